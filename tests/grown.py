"""How heavy the pages of a grown playbook are, told from what the views write: a build would take minutes."""

import re

from macros.addresses import address_of
from macros.pages import stubs
from macros.parts import pages_listed
from macros.playbook import Key, Playbook
from macros.views import Site
from tests.accept import write_pages

KB = 1024
#: What stands around the views' part of a page at 2,000 records, where it has a list of its sections, and where none.
AROUND_LIST, AROUND = 25 * KB, 17 * KB
#: Every worry in four variants, which is what it is for; how heavy it is does not hang on how many records there are.
FULLEST = re.compile(r"scripts/any-ask\b")
#: Pages that list everything, beside those whose lists can go on; their lists are as long as the models.
ALL_FIELDS = "contribute/fields/index.md"
PART = re.compile(r"part-\d+/index\.md\Z")


def lists_of(book: Playbook) -> list[Key]:
    """Return every page with a list that can go on."""
    return [*pages_listed(), *(Key("sheets", id) for id in book.sheets)]


def too_heavy(book: Playbook) -> dict[str, int]:
    """Return the pages that would pass their limit, with their KB; of copies of a record one is as heavy as another."""
    lists = {f"{address_of(key)}index.md" for key in lists_of(book) if key.id not in ("check", "when-not-to-ask")}
    found = {}
    for page in stubs(book):
        if re.search(r"-n(?!2)\d+", page.file) or page.moved_to:
            continue
        (text,) = write_pages(Site(book), [page]).values()
        whole_list = page.file in lists or page.file == ALL_FIELDS or PART.search(page.file)
        size = (len(text.encode()) + (AROUND_LIST if whole_list else AROUND)) / KB
        if size > (150 if whole_list else 68 if FULLEST.match(page.file) else 60):
            found[page.file] = round(size)
    return found

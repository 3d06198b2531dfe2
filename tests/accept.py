"""Keep today's pages of the toy as what the tests expect, and the labels that they show: `make accept`.

Look at the difference before it is committed.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from macros import parts
from macros.editions import editions
from macros.exports.api import api_files
from macros.exports.feed import feed
from macros.exports.llms import llms
from macros.exports.pdfs import jobs_of
from macros.exports.search import search_index
from macros.exports.take import taken
from macros.exports.twins import twins
from macros.labels import Labels
from macros.loading import load
from macros.pages import Stub, stubs
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.problems import DataProblems
from macros.views import MACROS, Site
from macros.views.labels import LIST
from macros.views.theme import theme_partials
from tests.projects import PROJECT, TOY_DATA

EXPECTED = PROJECT / "tests" / "toy_site"
IMPRINT = Imprint("Toy", "https://example.org/toy/")
REPOSITORY = "https://example.org/toy"
#: Views whose pages are the same for every playbook.
SAME_FOR_ALL = ("written", "field_reference", "what_changed")


def write_pages(site: Site, pages: Iterable[Stub] | None = None) -> dict[str, str]:
    """Return what the views write for the pages of a site, or for some of them, by the page's file in `docs/`."""
    written = {}
    for page in stubs(site.playbook) if pages is None else pages:
        call = re.fullmatch(r"(\w+)\((.*)\)", page.call)
        assert call, page
        arguments = [part.strip(' "') for part in call[2].split(",") if part.strip()]
        written[page.file] = MACROS[call[1]](site, *arguments)
    return written


@contextmanager
def long_lists(room: int = 3000) -> Iterator[None]:
    """Take lists for long: as they are in a playbook of thousands of records, where one page has no room for them."""
    was, parts.ROOM = parts.ROOM, room
    try:
        yield
    finally:
        parts.ROOM = was


def in_its_own_words(toy: Playbook) -> Playbook:
    """Call each label and each fixed page by its id: those are the edition's, and its words may change any day."""
    slots = {id: re.findall(r"\{.*?\}", text) for id, text in toy.labels.items()}
    toy.labels = Labels({id: " ".join([id, *found]) for id, found in slots.items()}, toy.labels.file)
    for id, page in toy.pages.items():
        own = {"title": f"Page {id}", "summary": f"What {id} is for.", "aliases": [f"where is {id}"]}
        toy.pages[id] = page.model_copy(update=own)
    return toy


@lru_cache(maxsize=1)
def rendered_toy() -> dict[str, str]:
    """Return every page of the toy that its records tell from another playbook's, by the name of the kept file."""
    return rendered(load([TOY_DATA]))


def rendered(toy: Playbook) -> dict[str, str]:
    """Return what is kept of a toy, which is in its own words then."""
    toy = in_its_own_words(toy)
    written = write_pages(Site(toy, REPOSITORY))
    own = [page.file for page in stubs(toy) if page.call.partition("(")[0] not in SAME_FOR_ALL]
    return {f"{Path(file).parent.as_posix().replace('/', '-').lstrip('.') or 'home'}.md": written[file] for file in own}


class NotedText(str):
    """A label that notes which slots are filled in it."""

    slots: set[str]

    def format(self, *values: object, **slots: object) -> str:
        """Fill the slots."""
        self.slots.update(slots)
        return super().format(*values, **slots)


class NotedLabels(Labels):
    """Labels that note which of them are asked for, and their slots: those filled here, else those left to elements."""

    def __init__(self, labels: Labels) -> None:
        super().__init__(labels, labels.file)
        self.asked: dict[str, set[str]] = {}

    def __getitem__(self, id: str) -> str:
        text = NotedText(super().__getitem__(id))
        text.slots = self.asked.setdefault(id, set())
        return text


def labels_asked(book: Playbook) -> dict[str, list[str]]:
    """Return the labels that the pages, sheets and exports of a playbook show, each with its slots.

    The playbook's own labels then note what is asked.
    """
    book.labels = noted = NotedLabels(book.labels)
    site = Site(book, REPOSITORY)
    write_pages(site)
    with long_lists():
        write_pages(site)
    theme_partials(book)
    search_index(book)
    api_files(book, IMPRINT, editions()[0])
    feed(book, IMPRINT, editions())
    llms(book, IMPRINT)
    taken(site, IMPRINT, editions()[0])
    twins(site, IMPRINT)
    for _ in jobs_of(site):
        pass  # the words of a job are gathered when it is yielded
    left = {id: re.findall(r"\{(\w+)\}", str(noted[id])) for id, slots in noted.asked.items() if not slots}
    return {id: sorted(noted.asked[id] or left[id]) for id in sorted(noted.asked)}


def as_list(asked: dict[str, list[str]]) -> str:
    """Write labels and their slots, one label a line."""
    return "".join(f"{' '.join([id, *slots])}\n" for id, slots in asked.items())


def main() -> None:
    """Write every page, remove what is no page any more, and list the labels."""
    pages, labels = rendered_toy(), labels_asked(load([TOY_DATA]))  # before anything is removed: they may fail
    EXPECTED.mkdir(exist_ok=True)
    for file in EXPECTED.glob("*.md"):
        file.unlink()
    for name, text in pages.items():
        (EXPECTED / name).write_text(text, encoding="utf-8")
    LIST.write_text(as_list(labels), encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except DataProblems as problems:
        sys.exit(str(problems))

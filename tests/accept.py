"""Keep today's pages of the toy as what the tests expect, and the labels that they show: `make accept`.

Look at the difference before it is committed.
"""

import re
import sys
from functools import lru_cache
from pathlib import Path

from macros.exports.pdfs import jobs_of
from macros.exports.search import search_index
from macros.labels import Labels
from macros.loading import load
from macros.pages import stubs
from macros.playbook import Playbook
from macros.problems import DataProblems
from macros.views import MACROS, Site
from macros.views.labels import LIST
from macros.views.theme import theme_partials
from tests.projects import PROJECT, TOY_DATA

EXPECTED = PROJECT / "tests" / "toy_site"
REPOSITORY = "https://example.org/toy"
#: Views whose pages are the same for every playbook.
SAME_FOR_ALL = ("written", "field_reference")


def write_pages(site: Site) -> dict[str, str]:
    """Return what the views write for every page of a site, by the page's file in `docs/`."""
    written = {}
    for page in stubs(site.playbook):
        call = re.fullmatch(r"(\w+)\((.*)\)", page.call)
        assert call, page
        arguments = [part.strip(' "') for part in call[2].split(",") if part.strip()]
        written[page.file] = MACROS[call[1]](site, *arguments)
    return written


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


class NotedLabels(Labels):
    """Labels that note which of them are asked for."""

    def __init__(self, labels: Labels) -> None:
        super().__init__(labels, labels.file)
        self.asked: set[str] = set()

    def __getitem__(self, id: str) -> str:
        self.asked.add(id)
        return super().__getitem__(id)


def labels_asked(book: Playbook) -> list[str]:
    """List the labels that the pages, sheets and search of a playbook show; its own labels then note what is asked."""
    book.labels = noted = NotedLabels(book.labels)
    site = Site(book, REPOSITORY)
    write_pages(site)
    theme_partials(book)
    search_index(book)
    for _ in jobs_of(site):
        pass  # the words of a job are gathered when it is yielded
    return sorted(noted.asked)


def main() -> None:
    """Write every page, remove what is no page any more, and list the labels."""
    pages, labels = rendered_toy(), labels_asked(load([TOY_DATA]))  # before anything is removed: they may fail
    EXPECTED.mkdir(exist_ok=True)
    for file in EXPECTED.glob("*.md"):
        file.unlink()
    for name, text in pages.items():
        (EXPECTED / name).write_text(text, encoding="utf-8")
    LIST.write_text("".join(f"{id}\n" for id in labels), encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except DataProblems as problems:
        sys.exit(str(problems))

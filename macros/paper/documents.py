"""Every document that the sheets make: one file a sheet or a record, for each paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.paper.cheat_sheet import cheat_sheet
from macros.paper.deck import deck
from macros.paper.press import Document
from macros.paper.situation import situation
from macros.playbook import Key, Playbook

#: Where the files stand in the site.
FOLDER = "downloads"


@dataclass(frozen=True)
class Leaflet:
    """One thing to print, on whichever paper: the start of its files' names, its template and its subject."""

    name: str
    template: str
    sheet: str
    subject: Key
    layout: str = ""
    note: str = ""
    pages_shown: int = 1

    def file(self, paper: str) -> str:
        """Return the name of its file for *paper*, without the ending."""
        return f"{self.name}-{paper}"

    def pictures(self, paper: str) -> list[str]:
        """Return the names of the pictures of its first pages."""
        return [f"{self.file(paper)}-{number}.png" for number in range(1, self.pages_shown + 1)]


def leaflets(book: Playbook, id: str) -> list[Leaflet]:
    """List what a sheet record makes."""
    sheet, key = book.sheets[id], Key("sheets", id)
    match sheet.kind:
        case "cheat-sheet":
            return [Leaflet(id, sheet.kind, id, key)]
        case "deck":
            return [
                Leaflet(id, sheet.kind, id, key, "duplex", "leaflet-duplex", 2),
                Leaflet(f"{id}-fold", sheet.kind, id, key, "fold", "leaflet-fold"),
            ]
        case "situation":
            return [Leaflet(f"situation-{one}", sheet.kind, id, Key("situations", one)) for one in book.on_sheet(id)]
    return []


def documents(book: Playbook) -> Iterator[tuple[Leaflet, Document]]:
    """Yield every document, sheet by sheet, each for its papers in turn."""
    for id, sheet in book.sheets.items():
        for leaflet in leaflets(book, id):
            for paper in sheet.papers:
                yield leaflet, document(book, leaflet, paper)


def document(book: Playbook, leaflet: Leaflet, paper: str) -> Document:
    """Return the words and the shape of one file."""
    sheet, subject = book.sheets[leaflet.sheet], book.titled[leaflet.subject]
    return Document(
        name=leaflet.file(paper),
        template=leaflet.template,
        title=subject.title,
        summary=subject.summary,
        paper=paper,
        orientation=sheet.orientation,
        words=_words(book, leaflet),
    )


def _words(book: Playbook, leaflet: Leaflet) -> dict[str, Any]:
    match leaflet.template:
        case "cheat-sheet":
            return cheat_sheet(book, leaflet.sheet)
        case "deck":
            return deck(book, leaflet.sheet) | {"layout": leaflet.layout}
        case "situation":
            return situation(book, leaflet.sheet, leaflet.subject.id)
    raise KeyError(leaflet.template)

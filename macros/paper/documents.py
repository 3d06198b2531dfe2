"""Every document that the sheets make: the words of each leaflet, for each paper."""

from collections.abc import Iterator
from typing import Any

from macros.paper.cheat_sheet import cheat_sheet
from macros.paper.checklist import checklist
from macros.paper.deck import deck
from macros.paper.leaflets import Leaflet, leaflets
from macros.paper.press import Document
from macros.paper.situation import situation
from macros.views.site import Site


def documents(site: Site) -> Iterator[tuple[Leaflet, Document]]:
    """Yield every document, sheet by sheet, each for its papers in turn."""
    for id, sheet in site.playbook.sheets.items():
        for leaflet in leaflets(site.playbook, id):
            words = _words(site, leaflet)
            subject = site.playbook.titled[leaflet.subject]
            for paper in sheet.papers:
                yield (
                    leaflet,
                    Document(
                        name=leaflet.file(paper),
                        template=leaflet.template,
                        title=subject.title,
                        summary=subject.summary,
                        paper=paper,
                        orientation=sheet.orientation,
                        subject=leaflet.subject,
                        words=words,
                    ),
                )


def _words(site: Site, leaflet: Leaflet) -> dict[str, Any]:
    book = site.playbook
    match leaflet.template:
        case "cheat-sheet":
            return cheat_sheet(book, leaflet.sheet)
        case "deck":
            return deck(book, leaflet.sheet) | {"layout": leaflet.layout}
        case "situation":
            return situation(book, leaflet.sheet, leaflet.subject.id)
    return checklist(site, leaflet.sheet, leaflet.subject.id)

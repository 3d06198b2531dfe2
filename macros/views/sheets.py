"""The pages of what can be printed: the gallery, and a page a sheet."""

from types import SimpleNamespace
from typing import Any

from macros.paper.cheat_sheet import cheat_sheet
from macros.paper.press import picture_size
from macros.paper.printouts import FOLDER, Printout, printout_of, printouts
from macros.paper.said import Said
from macros.playbook import Key
from macros.records.sheet import LISTS, Sheet
from macros.views.registry import macro, page_macro
from macros.views.site import Desk, Link, Site

#: What every part of a sheet may leave out, so that a template can ask for it.
_OPTIONAL = ("statement", "shape", "sign", "fix", "line")


@page_macro("print")
def print_gallery(site: Site) -> str:
    """Write the gallery: every sheet with a picture of it and its files."""
    desk = site.at("print/")
    sheets = []
    for id in desk.playbook.sheets:
        found = printouts(desk.playbook, id)
        several = len({printout.subject for printout in found}) > 1
        more = desk.labels["print-each"].format(count=len(found)) if several else ""
        sheets.append(SimpleNamespace(link=desk.link("sheets", id), first=_printout(desk, found[0]), more=more))
    return desk.render("pages/print.html", head=desk.head(Key("pages", "print")), sheets=sheets)


@macro
def sheet(site: Site, id: str) -> str:
    """Write the page of a sheet: its files, and what is on it."""
    desk = site.at(f"print/{id}/")
    record, found = desk.playbook.sheets[id], printouts(desk.playbook, id)
    return desk.render(
        "pages/sheet.html",
        head=desk.head(Key("sheets", id)),
        printouts=[_printout(desk, printout) for printout in found],
        cheat=_cheat_sheet(desk, id) if record.kind == "cheat-sheet" else None,
        links=_links(desk, record, found),
        near=desk.neighbours("sheets", id),
    )


def files_of(desk: Desk, key: Key) -> SimpleNamespace | None:
    """Return the files that some sheet makes of a record, such as the page of a situation."""
    printout = printout_of(desk.playbook, key)
    return _printout(desk, printout) if printout else None


def _links(desk: Desk, sheet: Sheet, found: list[Printout]) -> list[Link]:
    """List the records on a sheet: those that it lists, or the one that each of its pages is about."""
    if sheet.kind in LISTS:
        return [desk.link(*printout.subject) for printout in found]
    return [*desk.links("patterns", sheet.patterns or ()), *desk.links("tactics", sheet.tactics or ())]


def _printout(desk: Desk, printout: Printout) -> SimpleNamespace:
    """Return what a page shows of one thing to print: its files, and pictures of its first pages."""
    sheet = desk.playbook.sheets[printout.sheet]
    subject = desk.link(*printout.subject)
    names = {"a4": desk.labels["paper-a4"], "letter": desk.labels["paper-letter"]}
    width, height = picture_size(sheet.papers[0], sheet.orientation)
    return SimpleNamespace(
        title=subject.title,
        subject=None if subject.kind == "sheets" else subject,
        note=desk.labels[printout.note] if printout.note else "",
        files=[
            SimpleNamespace(paper=paper, label=names[paper], address=desk.url(f"{FOLDER}/{printout.file(paper)}.pdf"))
            for paper in sheet.papers
        ],
        pictures=[
            SimpleNamespace(
                address=desk.url(f"{FOLDER}/{picture}"),
                text=desk.labels["picture-of"].format(title=subject.title, number=number),
                width=width,
                height=height,
            )
            for number, picture in enumerate(printout.pictures(sheet.papers[0]), start=1)
        ],
    )


def _cheat_sheet(desk: Desk, id: str) -> Any:
    """Return the words of the one-page sheet as its page shows them; the needs stand in two columns."""
    sheet = _shown(desk, cheat_sheet(desk.playbook, id))
    half = (len(sheet.needs) + 1) // 2
    sheet.columns = [column for column in (sheet.needs[:half], sheet.needs[half:]) if column]
    return sheet


def _shown(desk: Desk, words: Any) -> Any:
    """Turn the words of a sheet into what a template may see."""
    match words:
        case Said():
            return words.text
        case list():
            return [_shown(desk, item) for item in words]
        case dict():
            fields = {name: _shown(desk, item) for name, item in words.items()}
            if "address" in fields:
                fields["address"] = desk.url(fields["address"])
            return SimpleNamespace(**dict.fromkeys(_OPTIONAL) | fields)
    return words

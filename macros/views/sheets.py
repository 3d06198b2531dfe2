"""The pages of what can be printed: the gallery, and a page a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.listed import letters
from macros.paper.cheat_sheet import NeedPart, cheat_sheet
from macros.paper.press import picture_size
from macros.paper.printouts import FOLDER, Printout, printout_of, printouts
from macros.parts import EACH, Entry, listing
from macros.playbook import Key, Playbook
from macros.records.sheet import LISTS, Sheet
from macros.views.registry import macro, page_macro
from macros.views.site import Desk, Link, Site
from macros.views.split import part_of

#: Bytes of the tags of a printout with its picture and its files.
_TAGS = 560


@dataclass(frozen=True)
class PaperFile:
    """A file to print on one paper."""

    paper: str
    label: str
    address: str


@dataclass(frozen=True)
class Picture:
    """A small picture of a page, its size in pixels, and the text in its place."""

    address: str
    text: str
    width: int
    height: int


@dataclass(frozen=True)
class PrintoutShown:
    """One thing to print: its files, and pictures of its first pages.

    Attributes:
        subject: the record that it is about; None where that is the sheet itself.
        note: how this one is laid out, where a sheet has several, or nothing.
        first: the file behind its pictures.
    """

    title: str
    subject: Link | None
    note: str
    files: list[PaperFile]
    first: PaperFile
    pictures: list[Picture]


@dataclass(frozen=True)
class SheetListed:
    """A sheet in the gallery: what it makes first, and how many it makes where each is about another record."""

    link: Link
    first: PrintoutShown
    more: str


@page_macro("print")
def print_gallery(site: Site) -> str:
    """Write the gallery: every sheet with a picture of it and its files."""
    desk = site.at("print/")
    sheets = [_listed(desk, id) for id in desk.playbook.sheets]
    return desk.render("pages/print.html", head=desk.head(Key("pages", "print")), sheets=sheets)


def _listed(desk: Desk, id: str) -> SheetListed:
    found = printouts(desk.playbook, id)
    several = len({printout.subject for printout in found}) > 1
    more = desk.labels["print-each"].format(count=len(found)) if several else ""
    return SheetListed(desk.link("sheets", id), _shown(desk, found[0]), more)


@macro
def sheet(site: Site, id: str, number: str = "1") -> str:
    """Write the page of a sheet: its files, and what is on it."""
    key = Key("sheets", id)
    named = {printout.name: printout for printout in printouts(site.playbook, id)}
    part = part_of(site, key, number, None, lambda desk, name: desk.link(*named[name].subject).title)
    found = [named[name] for name in part.ids()]
    desk, record = part.desk, site.playbook.sheets[id]
    cheat = cheat_sheet(desk.playbook, id) if record.kind == "cheat-sheet" else None
    return desk.render(
        "pages/sheet.html",
        head=part.head(key),
        parts=part.links,
        printouts=[_shown(desk, printout) for printout in found],
        cheat=cheat,
        columns=_columns(cheat.needs) if cheat else [],
        links=_records_on(desk, record, found),
        near=desk.neighbours("sheets", id),
    )


@listing(Key("sheets", EACH))
def _entries(book: Playbook, key: Key) -> Iterable[Entry]:
    for printout in printouts(book, key.id):
        title = book.titled[printout.subject].title
        yield Entry(key.id, printout.name, 5 * letters(title) + 5 * letters(printout.name) + _TAGS)


def printout_about(desk: Desk, key: Key) -> PrintoutShown | None:
    """Return what some sheet makes of a record, such as the page of a situation."""
    printout = printout_of(desk.playbook, key)
    return _shown(desk, printout) if printout else None


def _records_on(desk: Desk, sheet: Sheet, found: list[Printout]) -> list[Link]:
    """List the records on a sheet: those that it lists, or the one that each of its pages is about."""
    if sheet.kind in LISTS:
        return [desk.link(*printout.subject) for printout in found]
    return [*desk.links("patterns", sheet.patterns or ()), *desk.links("tactics", sheet.tactics or ())]


def _shown(desk: Desk, printout: Printout) -> PrintoutShown:
    sheet = desk.playbook.sheets[printout.sheet]
    subject = desk.link(*printout.subject)
    files = [
        PaperFile(paper, desk.labels[f"paper-{paper}"], desk.url(f"{FOLDER}/{printout.file(paper)}.pdf"))
        for paper in sheet.papers
    ]
    width, height = picture_size(sheet.papers[0], sheet.orientation)
    return PrintoutShown(
        title=subject.title,
        subject=None if subject.kind == "sheets" else subject,
        note=desk.labels[printout.note] if printout.note else "",
        files=files,
        first=files[0],
        pictures=[
            Picture(
                address=desk.url(f"{FOLDER}/{picture}"),
                text=desk.labels["picture-of"].format(title=subject.title, number=number),
                width=width,
                height=height,
            )
            for number, picture in enumerate(printout.pictures(sheet.papers[0]), start=1)
        ],
    )


def _columns(needs: list[NeedPart]) -> list[list[NeedPart]]:
    """Deal the needs into two columns, the first one no shorter than the second."""
    half = (len(needs) + 1) // 2
    return [column for column in (needs[:half], needs[half:]) if column]

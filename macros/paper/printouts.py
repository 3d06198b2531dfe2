"""What there is to print, by name: one printout a sheet, or one a record that the sheet is about."""

from dataclasses import dataclass

from macros.playbook import Key, Playbook
from macros.problems import Problem
from macros.records.sheet import LISTS
from macros.records.walk import value_of

#: Where the files stand in the site.
FOLDER = "downloads"


@dataclass(frozen=True)
class Printout:
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


def printouts(book: Playbook, id: str) -> list[Printout]:
    """List what a sheet record makes."""
    sheet, key = book.sheets[id], Key("sheets", id)
    match sheet.kind:
        case "cheat-sheet":
            return [Printout(id, sheet.kind, id, key)]
        case "deck":
            return [
                Printout(id, sheet.kind, id, key, "duplex", "printout-duplex", 2),
                Printout(f"{id}-fold", sheet.kind, id, key, "fold", "printout-fold"),
            ]
        case "situation" | "checklist":
            subjects = [Key(LISTS[sheet.kind], one) for one in on_sheet(book, id)]
            return [Printout(f"{sheet.kind}-{subject.id}", sheet.kind, id, subject) for subject in subjects]


def on_sheet(book: Playbook, id: str) -> list[str]:
    """List the records that a sheet makes a file for: its own list, or all that no other sheet of its kind lists."""
    sheet = book.sheets[id]
    name = LISTS[sheet.kind]
    if listed := getattr(sheet, name):
        return list(listed)
    others = [other for other in book.sheets.values() if other.kind == sheet.kind]
    elsewhere = {one for other in others for one in getattr(other, name) or ()}
    return [one for one in book.records(name) if one not in elsewhere]


def printout_of(book: Playbook, key: Key) -> Printout | None:
    """Return the printout that is about a record, such as the page of a situation."""
    for id, sheet in book.sheets.items():
        if LISTS.get(sheet.kind) == key.kind and key.id in on_sheet(book, id):
            return next(printout for printout in printouts(book, id) if printout.subject == key)
    return None


def unlisted(book: Playbook) -> list[Problem]:
    """List the patterns and tactics that no sheet lists; that is no mistake, and easily overlooked."""
    return sorted(
        book.problem(Key(kind, id), (), "no sheet to print lists it", f"add it to {kind} of a sheet", "on-no-sheet")
        for kind in ("patterns", "tactics")
        for id in book.records(kind)
        if not any(id in (value_of(sheet, kind) or ()) for sheet in book.sheets.values())
    )

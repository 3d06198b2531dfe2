"""What there is to print, by name: one leaflet a sheet, or one a record that the sheet is about."""

from dataclasses import dataclass

from macros.playbook import Key, Playbook
from macros.records.sheet import LISTS

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
        case "situation" | "checklist":
            subjects = [Key(LISTS[sheet.kind], one) for one in on_sheet(book, id)]
            return [Leaflet(f"{sheet.kind}-{subject.id}", sheet.kind, id, subject) for subject in subjects]


def on_sheet(book: Playbook, id: str) -> list[str]:
    """List the records that a sheet makes a file for: its own list, or all that no other sheet of its kind lists."""
    sheet = book.sheets[id]
    name = LISTS[sheet.kind]
    if listed := getattr(sheet, name):
        return list(listed)
    others = [other for other in book.sheets.values() if other.kind == sheet.kind]
    elsewhere = {one for other in others for one in getattr(other, name) or ()}
    return [one for one in book.records(name) if one not in elsewhere]


def leaflet_of(book: Playbook, key: Key) -> Leaflet | None:
    """Return the leaflet that is about a record, such as the page of a situation."""
    for id, sheet in book.sheets.items():
        if LISTS.get(sheet.kind) == key.kind and key.id in on_sheet(book, id):
            return next(leaflet for leaflet in leaflets(book, id) if leaflet.subject == key)
    return None

"""Rules between sheets, and what no sheet holds."""

from collections.abc import Iterator
from typing import cast

from macros.problems import Problem
from macros.records.sheet import LISTS, Sheet
from macros.shelf import Entry, Shelf


def no_record_is_on_two_sheets_of_a_kind(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that a record whose sheet is a file of its own is laid out by one sheet only."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in shelf.entries("sheets"):
        sheet = cast(Sheet, entry.record)
        if sheet.kind not in LISTS:
            continue
        name = LISTS[sheet.kind]
        listed: list[str] | None = getattr(sheet, name)
        places = [((name, place), id) for place, id in enumerate(listed)] if listed else [(("kind",), "")]
        for loc, id in places:
            first = seen.setdefault((sheet.kind, id), entry)
            if first is not entry:
                what = f"'{id}' is also on" if id else "all that no other sheet lists are also on"
                what = f"{what} the sheet '{first.id}', and both would write the same file"
                yield entry.problem(loc, what, f"list {name} that '{first.id}' does not hold", "on-two-sheets")


def unlisted(shelf: Shelf) -> Iterator[Problem]:
    """Tell which patterns and tactics no sheet lists; that is no mistake, and easily overlooked."""
    sheets = [cast(Sheet, entry.record) for entry in shelf.entries("sheets")]
    for kind in ("patterns", "tactics"):
        listed = {id for sheet in sheets for id in getattr(sheet, kind) or ()}
        for entry in shelf.entries(kind):
            if entry.id not in listed:
                yield entry.problem((), "no sheet to print lists it", f"add it to {kind} of a sheet", "on-no-sheet")

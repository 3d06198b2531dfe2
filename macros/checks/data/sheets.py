"""No two sheets write the same file, and each writes one."""

from collections.abc import Iterator

from macros.checks.data import DataRule
from macros.problems import Problem
from macros.records.sheet import LISTS, Sheet
from macros.store import Entry, RecordStore


def no_record_is_on_two_sheets_of_a_kind(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a record whose sheet is a file of its own is laid out by one sheet only."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry, sheet in store.of(Sheet):
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


def every_sheet_of_all_the_rest_holds_something(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a sheet of all that no other sheet lists is left with a record."""
    sheets = list(store.of(Sheet))
    for entry, sheet in sheets:
        name = LISTS.get(sheet.kind)
        if not name or name in store.broken or getattr(sheet, name):
            continue
        listed = {id for _, other in sheets if other.kind == sheet.kind for id in getattr(other, name) or ()}
        if listed.issuperset(store.whole_ids(name)):
            what = f"it lists no {name}, and none is left that no other sheet lists"
            remedy = f"remove this sheet, or take {name} from another and leave them to this one"
            yield entry.problem(("kind",), what, remedy, "empty-sheet")


def every_sheet_writes_files_of_its_own(store: RecordStore) -> Iterator[Problem]:
    """Ensure that no sheet is called as the file of one record is, or as the folded form of another sheet."""
    for entry, _ in store.of(Sheet):
        kinds = (kind for kind, name in LISTS.items() if entry.id.removeprefix(f"{kind}-") in store.ids(name))
        taken = next((kind for kind in kinds if entry.id.startswith(f"{kind}-")), None)
        if entry.id.endswith("-fold") and entry.id.removesuffix("-fold") in store.ids("sheets"):
            taken = "folded sheet"
        if taken:
            what = f"a {taken} is written to a file of this name already"
            yield entry.problem((), what, "rename the file", "address-taken")


#: What must hold between sheets.
RULES: list[DataRule] = [
    no_record_is_on_two_sheets_of_a_kind,
    every_sheet_of_all_the_rest_holds_something,
    every_sheet_writes_files_of_its_own,
]

"""Titles, numbers, addresses and ids tell records apart."""

from collections.abc import Iterator

from macros.checks.data import DataRule, of_each
from macros.problems import Problem
from macros.records import KINDS, PAGED, SINGLES, Record
from macros.records.base import Loc, Ref, Titled
from macros.records.interface import FixedPage
from macros.records.pattern import Pattern
from macros.records.walk import marked_fields, value_of
from macros.store import Entry, RecordStore


def titles_and_summaries_are_unique(store: RecordStore) -> Iterator[Problem]:
    """Ensure that no two pages carry the same title or the same summary."""
    for name in ("title", "summary"):
        seen: dict[str, Entry] = {}
        for entry in store.all():
            if isinstance(entry.record, Titled | FixedPage):
                text = getattr(entry.record, name)
                first = seen.setdefault(text.casefold(), entry)
                if first is not entry:
                    what = f"'{text[:40]}' is also the {name} of {first.kind}/{first.id}"
                    yield entry.problem((name,), what, f"write another {name}", "not-unique")


def numbers_are_unique(store: RecordStore) -> Iterator[Problem]:
    """Ensure that no two records of a kind share a number."""
    for kind in KINDS:
        seen: dict[int, Entry] = {}
        for entry in store.entries(kind):
            number = getattr(entry.record, "number", None)
            first = seen.setdefault(number, entry) if number is not None else entry
            if first is not entry:
                free = 1 + max(seen)
                what = f"{number} is also the number of '{first.id}'"
                yield entry.problem(("number",), what, f"write {free}, the next that is free", "duplicate-number")


def no_two_pages_have_one_address(store: RecordStore) -> Iterator[Problem]:
    """Ensure that no record stands where a fixed page does, as an exercise called mixed would, nor a page at a file."""
    for entry in store.all():
        kind = PAGED.get(entry.kind)
        if kind and (address := f"{kind.at}/{entry.id}") in store.ids("pages"):
            what = f"{address}/ is the address of another page"
            yield entry.problem((), what, "rename the file", "address-taken")
    for entry, page in store.of(FixedPage):
        if page.id in SINGLES and issubclass(SINGLES[page.id].model, Titled):
            what = f"{page.id}/ is the address of what {page.id}.yaml says"
            yield entry.problem(("id",), what, "choose another address", "address-taken")


def a_page_stands_below_a_page(store: RecordStore) -> Iterator[Problem]:
    """Ensure that the way to a fixed page, which stands at its top, leads over pages only."""
    for entry, page in store.of(FixedPage):
        above = page.id.rpartition("/")[0]
        if above and above not in store.ids("pages"):
            what = f"it stands below {above}/, and no page is there"
            remedy = f"add an entry with the id {above}, or choose another address"
            yield entry.problem(("id",), what, remedy, "no-page-above")


@of_each
def lists_hold_each_id_once(entry: Entry) -> Iterator[Problem]:
    """Ensure that an id stands once in each list of a record: signs, blanks, variants, tactics, related."""
    yield from _repeats(entry, entry.record, ())


def _repeats(entry: Entry, record: Record, loc: Loc) -> Iterator[Problem]:
    for name, marks in marked_fields(type(record)):
        value = value_of(record, name)
        if isinstance(value, Record):
            yield from _repeats(entry, value, (*loc, name))
        names_records = any(isinstance(mark, Ref) for mark in marks)
        seen: set[str] = set()
        for position, item in enumerate(value if isinstance(value, list) else []):
            place: Loc = (*loc, name, position)
            if isinstance(item, Record):
                yield from _repeats(entry, item, place)
            id = getattr(item, "id", None) if isinstance(item, Record) else item if names_records else None
            if id is not None and id in seen:
                what = f"'{id}' stands in this list twice"
                inside = ("id",) if isinstance(item, Record) else ()
                yield entry.problem((*place, *inside), what, "remove or rename one of the two", "duplicate-item")
            seen.add(str(id))


def no_record_is_related_to_itself(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a pattern names other patterns as related, never itself."""
    for entry, pattern in store.of(Pattern):
        for position, related in enumerate(pattern.related):
            if related.id == entry.id:
                what = "the pattern is related to itself"
                yield entry.problem(("related", position, "id"), what, "name another pattern", "own-relation")


#: What tells records apart.
RULES: list[DataRule] = [
    titles_and_summaries_are_unique,
    numbers_are_unique,
    no_two_pages_have_one_address,
    a_page_stands_below_a_page,
    lists_hold_each_id_once,
    no_record_is_related_to_itself,
]

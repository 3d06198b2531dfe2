"""Rules between records: one function a rule, each told what to judge and returning what it found."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, cast

from macros.learn_rules import LEARN_RULES
from macros.problems import Problem, suggestion
from macros.prose import misformed_link, record_links
from macros.records import COLLECTIONS, KINDS, SINGLE_PAGES, SINGLES, Moved, Record, folder_of
from macros.records.base import Loc, Markup, Ref, Titled, leaves, marked_fields
from macros.records.interface import FixedPage
from macros.records.principle import Principle
from macros.script_rules import SCRIPT_RULES
from macros.sheet_rules import no_record_is_on_two_sheets_of_a_kind
from macros.shelf import Entry, Shelf

#: Targets of a reference that are several kinds at once, and what people call them.
_SKILLS = {"skills": ("patterns", "tactics")}
_NAMES = {"skills": "patterns and tactics", "addresses": "pages"}


def broken_rules(shelf: Shelf) -> list[Problem]:
    """Hold every rule against the records on the shelf."""
    return [problem for rule in RULES for problem in rule(shelf)]


def every_file_is_there(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that each single file exists and that each of its lists has an entry in some root."""
    for name, model in SINGLES.items():
        if name not in shelf.ids(shelf.FILES):
            what = "the file is missing from every data root"
            remedy = "add it; contribute/fields/ lists what it holds"
            yield Problem(f"{name}.yaml", 1, 1, "file", what, remedy, "missing-file")
        elif name in COLLECTIONS and name not in shelf.broken:
            for field in model.model_fields:
                if not shelf.ids(field):
                    what, remedy = (
                        "no data root lists any",
                        f"write: {str(model.model_fields[field].description).rstrip('.')}",
                    )
                    yield Problem(f"{name}.yaml", 1, 1, field, what, remedy, "missing-field")


def no_id_stands_twice(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that no list of a collection holds two entries of one id."""
    yield from shelf.twins


def every_reference_exists(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that every id that a record names belongs to a record."""
    for entry in shelf.all():
        for leaf in leaves(entry.record):
            for mark in leaf.marks:
                if isinstance(mark, Ref):
                    yield from _unknown(shelf, entry, leaf.loc, mark.target, leaf.text)


def every_link_in_prose_exists(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that every link inside a text leads to a record."""
    for entry in shelf.all():
        for leaf in leaves(entry.record):
            if any(isinstance(mark, Markup) for mark in leaf.marks):
                if bad := misformed_link(leaf.text):
                    remedy = "write [words](patterns:its-id): a link names a record, by its kind and id"
                    yield entry.problem(leaf.loc, f"'{bad}' is no link to a record", remedy, "bad-link")
                for kind, id in record_links(leaf.text):
                    if kind not in KINDS:
                        what = f"'{kind}:{id}' names no kind of record"
                        remedy = suggestion(kind, list(KINDS), f"begin it with one of {', '.join(KINDS)}")
                        yield entry.problem(leaf.loc, what, remedy, "unknown-reference")
                    else:
                        yield from _unknown(shelf, entry, leaf.loc, kind, id)


def every_moved_record_leads_on(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that a moved record leads to a whole record of its kind, and not to another moved one."""
    for entry in shelf.moved():
        new = cast(Moved, entry.record).moved
        yield from _unknown(shelf, entry, ("moved",), entry.kind, new)
        if shelf.new_id(entry.kind, new):
            what = f"'{new}' has itself moved"
            yield entry.problem(("moved",), what, "name the id where it stands now", "moved-twice")


def _unknown(shelf: Shelf, entry: Entry, loc: Loc, target: str, id: str) -> Iterator[Problem]:
    known = _known_ids(shelf, entry, target)
    new = next((new for kind in _SKILLS.get(target, (target,)) if (new := shelf.new_id(kind, id))), None)
    if new and not isinstance(entry.record, Moved):
        yield entry.problem(loc, f"'{id}' has moved", f"write '{new}'", "unknown-reference")
    elif id not in known and not _is_told(shelf, target, known):
        name = f"lines of the {target[1:]}" if target.startswith(".") else _NAMES.get(target, target)
        what = f"there is no '{id}' among the {name}"
        others = [other for other in known if not (other == entry.id and target == entry.kind)]
        remedy = suggestion(id, others, f"write one of {', '.join(others[:12])}" if others else "add it first")
        yield entry.problem(loc, what, remedy, "unknown-reference")


def _known_ids(shelf: Shelf, entry: Entry, target: str) -> Collection[str]:
    match target:
        case "needs":
            return [need.id for entry in shelf.entries("principle") for need in cast(Principle, entry.record).needs]
        case "skills":
            return [id for kind in _SKILLS[target] for id in shelf.ids(kind)]
        case "addresses":
            pages = [f"{folder_of(kind)}/{id}" for kind in KINDS for id in shelf.whole_ids(kind)]
            return [*SINGLE_PAGES, *shelf.ids("pages"), *pages]
        case str() if target.startswith("."):
            return [item.id for item in getattr(entry.record, target[1:])]
    return shelf.ids(target)


def _is_told(shelf: Shelf, target: str, known: Collection[str]) -> bool:
    """Tell whether the file that lists *target* is itself broken or missing, so that all else would follow."""
    lists = {name: ["needs"] if name == "principle" else list(model.model_fields) for name, model in SINGLES.items()}
    home = next((name for name in ("principle", *COLLECTIONS) if target in lists[name]), None)
    return home is not None and (home in shelf.broken or not known)


def titles_and_summaries_are_unique(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that no two pages carry the same title or the same summary."""
    for name in ("title", "summary"):
        seen: dict[str, Entry] = {}
        for entry in shelf.all():
            if isinstance(entry.record, Titled | FixedPage):
                text = getattr(entry.record, name)
                first = seen.setdefault(text.casefold(), entry)
                if first is not entry:
                    what = f"'{text[:40]}' is also the {name} of {first.kind}/{first.id}"
                    yield entry.problem((name,), what, f"write another {name}", "not-unique")


def numbers_are_unique(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that no two patterns, no two tactics and no two tracks share a number."""
    for kind in ("patterns", "tactics", "tracks"):
        seen: dict[int, Entry] = {}
        for entry in shelf.entries(kind):
            number = cast(Any, entry.record).number
            first = seen.setdefault(number, entry) if number is not None else entry
            if first is not entry:
                free = 1 + max(seen)
                what = f"{number} is also the number of '{first.id}'"
                yield entry.problem(("number",), what, f"write {free}, the next that is free", "duplicate-number")


def lists_hold_each_id_once(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that an id stands once in each list of a record: signs, blanks, variants, tactics, related."""
    for entry in shelf.all():
        yield from _repeats(entry, entry.record, ())


def _repeats(entry: Entry, record: Record, loc: Loc) -> Iterator[Problem]:
    for name, marks in marked_fields(type(record)):
        value = getattr(record, name)
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


def no_record_is_related_to_itself(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that a pattern names other patterns as related, never itself."""
    for entry in shelf.entries("patterns"):
        for position, related in enumerate(cast(Any, entry.record).related):
            if related.id == entry.id:
                what = "the pattern is related to itself"
                yield entry.problem(("related", position, "id"), what, "name another pattern", "own-relation")


#: Every rule, in the order in which a reader would ask.
RULES: list[Callable[[Shelf], Iterator[Problem]]] = [
    every_file_is_there,
    no_id_stands_twice,
    every_reference_exists,
    every_link_in_prose_exists,
    every_moved_record_leads_on,
    *SCRIPT_RULES,
    titles_and_summaries_are_unique,
    numbers_are_unique,
    lists_hold_each_id_once,
    no_record_is_related_to_itself,
    *LEARN_RULES,
    no_record_is_on_two_sheets_of_a_kind,
]

"""Every file is there, and whatever a record names exists."""

from collections.abc import Collection, Iterator
from typing import cast

from macros.checks.data import DataRule
from macros.problems import Problem, suggestion
from macros.prose import misformed_link, record_links
from macros.records import COLLECTIONS, KINDS, PAGED, SINGLE_PAGES, SINGLES, Moved
from macros.records.base import Loc
from macros.records.names import short
from macros.records.principle import Principle
from macros.records.walk import fields_of
from macros.store import Entry, RecordStore

#: Targets of a reference that are several kinds at once, and what people call them.
_SKILLS = {"skills": ("patterns", "tactics")}
#: The file that lists the fixed pages.
SINGLE_OF_PAGES = "interface"
_NAMES = {"skills": "patterns and tactics", "addresses": "pages"}


def every_file_is_there(store: RecordStore) -> Iterator[Problem]:
    """Ensure that each single file exists and that each of its lists has an entry in some root."""
    for name, single in SINGLES.items():
        if name not in store.ids(store.FILES):
            what = "the file is missing from every data root"
            remedy = "add it; contribute/fields/ lists what it holds"
            yield Problem(f"{name}.yaml", 1, 1, "file", what, remedy, "missing-file")
        elif name in COLLECTIONS and name not in store.broken:
            for key, field in fields_of(single.model).items():
                if not store.ids(key):
                    what, remedy = "no data root lists any", f"write: {str(field.description).rstrip('.')}"
                    yield Problem(f"{name}.yaml", 1, 1, key, what, remedy, "missing-field")


def no_id_stands_twice(store: RecordStore) -> Iterator[Problem]:
    """Ensure that no list of a collection holds two entries of one id."""
    yield from store.twins


def every_reference_exists(store: RecordStore) -> Iterator[Problem]:
    """Ensure that every id that a record names belongs to a record."""
    sound: dict[str, frozenset[str]] = {}  # nearly every reference is: one look for each, and no more
    for entry in store.all():
        for leaf, target in entry.references:
            if target not in sound:
                sound[target] = frozenset(_sound_ids(store, entry, target))
            if leaf.text not in sound[target]:
                yield from _unknown(store, entry, leaf.loc, target, leaf.text)


def every_link_in_prose_exists(store: RecordStore) -> Iterator[Problem]:
    """Ensure that every link inside a text leads to a record."""
    for entry in store.all():
        for leaf in entry.prose:
            if bad := misformed_link(leaf.text):
                remedy = "write [words](patterns:its-id): a link names a record, by its kind and id"
                yield entry.problem(leaf.loc, f"'{short(bad)}' is no link to a record", remedy, "bad-link")
            for kind, id in record_links(leaf.text):
                if kind not in KINDS:
                    what = f"'{short(f'{kind}:{id}')}' names no kind of record"
                    remedy = suggestion(kind, list(KINDS), f"begin it with one of {', '.join(KINDS)}")
                    yield entry.problem(leaf.loc, what, remedy, "unknown-reference")
                else:
                    yield from _unknown(store, entry, leaf.loc, kind, id)


def every_moved_record_leads_on(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a moved record leads to a whole record of its kind, and not to another moved one."""
    for entry in store.moved():
        new = cast(Moved, entry.record).moved
        yield from _unknown(store, entry, ("moved",), entry.kind, new)
        if store.new_id(entry.kind, new):
            what = f"'{new}' has itself moved"
            yield entry.problem(("moved",), what, "name the id where it stands now", "moved-twice")


def no_record_stands_where_another_has_moved_from(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a record of a later root, which takes the place of an earlier one, has moved along with that."""
    yield from store.left_behind


def _unknown(store: RecordStore, entry: Entry, loc: Loc, target: str, id: str) -> Iterator[Problem]:
    known = _known_ids(store, entry, target)
    new = next((new for kind in _SKILLS.get(target, (target,)) if (new := store.new_id(kind, id))), None)
    if new and not isinstance(entry.record, Moved):
        yield entry.problem(loc, f"'{id}' has moved", f"write '{new}'", "unknown-reference")
    elif id not in known and not _is_told(store, target, known):
        name = f"lines of the {target[1:]}" if target.startswith(".") else _NAMES.get(target, target)
        what = f"there is no '{short(id)}' among the {name}"
        others = [other for other in known if other != entry.id] if target == entry.kind else list(known)
        remedy = suggestion(id, others, f"write one of {', '.join(others[:12])}" if others else "add it first")
        yield entry.problem(loc, what, remedy, "unknown-reference")


def _sound_ids(store: RecordStore, entry: Entry, target: str) -> list[str]:
    """List the ids that any record may name in a field of this target; none where that depends on the record."""
    if target.startswith("."):
        return []
    kinds = _SKILLS.get(target, (target,))
    return [id for id in _known_ids(store, entry, target) if not any(store.new_id(kind, id) for kind in kinds)]


def _known_ids(store: RecordStore, entry: Entry, target: str) -> Collection[str]:
    match target:
        case "needs":
            return [need.id for _, principle in store.of(Principle) for need in principle.needs]
        case "skills":
            return [id for kind in _SKILLS[target] for id in store.ids(kind)]
        case "addresses":
            pages = [f"{kind.at}/{id}" for kind in PAGED.values() for id in store.whole_ids(kind.name)]
            return [*SINGLE_PAGES, *store.ids("pages"), *pages]
        case str() if target.startswith("."):
            return [item.id for item in getattr(entry.record, target[1:])]
    return store.ids(target)


def _is_told(store: RecordStore, target: str, known: Collection[str]) -> bool:
    """Tell whether the file that lists *target* is itself broken or missing, so that all else would follow."""
    if target == "addresses":
        return SINGLE_OF_PAGES in store.broken
    home = next((name for name, single in SINGLES.items() if target in fields_of(single.model)), None)
    return home is not None and (home in store.broken or not known)


#: What must hold of every reference.
RULES: list[DataRule] = [
    every_file_is_there,
    no_id_stands_twice,
    every_reference_exists,
    every_link_in_prose_exists,
    every_moved_record_leads_on,
    no_record_stands_where_another_has_moved_from,
]

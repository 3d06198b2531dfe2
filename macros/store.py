"""All records that were read, before anyone has asked whether they hold together."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from macros.problems import Problem
from macros.prose import record_links
from macros.records import Moved, Record
from macros.records.base import InlineMarkup, Loc, Ref
from macros.records.walk import Leaf, leaves
from macros.yaml_document import YamlFile
from macros.yaml_texts import Place

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Named:
    """A record that a setting names, and where: the file of the settings, the place in it, the setting's path."""

    kind: str
    id: str
    file: str
    place: Place
    setting: str

    def told(self, what: str, remedy: str) -> Problem:
        """Describe what is wrong with naming the record there."""
        return Problem(self.file, self.place.line, self.place.column, self.setting, what, remedy, "bad-setting")


@dataclass(frozen=True, eq=False)
class Entry:
    """One record, its kind and id, and the place in its file where it begins.

    It lives as long as its file is not saved anew, through any number of stores; what is worked out of it alone is
    worked out once. `dropped` are the places in the file of items that the record does not hold, since they are about
    what is not shown.
    """

    kind: str
    id: str
    record: Record
    yaml: YamlFile
    start: Loc
    dropped: tuple[Loc, ...] = ()

    def __reduce__(self) -> tuple[type["Entry"], tuple[object, ...]]:
        """Keep no more than what was read: the rest is worked out again sooner than it is kept."""
        return Entry, (self.kind, self.id, self.record, self.yaml, self.start, self.dropped)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every text of the record, which several rules walk."""
        return tuple(leaves(self.record))

    @cached_property
    def references(self) -> tuple[tuple[Leaf, str], ...]:
        """Every text that names a record, with what it names: a kind, a word list, or a list of its own."""
        return tuple((leaf, mark.target) for leaf in self.leaves for mark in leaf.marks if isinstance(mark, Ref))

    @cached_property
    def prose(self) -> tuple[Leaf, ...]:
        """Every text in which a record may be linked."""
        return tuple(leaf for leaf in self.leaves if any(isinstance(mark, InlineMarkup) for mark in leaf.marks))

    def named(self, target: str) -> list[str]:
        """List the ids of one kind that the record names in fields, each once."""
        return list(dict.fromkeys(leaf.text for leaf, named in self.references if named == target))

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of everything that the record names, in fields and in prose."""
        linked = (id for leaf in self.prose for _, id in record_links(leaf.text))
        return frozenset((*(leaf.text for leaf, _ in self.references), *linked))

    def problem(self, loc: Loc, what: str, remedy: str, code: str) -> Problem:
        """Describe a mistake at *loc* inside the record."""
        return self.yaml.problem(self.start + self._in_file(loc), what, remedy, code)

    def _in_file(self, loc: Loc) -> Loc:
        """Return where *loc* stands in the file, which holds the items that the record does not."""
        found: Loc = ()
        for step in loc:
            if isinstance(step, int):
                for position in sorted(cast(int, at[-1]) for at in self.dropped if at[:-1] == found):
                    step += position <= step  # noqa: PLW2901 each item that was dropped before it moved it up
            found = (*found, step)
        return found


class RecordStore:
    """Records by kind and id, later ones in the place of earlier ones, and every id that a file takes.

    An id is taken even when its record is broken, so that one mistake is not reported as many.
    """

    FILES = "files"  # under which the single files are reserved: `sources` is a file, and also a list of ids

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], Entry] = {}
        self._reserved: dict[str, dict[str, None]] = {}
        self._of: dict[type[Record], list[tuple[Entry, Any]]] = {}
        self.twins: list[Problem] = []
        self.left_behind: list[Problem] = []
        self.broken: set[str] = set()  # kinds of which a file could not be read whole
        self.left_out: Mapping[tuple[str, str], Named] = {}  # by kind and id, with the setting for which it is
        self.first: Mapping[str, Sequence[str]] = {}  # ids that the settings put first, by kind

    def showing(self, entries: Iterable[Entry], left_out: Mapping[tuple[str, str], Named]) -> "RecordStore":
        """Return a store of *entries* that knows of no id that was *left_out*; this one stays as it is."""
        shown = RecordStore()
        shown._entries = {(entry.kind, entry.id): entry for entry in entries}
        for kind, ids in self._reserved.items():
            shown._reserved[kind] = {id: None for id in ids if (kind, id) not in left_out}
        shown.twins, shown.broken, shown.left_out = self.twins, self.broken, left_out
        return shown

    def reserve(self, kind: str, id: str) -> None:
        """Make *id* known among the records of *kind*."""
        self._reserved.setdefault(kind, {})[id] = None

    def put(self, entry: Entry) -> None:
        """Put a record on the store, in the place of one of the same kind and id from an earlier root."""
        before = self._entries.get((entry.kind, entry.id))
        if before and before.yaml is entry.yaml:
            what = f"the id '{entry.id}' stands in this file twice"
            self.twins.append(entry.problem(("id",), what, "rename or remove one of the two", "duplicate-id"))
            return
        if before and isinstance(before.record, Moved) and not isinstance(entry.record, Moved):
            new = before.record.moved  # where this one would stand beside the one that it is to replace
            what = f"what it takes the place of is called '{new}' now"
            remedy = f"rename this file to {new}.yaml; a record of your own wants another id"
            self.left_behind.append(entry.problem((), what, remedy, "original-moved"))
            return
        self.reserve(entry.kind, entry.id)
        self._entries[entry.kind, entry.id] = entry
        self._of.clear()

    def ids(self, kind: str) -> Collection[str]:
        """Return every id of *kind* that a file takes, in the order in which they were read."""
        return self._reserved.get(kind, {}).keys()

    def whole_ids(self, kind: str) -> list[str]:
        """Return the ids of *kind* that have not moved to another."""
        return [id for id in self.ids(kind) if not self.new_id(kind, id)]

    def new_id(self, kind: str, id: str) -> str | None:
        """Return the id to which a record has moved, if it has."""
        entry = self._entries.get((kind, id))
        return entry.record.moved if entry and isinstance(entry.record, Moved) else None

    def entries(self, kind: str) -> list[Entry]:
        """List the whole records of *kind*, in the order in which they were first read."""
        return [entry for entry in self.all() if entry.kind == kind and not isinstance(entry.record, Moved)]

    def of(self, model: type[R]) -> list[tuple[Entry, R]]:
        """List every whole record of one model, with its entry."""
        if model not in self._of:
            self._of[model] = [(entry, entry.record) for entry in self.all() if isinstance(entry.record, model)]
        return self._of[model]

    def entry(self, kind: str, id: str) -> Entry:
        """Return one record."""
        return self._entries[kind, id]

    def moved(self) -> list[Entry]:
        """List the records that only lead on to another."""
        return [entry for entry in self.all() if isinstance(entry.record, Moved)]

    def all(self) -> Iterator[Entry]:
        """Yield every record."""
        yield from self._entries.values()

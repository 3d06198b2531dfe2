"""All records that were read, before anyone has asked whether they hold together."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from macros.problems import Problem
from macros.prose import record_links
from macros.records import Moved, Record
from macros.records.base import InlineMarkup, Loc, Ref
from macros.records.walk import Leaf, leaves
from macros.yaml_document import YamlFile

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, eq=False)
class Entry:
    """One record, its kind and id, and the place in its file where it begins.

    It lives as long as its file is not saved anew, through any number of stores; what is worked out of it alone is
    worked out once.
    """

    kind: str
    id: str
    record: Record
    yaml: YamlFile
    start: Loc

    def __reduce__(self) -> tuple[type["Entry"], tuple[object, ...]]:
        """Keep no more than what was read: the rest is worked out again sooner than it is kept."""
        return Entry, (self.kind, self.id, self.record, self.yaml, self.start)

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
        return self.yaml.problem(self.start + loc, what, remedy, code)


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

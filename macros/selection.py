"""Which records a site shows: those that its settings leave out are taken out of the store, with all that names them.

    load -> read_roots -> selected -> rules between records -> playbook

A record that was read is shared by every store, so one that names what is gone is copied: without the item of a list
that names it, and with the words of a link in place of the link. What cannot do without is refused, with the setting.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from keyword import iskeyword
from pathlib import Path
from typing import Any

from macros.problems import Problem, shown_path, suggestion
from macros.prose import LINK, record_links
from macros.records import KINDS, PAGED, Moved, Record
from macros.records.base import Loc, OtherwiseAll
from macros.records.walk import fields_of, marks_of, value_of
from macros.store import Entry, Named, RecordStore
from macros.yaml_files import read_yaml
from macros.yaml_texts import Place

#: Records that are gone, by kind and id, each with the setting for which it is.
Gone = Mapping[tuple[str, str], Named]


@dataclass(frozen=True)
class Selection:
    """What the settings leave out, and what they put first, in their order."""

    leave_out: tuple[Named, ...] = ()
    first: tuple[Named, ...] = ()


#: Every record, in the edition's own order.
EVERYTHING = Selection()


def selection_of(askwell: Mapping[str, Any], files: Iterable[Path]) -> Selection:
    """Return what the settings say of records.

    Args:
        askwell: what stands under `extra.askwell`, in its right shape.
        files: the files of the settings, the one that outweighs the others first.
    """
    if not any(askwell.get(name) for name in ("leave_out", "first")):
        return EVERYTHING
    read = [read_yaml(file, shown_path(file)) for file in files]

    def named(name: str) -> Iterator[Named]:
        for kind, ids in (askwell.get(name) or {}).items():
            for number, id in enumerate(ids):
                loc: Loc = ("extra", "askwell", name, kind, number)
                held = next((one for one in read if loc in one.values), read[0])
                place = held.values.get(loc, Place(1, 1))
                yield Named(kind, id, held.path, place, f"extra.askwell.{name}.{kind}[{number}]")

    return Selection(tuple(named("leave_out")), tuple(named("first")))


def selected(store: RecordStore, selection: Selection) -> tuple[RecordStore, list[Problem]]:
    """Return a store that holds what a site shows; the one of all records, and why, where the settings are wrong."""
    if selection == EVERYTHING:
        return store, []
    wrong = [problem for named in (*selection.leave_out, *selection.first) for problem in _unknown(store, named)]
    gone = _with_what_rests_on(store, {(named.kind, named.id): named for named in selection.leave_out})
    wrong += [problem for named in selection.first for problem in _both(named, gone)]
    entries = []
    for entry in store.all():
        if (entry.kind, entry.id) not in gone:
            cut = _cut(entry, gone)
            wrong += cut.problems()
            entries.append(cut.entry())
    if wrong:
        return store, wrong
    shown = store.showing(entries, gone)
    first = dict.fromkeys(named.kind for named in selection.first)
    shown.first = {kind: [named.id for named in selection.first if named.kind == kind] for kind in first}
    return shown, []


def blamed(broken: Sequence[Problem], before: Sequence[Problem], selection: Selection) -> list[Problem]:
    """Lay at the settings' door what is *broken* among the records shown, and was not among all of them *before*."""
    named = (*selection.leave_out, *selection.first)[-1]
    remedy = "leave that record out as well, or leave out less"
    said = {one: f"{one.path}:{one.line}: {one.field}: {one.what}" for one in broken if one not in before}
    told = [named.told(f"what is left does not hold together: {what}", remedy) for what in said.values()]
    return [*(one for one in broken if one not in said), *told]


def _unknown(store: RecordStore, named: Named) -> Iterator[Problem]:
    ids = store.whole_ids(named.kind)
    if new := store.new_id(named.kind, named.id):
        yield named.told(f"'{named.id}' has moved", f"write '{new}'")
    elif named.id not in ids:
        what = f"there is no '{named.id}' among the {named.kind}"
        yield named.told(what, suggestion(named.id, ids, f"write one of {', '.join(ids[:12])}"))


def _both(named: Named, gone: Gone) -> Iterator[Problem]:
    if cause := gone.get((named.kind, named.id)):
        what = f"'{named.id}' is left out by {cause.setting}"
        yield named.told(what, "remove it from one of the two")


def _with_what_rests_on(store: RecordStore, left_out: Gone) -> Gone:
    """Add to what is left out the records that are about it alone, such as a situation's scripts, and old ids."""
    gone = dict(left_out)
    while True:
        causes = {entry: _rests_on(entry, gone) for entry in store.all() if (entry.kind, entry.id) not in gone}
        more = {(entry.kind, entry.id): cause for entry, cause in causes.items() if cause and _may_go(entry.kind)}
        if not more:
            return gone
        gone |= more


def _may_go(kind: str) -> bool:
    return kind in KINDS and not KINDS[kind].holds


def _rests_on(entry: Entry, gone: Gone) -> Named | None:
    """Return why a record goes as well: it has moved to what is gone, or it is about that by a field that it needs."""
    if isinstance(entry.record, Moved):
        return gone.get((entry.kind, entry.record.moved))
    named = (cause for loc, cause in _named_in(entry, gone) if not _item(loc) and not _is_optional(entry.record, loc))
    return next(named, None)


def _named_in(entry: Entry, gone: Gone) -> Iterator[tuple[Loc, Named]]:
    """Yield each place at which a record names what is gone in a field, and why that is gone."""
    for leaf, target in entry.references:
        if cause := gone.get(_at_address(leaf.text) if target == "addresses" else (target, leaf.text)):
            yield leaf.loc, cause


def _at_address(address: str) -> tuple[str, str]:
    """Return the kind and id of the record whose page stands at an address: `learn/first-hour`, say."""
    folder, _, id = address.rpartition("/")
    return next((kind.name for kind in PAGED.values() if kind.at == folder), ""), id


def _item(loc: Loc) -> Loc:
    """Return the place of the innermost item of a list that holds *loc*; nothing where none does."""
    end = max((number for number, step in enumerate(loc, start=1) if isinstance(step, int)), default=0)
    return loc[:end]


def _is_optional(record: Record, loc: Loc) -> bool:
    return len(loc) == 1 and fields_of(type(record))[str(loc[0])].default is None


@dataclass
class _Cut:
    """What is taken out of one record: items of its lists, fields that it can do without, and links in its texts."""

    whole: Entry
    causes: dict[Loc, Named] = field(default_factory=dict)
    texts: dict[Loc, str] = field(default_factory=dict)
    emptied: list[Loc] = field(default_factory=list)

    def entry(self) -> Entry:
        """Return the record without it, at the same place in its file."""
        if not self.causes and not self.texts:
            return self.whole
        record = self._without(self.whole.record, ())
        return replace(self.whole, record=record, dropped=tuple(loc for loc in self.causes if _item(loc)))

    def problems(self) -> Iterator[Problem]:
        """Say where too little is left."""
        self.emptied.clear()
        self.entry()
        for loc in self.emptied:
            causes = (cause for at, cause in self.causes.items() if at[: len(loc)] == loc)
            cause = max(causes, key=lambda one: (one.place.line, one.place.column))
            name = _called(self.whole)
            what = f"without it, {name} is left with nothing in {'.'.join(map(str, loc))}"
            leave_out = f"leave out {name} too, or " if _may_go(self.whole.kind) else ""
            yield cause.told(what, f"{leave_out}keep something that stands there")

    def _without(self, value: Any, loc: Loc) -> Any:
        if isinstance(value, Record):
            return self._record(value, loc)
        if isinstance(value, list | tuple):
            items = [(self._without(item, at), item) for at, item in _placed(value, loc) if at not in self.causes]
            same = len(items) == len(value) and all(new is old for new, old in items)
            return value if same else type(value)(new for new, _ in items)
        return self.texts.get(loc, value)

    def _record(self, record: Record, loc: Loc) -> Record:
        changed: dict[str, Any] = {}
        for key, info in fields_of(type(record)).items():
            at, old = (*loc, key), value_of(record, key)
            new = None if at in self.causes else self._without(old, at)
            if isinstance(old, list | tuple) and old and not new:
                if info.default is None and OtherwiseAll() not in marks_of(info):
                    new = None
                else:
                    self.emptied.append(at)
            if new is not old:
                changed[f"{key}_" if iskeyword(key) else key] = new
        return record.model_copy(update=changed) if changed else record


def _placed(items: Iterable[Any], loc: Loc) -> Iterator[tuple[Loc, Any]]:
    yield from (((*loc, number), item) for number, item in enumerate(items))


def _cut(entry: Entry, gone: Gone) -> _Cut:
    """Work out what is taken out of a record, for all that it names is there no more."""
    cut = _Cut(entry)
    for loc, cause in _named_in(entry, gone):
        if _item(loc) or _is_optional(entry.record, loc):  # else it goes too, or the rules say what it lacks
            cut.causes[_item(loc) or loc] = cause
    for leaf in entry.prose:
        if any(link in gone for link in record_links(leaf.text)):
            cut.texts[leaf.loc] = LINK.sub(
                lambda link: link[1] if (link[2], link[3]) in gone else link[0],
                leaf.text,
            )
    return cut


def _called(entry: Entry) -> str:
    """Name a record as people do: the track 'first-week'."""
    return f"the {KINDS[entry.kind].one} '{entry.id}'" if entry.kind in KINDS else f"'{entry.id}' in {entry.yaml.path}"

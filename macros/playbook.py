"""All records together: look-ups in the site's order, and every link back, computed once.

Only data without mistakes becomes a playbook, so a look-up here never fails.

Computed, never written by hand:
    answered_by  tactic  -> patterns that name it
    strong_in    pattern -> situations that name it
    scripts_for  situation -> scripts written for it
    scripts_with pattern or tactic -> scripts in which it is at work
    trained_by   pattern or tactic -> exercises that train it
    cited_by     source -> pages that cite it
    claims_on    page -> famous claims that it would have been adorned with
    pages_using  term -> pages and works in whose text it stands
    terms_on     page -> terms that stand in its text
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

from macros.labels import Labels
from macros.mentions import forms_in
from macros.problems import Problem
from macros.records import KINDS, PAGED, SINGLE_PAGES
from macros.records.base import Loc, Titled
from macros.records.being_asked import BeingAsked
from macros.records.checking import Checking
from macros.records.diagnosis import Fact, Lookalikes
from macros.records.exercise import Exercise
from macros.records.famous_claims import Claim, FamousClaims
from macros.records.glossary import Term
from macros.records.interface import FixedPage, Label
from macros.records.measured import Measured
from macros.records.pattern import Pattern
from macros.records.principle import Need, Principle
from macros.records.rule import Rule
from macros.records.script import Script
from macros.records.sheet import Sheet
from macros.records.situation import Situation
from macros.records.source import Source
from macros.records.tactic import Tactic
from macros.records.track import Track
from macros.records.vocabulary import Channel, Choice, Status, Vocabulary
from macros.records.walk import fields_of
from macros.records.ways_wrong import WaysWrong
from macros.records.when_not_to_ask import WhenNotToAsk
from macros.records.which_way_to_ask import WhichWayToAsk
from macros.store import R, RecordStore


class Key(NamedTuple):
    """Names one record: its kind and its id; a single file has its name for both."""

    kind: str
    id: str


class Playbook:
    """The whole content; every mapping is in the order in which the site shows it."""

    def __init__(self, store: RecordStore) -> None:
        self._store = store
        self._sorted: dict[str, dict[str, Any]] = {}
        self.left_out = store.left_out
        self.words: dict[str, dict[str, Choice]] = {name: self.entries(name) for name in fields_of(Vocabulary)}
        self.channels: dict[str, Channel] = self.entries("channels")
        self.statuses: dict[str, Status] = self.entries("statuses")
        self.principle: Principle = self.entries("principle")["principle"]
        self.when_not_to_ask: WhenNotToAsk = self.entries("when-not-to-ask")["when-not-to-ask"]
        self.being_asked: BeingAsked = self.entries("being-asked")["being-asked"]
        self.which_way: WhichWayToAsk = self.entries("which-way-to-ask")["which-way-to-ask"]
        self.ways_wrong: WaysWrong = self.entries("twelve-ways-wrong")["twelve-ways-wrong"]
        self.famous: FamousClaims = self.entries("famous-claims")["famous-claims"]
        self.checking: Checking = self.entries("checking")["checking"]
        self.measured: Measured = self.entries("measured")["measured"]
        self.claims: dict[str, Claim] = {claim.id: claim for claim in self.famous.claims}
        self.needs: dict[str, Need] = {need.id: need for need in self.principle.needs}
        sources: dict[str, Source] = self.entries("sources")
        self.sources = _sorted(sources, lambda one: (one.authors[0].split()[-1].casefold(), one.year))
        self.terms: dict[str, Term] = _sorted(self.entries("terms"), lambda term: term.term.casefold())
        self.facts: dict[str, Fact] = self.entries("facts")
        self.lookalikes: dict[str, Lookalikes] = self.entries("lookalikes")
        self.pages: dict[str, FixedPage] = self.entries("pages")
        texts = {entry.id: cast(Label, entry.record).text for entry in store.entries("labels")}
        self.labels = Labels(texts, store.entries("labels")[0].yaml.path)
        for kind in KINDS:
            self.records(kind)
        self.rules: dict[str, Rule] = self.records("rules")

    def entries(self, kind: str) -> dict[str, Any]:
        """Return all records or entries of a kind, by id, in the order in which they were read."""
        return {entry.id: entry.record for entry in self._store.entries(kind)}

    def records(self, kind: str) -> dict[str, Any]:
        """Return all records of a kind, by id; an order may ask for the records of another kind."""
        if kind not in self._sorted:
            found = self.entries(kind)
            order = dict.fromkeys((*self.first(kind), *KINDS[kind].order(found, self)))
            self._sorted[kind] = {id: found[id] for id in order}
        return self._sorted[kind]

    def first(self, kind: str) -> Sequence[str]:
        """Return the ids of the records of a kind that the settings put first, in that order."""
        return self._store.first.get(kind, ())

    @property
    def patterns(self) -> dict[str, Pattern]:
        """Patterns by id."""
        return self.records("patterns")

    @property
    def tactics(self) -> dict[str, Tactic]:
        """Tactics by id."""
        return self.records("tactics")

    @property
    def situations(self) -> dict[str, Situation]:
        """Situations by id."""
        return self.records("situations")

    @property
    def scripts(self) -> dict[str, Script]:
        """Scripts by id."""
        return self.records("scripts")

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Exercises by id."""
        return self.records("exercises")

    @property
    def tracks(self) -> dict[str, Track]:
        """Tracks by id."""
        return self.records("tracks")

    @property
    def sheets(self) -> dict[str, Sheet]:
        """Sheets by id."""
        return self.records("sheets")

    def file_of(self, key: Key) -> str | None:
        """Return the path of the record's file inside the project; None where it lies outside."""
        path = self._store.entry(*key).yaml.path
        return None if Path(path).is_absolute() else path

    def names(self, key: Key) -> frozenset[str]:
        """Return the ids of all that a record names."""
        return self._store.entry(*key).names

    def problem(self, key: Key, loc: Loc, what: str, remedy: str, code: str) -> Problem:
        """Describe a mistake at *loc* inside a record, found when it was laid out."""
        return self._store.entry(*key).problem(loc, what, remedy, code)

    def text_at(self, key: Key, loc: Loc) -> str:
        """Return the text at *loc* of a record; nothing where that is no text."""
        return next((leaf.text for leaf in self._store.entry(*key).leaves if leaf.loc == loc), "")

    @cached_property
    def moved(self) -> dict[Key, Key]:
        """Old keys and where they lead."""
        return {Key(e.kind, e.id): Key(e.kind, cast(Any, e.record).moved) for e in self._store.moved()}

    @cached_property
    def titled(self) -> dict[Key, Titled]:
        """Every record that has a page of its own."""
        pages: dict[Key, Titled] = {Key("principle", "principle"): self.principle}
        for kind in PAGED:
            pages |= {Key(kind, id): record for id, record in self.records(kind).items()}
        return pages | {Key(name, name): self.entries(name)[name] for name in SINGLE_PAGES}

    @cached_property
    def answered_by(self) -> dict[str, list[str]]:
        """Patterns that each tactic answers."""
        return _invert((id, answer.id) for id, pattern in self.patterns.items() for answer in pattern.tactics)

    @cached_property
    def strong_in(self) -> dict[str, list[str]]:
        """Situations in which each pattern is strong."""
        return _invert((id, likely.id) for id, situation in self.situations.items() for likely in situation.patterns)

    @cached_property
    def scripts_for(self) -> dict[str, list[str]]:
        """Scripts for each situation."""
        return _invert((id, script.situation) for id, script in self.scripts.items())

    @cached_property
    def scripts_with(self) -> dict[Key, list[str]]:
        """Scripts in which each tactic stands behind a line, or whose situation each pattern is strong in."""
        pairs: list[tuple[str, Key]] = []
        for id, script in self.scripts.items():
            pairs += [(id, Key("tactics", tactic)) for tactic in tactics_of(script)]
            pairs += [(id, Key("patterns", likely.id)) for likely in self.situations[script.situation].patterns]
        return _invert(pairs)

    @cached_property
    def trained_by(self) -> dict[str, list[str]]:
        """Exercises that train each pattern and each tactic."""
        return _invert((id, skill) for id, exercise in self.exercises.items() for skill in exercise.trains)

    @cached_property
    def cited_by(self) -> dict[str, list[Key]]:
        """Pages that cite each source."""
        return _invert((key, source) for key in self.titled for source in self._store.entry(*key).named("sources"))

    @cached_property
    def claims_on(self) -> dict[Key, list[str]]:
        """Famous claims that each page would have been adorned with."""
        pairs: list[tuple[str, Key]] = []
        for id, claim in self.claims.items():
            pairs += [(id, Key("patterns", pattern)) for pattern in claim.patterns or ()]
            pairs += [(id, Key("tactics", tactic)) for tactic in claim.tactics or ()]
            pairs += [(id, Key("principle", "principle"))] if claim.principle else []
        return _invert(pairs)

    @cached_property
    def pages_using(self) -> dict[str, list[Key]]:
        """Pages in whose text each term of the glossary stands, and works in whose entry it does."""
        owner = {form.casefold(): id for id, term in self.terms.items() for form in (term.term, *(term.forms or ()))}
        forms, keys = tuple(owner), (*self.titled, *(Key("sources", id) for id in self.sources))
        return _invert((key, owner[form]) for key in keys for form in forms_in(self._store.entry(*key), forms))

    @cached_property
    def terms_on(self) -> dict[Key, list[str]]:
        """Terms of the glossary that stand in each page's text, in the glossary's order."""
        return _invert((id, key) for id in self.terms for key in self.pages_using[id])


def tactics_of(script: Script) -> list[str]:
    """List the tactics behind a script's lines, each once, in the order in which they come."""
    return list(dict.fromkeys(line.tactic for variant in script.variants for line in variant.lines))


def moves_of(book: Playbook, situation: str) -> list[str]:
    """List the tactics that answer a situation's patterns, each once, in their own order."""
    answers = (answer.id for one in book.situations[situation].patterns for answer in book.patterns[one.id].tactics)
    return sorted(dict.fromkeys(answers), key=lambda id: book.tactics[id].number)


def _sorted(entries: dict[str, R], key: Callable[[R], Any]) -> dict[str, R]:
    return dict(sorted(entries.items(), key=lambda item: key(item[1])))


def _invert(pairs: Any) -> dict[Any, list[Any]]:
    """Turn (from, to) pairs into the sources of each target, each once, in their order."""
    inverted: dict[Any, dict[Any, None]] = defaultdict(dict)
    for source, target in pairs:
        inverted[target][source] = None
    return defaultdict(list, {target: list(sources) for target, sources in inverted.items()})

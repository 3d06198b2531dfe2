"""The finder: what can be ticked, what each tick counts for, and what may be shown for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.records.diagnosis import Answer, Fact
from macros.records.pattern import SIGN, Count
from macros.records.script import ANY_ASK
from macros.sides import asks_with
from macros.views.site import Desk, Link

#: What the element says, by the ids of labels without `finder-` before them.
_SAYS = (
    *("a-sign", "counts", "counts-little", "counts-against", "behind", "behind-no"),
    *("likely", "likely-several", "likely-many", "likely-none", "likely-no"),
    *("ticked", "failed", "kept", "came", "came-lost", "shared", "share-refused", "emptied", "back"),
)


@dataclass(frozen=True)
class OptionShown:
    """An answer to choose."""

    id: str
    label: str


@dataclass(frozen=True)
class FactShown:
    """Something to tick, or a question with its answers; *after* is the tick that it goes with, or nothing."""

    id: str
    question: str
    after: str | None
    options: list[OptionShown]


@dataclass(frozen=True)
class SignShown:
    """A sign to tick; *value* is the pattern's id, a slash and its own."""

    value: str
    text: str


@dataclass(frozen=True)
class SignGroup:
    """Signs that show in one way."""

    label: str
    signs: list[SignShown]


@dataclass(frozen=True)
class Result:
    """A pattern as the finder names it: what to change, what to go on with; *press* is whether that has its worry."""

    id: str
    need: str
    plain: str
    link: Link
    fix: str
    script: Link | None
    press: bool
    which: Link | None


@dataclass(frozen=True)
class Advice:
    """What to do first, given one answer; *of* is the mark of the answer."""

    of: str
    text: Markup


@dataclass(frozen=True)
class Finder:
    """The form, what it may show, and what the element reads.

    *apart* is the address of the signs, the patterns and what signs count for, where the page does not hold them.
    """

    seen: list[FactShown]
    known: list[FactShown]
    groups: list[SignGroup]
    results: list[Result]
    advice: list[Advice]
    data: dict[str, object]
    apart: str = ""


def finder_of(desk: Desk) -> Finder:
    """Return the form, what it may show, and what the element reads."""
    book = desk.playbook
    facts = {id: _fact(id, fact) for id, fact in book.facts.items()}
    above = {id for id, fact in book.facts.items() if fact.seen or (fact.after and book.facts[fact.after].seen)}
    return Finder(
        seen=[fact for id, fact in facts.items() if id in above],
        known=[fact for id, fact in facts.items() if id not in above],
        groups=list(_groups(desk)),
        results=[_result(desk, id) for id in book.patterns],
        advice=[Advice(mark, desk.html(answer.advice)) for mark, _, answer in _answers(book.facts) if answer.advice],
        data={
            "sign": SIGN,
            "also": _also(book),
            "answers": _facts(book),
            "words": {name: set_quotes(desk.labels[f"finder-{name}"]) for name in _SAYS},
        },
    )


def _fact(id: str, fact: Fact) -> FactShown:
    return FactShown(id, fact.question, fact.after, [OptionShown(one.id, one.label) for one in fact.options or ()])


def _groups(desk: Desk) -> Iterator[SignGroup]:
    """Yield the signs by how they show, then those that do not say how."""
    book = desk.playbook
    labels = {id: kind.label for id, kind in book.words["sign_kinds"].items()} | {None: desk.labels["finder-others"]}
    for kind, label in labels.items():
        signs = [
            SignShown(f"{id}/{sign.id}", sign.text)
            for id, pattern in book.patterns.items()
            for sign in pattern.signs
            if sign.kind == kind
        ]
        if signs:
            yield SignGroup(label, signs)


def _result(desk: Desk, id: str) -> Result:
    book = desk.playbook
    pattern, script = book.patterns[id], _script(book, id)
    return Result(
        id=id,
        need=pattern.need,
        plain=pattern.plain,
        link=desk.link("patterns", id),
        fix=pattern.fix.headline,
        script=desk.link("scripts", script) if script else None,
        press=_can_answer(book, script, id),
        which=which_row(desk, id),
    )


def _script(book: Playbook, pattern: str) -> str | None:
    """Return the script to go on with: one that can answer the worry, the script for any request before the others."""
    near = asks_with(book, pattern)
    able = (id for id in (ANY_ASK, *near) if _can_answer(book, id, pattern))
    return next(able, next(iter(near), None))


def _can_answer(book: Playbook, script: str | None, pattern: str) -> bool:
    """Tell whether a script, as it opens, has a line for a worry."""
    record = book.scripts.get(script or "")
    return record is not None and pattern in record.variants[0].worries


def _answers(facts: dict[str, Fact]) -> Iterator[tuple[str, Fact, Answer]]:
    """Yield every answer with its fact and its mark: `silence` of a tick, `load=full` of an option."""
    for id, fact in facts.items():
        if fact.options:
            yield from ((f"{id}={option.id}", fact, option) for option in fact.options)
        else:
            yield id, fact, fact


def _facts(book: Playbook) -> dict[str, object]:
    """Return what the element counts of each answer; what goes with a tick is about the same thing as the tick."""
    return {
        mark: {
            "about": fact.after or mark.partition("=")[0],
            "counts": [_count(count) for count in answer.counts or ()],
            **{name: True for name, so in _flags(fact, answer).items() if so},
        }
        for mark, fact, answer in _answers(book.facts)
    }


def _flags(fact: Fact, answer: Answer) -> dict[str, bool]:
    return {"seen": fact.seen, "no": answer.no, "owed": answer.owed, "advice": answer.advice is not None}


def _also(book: Playbook) -> dict[str, object]:
    """Return what signs count for beside their own pattern, which stands in their mark."""
    return {
        f"{id}/{sign.id}": [_count(count) for count in sign.also]
        for id, pattern in book.patterns.items()
        for sign in pattern.signs
        if sign.also
    }


def _count(count: Count) -> dict[str, object]:
    return {"id": count.id, "weight": count.weight, "because": set_quotes(count.because)}


def which_row(desk: Desk, pattern: str) -> Link | None:
    """Return the link to the row of *Which is it?* that tells a pattern apart, where one does."""
    for group, lookalikes in desk.playbook.lookalikes.items():
        if any(one.id == pattern for one in lookalikes.patterns):
            return Link(desk.labels["heading-which"], desk.url(f"diagnose/#{row_of(group, pattern)}"))
    return None


def row_of(group: str, pattern: str) -> str:
    """Return the anchor of the row that tells a pattern apart from the others of its group."""
    return f"which-{group}-{pattern}"

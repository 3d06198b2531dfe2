"""The page of an exercise: a message, a question about it, and what each answer would have done."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from math import factorial

from markupsafe import Markup

from macros.playbook import Key
from macros.records.exercise import Answer, DraftLine, Exercise
from macros.views.registry import macro
from macros.views.site import Desk, Link, RecordView, Site

#: What stands above the draft, by the kinds of exercise whose draft is read whole.
_CAPTIONS = {"name-pattern": "draft-came-back", "choose-rewrite": "draft-as-is"}
#: What the element says, by the name under which it reads it.
_SAYS = {
    **{"choose": "say-choose", "more": "say-more", "done": "say-done", "again": "say-again", "moved": "say-moved"},
    **{"end": "say-end", "good": "answer-good", "not-yet": "answer-not-yet"},
}


@dataclass(frozen=True)
class Draft:
    """The message that an exercise is about, with who reads it in what state."""

    caption: str
    lines: list[RecordView[DraftLine]]


@dataclass(frozen=True)
class AnswerShown:
    """An answer to choose: the words that stand for it, its verdict, and what it would have done."""

    id: str
    text: str
    because: str | None
    link: Link | None
    good: bool
    verdict: str
    feedback: Markup


@dataclass(frozen=True)
class Choices:
    """Answers to choose from; *in_draft* tells whether they are words of a message, with its line breaks."""

    name: str
    in_draft: bool
    answers: list[AnswerShown]


@dataclass(frozen=True)
class OrderRule:
    """One thing that an order can get wrong: the line that comes first, the one that follows, and why."""

    first: str | None
    then: str | None
    feedback: Markup


@dataclass(frozen=True)
class Ordering:
    """Lines to put in order: as the page shows them first, in a good order, and what an order can get wrong."""

    shuffled: list[RecordView[DraftLine]]
    lines: list[RecordView[DraftLine]]
    rules: list[OrderRule]


@macro
def exercise(site: Site, id: str) -> str:
    """Write the page of an exercise; without JavaScript each answer's feedback stands in a disclosure."""
    desk = site.at(f"practice/{id}/")
    record = desk.playbook.exercises[id]
    near = desk.neighbours("exercises", id)
    mixed = desk.link("pages", "practice/mixed")
    by_order = record.kind == "order-lines"
    hint = _good_orders(desk, record) if by_order else _good_answers(desk, record)
    return desk.render(
        "pages/exercise.html",
        head=desk.head(Key("exercises", id), desk.labels[f"exercise-{record.kind}"]),
        exercise=desk.view(record),
        data=_data(desk, id, record, hint),
        draft=_draft(desk, record),
        hint=hint,
        choices=None if by_order else _choices(desk, id, record),
        ordering=_ordering(desk, record) if by_order else None,
        submit=desk.labels["check-order" if by_order else "check-answer"],
        here=f"/practice/{id}/",
        next=near.after or mixed,
        or_mixed=mixed if near.after else None,
        near=near,
    )


def _data(desk: Desk, id: str, record: Exercise, hint: str) -> Mapping[str, str]:
    """Return what the element reads: the exercise, its kind, and what it says."""
    by_order = record.kind == "order-lines"
    labels = _SAYS | ({"again": "say-again-order"} if by_order else {})
    said = {name: desk.labels[label] for name, label in labels.items()}
    return {"exercise": id, "kind": record.kind, **said, "order-good": hint if by_order else ""}


def _draft(desk: Desk, record: Exercise) -> Draft | None:
    """Return the message where it is read whole; elsewhere its lines are the answers."""
    caption = _CAPTIONS.get(record.kind)
    return Draft(desk.labels[caption], [desk.view(line) for line in record.draft]) if caption else None


def _good_answers(desk: Desk, record: Exercise) -> str:
    """Say how many answers are good."""
    goods = sum(answer.good is True for answer in record.answers)
    return desk.labels["one-good"] if goods == 1 else desk.labels["many-good"].format(count=goods)


def _choices(desk: Desk, id: str, record: Exercise) -> Choices:
    answers = [_answer(desk, record, answer) for answer in record.answers]
    return Choices(f"answer-{id}", record.kind != "name-pattern", answers)


def _answer(desk: Desk, record: Exercise, answer: Answer) -> AnswerShown:
    """Return an answer with the words that stand for it: a pattern's title, a line, or a rewrite with its reason."""
    link = desk.link("patterns", answer.id) if record.kind == "name-pattern" else None
    lines = {line.id: line.text for line in record.draft}
    return AnswerShown(
        id=answer.id,
        text=link.title if link else answer.text or lines.get(answer.id, ""),
        because=answer.because,
        link=link,
        good=answer.good is True,
        verdict=desk.labels["answer-good" if answer.good else "answer-not-yet"],
        feedback=desk.html(answer.feedback),
    )


def _ordering(desk: Desk, record: Exercise) -> Ordering:
    lines = {line.id: desk.view(line) for line in record.draft}
    return Ordering(
        shuffled=[lines[id] for id in shuffled(tuple(lines), _rules(record))],
        lines=list(lines.values()),
        rules=[OrderRule(answer.first, answer.then, desk.html(answer.feedback)) for answer in record.answers],
    )


def _good_orders(desk: Desk, record: Exercise) -> str:
    """Say how many orders of the lines are good, and how many there are."""
    ids = tuple(line.id for line in record.draft)
    return desk.labels["orders-good"].format(good=good_orders(ids, _rules(record)), all=factorial(len(ids)))


def _rules(record: Exercise) -> tuple[tuple[str, str], ...]:
    return tuple((answer.first or "", answer.then or "") for answer in record.answers)


def breaks(order: tuple[str, ...], rules: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether an order has a line before one that has to come first."""
    return any(order.index(then) < order.index(first) for first, then in rules)


@lru_cache(maxsize=256)
def good_orders(ids: tuple[str, ...], rules: tuple[tuple[str, str], ...]) -> int:
    """Count the orders of *ids* that break no rule."""
    return sum(not breaks(order, rules) for order in permutations(ids))


def shuffled(ids: tuple[str, ...], rules: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return *ids* in an order that breaks a rule, the same one each time."""
    turn = 0
    while True:
        order = tuple(sorted(ids, key=lambda id: hashlib.sha256(f"{turn} {id}".encode()).digest()))
        if breaks(order, rules):
            return order
        turn += 1

"""Exercises: one a page, all of them in an index, and the page that mixes them."""

import hashlib
from functools import lru_cache
from itertools import permutations
from math import factorial
from types import SimpleNamespace
from typing import Any

from macros.playbook import Key
from macros.records.exercise import KINDS_OF_EXERCISE, Answer, Exercise
from macros.views.reading_time import ROUND
from macros.views.registry import macro, page_macro
from macros.views.site import Desk, Site


@macro
def exercise(site: Site, id: str) -> str:
    """Write the page of an exercise; without JavaScript each answer's feedback stands in a disclosure."""
    desk = site.at(f"practice/{id}/")
    record = desk.playbook.exercises[id]
    near = desk.neighbours("exercises", id)
    return desk.render(
        "pages/exercise.html",
        head=desk.head(Key("exercises", id), desk.labels[f"exercise-{record.kind}"]),
        id=id,
        exercise=desk.view(record),
        answers=[_answer(desk, record, answer) for answer in record.answers],
        orders=_orders(desk, record) if record.kind == "order-lines" else None,
        goods=sum(answer.good is True for answer in record.answers),
        here=f"/practice/{id}/",
        next=near.after or desk.link("pages", "practice/mixed"),
        mixed=desk.link("pages", "practice/mixed"),
        near=near,
    )


def _answer(desk: Desk, record: Exercise, answer: Answer) -> SimpleNamespace:
    """Return an answer with the words that stand for it: a pattern's title, a line, or a rewrite with its reason."""
    link = desk.link("patterns", answer.id) if record.kind == "name-pattern" else None
    lines = {line.id: line.text for line in record.draft}
    return SimpleNamespace(
        id=answer.id,
        text=link.title if link else answer.text or lines.get(answer.id, ""),
        because=answer.because,
        link=link,
        good=answer.good,
        first=answer.first,
        then=answer.then,
        feedback=desk.html(answer.feedback),
    )


def _orders(desk: Desk, record: Exercise) -> SimpleNamespace:
    """Return the lines as the page shows them first, and how many orders of them are good."""
    rules = tuple((answer.first or "", answer.then or "") for answer in record.answers)
    ids = tuple(line.id for line in record.draft)
    by_id = {line.id: line for line in record.draft}
    label = desk.labels["orders-good"].format(good=good_orders(ids, rules), all=factorial(len(ids)))
    return SimpleNamespace(shuffled=[by_id[id] for id in shuffled(ids, rules)], label=label)


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


@page_macro("practice")
def practice(site: Site) -> str:
    """Write the index of exercises: by their kind, and by what they train."""
    desk = site.at("practice/")
    book = desk.playbook
    return desk.render(
        "pages/practice.html",
        head=desk.head(Key("pages", "practice")),
        mixed=desk.link("pages", "practice/mixed"),
        count=len(book.exercises),
        kinds=[
            SimpleNamespace(
                id=kind,
                label=desk.labels[f"exercise-{kind}"],
                text=desk.labels[f"exercise-{kind}-text"],
                cards=[_card(desk, id) for id, record in book.exercises.items() if record.kind == kind],
            )
            for kind in KINDS_OF_EXERCISE
        ],
        skills=[
            SimpleNamespace(label=label, rows=[_row(desk, kind, id) for id in book.records(kind)])
            for kind, label in (("patterns", desk.labels["train-patterns"]), ("tactics", desk.labels["train-tactics"]))
        ],
    )


def _card(desk: Desk, id: str) -> SimpleNamespace:
    link = desk.link("exercises", id)
    return SimpleNamespace(id=id, address=link.address, title=link.title, summary=link.summary)


def _row(desk: Desk, kind: str, id: str) -> SimpleNamespace:
    return SimpleNamespace(link=desk.link(kind, id), exercises=desk.links("exercises", desk.playbook.trained_by[id]))


@page_macro("practice/mixed")
def mixed(site: Site) -> str:
    """Write the page that mixes exercises; without JavaScript it is the list of them, in a good order to do them."""
    desk = site.at("practice/mixed/")
    book = desk.playbook
    entries: list[Any] = [
        SimpleNamespace(
            id=id,
            link=desk.link("exercises", id),
            kind=desk.labels[f"exercise-{record.kind}"],
            trains=desk.links("skills", record.trains),
        )
        for id, record in book.exercises.items()
    ]
    return desk.render(
        "pages/mixed.html",
        head=desk.head(Key("pages", "practice/mixed")),
        entries=entries,
        round=min(ROUND, len(entries)),
        practice=desk.link("pages", "practice"),
        learn=desk.link("pages", "learn"),
    )

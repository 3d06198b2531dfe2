"""The words of a situation's sheet: what may be in the way, what to have ready, and what to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.addresses import address_of
from macros.paper.conversation import ScriptToFill, script_to_fill
from macros.paper.said import Said, Words, duration, label, said
from macros.playbook import Key, Playbook, moves_of
from macros.sides import is_answered, on_side


@dataclass(frozen=True)
class PatternInTheWay(Words):
    """A pattern that is strong in the situation, and why."""

    title: Said
    address: str
    text: Said


@dataclass(frozen=True)
class Side(Words):
    """A part of the left side: a title over patterns, over things to tick, or over a text."""

    role: Literal["patterns", "prepare", "text"]
    title: Said
    items: list[PatternInTheWay] | list[Said]


@dataclass(frozen=True)
class MoveToMake(Words):
    """A tactic to build a message with, and a line of it to borrow."""

    title: Said
    address: str
    line: Said


@dataclass(frozen=True)
class SituationSheet(Words):
    """A situation on one page; it has a script, or else the moves to build a message from.

    The *other* is the one to whom the reader writes.
    """

    kicker: str
    title: Said
    address: str
    other_title: Said
    other: Said
    cost_title: Said
    cost: Said
    sides: list[Side]
    script: ScriptToFill | None
    moves: list[MoveToMake]
    moves_title: Said
    moves_how: Said


def situation(book: Playbook, sheet_id: str, id: str) -> SituationSheet:
    """Return what the sheet of a situation shows; with no script for it, the moves to build a message from."""
    record, key, shows = book.situations[id], Key("situations", id), book.sheets[sheet_id].shows
    answer = is_answered(book, id)
    other = "asker" if answer else "asked"
    sides = {"patterns": _patterns, "prepare": _prepare, "timing": _timing, "firm": _firm}
    scripts = book.scripts_for[id]
    return SituationSheet(
        kicker=book.words["groups"][record.group].label,
        title=said(key, "title", text=record.title),
        address=address_of(key),
        other_title=label(book, other),
        other=said(key, other, text=getattr(record, other)),
        cost_title=label(book, on_side("minutes-asked", answer=answer)),
        cost=duration(book, record.minutes_asked),
        sides=[part for name in shows if name in sides for part in sides[name](book, key)],
        script=script_to_fill(book, scripts[0], shows) if scripts else None,
        moves=[] if scripts else _moves(book, id),
        moves_title=label(book, "heading-message"),
        moves_how=label(book, "build-it"),
    )


def _patterns(book: Playbook, key: Key) -> Iterator[Side]:
    likely = book.situations[key.id].patterns
    items = [
        PatternInTheWay(
            title=said(Key("patterns", one.id), "title", text=book.patterns[one.id].title),
            address=address_of(Key("patterns", one.id)),
            text=said(key, "patterns", place, "why", text=one.why),
        )
        for place, one in enumerate(likely)
    ]
    yield Side("patterns", _heading(book, key, "heading-in-the-way"), items)


def _prepare(book: Playbook, key: Key) -> Iterator[Side]:
    items = [said(key, "prepare", place, text=item) for place, item in enumerate(book.situations[key.id].prepare)]
    yield Side("prepare", _heading(book, key, "heading-prepare"), items)


def _timing(book: Playbook, key: Key) -> Iterator[Side]:
    text = said(key, "timing", text=book.situations[key.id].timing)
    yield Side("text", _heading(book, key, "heading-timing"), [text])


def _firm(book: Playbook, key: Key) -> Iterator[Side]:
    if firm := book.situations[key.id].firm:
        yield Side("text", _heading(book, key, "heading-firm"), [said(key, "firm", text=firm)])


def _heading(book: Playbook, key: Key, id: str) -> Said:
    return label(book, on_side(id, answer=is_answered(book, key.id)))


def _moves(book: Playbook, id: str) -> list[MoveToMake]:
    return [
        MoveToMake(
            title=said(Key("tactics", tactic), "title", text=book.tactics[tactic].title),
            address=address_of(Key("tactics", tactic)),
            line=said(Key("tactics", tactic), "borrow", 0, text=book.tactics[tactic].borrow[0]),
        )
        for tactic in moves_of(book, id)
    ]

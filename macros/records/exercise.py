"""An exercise: a message, a question about it, and for every answer what it would have done."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Annotated, Literal

from pydantic import Field

from macros.records.base import Flag, Id, Prose, Record, Ref, Text, Title, Titled
from macros.records.kind import Kind, Library

#: The kinds of exercise, in the order in which pages list them.
KINDS_OF_EXERCISE = ("name-pattern", "find-line", "choose-rewrite", "order-lines")
DRAFT_LIMIT = 7  # lines; their orders are counted, and nobody sorts more by hand


class DraftLine(Record):
    """One line of a message."""

    id: Id = Field(description="A short id, unique in the exercise.")
    text: Text = Field(description="The line as it was said or written.")


class Answer(Record):
    """One answer that a reader can give; for order-lines, one thing that an order can get wrong."""

    id: Id = Field(
        description="name-pattern: a pattern's id. find-line: the id of a line of the draft. Otherwise a short id."
    )
    text: Text | None = Field(None, description="choose-rewrite: the message written anew.")
    because: Text | None = Field(None, description="choose-rewrite: the reason given with it, one short clause.")
    good: Flag | None = Field(
        None, description="true for a good answer, false for another; order-lines has none, since it judges the order."
    )
    first: Annotated[Id, Ref(".draft")] | None = Field(
        None, description="order-lines: the line that has to come first."
    )
    then: Annotated[Id, Ref(".draft")] | None = Field(None, description="order-lines: the line that has to follow it.")
    feedback: Prose = Field(description="What this answer does, in one to three sentences that teach and never scold.")


class Exercise(Titled):
    """A message, a question about it, and for every answer what it would have done."""

    title: Title = Field(
        description="What it trains, as something to do, at most 60 characters; it gives no answer away."
    )
    kind: Literal["name-pattern", "find-line", "choose-rewrite", "order-lines"] = Field(
        description="name-pattern, find-line, choose-rewrite or order-lines."
    )
    setting: Text = Field(description="Who asks whom for what, in a few words and without a full stop.")
    draft: list[DraftLine] = Field(
        min_length=1,
        max_length=DRAFT_LIMIT,
        description="The lines of the message; for order-lines in a good order, which the page shuffles.",
    )
    question: Text = Field(description="What the reader is asked, in one sentence.")
    answers: list[Answer] = Field(min_length=1, description="The answers, each with its own feedback.")
    trains: list[Annotated[Id, Ref("skills")]] = Field(
        min_length=1, description="Ids of the patterns and tactics that it trains, the first one first."
    )


def _taking_turns(exercises: Mapping[str, Exercise], library: Library) -> list[str]:
    """Put exercises into an order in which the kinds take turns, for as long as that goes."""
    ranks = {id: rank for rank, id in enumerate((*library.records("patterns"), *library.records("tactics")))}
    by_kind: dict[str, list[str]] = {kind: [] for kind in KINDS_OF_EXERCISE}
    for id in sorted(exercises, key=lambda id: (ranks[exercises[id].trains[0]], exercises[id].title)):
        by_kind[exercises[id].kind].append(id)
    return [id for ids in zip_longest(*by_kind.values()) for id in ids if id is not None]


KIND = Kind("exercises", Exercise, place=110, folder="practice", order=_taking_turns)

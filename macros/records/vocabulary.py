"""The vocabularies: families, groups, kinds of sign, grades, channels, states and kinds of a work, verdicts."""

from typing import Literal

from pydantic import Field

from macros.records.base import Flag, Id, Record, Text, Whole
from macros.records.kind import Single


class Choice(Record):
    """One member of a vocabulary."""

    id: Id = Field(description="The id that records use.")
    label: Text = Field(description="What readers see.")
    description: Text = Field(description="What it means, in one sentence.")


class Channel(Choice):
    """A way to say or send a message, and how long an ask may be there before it is too long."""

    aloud: Flag | None = Field(None, description="true where words are said and not sent.")
    paragraphs: Flag | None = Field(None, description="true where an empty line stands between two moves.")
    words: Whole | None = Field(None, ge=1, description="The most words of a core ask, greeting and closing included.")
    question: Whole | None = Field(None, ge=1, description="The word by which the first question mark stands.")
    words_to_stranger: Whole | None = Field(None, ge=1, description="As words, to a stranger.")
    question_to_stranger: Whole | None = Field(None, ge=1, description="As question, to a stranger.")
    turn: Whole | None = Field(None, ge=1, description="Said aloud: the most words up to the first pause.")


class Status(Choice):
    """What became of a source, and how a picture marks it."""

    mark: Literal["full", "half", "empty", "cross"] = Field(
        description="Its mark in the picture of the evidence: full (it holds), half (open), empty (an argument or "
        "advice, never tested itself) or cross (not to be built on)."
    )


class Vocabulary(Record):
    """Every word list of the playbook; nothing else in the project lists their members."""

    families: tuple[Choice, ...] = Field((), min_length=1, description="Where resistance comes from.")
    groups: tuple[Choice, ...] = Field((), min_length=1, description="Parts of life that situations belong to.")
    sign_kinds: tuple[Choice, ...] = Field((), min_length=1, description="How a sign shows, the likeliest first.")
    grades: tuple[Choice, ...] = Field((), min_length=1, description="How well a claim is supported, strongest first.")
    channels: tuple[Channel, ...] = Field((), min_length=1, description="Where a message is said or sent.")
    statuses: tuple[Status, ...] = Field(
        (), min_length=1, description="What became of a source since it was published."
    )
    verdicts: tuple[Choice, ...] = Field((), min_length=1, description="What became of a famous claim.")
    readers: tuple[Choice, ...] = Field((), min_length=1, description="Kinds of reader whom outside reading suits.")
    works: tuple[Choice, ...] = Field((), min_length=1, description="Kinds of work that a source can be.")


SINGLE = Single("vocabulary", Vocabulary, place=200, entries=True)

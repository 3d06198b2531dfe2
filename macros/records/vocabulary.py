"""The vocabularies: families, groups, grades, channels, states of a source, verdicts, kinds of work."""

from pydantic import Field

from macros.records.base import Id, Record, Text
from macros.records.kind import Single


class Choice(Record):
    """One member of a vocabulary."""

    id: Id = Field(description="The id that records use.")
    label: Text = Field(description="What readers see.")
    description: Text = Field(description="What it means, in one sentence.")


class Vocabulary(Record):
    """Every word list of the playbook; nothing else in the project lists their members."""

    families: tuple[Choice, ...] = Field((), min_length=1, description="Where resistance comes from.")
    groups: tuple[Choice, ...] = Field((), min_length=1, description="Parts of life that situations belong to.")
    grades: tuple[Choice, ...] = Field((), min_length=1, description="How well a claim is supported, strongest first.")
    channels: tuple[Choice, ...] = Field((), min_length=1, description="Where a message is said or sent.")
    statuses: tuple[Choice, ...] = Field(
        (), min_length=1, description="What became of a source since it was published."
    )
    verdicts: tuple[Choice, ...] = Field((), min_length=1, description="What became of a famous claim.")
    readers: tuple[Choice, ...] = Field((), min_length=1, description="Kinds of reader whom outside reading suits.")
    works: tuple[Choice, ...] = Field((), min_length=1, description="Kinds of work that a source can be.")


SINGLE = Single("vocabulary", Vocabulary, place=200, entries=True)

"""What Diagnose asks beside the signs, what each answer counts for, and which patterns are taken for each other."""

from typing import Annotated

from pydantic import Field

from macros.records.base import Flag, Id, Prose, Record, Ref, Text
from macros.records.kind import Single
from macros.records.pattern import Count


class Answer(Record):
    """What an answer means for the patterns, and for what to do first."""

    counts: list[Count] | None = Field(None, min_length=1, description="The patterns that it counts for or against.")
    advice: Prose | None = Field(
        None,
        description=(
            "What to do first, whatever the pattern, in at most three sentences; it takes the place of the advice "
            "of the tick that the question goes with."
        ),
    )
    no: Flag = Field(False, description="true where it is a no that should be taken as one.")
    owed: Flag = Field(False, description="true where a no is not the end, as with pay or a right; it outweighs no.")


class Option(Answer):
    """One answer to choose."""

    id: Id = Field(description="A short id, which stands in shared links.")
    label: Text = Field(description="The answer, in the words of the one who asked for something.")


class Fact(Answer):
    """Something to tick, or a question with answers to choose from; of a tick, the answer is the tick itself."""

    id: Id = Field(description="A short id: the control's name, which stands in shared links.")
    question: Text = Field(description="What to tick, as a sentence, or a question to choose an answer to.")
    seen: Flag = Field(False, description="true where it is something that they did, and not what was so before.")
    after: Annotated[str, Ref("facts")] | None = Field(
        None, description="The tick that it goes with; it is asked once that is ticked."
    )
    options: list[Option] | None = Field(
        None, min_length=2, description="The answers to choose from; left out where it is a tick."
    )


class Told(Record):
    """One of the patterns that are taken for each other."""

    id: Annotated[str, Ref("patterns")] = Field(description="The pattern's id.")
    tell: Text = Field(description="A question about the other person, answered yes where it is this pattern.")


class Lookalikes(Record):
    """Patterns that are taken for each other, and how to tell."""

    id: Id = Field(description="A short id, part of the rows' anchors.")
    label: Text = Field(description="What they have in common.")
    patterns: list[Told] = Field(min_length=2, description="The patterns, each with the question that tells it apart.")


class Diagnosis(Record):
    """What Diagnose knows beside the patterns' own signs."""

    facts: tuple[Fact, ...] = Field((), min_length=1, description="What to tick or to answer, in the order asked.")
    lookalikes: tuple[Lookalikes, ...] = Field(
        (), min_length=1, description="Groups of patterns that are taken for each other."
    )


SINGLE = Single("diagnosis", Diagnosis, place=220, entries=True)

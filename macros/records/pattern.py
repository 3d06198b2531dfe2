"""A pattern: what may be in the way when someone hesitates, and what to change."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.records.base import (
    SHEET_FIX_LIMIT,
    Evidence,
    Id,
    Page,
    Plain,
    Prose,
    Record,
    Ref,
    ShownElsewhere,
    Sources,
    Text,
    Whole,
)
from macros.records.kind import Kind, sorted_by

SIGN = 3  # what a sign counts for its own pattern: more than any fact, so that facts only tip the scales


def _counts_something(weight: int) -> int:
    """Refuse a weight of nothing.

    Raises:
        PydanticCustomError: `out-of-range`.
    """
    if weight == 0:
        raise PydanticCustomError("out-of-range", "0 counts for nothing; write a number from -2 to 2, or leave it out")
    return weight


class Count(Record):
    """How much something counts for a pattern, and why."""

    id: Annotated[str, Ref("patterns")] = Field(description="The pattern's id.")
    weight: Annotated[Whole, AfterValidator(_counts_something)] = Field(
        ge=-2, le=2, description="1 counts a little, 2 counts, below 0 it speaks against; a sign counts 3 for its own."
    )
    because: Annotated[Text, ShownElsewhere()] = Field(description="The reason, in one sentence that Diagnose shows.")


class Sign(Record):
    """Something seen or heard, never a diagnosis."""

    id: Id = Field(description="A short id, unique in the record: the sign's anchor on the page.")
    text: Text = Field(description="What one could film or quote.")
    kind: Annotated[str, Ref("sign_kinds")] | None = Field(
        None, description="How it shows: the heading under which Diagnose lists it."
    )
    also: list[Count] | None = Field(None, min_length=1, description="Other patterns that the sign counts for as well.")


class Fix(Record):
    """What to do about it."""

    headline: Annotated[Text, Field(max_length=SHEET_FIX_LIMIT)] = Field(
        description="The whole fix in at most 90 characters; it stands on the printed sheet."
    )
    steps: list[Prose] = Field(
        min_length=1, description="Steps that start with a verb and end with something one can hold."
    )


class Rewrite(Record):
    """One real message, both ways."""

    setting: Text = Field(description="Who asks whom for what, in one line.")
    before: Text = Field(description="What a decent person writes when tired.")
    after: Text = Field(description="The same request, mended; it could be sent today.")
    changed: Prose = Field(description="What changed, and why that matters to the reader of it.")


class AnsweringTactic(Record):
    """A tactic that answers the pattern."""

    id: Annotated[str, Ref("tactics")] = Field(description="The tactic's id.")
    how: Prose = Field(description="How it answers this pattern, in one sentence.")


class RelatedPattern(Record):
    """A pattern that is easily taken for this one."""

    id: Annotated[str, Ref("patterns")] = Field(description="The other pattern's id.")
    reason: Prose = Field(description="What tells the two apart, or why they come together.")


class Power(Record):
    """Where rank, money, sex, culture or closeness changes the advice."""

    text: Prose = Field(description="What changes, and what to do then.")
    sources: Sources


class Pattern(Page):
    """What may be in the way when someone hesitates, and what to change in the request."""

    plain: Plain = Field(description="The worry in at most six words, in the voice of the one who is asked.")
    number: Whole = Field(ge=1, description="Its place in the fixed order; no two patterns share one.")
    family: Annotated[str, Ref("families")] = Field(description="Where the resistance comes from.")
    need: Annotated[str, Ref("needs")] = Field(description="The need that the request threatens.")
    thought: Text = Field(description="What they may be thinking, in their voice, a little unfair.")
    granted: Prose = Field(description="What is fair in that thought.")
    signs: list[Sign] = Field(min_length=1, description="Things seen or heard; the first stands on the sheet.")
    question: Text | None = Field(
        None,
        max_length=120,
        description="A question to hold a draft against, answered yes when the draft is well; at most 120 characters.",
    )
    why: list[Prose] = Field(min_length=1, description="Why it happens, in short paragraphs.")
    evidence: Evidence = Field(description="What research says.")
    fix: Fix = Field(description="What to do.")
    rewrite: Rewrite = Field(description="One real message, both ways.")
    tactics: list[AnsweringTactic] = Field(min_length=1, description="The tactics that answer it, the best first.")
    related: list[RelatedPattern] = Field(min_length=1, description="Patterns that are easily confused with it.")
    misuse: Prose = Field(description="Where the fix backfires or turns into manipulation.")
    power: list[Power] | None = Field(
        None, min_length=1, description="Where rank, money, sex, culture or closeness changes the advice."
    )


KIND = Kind(
    "patterns",
    Pattern,
    place=20,
    order=sorted_by(lambda pattern, _: pattern.number),
    facets={
        "need": lambda _id, pattern, _library: [pattern.need],
        "family": lambda _id, pattern, _library: [pattern.family],
    },
    sections="need",
    caption=lambda pattern, _library: pattern.plain,
    said=("signs.text", "thought"),
    text=("fix.headline", "fix.steps", "rewrite.before", "granted"),
    drawn=("map",),
    holds=True,
)

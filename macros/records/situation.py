"""A situation: who asks whom for what, and what it costs the one who is asked."""

from typing import Annotated

from pydantic import Field

from macros.records.base import Page, Prose, Record, Ref, Text, Whole


class LikelyPattern(Record):
    """A pattern that is strong in the situation."""

    id: Annotated[str, Ref("patterns")] = Field(description="The pattern's id.")
    why: Prose = Field(description="Why it is strong here.")


class Situation(Page):
    """Who asks whom for what, what it costs them, and what to prepare."""

    group: Annotated[str, Ref("groups")] = Field(description="The part of life it belongs to.")
    asker: Text = Field(description="Who asks.")
    asked: Text = Field(description="Who is asked.")
    stakes: Prose = Field(description="What is at stake for both.")
    minutes_asked: Whole = Field(ge=1, description="What it costs the one who is asked, in minutes, honestly.")
    patterns: list[LikelyPattern] = Field(min_length=1, description="The patterns that are strongest, first one first.")
    prepare: list[Prose] = Field(min_length=1, description="What to have ready before asking.")
    timing: Prose = Field(description="When to ask, and when not.")
    firm: Prose | None = Field(None, description="When to state it and not ask, and how to do so decently.")

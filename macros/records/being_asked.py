"""Being asked: what to do with a question, what a good no does, and when it is better than a late yes."""

from pydantic import Field

from macros.records.base import Evidence, Id, Page, Prose, Record, Text
from macros.records.kind import Single


class Effect(Record):
    """One thing that a good no does."""

    id: Id = Field(description="A short id: its anchor on the page.")
    label: Text = Field(description="What it does, in a few words.")
    text: Prose = Field(description="How that helps the one who asked.")


class BeingAsked(Page):
    """For the one who is asked: what to do before the answer, and what an honest no is good for."""

    steps: list[Prose] = Field(min_length=1, description="What to do between the question and the answer, in order.")
    good_no: list[Effect] = Field(min_length=1, description="What a good no does for the one who asks.")
    honest_no: list[Prose] = Field(min_length=1, description="When an honest no is better for them than a late yes.")
    evidence: Evidence = Field(description="What research says about saying no.")


SINGLE = Single("being-asked", BeingAsked, place=70, text=("good_no.label", "steps", "honest_no"))

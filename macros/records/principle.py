"""The principle and the four needs."""

from typing import Literal

from pydantic import Field

from macros.records.base import Evidence, Id, Page, Prose, Record, Text
from macros.records.kind import Single
from macros.records.pattern import Power


class Need(Record):
    """One of the four needs that a good request protects."""

    id: Literal["free", "respected", "safe", "fair"] = Field(description="free, respected, safe or fair.")
    label: Text = Field(description="What readers see.")
    promise: Text = Field(description="What the asked person can say to themselves when the need is met.")
    threatened: Text = Field(description="What they feel when it is not.")
    test: Text = Field(description="A question to hold a request against.")


class Part(Record):
    """One part of a good request."""

    id: Id = Field(description="A short id.")
    label: Text = Field(description="The part's name.")
    job: Text = Field(description="What it does for the one who is asked.")
    line: Text = Field(description="The part in one ordinary request; the lines together are the whole message.")


class Principle(Page):
    """Why people say yes freely, and the four needs behind it."""

    statement: Prose = Field(description="The principle in one sentence.")
    paragraphs: list[Prose] = Field(min_length=1, description="What it means, in short paragraphs.")
    needs: list[Need] = Field(min_length=4, max_length=4, description="The four needs, in order.")
    shape: list[Part] = Field(min_length=1, description="The shape of a good request, part by part.")
    evidence: Evidence = Field(description="What research says about asking at all.")
    misuse: Prose = Field(description="Where the principle itself turns into manipulation.")
    power: list[Power] | None = Field(
        None, min_length=1, description="Where rank, money, sex, culture or closeness changes the advice."
    )


SINGLE = Single("principle", Principle, place=10)

"""Famous claims: what everyone quotes about asking, beside what became of it."""

from typing import Annotated

from pydantic import Field

from macros.records.base import Flag, Id, Page, Prose, Record, Ref, Sources, Text
from macros.records.kind import Single


class Claim(Record):
    """A claim as people quote it, what was found, and the better statement."""

    id: Id = Field(description="A short id: the claim's anchor on the page; it never changes.")
    label: Text = Field(description="Its heading, in a few words.")
    claim: Text = Field(description="The claim as people say it.")
    verdict: Annotated[str, Ref("verdicts")] = Field(description="What became of it, one of the verdicts.")
    became: Prose = Field(description="What was found, in whom and how large, and what happened to it since.")
    better: Prose = Field(description="What one can say in its place.")
    do: Prose = Field(description="What to do in the next request, given that; begins with a verb.")
    sources: Sources
    patterns: list[Annotated[str, Ref("patterns")]] | None = Field(
        None, min_length=1, description="Ids of the pattern pages that the claim would have adorned."
    )
    tactics: list[Annotated[str, Ref("tactics")]] | None = Field(
        None, min_length=1, description="Ids of the tactic pages that it would have adorned."
    )
    principle: Flag = Field(False, description="true where it would have adorned the page of the principle.")


class FamousClaims(Page):
    """What everyone quotes about asking, beside what became of it."""

    paragraphs: list[Prose] = Field(min_length=1, description="How to use the page.")
    claims: list[Claim] = Field(min_length=1, description="The claims, the most quoted first.")


SINGLE = Single("famous-claims", FamousClaims, place=100)

"""A tactic: one way to make a request easier to answer freely."""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.records.base import SHEET_LINE_LIMIT, Evidence, Page, Plain, Prose, Record, Ref, Text, Whole
from macros.records.kind import Kind, sorted_by


class LineToAvoid(Record):
    """A line that defeats the tactic."""

    line: Text = Field(description="What people write.")
    why: Prose = Field(description="Why it works against them, and what to write instead.")


class Tactic(Page):
    """One way to make a request easier to answer freely."""

    plain: Plain = Field(description="The tactic in at most six words, as something to do.")
    number: Whole = Field(ge=1, description="Its place in the fixed order; no two tactics share one.")
    needs: list[Annotated[str, Ref("needs")]] = Field(
        min_length=1, description="The needs it protects, the most first."
    )
    how: list[Prose] = Field(min_length=1, description="How to do it, in steps.")
    borrow: list[Text] = Field(
        min_length=1, description="Lines to borrow; the first has at most 110 characters and stands on the sheet."
    )
    avoid: list[LineToAvoid] = Field(min_length=1, description="Lines to avoid, each with its reason.")
    evidence: Evidence = Field(description="What research says.")
    misuse: Prose = Field(description="Where it turns into manipulation.")

    @model_validator(mode="after")
    def _first_line_fits_the_sheet(self) -> "Tactic":
        """Ensure that the first line to borrow fits its row on the printed sheet."""
        if (excess := len(self.borrow[0]) - SHEET_LINE_LIMIT) > 0:
            raise PydanticCustomError(
                "too-long",
                "the first line to borrow is {excess} characters over {limit}, the row it has on the printed sheet; "
                "shorten it, or put a shorter line first",
                {"excess": excess, "limit": SHEET_LINE_LIMIT, "at": ("borrow", 0)},
            )
        return self


KIND = Kind(
    "tactics",
    Tactic,
    place=30,
    order=sorted_by(lambda tactic, _: tactic.number),
    facets={"need": lambda _id, tactic, _library: tactic.needs},
    caption=lambda tactic, _library: tactic.plain,
    text=("how", "borrow"),
    drawn=("map",),
    holds=True,
)

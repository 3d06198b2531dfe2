"""Twelve ways wrong: one ordinary request, broken by each pattern in turn."""

from typing import Annotated

from pydantic import Field

from macros.records.base import Id, Page, Prose, Record, Ref, Text
from macros.records.kind import Single


class RequestLine(Record):
    """One line of the request."""

    id: Id = Field(description="A short id, by which a way wrong names the line that it changes.")
    text: Text = Field(description="The line as it stands in the whole request.")


class WayWrong(Record):
    """One line changed, so that one pattern wakes."""

    id: Annotated[str, Ref("patterns")] = Field(description="The pattern that it wakes.")
    line: Annotated[Id, Ref(".request")] = Field(description="The id of the line of the request that changes.")
    broken: Text = Field(description="What stands there instead.")
    reads: Text = Field(description="What the one who reads it thinks, in their voice.")
    why: Prose = Field(description="What the changed line does, in one or two sentences.")


class WaysWrong(Page):
    """One ordinary request, whole, then broken by each pattern in turn, and whole again."""

    setting: Text = Field(description="Who asks whom for what.")
    paragraphs: list[Prose] = Field(min_length=1, description="How to read the page.")
    request: list[RequestLine] = Field(min_length=3, description="The whole request, line by line.")
    holds: list[Prose] = Field(min_length=1, description="What makes it whole.")
    ways: list[WayWrong] = Field(min_length=1, description="A way wrong for each pattern, in any order.")
    again: list[Prose] = Field(min_length=1, description="What to do with one's own request, below it whole again.")


SINGLE = Single("twelve-ways-wrong", WaysWrong, place=90)

"""A track: steps in order for one kind of reader, each with something to do."""

from typing import Annotated

from pydantic import Field

from macros.records.base import Flag, Id, Prose, Record, Ref, Text, Titled, Whole
from macros.records.kind import Kind, sorted_by

#: What a step can be; each step is exactly one of them.
STEP_KINDS = ("page", "exercise", "script", "source", "send")


class Step(Record):
    """One thing to read or to do."""

    id: Id = Field(description="A short id that never changes: readers' ticks are kept under it.")
    page: Annotated[str, Ref("addresses")] | None = Field(
        None, description="The address of a page to read, without slashes around it, as in patterns/hidden-costs."
    )
    exercise: Annotated[str, Ref("exercises")] | None = Field(None, description="An exercise to do.")
    script: Annotated[str, Ref("scripts")] | None = Field(None, description="A script to read, and to send.")
    source: Annotated[str, Ref("sources")] | None = Field(
        None, description="A work to read outside this site; it needs minutes in the bibliography."
    )
    send: Text | None = Field(None, description="One real request to send, named in one sentence; it needs minutes.")
    why: Prose = Field(description="Why now, in one or two sentences.")
    then: Prose = Field(description="What to do afterwards, in the next minute.")
    must: Flag | None = Field(None, description="false for a step that is nice to have; left out, it is a must.")
    minutes: Whole | None = Field(
        None,
        ge=1,
        description="Minutes of the step where they cannot be counted: send needs them, script may add them.",
    )


class Track(Titled):
    """Steps in order for one kind of reader, each with something to do."""

    for_: Text = Field(alias="for", description="Whom it is for, in a few words.")
    number: Whole | None = Field(
        None, ge=1, description="Its place among the tracks; those without a number follow, by title."
    )
    steps: list[Step] = Field(min_length=1, description="The steps, in order; none locks another.")


KIND = Kind(
    "tracks",
    Track,
    place=120,
    folder="learn",
    order=sorted_by(lambda track, _: (track.number is None, track.number, track.title)),
)

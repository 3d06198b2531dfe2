"""A situation: who asks whom for what, and what it costs the one who is asked."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from macros.records.base import Page, Prose, Record, Ref, Text, Whole
from macros.records.kind import Kind, Library, sorted_by

#: How many situations stand before all the rest: as many as one looks through without a heading.
MOST_MET = 12


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
    rank: Whole | None = Field(
        None,
        ge=1,
        description="Its place by how often it seems to be met, 1 first; the first twelve stand before all the rest.",
    )


def needs_in(situation: Situation, library: Library) -> list[str]:
    """List the needs that a situation's patterns threaten, each once."""
    patterns = library.records("patterns")
    return list(dict.fromkeys(patterns[likely.id].need for likely in situation.patterns))


def most_met(situations: Mapping[str, Situation], library: Library) -> list[str]:
    """List the situations that a site puts first, then those that are met most; those of one rank keep their order."""
    ranked = {id: situation.rank for id, situation in situations.items() if situation.rank is not None}
    return list(dict.fromkeys((*library.first("situations"), *sorted(ranked, key=lambda id: ranked[id]))))[:MOST_MET]


def _has(id: str, _situation: Situation, library: Library) -> list[str]:
    written = any(script.situation == id for script in library.records("scripts").values())
    return ["script"] if written else ["moves"]


KIND = Kind(
    "situations",
    Situation,
    place=40,
    order=sorted_by(lambda situation, library: (list(library.words["groups"]).index(situation.group), situation.title)),
    facets={
        "group": lambda _id, situation, _library: [situation.group],
        "need": lambda _id, situation, library: needs_in(situation, library),
        "has": _has,
    },
    sections="group",
    first=most_met,
    roomy=True,
    said=("asker", "asked"),
    text=("stakes", "prepare"),
)

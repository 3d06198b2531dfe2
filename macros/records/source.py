"""The bibliography."""

from typing import Annotated, Literal

from pydantic import Field

from macros.records.base import Id, Prose, Record, Ref, Text, Whole
from macros.records.kind import Single


class Reading(Record):
    """Why someone should read the work itself."""

    suits: list[Annotated[str, Ref("readers")]] = Field(min_length=1, description="The kinds of reader whom it suits.")
    why: Prose = Field(description="What they take from it, in one sentence.")


class Source(Record):
    """One work: what it found, how large it was, what limits it, and what became of it."""

    id: Id = Field(description="The id that records cite; it never changes.")
    kind: Annotated[str, Ref("works")] = Field(description="What kind of work it is.")
    authors: list[Text] = Field(min_length=1, description="All authors, in their order.")
    year: Whole = Field(ge=1800, le=2100, description="Year of publication.")
    title: Text = Field(description="The title as published.")
    venue: Text = Field(description="The journal, publisher or site.")
    doi: Annotated[str, Field(pattern=r"^10\.[0-9]{4,}/\S+$")] | None = Field(
        None, description="The DOI without an address in front, as in 10.1037/0022-3514.95.1.128."
    )
    finding: Prose = Field(description="What it found, in one or two sentences.")
    numbers: Text | None = Field(None, description="The size of it: how many people or studies, how large an effect.")
    limits: Prose = Field(description="What it does not show.")
    status: Annotated[str, Ref("statuses")] = Field(description="What became of it.")
    verified: Literal["looked-up", "known"] = Field(
        description="looked-up where the entry was confirmed in a public text, known where not."
    )
    verified_by: Text | None = Field(None, description="Where the entry was confirmed.")
    unconfirmed: list[Text] | None = Field(None, min_length=1, description="Fields that could not be confirmed.")
    minutes: Whole | None = Field(None, ge=1, description="Minutes to read it.")
    reading: Reading | None = Field(None, description="For a work worth reading whole; it needs minutes too.")
    level: Literal["newcomer", "practitioner", "scholar"] | None = Field(None, description="Whom it suits.")


class Sources(Record):
    """The bibliography: the only works that any page may cite."""

    sources: tuple[Source, ...] = Field((), min_length=1, description="The works, in any order.")


def short_citation(source: Source) -> str:
    """Cite a work in a few words, as in "Flynn and Lake (2008)"."""
    names = [surname(author) for author in source.authors]
    if len(names) > 2 or source.authors[-1].startswith("and "):
        return f"{names[0]} and others ({source.year})"
    return f"{' and '.join(names)} ({source.year})"


def surname(name: str) -> str:
    """Return the surname, with the particles before it: "van de Kuilen" of "Gijs van de Kuilen"."""
    words = name.split()
    inner = enumerate(words[1:-1], start=1)
    particle = next((place for place, word in inner if word[0].islower() or word == "De"), len(words) - 1)
    return " ".join(words[particle:])


SINGLE = Single("sources", Sources, place=220, entries=True)

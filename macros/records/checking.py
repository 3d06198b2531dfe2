"""What is said of the checker's own worth beside its figures: what it was tried on, and what it cannot see."""

from pydantic import Field

from macros.records.base import Id, Prose, Record, Text
from macros.records.kind import Single


class Tried(Record):
    """Texts of others that the checker was measured on."""

    id: Id = Field(description="The id by which the figures name them.")
    label: Text = Field(description="What they are, in a few words.")
    text: Prose = Field(description="Who wrote them, what is told apart in them, and whose work they are.")


class Checking(Record):
    """What the page about the checker's worth says in words; the figures stand in measured.yaml."""

    tried: list[Tried] = Field(min_length=1, description="The texts that it was measured on, in order.")
    cannot: list[Prose] = Field(min_length=1, description="What it cannot see, a sentence or two each.")


SINGLE = Single("checking", Checking, place=240)

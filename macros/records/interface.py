"""Every label that the pages and elements show."""

from typing import Annotated

from pydantic import Field

from macros.records.base import TYPED, Address, Id, Record, Ref, Summary, Text, Title, Typed
from macros.records.kind import Single


class FixedPage(Record):
    """A page that is not a record's own."""

    id: Address = Field(description="Its address, without slashes around it, as in learn/for-leads.")
    title: Title = Field(description="The page's name, at most 60 characters, in sentence case.")
    summary: Summary = Field(description="One sentence of 40 to 140 characters that says what to notice or do.")
    aliases: list[Text] | None = Field(None, min_length=1, description="What people type when they look for the page.")
    typed: list[Typed] | None = Field(None, min_length=1, description=TYPED)
    under: Annotated[str, Ref("addresses")] | None = Field(
        None, description="The page below which the navigation shows it, home for the top; left out, it is under more."
    )


class Label(Record):
    """One label."""

    id: Id = Field(description="The name that templates and elements use.")
    text: Text = Field(description="What readers see.")


class Interface(Record):
    """Titles of the pages that no record has, and every label of the interface."""

    pages: tuple[FixedPage, ...] = Field((), min_length=1, description="The pages that no record has.")
    labels: tuple[Label, ...] = Field((), min_length=1, description="The labels.")


SINGLE = Single("interface", Interface, place=230, entries=True)

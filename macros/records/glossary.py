"""The field's terms."""

from pydantic import Field

from macros.records.base import Id, Prose, Record, Text
from macros.records.kind import Single


class Term(Record):
    """One term, explained to a newcomer."""

    id: Id = Field(description="The term's anchor on the glossary page.")
    term: Text = Field(description="The term as the field writes it.")
    meaning: Prose = Field(description="What it means, in a sentence that a newcomer understands.")
    forms: list[Text] | None = Field(None, min_length=1, description="Other forms of the word that pages use.")


class Glossary(Record):
    """The field's terms; the pages that use a term are found, not listed."""

    terms: tuple[Term, ...] = Field((), min_length=1, description="The terms, in any order.")


SINGLE = Single("glossary", Glossary, place=210, entries=True)

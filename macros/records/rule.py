"""A rule of the checker: what to look for in a draft, what to say about it, and drafts to try it on."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.records.base import AsTyped, Flag, Record, Ref, Text, Unshown, Whole
from macros.records.expression import check_expression
from macros.records.kind import Kind, Library

#: Drafts that a rule must hit, and as many that it must not, where readers see what it says and where it only counts.
EXAMPLES_SHOWN, EXAMPLES_COUNTED = 4, 2
LONGEST_SAY = 140  # characters; two short sentences, which a phone shows in three rows
LONGEST_BETTER = 160


def _gaps_are_closed(text: str) -> str:
    """Refuse a gap to type into that does not end, or that does not say what belongs there.

    Raises:
        PydanticCustomError: `open-gap`.
    """
    depth = 0
    for before, character in zip(f" {text}", text, strict=False):
        depth += (character == "[") - (character == "]")
        if depth not in (0, 1) or (before, character) == ("[", "]"):
            break
    else:
        if not depth:
            return text
    raise PydanticCustomError(
        "open-gap", "a gap is not written as [the day]; open and close each once, with words for what belongs there"
    )


Expression = Annotated[str, AfterValidator(check_expression), Unshown()]
Draft = Annotated[Text, AsTyped()]
Better = Annotated[Text, AfterValidator(_gaps_are_closed), Field(max_length=LONGEST_BETTER)]
Mode = Literal["ask", "nudge", "answer"]
Expressions = Annotated[list[Expression], Field(min_length=1)]


class Rule(Record):
    """A rule of the checker: what to look for in a draft, what to say about it, and drafts to try it on."""

    finds: Literal["wakes", "good", "missing"] = Field(
        description="wakes for words that may wake resistance, good for a good move, missing for one that is not there."
    )
    about: Annotated[str, Ref("skills")] = Field(
        description="The pattern that it wakes; the tactic that it sees, or misses."
    )
    say: Annotated[Text, Field(max_length=LONGEST_SAY)] | None = Field(
        None,
        description=(
            "One or two sentences to the asker: wakes suggests, good praises in few words, missing asks a question. "
            "A rule that is not shown has none."
        ),
    )
    better: Better | None = Field(
        None,
        description=(
            "Words to put in, with [gaps] left to type: in place of what was found, or behind the ask where a move is "
            "missing."
        ),
    )
    instead: Literal["words", "sentence"] | None = Field(
        None, description="What better takes the place of: words, which is so where it is left out, or sentence."
    )
    drop: Flag = Field(False, description="true where the words are better left out than replaced.")
    any: Expressions | None = Field(
        None,
        description="Expressions, tried on one sentence; one has to match. A rule for what is missing may have none.",
    )
    not_: Expressions | None = Field(
        None, alias="not", description="Expressions; one that matches the same sentence keeps the rule quiet."
    )
    not_in_draft: Expressions | None = Field(
        None, description="Expressions; one that matches any sentence of the draft keeps the rule quiet."
    )
    near_ask: Annotated[Whole, Field(ge=0, le=9)] | None = Field(
        None,
        description=(
            "How many sentences it may stand from the ask; 0 is the ask itself, left out is anywhere. For what is "
            "missing, how far not_in_draft looks."
        ),
    )
    speaks_to: Literal["reader", "writer", "any"] = Field(
        "any", description="reader where it is said to you, writer where it is said of I or we, any for both."
    )
    negated: Literal["skip", "keep"] = Field("skip", description="keep where it counts behind a not as well.")
    quotes: Literal["skip", "keep"] = Field("skip", description="keep where it counts inside quotation marks as well.")
    modes: Annotated[list[Mode], Field(min_length=1)] = Field(
        ["ask"], description="The kinds of draft that it reads: ask, nudge or answer; left out, asks alone."
    )
    from_words: Annotated[Whole, Field(ge=1, le=400)] | None = Field(
        None, description="How many words a draft has at least, before the rule reads it."
    )
    beside_faults: Flag = Field(
        False, description="true for what is missed only in a draft where something may wake resistance."
    )
    weight: Annotated[Whole, Field(ge=-2, le=2)] | None = Field(
        None, description="What it adds to the sum, from -2 to 2; left out, 1 for good and -1 for the others."
    )
    shown: Flag = Field(True, description="false for a rule that counts in the sum and is never shown.")
    quiets: Annotated[list[Annotated[str, Ref("rules")]], Field(min_length=1)] | None = Field(
        None, description="Ids of rules that it silences in the same sentence."
    )
    implies: Annotated[list[Annotated[str, Ref("tactics")]], Field(min_length=1)] | None = Field(
        None, description="Ids of tactics that are named as advice inside what it says."
    )
    hits: list[Draft] = Field(
        min_length=1, description="Drafts that it must hit: four or more, two for a rule that is not shown."
    )
    misses: list[Draft] = Field(
        min_length=1,
        description="Drafts that it must not hit, as many: one negated, one quoted, one about somebody else.",
    )


def _by_what_they_are_about(rules: Mapping[str, Rule], library: Library) -> list[str]:
    """Put rules into the order of patterns and tactics; what is good stands before what is missing."""
    ranks = {id: rank for rank, id in enumerate((*library.records("patterns"), *library.records("tactics")))}
    return sorted(rules, key=lambda id: (ranks[rules[id].about], rules[id].finds, id))


KIND = Kind("rules", Rule, place=140, page="together", folder="check/rules", order=_by_what_they_are_about)

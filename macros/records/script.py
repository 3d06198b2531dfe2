"""A script: a whole conversation with blanks, each line one move that names its tactic."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, cast

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.records.base import Flag, Id, Loc, Page, Record, Ref, SlotText, Text, Whole
from macros.records.kind import Kind, Library, sorted_by
from macros.records.situation import needs_in

#: `{blank}`, and never Jinja's double braces.
SLOT = re.compile(r"\{([a-z][a-z0-9_-]*)\}")
#: Where one sentence of a line ends and the next begins; one whose optional blank is empty is left out.
SENTENCE_BREAK = re.compile(r"(?<=[.?!])\s+|(?<=[.?!][\"'\u2019\u201d])\s+")
#: What a form of the web calls its own parts; a control of that name would hide them from the builder.
TAKEN_NAMES = re.compile(
    "action|after|append|attributes|before|children|closest|contains|dataset|elements|hidden|length|matches|method|"
    "prepend|remove|reset|style|submit|target"
)
#: The script for any request at all; people link to its page, and every situation leads to it.
ANY_ASK = "any-ask"
MESSAGES = ("ask", "nudge", "if_yes", "if_no")


class Blank(Record):
    """A blank to fill."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")] = Field(
        description="The name of its slot: lower-case letters, digits, hyphens or underscores."
    )
    label: Text = Field(description="The question beside the field.")
    kind: Literal["text", "long", "number", "day", "time", "choice"] = Field(
        description="text, long, number, day, time or choice."
    )
    example: Text = Field(description="What one would write there; shown greyed, never copied.")
    help: Text | None = Field(None, description="A hint beside the field.")
    default: Text | None = Field(None, description="What stands there before anyone types.")
    unit: Text | None = Field(None, description="For a number: what is counted, in the singular.")
    min: Whole | None = Field(None, description="For a number: the least that makes sense.")
    max: Whole | None = Field(None, description="For a number: the most that makes sense.")
    choices: list[Text] | None = Field(None, min_length=2, description="For a choice: what can be chosen.")
    optional: Flag | None = Field(None, description="true if the message reads whole without it.")


class Line(Record):
    """One move of one to three sentences."""

    say: SlotText = Field(description="The words, with {blank} slots.")
    tactic: Annotated[str, Ref("tactics")] = Field(description="The tactic that earns the line its place.")
    worry: Annotated[str, Ref("patterns")] | None = Field(
        None,
        description="The pattern whose line it is: the sender adds it where the other may worry so. Left out: core.",
    )
    pause: Flag | None = Field(None, description="Said aloud: true where one waits for their answer after the line.")
    heard: Text | None = Field(
        None, description="Said aloud: what they answered; the line is what to say then, and is never copied."
    )

    @property
    def core(self) -> bool:
        """Whether everybody sends the line."""
        return self.worry is None


class Variant(Record):
    """The conversation for one channel or one kind of reader."""

    id: Id = Field(description="A short id, unique in the script.")
    label: Text = Field(description="What tells it from the others.")
    channel: Annotated[str, Ref("channels")] = Field(description="Where it is said or sent.")
    reader: Literal["known", "stranger"] | None = Field(
        None, description="known or stranger; left out: known. An office, and a mail about money, count as strangers."
    )
    firm: Flag | None = Field(None, description="true where it states and does not ask, as for what is owed or a duty.")
    subject: SlotText | None = Field(None, description="The subject line, where the channel has one.")
    greeting: SlotText | None = Field(None, description="How it opens, where the channel has a greeting.")
    closing: SlotText | None = Field(None, description="How it ends, where the channel has a closing.")
    ask: list[Line] = Field(min_length=1, description="The request.")
    nudge: list[Line] = Field(min_length=1, description="What to send when no answer comes.")
    if_yes: list[Line] = Field(min_length=1, description="What to say to a yes.")
    if_no: list[Line] = Field(min_length=1, description="What to say to a no.")

    def message(self, name: str) -> list[Line]:
        """Return the lines of a message, by its name in `MESSAGES`."""
        return cast(list[Line], getattr(self, name))

    @property
    def worries(self) -> list[str]:
        """The worries that the ask has a line for, each once, in the order of the lines."""
        return list(dict.fromkeys(line.worry for line in self.ask if line.worry))


class Script(Page):
    """A whole conversation: the ask, the nudge, the yes and the no, from the same blanks."""

    situation: Annotated[str, Ref("situations")] = Field(description="The situation it is for.")
    minutes_to_send: Whole = Field(ge=1, description="Minutes from opening the page to a message sent.")
    blanks: list[Blank] = Field(min_length=1, description="What the sender fills in, in the order of asking.")
    variants: list[Variant] = Field(min_length=1, description="At least one; a second one only if it truly differs.")

    def slot_texts(self) -> Iterator[tuple[Loc, str]]:
        """Yield every text that may hold slots, with its place in the record."""
        for number, variant in enumerate(self.variants):
            for part in ("subject", "greeting", "closing"):
                if (text := getattr(variant, part)) is not None:
                    yield ("variants", number, part), text
            for message in MESSAGES:
                for place, line in enumerate(variant.message(message)):
                    yield ("variants", number, message, place, "say"), line.say

    @model_validator(mode="after")
    def _has_a_text_blank(self) -> "Script":
        """Ensure that the builder has at least one field to type into."""
        if not any(blank.kind == "text" for blank in self.blanks):
            raise PydanticCustomError(
                "no-text-blank",
                "no blank is of kind text; make the one that names the person or the thing a text blank",
                {"at": ("blanks",)},
            )
        return self


def _situation(script: Script, library: Library) -> Any:
    return library.records("situations")[script.situation]


KIND = Kind(
    "scripts",
    Script,
    place=50,
    order=sorted_by(
        lambda script, library: (list(library.records("situations")).index(script.situation), script.title)
    ),
    facets={
        "group": lambda _id, script, library: [_situation(script, library).group],
        "need": lambda _id, script, library: needs_in(_situation(script, library), library),
        "channel": lambda _id, script, _library: list(dict.fromkeys(variant.channel for variant in script.variants)),
    },
    sections="group",
    caption=lambda script, library: _situation(script, library).title,
    roomy=True,
)

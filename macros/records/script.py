"""A script: the messages of one who asks or answers, with blanks, each line one move that names its tactic."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, cast, get_args

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.records.base import Flag, Id, Loc, NeededBy, Page, Record, Ref, SlotText, Text, Whole
from macros.records.kind import Kind, Library, sorted_by
from macros.records.names import LONGEST
from macros.records.situation import needs_in
from macros.records.walk import fields_of, needed_by

#: `{blank}`, and never Jinja's double braces.
SLOT = re.compile(r"\{([a-z][a-z0-9_-]*)\}")
#: Where one sentence of a line ends and the next begins; one whose optional blank is empty is left out.
SENTENCE_BREAK = re.compile(r"(?<=[.?!])\s+|(?<=[.?!][\"'\u2019\u201d])\s+")
#: What a form of the web calls its own parts; a control of that name would hide them from the builder.
TAKEN_NAMES = re.compile(
    "action|after|append|attributes|before|children|closest|constructor|contains|dataset|elements|hidden|length|matches|"
    "method|prepend|remove|reset|style|submit|target"
)
MOST_OF_EXAMPLE = 1_000  # characters: twelve times the longest; it is looked through for every slot in which it stands
MOST_SLOTS = 40  # of a text; a line of three sentences has five
#: The script for any request at all; people link to its page, and every situation leads to it.
ANY_ASK = "any-ask"
#: Who sends the messages: the one who asks, or the one who is asked.
ScriptKind = Literal["ask", "answer"]


class Blank(Record):
    """A blank to fill."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=LONGEST)] = Field(
        description="The name of its slot: lower-case letters, digits, hyphens or underscores."
    )
    label: Text = Field(description="The question beside the field.")
    kind: Literal["text", "long", "number", "day", "time", "choice"] = Field(
        description="text, long, number, day, time or choice."
    )
    example: Text = Field(
        max_length=MOST_OF_EXAMPLE, description="What one would write there; shown greyed, never copied."
    )
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


_OfAsk = Annotated[list[Line] | None, NeededBy("ask", usual=True)]
_OfAnswer = Annotated[list[Line] | None, NeededBy("answer")]


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
    ask: _OfAsk = Field(None, min_length=1, description="An ask: the request.")
    nudge: _OfAsk = Field(None, min_length=1, description="An ask: what to send when no answer comes.")
    if_yes: _OfAsk = Field(None, min_length=1, description="An ask: what to say to a yes.")
    if_no: _OfAsk = Field(None, min_length=1, description="An ask: what to say to a no.")
    yes: _OfAnswer = Field(None, min_length=1, description="An answer: the yes, and what it settles.")
    partly: _OfAnswer = Field(None, min_length=1, description="An answer: the part that can be done, by name.")
    later: _OfAnswer = Field(None, min_length=1, description="An answer: by when the answer comes.")
    no: _OfAnswer = Field(None, min_length=1, description="An answer: the no.")

    def message(self, name: str) -> list[Line]:
        """Return the lines of a message, by its name; none where the variant does not hold it."""
        return cast(list[Line] | None, getattr(self, name)) or []

    @property
    def lines(self) -> list[Line]:
        """The lines of all its messages, in their order."""
        return [line for name in ALL_MESSAGES for line in self.message(name)]

    @property
    def worries(self) -> list[str]:
        """The worries that its messages have a line for, each once, in the order of the lines."""
        return list(dict.fromkeys(line.worry for line in self.lines if line.worry))


def _messages_of(kind: ScriptKind) -> tuple[str, ...]:
    fields = {name: needed_by(field) for name, field in fields_of(Variant).items()}
    return tuple(name for name, mark in fields.items() if mark and mark.kind == kind)


#: The messages of each kind of script, in the order of their fields.
MESSAGES: dict[ScriptKind, tuple[str, ...]] = {kind: _messages_of(kind) for kind in get_args(ScriptKind)}
ALL_MESSAGES = tuple(name for names in MESSAGES.values() for name in names)


def _schema_of_kinds(schema: dict[str, Any]) -> None:
    """Let an editor ask for the messages of the script's own kind, and refuse the others."""

    def held_to(kind: ScriptKind) -> dict[str, Any]:
        others = [name for other, names in MESSAGES.items() if other != kind for name in names]
        variant = {"required": list(MESSAGES[kind]), "properties": dict.fromkeys(others, False)}
        return {"properties": {"variants": {"items": variant}}}

    schema["if"] = {"properties": {"kind": {"const": "answer"}}, "required": ["kind"]}
    schema["then"], schema["else"] = held_to("answer"), held_to("ask")


class Script(Page):
    """The messages of a conversation, from the same blanks: those of one who asks, or of one who answers."""

    model_config = ConfigDict(json_schema_extra=_schema_of_kinds)

    kind: ScriptKind | None = Field(
        None,
        description="ask or answer; left out: ask. "
        + " ".join(f"An {kind} has {', '.join(names)}." for kind, names in MESSAGES.items()),
    )
    situation: Annotated[str, Ref("situations")] = Field(description="The situation it is for.")
    leads: Flag | None = Field(
        None, description="true where its situation's page shows this one of its scripts; left out: the first by title."
    )
    minutes_to_send: Whole = Field(ge=1, description="Minutes from opening the page to a message sent.")
    blanks: list[Blank] = Field(min_length=1, description="What the sender fills in, in the order of asking.")
    variants: list[Variant] = Field(min_length=1, description="At least one; a second one only if it truly differs.")

    @property
    def messages(self) -> tuple[str, ...]:
        """The names of its messages, in the order in which they are shown."""
        return MESSAGES[self.kind or "ask"]

    @property
    def is_answer(self) -> bool:
        """Whether it is for the one who is asked, who sends one of its messages."""
        return self.kind == "answer"

    @property
    def opening(self) -> tuple[str, ...]:
        """The messages that can be the first one sent: the ask, or any answer."""
        return self.messages if self.is_answer else self.messages[:1]

    def slot_texts(self) -> Iterator[tuple[Loc, str]]:
        """Yield every text that may hold slots, with its place in the record."""
        for number, variant in enumerate(self.variants):
            for part in ("subject", "greeting", "closing"):
                if (text := getattr(variant, part)) is not None:
                    yield ("variants", number, part), text
            for message in ALL_MESSAGES:
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
        lambda script, library: (
            list(library.records("situations")).index(script.situation),
            not script.leads,
            script.title,
        )
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

"""The words of a conversation to fill in by hand: ruled blanks, numbered, and what belongs into each."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from macros.addresses import address_of
from macros.filling import plural
from macros.paper.said import Said, Words, label, said
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records.script import SLOT, Line, Script, Variant
from macros.sides import on_side

#: Characters that a ruled blank has room for, at least and at most; written once, it is short from then on.
_BLANK = (10, 30)


@dataclass(frozen=True)
class Fact(Words):
    """What belongs into a blank, and an example."""

    label: Said
    example: Said


@dataclass(frozen=True)
class Written(Words):
    """A piece of a message that stands there."""

    text: str


@dataclass(frozen=True)
class Ruled(Words):
    """A piece of a message to fill in: the number of its fact, its width in characters, the unit that follows."""

    blank: int
    wide: int
    unit: str | None


Piece = Written | Ruled


@dataclass(frozen=True)
class LineToSay(Words):
    """A line of a message: its text for the press to measure, and the pieces that are printed."""

    said: Said
    parts: list[Piece]


@dataclass(frozen=True)
class MessageToFill(Words):
    """A message of the conversation; greeting and closing are empty where it has none."""

    title: Said
    greeting: list[Piece]
    lines: list[LineToSay]
    closing: list[Piece]


@dataclass(frozen=True)
class LineToAdd(Words):
    """A line beside a message: the worry that it answers, or what was heard before it, and the pieces of the line.

    `to` names the message, where there are several that it could belong to.
    """

    plain: Said
    line: LineToSay
    to: Said | None = None


@dataclass(frozen=True)
class ScriptToFill(Words):
    """The first variant of a script: its core, the lines to add, and the facts that its blanks ask for.

    What is added belongs to the *opening* messages, the ask or any answer, and stands before those *following*.
    """

    title: Said
    address: str
    channel: str
    facts_title: Said
    facts: list[Fact]
    opening: list[MessageToFill]
    following: list[MessageToFill]
    answers_title: Said
    answers: list[LineToAdd]
    worries_title: Said
    worries: list[LineToAdd]


def script_to_fill(book: Playbook, id: str, shows: Collection[str]) -> ScriptToFill:
    """Return the first variant of a script, each slot as a numbered blank, and what belongs into each.

    Of its messages those that a sheet *shows*, in the sheet's order.
    """
    script, key = book.scripts[id], Key("scripts", id)
    messages, opens = [name for name in shows if name in script.messages], script.opening
    variant = script.variants[0]
    blanks = _Blanks(script, variant)
    return ScriptToFill(
        title=said(key, "title", text=script.title),
        address=address_of(key),
        channel=book.words["channels"][variant.channel].label,
        facts_title=label(book, "heading-blanks"),
        facts=[
            Fact(
                label=said(key, "blanks", place, "label", text=blank.label),
                example=said(key, "blanks", place, "example", text=blank.example),
            )
            for place, blank in enumerate(script.blanks)
            if blank.id in blanks.used
        ],
        opening=[_message(book, key, variant, name, blanks, framed=True) for name in messages if name in opens],
        following=[_message(book, key, variant, name, blanks) for name in messages if name not in opens],
        answers_title=label(book, "if-they-answer"),
        answers=[
            LineToAdd(
                plain=said(key, "variants", 0, name, place, "heard", text=line.heard),
                line=_line(key, name, place, line, blanks),
            )
            for name, place, line in _opening_lines(script, variant, messages)
            if line.heard
        ],
        worries_title=label(book, on_side("worries", answer=script.is_answer)),
        worries=[
            LineToAdd(
                plain=said(Key("patterns", line.worry), "plain", text=book.patterns[line.worry].plain),
                line=_line(key, name, place, line, blanks),
                to=_title(book, name) if len(script.opening) > 1 else None,
            )
            for name, place, line in _opening_lines(script, variant, messages)
            if line.worry and not line.heard
        ],
    )


def _opening_lines(script: Script, variant: Variant, shown: list[str]) -> Iterator[tuple[str, int, Line]]:
    """Yield the lines of what can be sent first, each with its message and its place there."""
    for name in script.opening:
        if name in shown:
            for place, line in enumerate(variant.message(name)):
                yield name, place, line


def _title(book: Playbook, name: str) -> Said:
    return label(book, f"message-{name.replace('_', '-')}")


def _message(
    book: Playbook, key: Key, variant: Variant, name: str, blanks: "_Blanks", *, framed: bool = False
) -> MessageToFill:
    """Return a message's lines; greeting and closing stand on what can be sent first, to save room."""
    greeting, closing = (variant.greeting, variant.closing) if framed else (None, None)
    opening = blanks.parts(greeting or "")  # first, since the order of meeting blanks is that of the page
    core = [(place, line) for place, line in enumerate(variant.message(name)) if line.core and not line.heard]
    lines = [_line(key, name, place, line, blanks) for place, line in core]
    return MessageToFill(
        title=_title(book, name),
        greeting=opening,
        lines=lines,
        closing=blanks.parts(closing or ""),
    )


def _line(key: Key, name: str, place: int, line: Line, blanks: "_Blanks") -> LineToSay:
    return LineToSay(said(key, "variants", 0, name, place, "say", text=line.say), blanks.parts(line.say))


class _Blanks:
    """The blanks that a variant uses, numbered, and which of them have been met on the way down the page."""

    def __init__(self, script: Script, variant: Variant) -> None:
        texts = [variant.greeting, variant.closing, *(line.say for line in variant.lines)]
        self.used = {slot for text in texts for slot in SLOT.findall(text or "")}
        numbered = enumerate((blank for blank in script.blanks if blank.id in self.used), start=1)
        self._all = {blank.id: (number, blank) for number, blank in numbered}
        self._met: set[str] = set()

    def parts(self, text: str) -> list[Piece]:
        """Split *text* at its slots; a slot becomes a blank about as wide as its example."""
        parts: list[Piece] = []
        for position, part in enumerate(SLOT.split(text)):
            if position % 2:
                number, blank = self._all[part]
                least, most = _BLANK
                wide = least if part in self._met else min(max(len(blank.example), least), most)
                self._met.add(part)
                parts.append(Ruled(number, wide, plural(blank.unit) if blank.unit else None))
            elif part:
                parts.append(Written(set_quotes(part)))
        return parts

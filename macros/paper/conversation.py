"""The words of a conversation to fill in by hand: ruled blanks, numbered, and what belongs into each."""

from dataclasses import dataclass

from macros.addresses import address_of
from macros.filling import plural
from macros.paper.said import Said, Words, label, said
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records.script import MESSAGES, SLOT, Line, Script, Variant

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
    """A line beside the ask: the worry that it answers, or what was heard before it, and the pieces of the line."""

    plain: Said
    line: LineToSay


@dataclass(frozen=True)
class ScriptToFill(Words):
    """The first variant of a script: its core, the lines to add, and the facts that its blanks ask for."""

    title: Said
    address: str
    channel: str
    facts_title: Said
    facts: list[Fact]
    messages: list[MessageToFill]
    answers_title: Said
    answers: list[LineToAdd]
    worries_title: Said
    worries: list[LineToAdd]


def script_to_fill(book: Playbook, id: str, messages: list[str]) -> ScriptToFill:
    """Return the first variant of a script, each slot as a numbered blank, and what belongs into each."""
    script, key = book.scripts[id], Key("scripts", id)
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
        messages=[_message(book, key, variant, name, blanks) for name in messages],
        answers_title=label(book, "if-they-answer"),
        answers=[
            LineToAdd(
                plain=said(key, "variants", 0, "ask", place, "heard", text=line.heard),
                line=_line(key, "ask", place, line, blanks),
            )
            for place, line in enumerate(variant.ask)
            if line.heard and "ask" in messages
        ],
        worries_title=label(book, "worries"),
        worries=[
            LineToAdd(
                plain=said(Key("patterns", line.worry), "plain", text=book.patterns[line.worry].plain),
                line=_line(key, "ask", place, line, blanks),
            )
            for place, line in enumerate(variant.ask)
            if line.worry and not line.heard and "ask" in messages
        ],
    )


def _message(book: Playbook, key: Key, variant: Variant, name: str, blanks: "_Blanks") -> MessageToFill:
    """Return a message's lines; greeting and closing stand on the first one, the ask, alone."""
    frame = variant if name == MESSAGES[0] else None
    greeting, closing = (frame.greeting, frame.closing) if frame else (None, None)
    opening = blanks.parts(greeting or "")  # first, since the order of meeting blanks is that of the page
    core = [(place, line) for place, line in enumerate(variant.message(name)) if line.core and not line.heard]
    lines = [_line(key, name, place, line, blanks) for place, line in core]
    return MessageToFill(
        title=label(book, f"message-{name.replace('_', '-')}"),
        greeting=opening,
        lines=lines,
        closing=blanks.parts(closing or ""),
    )


def _line(key: Key, name: str, place: int, line: Line, blanks: "_Blanks") -> LineToSay:
    return LineToSay(said(key, "variants", 0, name, place, "say", text=line.say), blanks.parts(line.say))


class _Blanks:
    """The blanks that a variant uses, numbered, and which of them have been met on the way down the page."""

    def __init__(self, script: Script, variant: Variant) -> None:
        frame = (variant.greeting, variant.closing)
        lines = [line.say for name in MESSAGES for line in variant.message(name)]
        self.used = {slot for text in (*frame, *lines) for slot in SLOT.findall(text or "")}
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

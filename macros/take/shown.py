"""What one types, and what one sees then, tool by tool: the shortest message that has gaps, and the first card."""

from dataclasses import dataclass

from macros.filling import example_of
from macros.playbook import Playbook
from macros.prose import plain_prose, set_quotes
from macros.records.script import SLOT
from macros.take.cards import cards
from macros.take.espanso import MARK
from macros.take.gaps import gap
from macros.take.snippets import Snippet, snippets

#: Blanks that a message has at least: with one, nobody sees that there may be more.
_BLANKS = 2


@dataclass(frozen=True)
class Bit:
    """A piece of a line: what the reader types, what stands in a gap, or plain text."""

    text: str
    typed: bool = False
    gap: bool = False


@dataclass(frozen=True)
class Sight:
    """What a reader sees at a step: in words, and line by line."""

    caption: str
    lines: list[list[Bit]]


@dataclass(frozen=True)
class Shown:
    """The way with one tool, step by step."""

    tool: str
    sights: list[Sight]


def shown(book: Playbook) -> list[Shown]:
    """Return the way with each tool; none where no message has gaps, and no card where there are none."""
    return [way for piece in _shortest(book) for way in _typed(book, piece)] + _learned(book)


def _typed(book: Playbook, piece: Snippet) -> list[Shown]:
    label = book.labels
    examples = {blank.id: set_quotes(example_of(blank)) for blank in piece.blanks}
    gaps = {blank.id: gap(blank) for blank in piece.blanks}
    stops = gaps | {blank.id: blank.choices[0] for blank in piece.blanks if blank.choices}
    done = Sight(label["shown-message"], _lines(piece, examples))
    ways = []
    for tool, name, asks, values in (
        ("espanso", f"{MARK}{piece.name}{MARK}", "form", examples),
        ("editor", piece.name, "tab", stops),
        ("expander", f"{MARK}{piece.name}{MARK}", "gaps", gaps),
    ):
        begun = Sight(label["shown-type"], [[Bit(name, typed=True)]])
        filled = Sight(label[f"shown-{asks}"], _lines(piece, values, gaps=True))
        ways.append(Shown(label[f"take-{tool}"], [begun, filled, done]))
    return ways


def _learned(book: Playbook) -> list[Shown]:
    """Show the first card by what it asks, and by its answer and the line below that."""
    label = book.labels
    return [
        Shown(
            label["take-anki"],
            [
                Sight(label["shown-front"], _paragraphs(card.front[0], card.front[-1])),
                Sight(label["shown-back"], _paragraphs(card.back[0], card.back[:3][-1])),
            ],
        )
        for card in cards(book)[:1]
    ]


def _paragraphs(*texts: str) -> list[list[Bit]]:
    return [[Bit(plain_prose(text))] for text in texts]


def _shortest(book: Playbook) -> list[Snippet]:
    """Return the shortest message that opens a script and has gaps enough, where there is one."""
    opening = (piece for piece in snippets(book) if piece.name in book.scripts and len(piece.blanks) >= _BLANKS)
    return sorted(opening, key=lambda piece: len(piece.text))[:1]


def _lines(piece: Snippet, values: dict[str, str], *, gaps: bool = False) -> list[list[Bit]]:
    """Write a message line by line, with *values* in its gaps; what is empty is left out."""
    return [[bit for bit in _bits(line, values, gaps=gaps) if bit.text] for line in piece.text.split("\n")]


def _bits(line: str, values: dict[str, str], *, gaps: bool) -> list[Bit]:
    parts = SLOT.split(line)  # text, id, text, …
    return [Bit(values[part], gap=gaps) if place % 2 else Bit(part) for place, part in enumerate(parts)]

"""The words of the deck: a card a record, each with a front and a back."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.addresses import address_of
from macros.paper.said import Said, Words, label, said
from macros.playbook import Key, Playbook

#: How many related records a card has room for.
_RELATED = 3


@dataclass(frozen=True)
class CardPart(Words):
    """A text on a side of a card: its role, which tells how it is set, and what stands above it, if anything."""

    text: Said
    role: str
    above: Said | None


@dataclass(frozen=True)
class Card(Words):
    """A card: what its head says, and the parts of both sides.

    *need* gives the hue of a pattern's card; a tactic's has none. *aside* names the needs in words.
    """

    kind: Said
    title: Said
    address: str
    need: str | None
    front: list[CardPart]
    back: list[CardPart]
    aside: str


@dataclass(frozen=True)
class Deck(Words):
    """The cards in order, what is said around them, and how they are laid out: `duplex` or `fold`."""

    cards: list[Card]
    flip: Said
    backs: Said
    fold: Said
    cut: Said
    layout: str


def deck(book: Playbook, id: str, layout: str) -> Deck:
    """Return the cards in order, with what is said around them."""
    sheet = book.sheets[id]
    shows: set[str] = set(sheet.shows)
    cards = [_pattern(book, key, shows) for key in sheet.patterns or ()]
    cards += [_tactic(book, key, shows) for key in sheet.tactics or ()]
    return Deck(
        cards=cards,
        flip=label(book, "deck-flip"),
        backs=label(book, "deck-backs"),
        fold=label(book, "deck-fold"),
        cut=label(book, "deck-cut"),
        layout=layout,
    )


def _pattern(book: Playbook, id: str, shows: set[str]) -> Card:
    pattern, key = book.patterns[id], Key("patterns", id)
    return Card(
        kind=label(book, "deck-pattern", number=pattern.number),
        title=said(key, "title", text=pattern.title),
        address=address_of(key),
        need=pattern.need,
        front=list(_pattern_front(book, key, shows)),
        back=list(_pattern_back(book, key, shows)),
        aside=book.needs[pattern.need].label,
    )


def _pattern_front(book: Playbook, key: Key, shows: set[str]) -> Iterator[CardPart]:
    pattern = book.patterns[key.id]
    if "thought" in shows:
        yield CardPart(said(key, "thought", text=pattern.thought), "thought", None)
    if "sign" in shows:
        sign = said(key, "signs", 0, "text", text=pattern.signs[0].text)
        yield CardPart(sign, "sign", label(book, "deck-sign"))


def _pattern_back(book: Playbook, key: Key, shows: set[str]) -> Iterator[CardPart]:
    pattern = book.patterns[key.id]
    if "fix" in shows:
        yield CardPart(said(key, "fix", "headline", text=pattern.fix.headline), "fix", label(book, "heading-fix"))
    if "line" in shows:
        best = pattern.tactics[0].id
        line = said(Key("tactics", best), "borrow", 0, text=book.tactics[best].borrow[0])
        yield CardPart(line, "line", label(book, "deck-line", tactic=book.tactics[best].title))
    if "related" in shows:
        titles = [book.patterns[other.id].title for other in pattern.related[:_RELATED]]
        yield CardPart(said(key, "related", text="; ".join(titles)), "related", label(book, "heading-related"))


def _tactic(book: Playbook, id: str, shows: set[str]) -> Card:
    tactic, key = book.tactics[id], Key("tactics", id)
    return Card(
        kind=label(book, "deck-tactic", number=tactic.number),
        title=said(key, "title", text=tactic.title),
        address=address_of(key),
        need=None,
        front=list(_tactic_front(book, key, shows)),
        back=list(_tactic_back(book, key, shows)),
        aside=", ".join(book.needs[need].label for need in tactic.needs),
    )


def _tactic_front(book: Playbook, key: Key, shows: set[str]) -> Iterator[CardPart]:
    tactic = book.tactics[key.id]
    if "summary" in shows:
        yield CardPart(said(key, "summary", text=tactic.summary), "summary", None)
    if "sign" in shows:
        avoid = said(key, "avoid", 0, "line", text=tactic.avoid[0].line)
        yield CardPart(avoid, "sign", label(book, "deck-avoid"))


def _tactic_back(book: Playbook, key: Key, shows: set[str]) -> Iterator[CardPart]:
    tactic = book.tactics[key.id]
    if "fix" in shows:
        yield CardPart(said(key, "how", 0, text=tactic.how[0]), "how", label(book, "heading-how"))
    if "line" in shows:
        yield CardPart(said(key, "borrow", 0, text=tactic.borrow[0]), "line", label(book, "deck-borrow"))
    if "related" in shows and (answered := book.answered_by[key.id]):
        titles = [book.patterns[other].title for other in answered[:_RELATED]]
        yield CardPart(said(key, "title", text="; ".join(titles)), "related", label(book, "deck-answers"))

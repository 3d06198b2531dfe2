"""The words of the deck: a card a record, each with a front and a back."""

from typing import Any

from macros.addresses import address_of
from macros.paper.said import Said, label, said
from macros.playbook import Key, Playbook

#: How many related records a card has room for.
_RELATED = 3


def deck(book: Playbook, id: str) -> dict[str, Any]:
    """Return the cards in order, with what is said around them."""
    sheet = book.sheets[id]
    shows: set[str] = set(sheet.shows)
    cards = [_pattern(book, key, shows) for key in sheet.patterns or ()]
    cards += [_tactic(book, key, shows) for key in sheet.tactics or ()]
    return {
        "cards": cards,
        "flip": label(book, "deck-flip"),
        "backs": label(book, "deck-backs"),
        "fold": label(book, "deck-fold"),
        "cut": label(book, "deck-cut"),
    }


def _pattern(book: Playbook, id: str, shows: set[str]) -> dict[str, Any]:
    pattern, key = book.patterns[id], Key("patterns", id)
    card = _card(book, key, label(book, "deck-pattern", number=pattern.number))
    card["need"], card["aside"] = pattern.need, book.needs[pattern.need].label
    if "thought" in shows:
        card["front"].append(_part(said(key, "thought", text=pattern.thought), "thought"))
    if "sign" in shows:
        sign = said(key, "signs", 0, "text", text=pattern.signs[0].text)
        card["front"].append(_part(sign, "sign", label(book, "deck-sign")))
    if "fix" in shows:
        fix = said(key, "fix", "headline", text=pattern.fix.headline)
        card["back"].append(_part(fix, "fix", label(book, "heading-fix")))
    if "line" in shows:
        best = pattern.tactics[0].id
        line = said(Key("tactics", best), "borrow", 0, text=book.tactics[best].borrow[0])
        card["back"].append(_part(line, "line", label(book, "deck-line", tactic=book.tactics[best].title)))
    if "related" in shows:
        titles = [book.patterns[other.id].title for other in pattern.related[:_RELATED]]
        related = said(key, "related", text="; ".join(titles))
        card["back"].append(_part(related, "related", label(book, "heading-related")))
    return card


def _tactic(book: Playbook, id: str, shows: set[str]) -> dict[str, Any]:
    tactic, key = book.tactics[id], Key("tactics", id)
    card = _card(book, key, label(book, "deck-tactic", number=tactic.number))
    card["aside"] = ", ".join(book.needs[need].label for need in tactic.needs)
    if "summary" in shows:
        card["front"].append(_part(said(key, "summary", text=tactic.summary), "summary"))
    if "sign" in shows:
        avoid = said(key, "avoid", 0, "line", text=tactic.avoid[0].line)
        card["front"].append(_part(avoid, "sign", label(book, "deck-avoid")))
    if "fix" in shows:
        step = said(key, "how", 0, text=tactic.how[0])
        card["back"].append(_part(step, "how", label(book, "heading-how")))
    if "line" in shows:
        line = said(key, "borrow", 0, text=tactic.borrow[0])
        card["back"].append(_part(line, "line", label(book, "deck-borrow")))
    if "related" in shows and (answered := book.answered_by[id]):
        titles = [book.patterns[other].title for other in answered[:_RELATED]]
        card["back"].append(_part(said(key, "title", text="; ".join(titles)), "related", label(book, "deck-answers")))
    return card


def _card(book: Playbook, key: Key, kind: Said) -> dict[str, Any]:
    return {
        "kind": kind,
        "title": said(key, "title", text=book.titled[key].title),
        "address": address_of(key),
        "need": None,
        "front": [],
        "back": [],
    }


def _part(text: Said, role: str, above: Said | None = None) -> dict[str, Any]:
    return {"text": text, "role": role, "above": above}

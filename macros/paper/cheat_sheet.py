"""The words of the one-page sheet: the needs with their patterns, the tactics, and the shape of a good ask."""

from typing import Any

from macros.addresses import address_of
from macros.paper.said import label, said
from macros.playbook import Key, Playbook

_PRINCIPLE = Key("principle", "principle")


def cheat_sheet(book: Playbook, id: str) -> dict[str, Any]:
    """Return what the sheet shows, each text with its place; what it does not show is left out."""
    sheet = book.sheets[id]
    shows: set[str] = set(sheet.shows)
    words: dict[str, Any] = {
        "title": said(Key("pages", "home"), "title", text=book.pages["home"].title),
        "how": label(book, "sheet-how"),
        "needs": [need for place in range(len(book.principle.needs)) if (need := _need(book, id, place))["patterns"]],
        "tactics": [_tactic(book, key, shows) for key in sheet.tactics or ()],
        "tactics_title": label(book, "sheet-tactics"),
        "tactics_how": label(book, "sheet-tactics-how"),
    }
    if "principle" in shows:
        words["statement"] = said(_PRINCIPLE, "statement", text=book.principle.statement)
    if "shape" in shows:
        words["shape_title"] = label(book, "sheet-shape")
        words["shape"] = [
            {
                "label": said(_PRINCIPLE, "shape", place, "label", text=part.label),
                "job": said(_PRINCIPLE, "shape", place, "job", text=part.job),
            }
            for place, part in enumerate(book.principle.shape)
        ]
    return words


def _need(book: Playbook, id: str, place: int) -> dict[str, Any]:
    """Return a need with those of the sheet's patterns that threaten it."""
    need, sheet = book.principle.needs[place], book.sheets[id]
    patterns = [key for key in sheet.patterns or () if book.patterns[key].need == need.id]
    return {
        "id": need.id,
        "label": said(_PRINCIPLE, "needs", place, "label", text=need.label),
        "test": said(_PRINCIPLE, "needs", place, "test", text=need.test),
        "address": address_of(Key("needs", need.id)),
        "patterns": [_pattern(book, key, set(sheet.shows)) for key in patterns],
    }


def _pattern(book: Playbook, id: str, shows: set[str]) -> dict[str, Any]:
    pattern, key = book.patterns[id], Key("patterns", id)
    words: dict[str, Any] = {
        "title": said(key, "title", text=pattern.title),
        "address": address_of(key),
    }
    if "sign" in shows:
        words["sign"] = said(key, "signs", 0, "text", text=pattern.signs[0].text)
    if "fix" in shows:
        words["fix"] = said(key, "fix", "headline", text=pattern.fix.headline)
    return words


def _tactic(book: Playbook, id: str, shows: set[str]) -> dict[str, Any]:
    tactic, key = book.tactics[id], Key("tactics", id)
    words: dict[str, Any] = {
        "title": said(key, "title", text=tactic.title),
        "address": address_of(key),
        "needs": [book.needs[need].label for need in tactic.needs],
    }
    if "line" in shows:
        words["line"] = said(key, "borrow", 0, text=tactic.borrow[0])
    return words

"""The words of a situation's sheet: what may be in the way, what to have ready, and the conversation to fill in."""

from collections.abc import Iterator
from typing import Any

from macros.addresses import address_of
from macros.filling import plural
from macros.paper.said import duration, label, said
from macros.playbook import Key, Playbook, moves_of
from macros.prose import set_quotes
from macros.records.script import MESSAGES, SLOT, Script, Variant

#: Characters that a ruled blank has room for, at least and at most; written once, it is short from then on.
_BLANK = (10, 30)


def situation(book: Playbook, sheet_id: str, id: str) -> dict[str, Any]:
    """Return what the sheet of a situation shows; with no script for it, the moves to build a message from."""
    record, key, shows = book.situations[id], Key("situations", id), book.sheets[sheet_id].shows
    sides = {"patterns": _patterns, "prepare": _prepare, "timing": _timing, "firm": _firm}
    scripts = book.scripts_for[id]
    return {
        "kicker": book.words["groups"][record.group].label,
        "title": said(key, "title", text=record.title),
        "address": address_of(key),
        "asked_title": label(book, "asked"),
        "asked": said(key, "asked", text=record.asked),
        "cost_title": label(book, "minutes-asked"),
        "cost": duration(book, record.minutes_asked),
        "sides": [part for name in shows if name in sides for part in sides[name](book, key)],
        "script": _script(book, scripts[0], [name for name in shows if name in MESSAGES]) if scripts else None,
        "moves": [] if scripts else _moves(book, id),
        "moves_title": label(book, "heading-message"),
        "moves_how": label(book, "build-it"),
    }


def _patterns(book: Playbook, key: Key) -> Iterator[dict[str, Any]]:
    likely = book.situations[key.id].patterns
    items = [
        {
            "title": said(Key("patterns", one.id), "title", text=book.patterns[one.id].title),
            "address": address_of(Key("patterns", one.id)),
            "text": said(key, "patterns", place, "why", text=one.why),
        }
        for place, one in enumerate(likely)
    ]
    yield {"role": "patterns", "title": label(book, "heading-in-the-way"), "items": items}


def _prepare(book: Playbook, key: Key) -> Iterator[dict[str, Any]]:
    items = [said(key, "prepare", place, text=item) for place, item in enumerate(book.situations[key.id].prepare)]
    yield {"role": "prepare", "title": label(book, "heading-prepare"), "items": items}


def _timing(book: Playbook, key: Key) -> Iterator[dict[str, Any]]:
    text = said(key, "timing", text=book.situations[key.id].timing)
    yield {"role": "text", "title": label(book, "heading-timing"), "items": [text]}


def _firm(book: Playbook, key: Key) -> Iterator[dict[str, Any]]:
    if firm := book.situations[key.id].firm:
        yield {"role": "text", "title": label(book, "heading-firm"), "items": [said(key, "firm", text=firm)]}


def _script(book: Playbook, id: str, messages: list[str]) -> dict[str, Any]:
    """Return the first variant of a script, each slot as a numbered blank, and what belongs into each."""
    script, key = book.scripts[id], Key("scripts", id)
    variant = script.variants[0]
    blanks = _Blanks(script)
    return {
        "title": said(key, "title", text=script.title),
        "address": address_of(key),
        "channel": book.words["channels"][variant.channel].label,
        "facts_title": label(book, "heading-blanks"),
        "facts": [
            {
                "label": said(key, "blanks", place, "label", text=blank.label),
                "example": said(key, "blanks", place, "example", text=blank.example),
            }
            for place, blank in enumerate(script.blanks)
        ],
        "messages": [_message(book, key, variant, name, blanks) for name in messages],
    }


def _message(book: Playbook, key: Key, variant: Variant, name: str, blanks: "_Blanks") -> dict[str, Any]:
    """Return a message's lines; greeting and closing stand on the first one, the ask, alone."""
    frame = variant if name == MESSAGES[0] else None
    greeting, closing = (frame.greeting, frame.closing) if frame else (None, None)
    opening = blanks.parts(greeting or "")  # first, since the order of meeting blanks is that of the page
    lines = [
        {"said": said(key, "variants", 0, name, place, "say", text=line.say), "parts": blanks.parts(line.say)}
        for place, line in enumerate(getattr(variant, name))
    ]
    return {
        "title": label(book, f"message-{name.replace('_', '-')}"),
        "greeting": opening,
        "lines": lines,
        "closing": blanks.parts(closing or ""),
    }


class _Blanks:
    """The numbered blanks of a script, and which of them have been met on the way down the page."""

    def __init__(self, script: Script) -> None:
        self._all = {blank.id: (number, blank) for number, blank in enumerate(script.blanks, start=1)}
        self._met: set[str] = set()

    def parts(self, text: str) -> list[dict[str, Any]]:
        """Split *text* at its slots; a slot becomes a blank about as wide as its example."""
        parts: list[dict[str, Any]] = []
        for position, part in enumerate(SLOT.split(text)):
            if position % 2:
                number, blank = self._all[part]
                least, most = _BLANK
                wide = least if part in self._met else min(max(len(blank.example), least), most)
                self._met.add(part)
                parts.append({"blank": number, "wide": wide, "unit": blank.unit and plural(blank.unit)})
            elif part:
                parts.append({"text": set_quotes(part)})
        return parts


def _moves(book: Playbook, id: str) -> list[dict[str, Any]]:
    return [
        {
            "title": said(Key("tactics", tactic), "title", text=book.tactics[tactic].title),
            "address": address_of(Key("tactics", tactic)),
            "line": said(Key("tactics", tactic), "borrow", 0, text=book.tactics[tactic].borrow[0]),
        }
        for tactic in moves_of(book, id)
    ]

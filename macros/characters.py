"""Characters that nobody sees, or that show a text otherwise than it is: where one stands, and how to write about it.

A reader must see what a record says, and whoever reviews one must see what it will do. So a text holds no marks that
turn its direction, nothing of no width outside an emoji or a script that needs it, and no mark of a lost character.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_STYLE = "[\ufe0e\ufe0f]"  # as text, as a picture
#: Scripts in which a joiner of no width is part of the spelling: Arabic and its neighbours, those of India.
_JOINED = "[\u0600-\u08ff\u0900-\u0dff]"
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_WHOLE = "|".join(
    [
        "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f",  # the flag of a part of a country
        f"[0-9#*]{_STYLE}\u20e3?",  # a key
        f"{_EMOJI}{_STYLE}?(?:\u200d{_EMOJI}{_STYLE}?)*",
        f"(?<={_JOINED})[\u200c\u200d](?={_JOINED})",
        f"{_HAN}[\U000e0100-\U000e01ef]",  # how a name writes it
    ]
)
_WRONG = {
    "turns": "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
    "unseen": (
        "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f"
        "\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    ),
    "lost": "[\ufffd\ufffc]",
    "unknown": (
        "[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufffb\U000f0000-\U0010ffff"
        + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15))
        + "]"
    ),
}
_MOST_MARKS = 3  # on a letter; no spelling has more, and a pile of them hides the lines around it
_SAID = {
    "turns": ("turns the direction in which the text is read", "delete it"),
    "unseen": ("cannot be seen", "delete it, and type the words on both sides of it anew if they run together"),
    "lost": ("stands for a character that was lost", "write the character that belongs there"),
    "stacked": (f"is one mark more than {_MOST_MARKS} on one letter", "delete it"),
    "unknown": ("is shown otherwise on every machine, or not at all", "write it in other letters"),
}
_FIND = re.compile("|".join([f"(?:{_WHOLE})", *(f"(?P<{name}>{one})" for name, one in _WRONG.items())]))
#: A blank pattern of Braille, and fillers of Korean: letters and symbols by class, and nothing to see.
_BLANK = "\u2800\u3164\u115f\u1160\uffa0"


@dataclass(frozen=True)
class Misleading:
    """A character that misleads: its position in the text, what is wrong with it, and what to do."""

    position: int
    what: str
    remedy: str


def misleading(text: str) -> list[Misleading]:
    """Find every character of *text* that nobody sees, or that shows the text otherwise than it is."""
    if text.isascii():
        return []
    found = [(match.start(), str(match.lastgroup)) for match in _FIND.finditer(text) if match.lastgroup]
    found += [(position, "stacked") for position in _stacked(text)]
    return [Misleading(position, *_say(text[position], kind)) for position, kind in sorted(found)]


def _stacked(text: str) -> Iterator[int]:
    """Yield where the first mark stands that is too many on its letter."""
    marks = 0
    for position, one in enumerate(text):
        marks = marks + 1 if unicodedata.category(one) in ("Mn", "Me") else 0
        if marks == _MOST_MARKS + 1:
            yield position


def _say(character: str, kind: str) -> tuple[str, str]:
    what, remedy = _SAID[kind]
    return f"the character U+{ord(character):04X} stands here, which {what}", remedy


def shows_nothing(text: str) -> bool:
    """Tell whether *text* holds nothing that a reader would see."""
    return not any(one not in _BLANK and unicodedata.category(one)[0] in "LNPS" for one in text)


def printable(text: str) -> str:
    """Write *text* so that a terminal shows it: what it would obey, or would not show, as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text)

"""A script's texts filled with its own examples, for the page without JavaScript and for review.

The builder fills in what a sender types with docs/assets/js/script-fill.js. Both are held to the cases in
tests/cases/filling.json: a or an, a capital at the start, one stop, the possessive. Examples are the authors' own
words, so what only a sender can type is mended there alone.
"""

import re
import unicodedata

from macros.records.script import SLOT, Blank

_ARTICLE = re.compile(r"(?:^|(?<=[\s(\"'‘“]))([Aa])n? $")
_SENTENCE_BEGINS = re.compile(r"[.?!][\"'’”]?\s+[\"'‘“]?\Z")
_FIRST_LETTER = re.compile(r"^([\"'“‘]?)(\w)")
_STOPS = re.compile(r"[\s.,;:]+$")
_POSSESSIVE = re.compile(r"^(['’])s\b")

_AN_NUMBER = re.compile(r"(8\d*|1[18](\d{3})*)(?!\d)")  # eight, eleven, eighteen, and the like with thousands
# Said letter by letter: MRI, X-ray, iPhone; not NASA, which is said as a word, and not O'Brien.
_SPELT = re.compile(r"(?![B-DF-HJ-NP-TV-Z][AEIOU][A-Z]{2})([A-Z]+|[a-z])(?![a-z'’])")
_AN_LETTER = re.compile(r"[aefhilmnorsx]", re.IGNORECASE)
_AS_YOU_OR_ONE = re.compile(
    r"uni(?!de|ro|ss|[mn])|us[eu]|eu|ewe|one(s|\b)|once|ut(?![mt])|ur[aeiou]|ubi|ug(?![hl])|uk", re.IGNORECASE
)
_AN_SOUND = re.compile(r"[aeiou]|hour|honest|honou?r|heir", re.IGNORECASE)


def example_of(blank: Blank) -> str:
    """Return a blank's example as it stands in a message: a number comes with its unit."""
    if not blank.unit:
        return blank.example
    return f"{blank.example} {blank.unit if blank.example == '1' else plural(blank.unit)}"


def plural(unit: str) -> str:
    """Return the plural of a unit: copies, boxes, minutes. The builder is handed it, and has no rule of its own."""
    if re.search(r"(s|x|ch|sh)$", unit):
        return f"{unit}es"
    return f"{unit[:-1]}ies" if re.search(r"[^aeiou]y$", unit) else f"{unit}s"


def example_parts(text: str, example: dict[str, str]) -> list[tuple[str, bool]]:
    """Split *text* into its parts, each with whether it stands in a slot.

    Args:
        text: a text with slots.
        example: what stands in each slot, by the blank's id.
    """
    parts = SLOT.split(text)  # text, id, text, id, …, text
    for place in range(1, len(parts), 2):
        words, before, after = example[parts[place]], parts[place - 1], parts[place + 1]
        if _SENTENCE_BEGINS.search(before if place > 1 else f". {before}"):
            words = _FIRST_LETTER.sub(lambda found: found[1] + found[2].upper(), words)
        right = article(words)[1:]
        parts[place - 1] = _ARTICLE.sub(lambda found, right=right: f"{found[1]}{right} ", before)
        parts[place], parts[place + 1] = _met(words, after)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def article(following: str) -> str:
    """Return a or an, as the word that follows sounds."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", following) if not unicodedata.combining(letter))
    word = re.sub(r"^[\W_]+", "", bare)
    if word[:1].isdigit():
        return "an" if _AN_NUMBER.match(word) else "a"
    if _SPELT.match(word):
        return "an" if _AN_LETTER.match(word) else "a"
    return "an" if _AN_SOUND.match(word) and not _AS_YOU_OR_ONE.match(word) else "a"


def _met(words: str, after: str) -> tuple[str, str]:
    """Let the words in a slot and what follows them meet: one stop between them, and James' for James's."""
    if after.startswith((".", ",", ";", ":", "?", "!", "'", "’")):
        words = _STOPS.sub("", words) or words
    if words.endswith(("?", "!")) and after.startswith((".", ",", words[-1])):
        after = after[1:]
    if words.endswith(("s", "S")):
        after = _POSSESSIVE.sub(r"\1", after)
    return words, after

"""A script's texts filled with its own examples, for the page without JavaScript and for review.

The builder fills in what a sender types with docs/assets/js/script-fill.js; examples are the authors' own words,
so only what depends on the slot is set here: a or an, a capital at the start, one full stop.
"""

import re

from macros.records.script import SLOT, Blank

_ARTICLE = re.compile(r"(?<!\w)(a|an) $", re.IGNORECASE)
_AN = re.compile(r"[aeio]|u(?!ni|se|su)|8|1[18]\b|hour|honest", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.?!]\s+$")


def example_of(blank: Blank) -> str:
    """Return a blank's example as it stands in a message: a number comes with its unit."""
    if not blank.unit:
        return blank.example
    return f"{blank.example} {blank.unit if blank.example == '1' else plural(blank.unit)}"


def plural(unit: str) -> str:
    """Return the plural of a unit, as docs/assets/js/script-fill.js makes it: copies, boxes, minutes."""
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
    shown: list[tuple[str, bool]] = []
    for place, part in enumerate(parts):
        if place % 2:
            before, after = parts[place - 1], parts[place + 1]
            shown.append((_in_place(example[part], before if place > 1 or before else ". ", after), True))
        else:
            following = example[parts[place + 1]] if place + 1 < len(parts) else ""
            asked = place > 0 and example[parts[place - 1]].endswith(("?", "!"))
            rest = part.removeprefix(".").removeprefix(",") if asked else part
            shown.append((_ARTICLE.sub(lambda found, after=following: _article(found[0], after), rest), False))
    return [(part, slot) for part, slot in shown if part]


def _in_place(words: str, before: str, after: str) -> str:
    """Fit an example between what stands around it."""
    if _SENTENCE_ENDS.search(before):
        words = words[:1].upper() + words[1:]
    return words.rstrip(".") if after.startswith((".", "?", "!")) else words


def _article(written: str, following: str) -> str:
    """Return a or an as the next word sounds, in the case of what was written."""
    right = "an " if _AN.match(following) else "a "
    return right.capitalize() if written[0].isupper() else right

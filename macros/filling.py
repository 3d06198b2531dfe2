"""A script's texts filled with its own examples, for the page without JavaScript and for review.

The builder fills in what a sender types with docs/assets/js/script-fill.js. Both are held to the cases in
tests/cases/filling.json: a or an, a capital at the start, one stop, the possessive, a day after "on", a verb after two
things. Examples are the authors' own words, so what only a sender can type is mended there alone.
"""

import re
import unicodedata

from macros.prose import set_quotes
from macros.records.script import SLOT, Blank

_ARTICLE = re.compile(r"(?:^|(?<=[\s(\"'‘“]))([Aa])n? $")
_SENTENCE_BEGINS = re.compile(r"[.?!][\"'’”]?\s+[\"'‘“]?\Z")
_FIRST_LETTER = re.compile(r"^([\"'“‘]?)(\w)")
_KEEPS_ITS_CASE = re.compile(r"[a-z]+[A-Z]|\S*[^\s][.@/_]\w")  # iPhone, example.org
_STOPS = ".,;:"
_MID_SENTENCE_STOPS = ".,;:?!"
_GOES_ON = re.compile(r"\s+(?![A-Z\s])")
_SHORTENED = re.compile(
    r"(?:^|[\s.(])(?:[^\W\d_]|etc|inc|ltd|co|jr|sr|st|dr|mr|mrs|ms|vs|approx|dept)\.$", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"^(['’])s\b")

_SOON = re.compile(
    r"(?:(?:today|tomorrow|tonight|yesterday)|(?:next|this|last|every) (?:week|month|year|\w+day))\b", re.IGNORECASE
)
_ON = re.compile(r"(^|[\s(\"'])on $", re.IGNORECASE)
_BY = re.compile(r"\b(by|until|till|before) $", re.IGNORECASE)

_MANY = {"is": "are", "was": "were", "has": "have", "does": "do", "says": "say"}
_VERB = re.compile(r"^( )(is|was|has|does|says)(?=n['’]t|[^a-z]|$)")
_VERB_BEFORE = re.compile(r"(^|[.?!][\"'’”]?\s)(Is|Was|Has|Does) $")
_NARROWS = re.compile(
    r"[^\S\n](?:of|for|about|with|in|on|at|to|from|by|between|that|which|who|behind|under|near)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_TOGETHER = re.compile(r"(?:^both\b)|\s(?:and|&)\s", re.IGNORECASE)
_NO_NAME = re.compile(r"[a-z]|(?:The|My|Our|Your|These|Those|All|Some) ")
_ENDS_LIKE_MANY = re.compile(r"(?!.*(?:[aious]s|ics|news|lens|yes|series|species|headquarters)$)[a-z]+s")

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
        before = _before_day(before, words)
        if _SENTENCE_BEGINS.search(before if place > 1 else f". {before}"):
            words = _capital(words)
        before = _ARTICLE.sub(rf"\g<1>{article(words)[1:]} ", before)
        words, after = _met(words, after)
        parts[place - 1 : place + 2] = _agreed(before, words, after)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def quoted_parts(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Set the quotes of a text in its parts, as readers see them; a mark may stand in one part and close in another."""
    text, at, quoted = set_quotes("".join(part for part, _ in parts)), 0, []
    for part, slot in parts:
        quoted.append((text[at : at + len(part)], slot))
        at += len(part)
    return quoted


def article(following: str) -> str:
    """Return a or an, as the word that follows sounds."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", following) if not unicodedata.combining(letter))
    word = re.sub(r"^[\W_]+", "", bare)
    if word[:1].isdigit():
        return "an" if _AN_NUMBER.match(word) else "a"
    if _SPELT.match(word):
        return "an" if _AN_LETTER.match(word) else "a"
    return "an" if _AN_SOUND.match(word) and not _AS_YOU_OR_ONE.match(word) else "a"


def _before_day(before: str, words: str) -> str:
    """Let what stands before a day fit it: tomorrow without "on", and by the end of today."""
    if _SOON.match(words):
        before = _ON.sub(r"\1", before)
    return _BY.sub(r"\1 the end of ", before) if words.lower() == "today" else before


def _capital(words: str) -> str:
    """Give the first word its capital, but for a name that has one inside, and an address."""
    if _KEEPS_ITS_CASE.match(words):
        return words
    return _FIRST_LETTER.sub(lambda found: found[1] + found[2].upper(), words)


def _met(words: str, after: str) -> tuple[str, str]:
    """Let the words in a slot and what follows them meet: one stop, none in mid-sentence, and James' for James's."""
    if not after:
        return words, after
    if not _SHORTENED.search(words) or after[0] in ".'’":
        if _GOES_ON.match(after) or after.isspace():
            words = _trimmed_end(words, _MID_SENTENCE_STOPS) or words
        if after[0] in ".,;:?!'’":
            words = _trimmed_end(words, _STOPS) or words
    if words.endswith(("?", "!")) and after.startswith((".", ",", words[-1])):
        words, after = words.rstrip(words[-1]) + words[-1], after[1:]
    if after.startswith(".") and re.search(r"[.?!][\"'’”]$", words):
        after = after[1:]
    if words.endswith(("s", "S")):
        after = _POSSESSIVE.sub(r"\1", after)
    return words, after


def _trimmed_end(text: str, marks: str) -> str:
    """Cut the blanks and marks that a text ends with; a regular expression would begin anew at every character."""
    end = len(text)
    while end and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return text[:end]


def _agreed(before: str, words: str, after: str) -> tuple[str, str, str]:
    """Let the verb beside words that name more than one follow them: were for was."""
    core = words if words[:1].isdigit() else _NARROWS.sub("", words)
    many = _NO_NAME.match(core) and _ENDS_LIKE_MANY.fullmatch(core.split(" ")[-1])
    if not many and not _TOGETHER.search(core):
        return before, words, after
    before = _VERB_BEFORE.sub(lambda found: f"{found[1]}{_MANY[found[2].lower()].capitalize()} ", before)
    return before, words, _VERB.sub(lambda found: found[1] + _MANY[found[2]], after)

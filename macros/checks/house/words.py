"""Phrases, marks and spellings that stand on no page."""

import re
from collections.abc import Iterator

from macros.checks.house import HouseRule, problem_at
from macros.passages import passages
from macros.problems import Problem
from macros.views.site import Site

#: What marks a template, or a claim that wants to be believed unread.
TEMPLATE = re.compile(
    r"\b(totally|super|reach(ed|ing)? out|circl(e|ed|ing) back|leverag\w+|unlock(s|ed|ing)?|seamless(ly)?|journey|"
    r"at the end of the day|hope this finds you|quick question|i was wondering|thanks in advance|"
    r"thank you in advance|no pressure|no worries if not|delve|game.?changer|studies show|research (shows|proves)|"
    r"science says|it'?s important to note|needless to say)\b",
    re.IGNORECASE,
)
#: American words and beginnings of words, with ours; a word alone may have an s behind it.
_WORDS = {
    "favor": "favour", "honor": "honour", "color": "colour", "labor": "labour", "humor": "humour",
    "center": "centre", "theater": "theatre", "gray": "grey", "catalog": "catalogue", "dialog": "dialogue",
}  # fmt: skip
_BEGINNINGS = {
    "behavior": "behaviour", "favorite": "favourite", "neighbor": "neighbour", "rumor": "rumour", "fiber": "fibre",
    "plow": "plough", "skeptic": "sceptic", "organiz": "organis", "apologiz": "apologis", "recogniz": "recognis",
    "realiz": "realis", "analyz": "analys", "summariz": "summaris", "judgment": "judgement",
    "traveled": "travelled", "canceled": "cancelled",
}  # fmt: skip
AMERICAN = re.compile(rf"\b(({'|'.join(_WORDS)})s?\b|({'|'.join(_BEGINNINGS)})\w*)", re.IGNORECASE)
_MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\b\d{{1,2}}(st|nd|rd|th)? ({_MONTHS}|May)\b|\b({_MONTHS}) \d{{1,2}}\b|"
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(19\d\d|20[0-4]\d)\b"
)
#: Fields that speak of works, where a year is a fact and not a date to act by.
_OF_WORKS = re.compile(r"(evidence|power|claims)\.")


def no_phrase_of_a_template_is_ours(site: Site) -> Iterator[Problem]:
    """Ensure that a phrase which marks a template stands only where a page shows how not to write."""
    remedy = "write what you would say to this one person, or leave it out"
    yield from _found(site, TEMPLATE, "'{}' is what templates say", remedy, "template-phrase", own_only=True)


def nothing_is_shouted(site: Site) -> Iterator[Problem]:
    """Ensure that no exclamation mark does the work of a reason."""
    remedy = "end with a full stop, and give the reason in words"
    yield from _found(site, re.compile("!"), "'{}' shouts", remedy, "exclamation-mark", own_only=True)


def no_dash_strings_sentences_together(site: Site) -> Iterator[Problem]:
    """Ensure that sentences end, and are not strung together by dashes."""
    remedy = "write a full stop, a comma or a colon: they are easier to read aloud"
    yield from _found(site, re.compile("[—–]"), "'{}' strings two thoughts together", remedy, "dash")


def spelling_is_british(site: Site) -> Iterator[Problem]:
    """Ensure that the spelling is British; people may type as they like, so aliases and forms may not be."""
    for passage in passages(site.playbook):
        if passage.loc[0] not in ("aliases", "forms") and (hit := AMERICAN.search(passage.text)):
            what = f"'{hit[0]}' is American spelling"
            yield problem_at(site, passage, what, f"write '{british(hit[0])}'", "american-spelling")


def british(word: str) -> str:
    """Return an American word in British spelling; it begins with a capital where the word does."""
    small = word.lower()
    own = _WORDS.get(small) or _WORDS.get(small.removesuffix("s"))
    if own:
        own += "s" if small not in _WORDS else ""
    else:
        beginning = next(one for one in _BEGINNINGS if small.startswith(one))
        own = small.replace(beginning, _BEGINNINGS[beginning], 1)
    return own.capitalize() if word[0].isupper() else own


def no_example_holds_a_date(site: Site) -> Iterator[Problem]:
    """Ensure that what people read is right every week; a year belongs to a work."""
    for passage in passages(site.playbook):
        timeless = passage.loc[0] != "aliases" and not _OF_WORKS.match(passage.field)
        if timeless and (hit := DATE.search(passage.text)):
            remedy = "write a weekday, or how many days are left"
            yield problem_at(site, passage, f"'{hit[0]}' is right on one day only", remedy, "date")


def _found(
    site: Site, pattern: re.Pattern[str], what: str, remedy: str, code: str, *, own_only: bool = False
) -> Iterator[Problem]:
    """Yield a problem for every text that holds the pattern; *what* shows the hit in its braces."""
    for passage in passages(site.playbook):
        if (passage.own or not own_only) and (hit := pattern.search(passage.text)):
            yield problem_at(site, passage, what.format(hit[0]), remedy, code)


#: What stands on no page.
RULES: list[HouseRule] = [
    no_phrase_of_a_template_is_ours,
    nothing_is_shouted,
    no_dash_strings_sentences_together,
    spelling_is_british,
    no_example_holds_a_date,
]

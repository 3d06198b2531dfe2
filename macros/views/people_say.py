"""Everything that people say and need, from A to Z: the search's words as two pages."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from macros.playbook import Key
from macros.records.base import Page, Titled
from macros.records.pattern import Pattern
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site

NEEDED = "what-people-say/wishes"
_QUOTATION = re.compile(r'"[^"]+"')


@dataclass(frozen=True)
class Saying:
    """What people say, and the pages that they mean by it."""

    text: str
    links: list[Link]


@dataclass(frozen=True)
class Letter:
    """What begins with one letter of the alphabet: how much that is, and where it begins."""

    id: str
    letter: str
    span: str
    sayings: list[Saying]


#: Kinds whose words are wishes of the one who asks. A script is one find with its situation.
_WISHES = ("situations",)
_ONE_WITH_ANOTHER = ("scripts",)


@page_macro("what-people-say")
def what_people_say(site: Site) -> str:
    """Write the aliases and the spoken signs of all records but wishes, each leading to its pages."""
    left = (*_WISHES, *_ONE_WITH_ANOTHER)
    return _list(site, "what-people-say", NEEDED, lambda kind: kind not in left)


@page_macro(NEEDED)
def wishes(site: Site) -> str:
    """Write the words in which people say what they need, each leading to its situations."""
    return _list(site, NEEDED, "what-people-say", lambda kind: kind in _WISHES)


def _list(site: Site, page: str, other: str, holds: Callable[[str], bool]) -> str:
    """Write one of the two lists from A to Z, which leads to the other."""
    desk = site.at(f"{page}/")
    said: dict[str, list[Key]] = defaultdict(list)
    for key, record in desk.playbook.titled.items():
        for text in spoken(record) if holds(key.kind) else ():
            said[text].append(key)
    by_letter: dict[str, list[Saying]] = defaultdict(list)
    for text in sorted(said, key=_order):
        links = [desk.link(*key) for key in said[text]]
        by_letter[_order(text)[:1]].append(Saying(text, links))
    return desk.render(
        "pages/what-people-say.html",
        head=desk.head(Key("pages", page)),
        other=desk.link("pages", other),
        letters=[_letter(desk, letter, sayings) for letter, sayings in by_letter.items()],
    )


def _letter(desk: Desk, letter: str, sayings: list[Saying]) -> Letter:
    span = desk.labels["letter-span"].format(count=len(sayings), first=sayings[0].text)
    return Letter(f"letter-{letter}", letter.upper(), span, sayings)


def spoken(record: Titled) -> list[str]:
    """List what people say when they mean a record: its aliases, and the signs that are a quotation."""
    signs = record.signs if isinstance(record, Pattern) else []
    quoted = [sign.text.strip('"') for sign in signs if _QUOTATION.fullmatch(sign.text)]
    return list(dict.fromkeys([*((record.aliases if isinstance(record, Page) else None) or []), *quoted]))


def _order(text: str) -> str:
    """Sort by letters alone, with figures under their own sign."""
    letters = "".join(character for character in text.casefold() if character.isalnum() or character == " ")
    return letters if letters[:1].isalpha() else f"0{letters}"

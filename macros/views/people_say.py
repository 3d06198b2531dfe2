"""Everything that people say and need, from A to Z: the search's words as two pages, each in parts where it is long."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from macros.addresses import address_in
from macros.listed import letters, linked
from macros.parts import Entry, listing, parts_of
from macros.playbook import Key, Playbook
from macros.records.base import Page, Titled
from macros.records.pattern import Pattern
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site
from macros.views.some import Some, some
from macros.views.split import part_of

SAID, NEEDED = Key("pages", "what-people-say"), Key("pages", "what-people-say/wishes")
_QUOTATION = re.compile(r'"[^"]+"')
#: Pages beside one saying; who says what more of them mean is asked to say more.
_MOST_MEANT = 6
#: What the anchor of a letter begins with.
_LETTER = "letter-"
#: Bytes of the tags of a saying.
_TAGS = 40


@dataclass(frozen=True)
class Saying:
    """What people say, and the pages that they mean by it."""

    text: str
    pages: Some


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


@page_macro(SAID.id)
def what_people_say(site: Site, number: str = "1") -> str:
    """Write the aliases and the spoken signs of all records but wishes, each leading to its pages."""
    return _list(site, SAID, NEEDED, number)


@page_macro(NEEDED.id)
def wishes(site: Site, number: str = "1") -> str:
    """Write the words in which people say what they need, each leading to its situations."""
    return _list(site, NEEDED, SAID, number)


def _list(site: Site, page: Key, other: Key, number: str) -> str:
    """Write one of the two lists from A to Z, which leads to the other, or a part of it."""
    part = part_of(site, page, number, lambda _, section: _letter_of(section), lambda _, text: text)
    desk, said = part.desk, _said(site.playbook, page)
    return desk.render(
        "pages/what-people-say.html",
        head=part.head(page),
        parts=part.links,
        other=desk.link(*other),
        alphabet=list(_alphabet(desk, page)),
        letters=[_letter(desk, section, texts, said) for section, texts in part.sections.items()],
    )


def _alphabet(desk: Desk, page: Key) -> Iterable[Link]:
    """Yield the way to each letter: an anchor alone where it stands on the same page."""
    sections = dict.fromkeys(entry.section for part in parts_of(desk.playbook, page) for entry in part)
    for section in sections:
        address, mark, anchor = address_in(desk.playbook, page, section).partition("#")
        yield Link(_letter_of(section), f"{'' if address == desk.here else desk.url(address)}{mark}{anchor}")


def _letter(desk: Desk, section: str, texts: list[str], said: dict[str, list[Key]]) -> Letter:
    span = desk.labels["letter-span"].format(count=len(texts), first=texts[0])
    sayings = [Saying(text, some(desk, said[text], _MOST_MEANT)) for text in texts]
    return Letter(section, _letter_of(section), span, sayings)


def _letter_of(section: str) -> str:
    return section.removeprefix(_LETTER).upper()


@listing(SAID, NEEDED)
def _entries(book: Playbook, page: Key) -> Iterable[Entry]:
    for text, keys in _said(book, page).items():
        meant = linked(book, *keys[:_MOST_MEANT])
        yield Entry(f"{_LETTER}{_order(text)[:1]}", text, letters(text) + meant + _TAGS)


@lru_cache(maxsize=4)
def _said(book: Playbook, page: Key) -> dict[str, list[Key]]:
    """Return what one of the two lists holds, in order: each text with the records that are meant by it."""
    said: dict[str, list[Key]] = defaultdict(list)
    for key, record in book.titled.items():
        if key.kind not in _ONE_WITH_ANOTHER and (key.kind in _WISHES) is (page == NEEDED):
            for text in spoken(record):
                said[text].append(key)
    return {text: said[text] for text in sorted(said, key=_order)}


def spoken(record: Titled) -> list[str]:
    """List what people say when they mean a record: its aliases, and the signs that are a quotation."""
    signs = record.signs if isinstance(record, Pattern) else []
    quoted = [sign.text.strip('"') for sign in signs if _QUOTATION.fullmatch(sign.text)]
    return list(dict.fromkeys([*((record.aliases if isinstance(record, Page) else None) or []), *quoted]))


def _order(text: str) -> str:
    """Sort by letters alone, with figures under their own sign."""
    plain = "".join(character for character in text.casefold() if character.isalnum() or character == " ")
    return plain if plain[:1].isalpha() else f"0{plain}"

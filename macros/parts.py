"""Long lists in parts: which entries of a list stand on which page, once one page would be too heavy for them all.

A list is what a page shows one by one: the records of a kind, the works on a topic, what people say. While all of it
fits into one page, that page is the list, and nothing here is seen. When it has grown past that, it goes on at
`part-2/` below the page, `part-3/` and so on.

    @listing(Key("pages", "map"))   says what stands in the list of a page: an `Entry` each, in order
    parts_of(book, key)             the parts of that list, at least one
    part_with(book, key, id)        in which of them an entry or a section begins

Where a part stands is told by `macros.addresses`.

What an entry weighs is told from its texts, so that nobody has to write a page to know how many there are. It need not
be exact: the limit that tests hold (150 KB) leaves room for the error, and for what surrounds every page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from macros.playbook import Key, Playbook

#: Bytes of HTML that a list may take on one page.
ROOM = 120_000
#: The share of it on a page that is there for something else: no such page takes more than 60 KB.
GUEST = 0.2
#: The share that a list has whose page also brings filters: with all of it, a first view would take more than 100 KB.
FILTERED = 0.65


#: The id of what is no entry and stands in a list all the same: the heading of a section, also of an empty one.
HEADING = ""


class Entry(NamedTuple):
    """What stands in a list: the id of its section, its own, and about how many bytes of HTML it takes."""

    section: str
    id: str
    weight: int


#: From a playbook and the page to the entries of its list, in the order in which the site shows them.
Entries = Callable[[Playbook, Key], Iterable[Entry]]
#: From a playbook to about how many bytes of HTML something takes.
Weight = Callable[[Playbook], int]


@dataclass(frozen=True)
class Listing:
    """A list, and what stands beside it.

    Attributes:
        entries: what stands in it.
        alone: the share of the room that one page may take with all of it.
        beside: about how many bytes of that is taken by what stands beside the list.
        first: the share of the room that the list may take on its first page, once it goes on elsewhere.
        share: of the room of any list, what this one has; less where its page brings more of our scripts and styles.
    """

    entries: Entries
    alone: float
    beside: Weight
    first: float
    share: float = 1


#: Every list that can go on, by its page; one below the id EACH is the list on the page of every record of a kind.
_LISTINGS: dict[Key, Listing] = {}
EACH = ""


def listing(
    *keys: Key, alone: float = 1, beside: Weight = lambda _: 0, first: float = 1, share: float = 1
) -> Callable[[Entries], Entries]:
    """Enter the list on each of some pages."""

    def enter(entries: Entries) -> Entries:
        _LISTINGS.update(dict.fromkeys(keys, Listing(entries, alone, beside, first, share)))
        return entries

    return enter


def parts_of(book: Playbook, key: Key) -> list[list[Entry]]:
    """Return what stands on each page of a list, the first of them on the page itself."""
    known = _known(book, ROOM)
    if key not in known:
        one = _LISTINGS.get(key) or _LISTINGS.get(Key(key.kind, EACH))
        known[key] = _split(book, key, one, int(ROOM * one.share)) if one else [[]]
    return known[key]


def pages_listed() -> list[Key]:
    """List the pages that have a list which can go on; records of a kind are not among them."""
    return [key for key in _LISTINGS if key.id != EACH]


@lru_cache(maxsize=2)
def _known(_book: Playbook, _room: int) -> dict[Key, list[list[Entry]]]:
    """Return what is filled with the parts of one playbook, and goes with it."""
    return {}


def _split(book: Playbook, key: Key, one: Listing, room: int) -> list[list[Entry]]:
    """Fill page after page; a section that one page can hold is not torn where the page before it is half full."""
    entries = list(one.entries(book, key))
    first = int(room * one.first)
    if not entries or sum(entry.weight for entry in entries) + one.beside(book) <= room * one.alone:
        return [entries]
    parts: list[list[Entry]] = [[]]
    left = whole = first
    for _, section in groupby(entries, lambda entry: entry.section):
        held = list(section)
        weight = sum(entry.weight for entry in held)
        if left < weight <= room and left < whole / 2:
            left = 0
        for entry in held:
            if entry.weight > left and (parts[-1] or len(parts) == 1):
                parts.append([])
                left = whole = room
            parts[-1].append(entry)
            left -= entry.weight
    return parts


def part_with(book: Playbook, key: Key, id: str) -> int:
    """Return the number of the part in which an entry or a section begins; 1 where the list has none of that id."""
    parts = parts_of(book, key)
    return next((at for at, part in enumerate(parts, 1) if any(id in (one.id, one.section) for one in part)), 1)

"""The four needs with what bears on each, as home and the principle show them."""

from dataclasses import dataclass

from macros.addresses import address_in, address_of
from macros.playbook import Key, Playbook
from macros.records import KINDS
from macros.records.principle import Need
from macros.views.site import Desk, Link, RecordView


@dataclass(frozen=True)
class NeedShown:
    """A need, the patterns that threaten it and the tactics that protect it."""

    need: RecordView[Need]
    link: Link
    patterns: list[Link]
    tactics: list[Link]


#: Patterns and tactics that are named below a need; the others stand in their index.
MOST_BELOW = 12


def need_called(desk: Desk, id: str) -> str:
    """Return what a need is called."""
    return desk.playbook.needs[id].label


def needs_of(desk: Desk) -> list[NeedShown]:
    """List the needs in their order."""
    book = desk.playbook
    return [
        NeedShown(
            need=desk.view(need),
            link=desk.link("needs", id),
            patterns=_below(desk, "patterns", id, patterns_threatening(book, id)),
            tactics=_below(desk, "tactics", id, [key for key, tactic in book.tactics.items() if id in tactic.needs]),
        )
        for id, need in book.needs.items()
    ]


def _below(desk: Desk, kind: str, need: str, ids: list[str]) -> list[Link]:
    """Return the links to records; where these are too many, to the first, and to the index that has them all."""
    if len(ids) <= MOST_BELOW:
        return desk.links(kind, ids)
    page, said = Key("pages", KINDS[kind].at), desk.labels["all-below"].format(count=len(ids))
    whole = address_in(desk.playbook, page, need) if KINDS[kind].sections == "need" else address_of(page)
    return [*desk.links(kind, ids[:MOST_BELOW]), Link(said, desk.url(whole))]


def patterns_threatening(book: Playbook, need: str) -> list[str]:
    """List the patterns that threaten a need, in their order."""
    return [id for id, pattern in book.patterns.items() if pattern.need == need]

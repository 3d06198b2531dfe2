"""The four needs with what bears on each, as home and the principle show them."""

from dataclasses import dataclass

from macros.playbook import Playbook
from macros.records.principle import Need
from macros.views.site import Desk, Link, RecordView


@dataclass(frozen=True)
class NeedShown:
    """A need, the patterns that threaten it and the tactics that protect it."""

    need: RecordView[Need]
    link: Link
    patterns: list[Link]
    tactics: list[Link]


def needs_of(desk: Desk) -> list[NeedShown]:
    """List the needs in their order."""
    book = desk.playbook
    return [
        NeedShown(
            need=desk.view(need),
            link=desk.link("needs", id),
            patterns=desk.links("patterns", patterns_threatening(book, id)),
            tactics=desk.links("tactics", [key for key, tactic in book.tactics.items() if id in tactic.needs]),
        )
        for id, need in book.needs.items()
    ]


def patterns_threatening(book: Playbook, need: str) -> list[str]:
    """List the patterns that threaten a need, in their order."""
    return [id for id, pattern in book.patterns.items() if pattern.need == need]

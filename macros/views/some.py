"""Some of many links: pages that lead back to one thing may be hundreds, and nobody reads a paragraph of those."""

from collections.abc import Sequence
from dataclasses import dataclass

from macros.listed import MOST_BACK
from macros.playbook import Key
from macros.views.site import Desk, Link


@dataclass(frozen=True)
class Some:
    """The first few links, and what says how many more there are, or nothing."""

    first: list[Link]
    more: str


def some(desk: Desk, keys: Sequence[Key], most: int = MOST_BACK) -> Some:
    """Return links to the first pages of *keys*, in their order."""
    left = len(keys) - most
    more = desk.labels["and-more"].format(count=left) if left > 0 else ""
    return Some([desk.link(*key) for key in keys[:most]], more)

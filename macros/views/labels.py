"""Which labels the pages, sheets and elements show.

The list beside this file is made by writing every page and sheet of the tests' toy and noting what is asked for
(`make accept`); a test holds it against the toy and against the real records.
"""

from functools import lru_cache
from pathlib import Path

from macros.playbook import Playbook
from macros.records import KINDS, SINGLE_PAGES

LIST = Path(__file__).with_name("labels.txt")


@lru_cache(maxsize=1)
def shown_labels() -> frozenset[str]:
    """Return the ids of all labels that are shown; the search shows one for each kind, so a new kind needs its own."""
    kinds = (f"kind-{kind}" for kind in (*KINDS, *SINGLE_PAGES, "pages", "terms"))
    return frozenset([*LIST.read_text(encoding="utf-8").split(), *kinds])


def unused_labels(playbook: Playbook) -> list[str]:
    """List the labels that no page shows."""
    return sorted(set(playbook.labels) - shown_labels())

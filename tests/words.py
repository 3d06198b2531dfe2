"""How the words of the records are measured: passages, six-word runs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from macros.playbook import Playbook
from macros.prose import plain_prose
from macros.records import Record
from macros.records.script import SLOT
from macros.records.walk import is_read, leaves

RUN = 6  # words; shorter runs are how people talk


class Passage(NamedTuple):
    """One text of one page: `page` as in `patterns/hidden-costs`, `field` as in `fix.steps`."""

    page: str
    field: str
    text: str


def passages(playbook: Playbook) -> Iterator[Passage]:
    """Yield every text that readers read: all pages that records have, the glossary, the interface."""
    records: dict[str, Record] = {f"{key.kind}/{key.id}": record for key, record in playbook.titled.items()}
    records |= {f"terms/{id}": term for id, term in playbook.terms.items()}
    records |= {f"pages/{id}": page for id, page in playbook.pages.items()}
    for page, record in records.items():
        for leaf in filter(is_read, leaves(record)):
            field = ".".join(str(step) for step in leaf.loc if isinstance(step, str))
            yield Passage(page, field, plain_prose(leaf.text))


def words(text: str) -> list[str]:
    """Split a text into lower-case words and numbers, with every slot as one."""
    return re.findall(r"[a-z0-9']+|_", SLOT.sub("_", text).lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of six words of a text."""
    said = words(text)
    return {tuple(said[start : start + RUN]) for start in range(len(said) - RUN + 1)}


def shared_runs(passages: Iterable[Passage]) -> dict[tuple[str, ...], set[str]]:
    """Return the six-word runs that stand on more than one page, with those pages."""
    homes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for passage in passages:
        for run in runs(passage.text):
            homes[run].add(passage.page)
    return {run: pages for run, pages in homes.items() if len(pages) > 1}

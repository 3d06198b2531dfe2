"""The bibliography by topic: which works are shown, and on which page each stands in full.

A topic is a need, or asking as such. A work stands with the first page that claims something by it, in the site's
order, so that nobody files works by hand: with its need, where that is a pattern or a tactic.
"""

from functools import lru_cache
from typing import get_args

from macros.playbook import Key, Playbook
from macros.records.principle import Need

#: The topic of works that speak of asking as such: the principle claims something by them, or no claim needs them.
GENERAL = "asking"
#: Every topic that there can be; each has a page, also where no work belongs to it.
TOPICS: tuple[str, ...] = (GENERAL, *get_args(Need.model_fields["id"].annotation))
#: Where the pages of the topics stand, from the site's root without slashes around it.
FOLDER = "evidence"


def topics(book: Playbook) -> list[str]:
    """List the ids of the topics in the site's order: the principle comes before the needs."""
    return [GENERAL, *book.needs]


@lru_cache(maxsize=2)
def works_by_topic(book: Playbook) -> dict[str, list[str]]:
    """Return the ids of the works that are shown, by topic: those that a page cites, and those worth reading whole."""
    found: dict[str, list[str]] = {topic: [] for topic in topics(book)}
    for id, source in book.sources.items():
        if book.cited_by[id] or source.reading:
            found[topic_of(book, id)].append(id)
    return found


def topic_of(book: Playbook, source: str) -> str:
    """Return the topic of a work: the need of the first page that claims something by it."""
    for kind, id in book.cited_by[source]:
        if kind == "principle":
            return GENERAL
        if kind == "patterns":
            return book.patterns[id].need
        if kind == "tactics":
            return book.tactics[id].needs[0]
    return GENERAL


def page_of(book: Playbook, source: str) -> Key:
    """Return the page on which a work stands in full."""
    return Key("pages", f"{FOLDER}/{topic_of(book, source)}")

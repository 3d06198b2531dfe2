"""The bibliography by topic, on the toy."""

import pytest

from macros.addresses import address_of, full_address
from macros.loading import load
from macros.playbook import Key, Playbook
from macros.works import GENERAL, TOPICS, page_of, topic_of, topics, works_by_topic
from tests.projects import TOY_DATA


@pytest.fixture
def book() -> Playbook:
    """The toy, of the test's own: who cites what may be changed."""
    return load([TOY_DATA])


@pytest.mark.parametrize(
    ("cited_by", "topic"),
    [
        ([Key("principle", "principle"), Key("patterns", "loose-rope")], GENERAL),
        ([Key("patterns", "loose-rope"), Key("tactics", "light-first")], "fair"),
        ([Key("tactics", "light-first"), Key("tactics", "tie-twice")], "safe"),
        ([Key("situations", "row-at-night"), Key("tactics", "tie-twice")], "fair"),
        ([Key("famous-claims", "famous-claims")], GENERAL),
        ([], GENERAL),
    ],
    ids=["the principle", "a pattern", "the first need of a tactic", "a page without a need", "no claim", "nobody"],
)
def test_a_work_belongs_to_the_need_of_the_first_page_that_claims_by_it(
    book: Playbook, cited_by: list[Key], topic: str
) -> None:
    """Nobody files works by hand, and the principle, which is about asking as such, comes first."""
    book.cited_by["mute-1999"] = cited_by
    assert topic_of(book, "mute-1999") == topic
    assert page_of(book, "mute-1999") == Key("pages", f"evidence/{topic}")
    assert full_address(book, Key("sources", "mute-1999")) == f"evidence/{topic}/#mute-1999"


def test_the_fixed_address_of_a_work_needs_no_topic() -> None:
    """It holds, whoever cites the work next."""
    assert address_of(Key("sources", "mute-1999")) == "evidence/#mute-1999"


def test_every_work_that_is_shown_stands_under_one_topic(toy: Playbook) -> None:
    """What no page cites is left out, unless it is worth reading whole."""
    shown = [id for works in works_by_topic(toy).values() for id in works]
    assert sorted(shown) == sorted(id for id in toy.sources if toy.cited_by[id] or toy.sources[id].reading)
    assert len(shown) == len(set(shown)) and "mute-1999" not in shown


def test_every_topic_that_there_can_be_is_one_of_the_site(toy: Playbook) -> None:
    """The pages are entered by the ids that a need may have, and listed in the principle's order."""
    assert set(topics(toy)) == set(TOPICS) and topics(toy)[0] == GENERAL

"""Indexes: the list comes first, and what narrows it is worth a press."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag

from macros.loading import load
from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.records.situation import MOST_MET, Situation, most_met
from macros.views import Site
from macros.views import index as indexes
from tests.accept import rendered_toy
from tests.projects import DATA


def page_of(kind: str) -> Tag:
    """Return the toy's index of a kind."""
    return BeautifulSoup(rendered_toy()[f"{kind}.md"], "html5lib")


def offered(page: Tag) -> dict[str, list[str]]:
    """Return the choices that an index offers, by the name of their group."""
    found: dict[str, list[str]] = {}
    for box in page.select("card-filter input"):
        found.setdefault(str(box["name"]), []).append(str(box["value"]))
    return found


def test_a_choice_that_keeps_nearly_everything_is_not_offered() -> None:
    """All scripts can be sent by flag, so nobody is asked whether they want that; the other ways shorten the list."""
    assert offered(page_of("scripts")) == {"channel": ["bottle", "voice", "letter"]}


def test_a_group_with_one_choice_left_goes() -> None:
    """All situations threaten one need, and one of them threatens another: no group of needs is shown for that."""
    assert "need" not in offered(page_of("situations"))


@pytest.mark.parametrize(("share", "kept"), [(0.5, True), (0.49, False)])
def test_what_nearly_everything_is(toy: Playbook, monkeypatch: pytest.MonkeyPatch, share: float, kept: bool) -> None:
    """A choice goes when it keeps more than the share, and stays when it keeps as much."""
    monkeypatch.setattr(indexes, "NEARLY_ALL", share)
    desk = Site(toy).at("patterns/")
    choices = indexes.facet(desk, "need", [{"need": ["safe"]}, {"need": ["fair"]}])
    assert bool(choices.options) is kept


@pytest.mark.real
def test_no_index_offers_what_keeps_nearly_everything() -> None:
    """Of sixteen scripts, fifteen were about freedom: a press on that showed the list that was there before."""
    book = load([DATA])
    for kind in ("patterns", "tactics", "situations", "scripts"):
        page = BeautifulSoup(indexes.index(Site(book), kind), "html5lib")
        for label in page.select("card-filter label"):
            assert int(label.select("span")[-1].get_text()) <= indexes.NEARLY_ALL * len(book.records(kind)), label


def captions(kind: str) -> Iterator[str]:
    """Yield what each card of a kind says beside its title."""
    yield from (caption.get_text() for caption in page_of(kind).select(".card-caption"))


def test_the_card_of_a_script_names_its_situation(toy: Playbook) -> None:
    """A title may be a name of ours; what it is for is in the reader's words."""
    titles = [set_quotes(toy.situations[script.situation].title) for script in toy.scripts.values()]
    assert list(captions("scripts")) == [f"caption-scripts {title}" for title in titles]


def test_the_cards_of_patterns_and_tactics_say_them_plainly(toy: Playbook) -> None:
    """A worry stands in the voice of the one who is asked, a tactic as something to do."""
    assert set(captions("patterns")) == {
        f"caption-patterns {set_quotes(pattern.plain)}" for pattern in toy.patterns.values()
    }
    assert set(captions("tactics")) == {
        f"caption-tactics {set_quotes(tactic.plain)}" for tactic in toy.tactics.values()
    }


def test_what_is_met_most_stands_first(toy: Playbook) -> None:
    """Before the first heading of a group, as links alone; the whole list follows."""
    page = page_of("situations")
    first, *others = page.select("ul")
    assert [link["href"] for link in first.select("a")] == ["../situations/row-at-night/"]
    assert len([card for part in others for card in part.select(".card")]) == len(toy.situations)


def test_twelve_stand_first_and_ties_keep_their_order(toy: Playbook) -> None:
    """The rank is the record's own; one without a rank waits in its group."""
    one = toy.situations["row-at-night"]

    def ranked(rank: int | None) -> Situation:
        return one.model_copy(update={"rank": rank})

    many = {f"s{place}": ranked(20 - place) for place in range(15)}
    assert most_met(many, toy) == [f"s{place}" for place in range(14, 14 - MOST_MET, -1)]
    assert most_met({"b": ranked(3), "none": ranked(None), "a": ranked(3), "c": ranked(1)}, toy) == ["c", "b", "a"]

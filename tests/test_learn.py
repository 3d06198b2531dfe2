"""Tracks and exercises on the toy: minutes counted from words, orders judged and shuffled."""

from itertools import permutations
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.addresses import address_of
from macros.loading import load
from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.views import Site
from macros.views.learn import track
from macros.views.practice import breaks, exercise, good_orders, shuffled
from macros.views.reading_time import FOLLOWING, WORDS_A_MINUTE, minutes_of, minutes_of_page, minutes_of_step, words_of
from macros.views.steps import steps_at
from tests.accept import write_pages
from tests.projects import PROJECT, TOY_DATA


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_minutes_are_rounded_up_and_never_none(words: int, minutes: int) -> None:
    """Who takes as long as it says is not late."""
    assert WORDS_A_MINUTE == 200
    assert minutes_of(words) == minutes


def test_only_what_is_read_is_counted(toy: Playbook) -> None:
    """Ids and references are no words, and a link counts by its words alone."""
    record = toy.exercises["which-plank"]
    fewer = record.model_copy(update={"trains": ["loose-rope", "dark-lamp"]})
    assert words_of(record) == words_of(fewer)
    more = record.model_copy(update={"question": f"{record.question} [two words](patterns:dark-lamp)"})
    assert words_of(more) == words_of(record) + 2


def test_every_page_of_the_site_has_minutes(toy: Playbook) -> None:
    """A step can lead to any page, also to one that is written by hand or made by a view of its own."""
    site = Site(toy, docs=PROJECT / "docs")
    addresses = [*toy.pages, *(address_of(key).rstrip("/") for key in toy.titled)]
    minutes = {address: minutes_of_page(site, address) for address in addresses if address != "home"}
    assert all(1 <= count < 400 for count in minutes.values())
    assert minutes["learn/for-leads"] > minutes_of_page(Site(toy), "learn/for-leads"), "its own words count"
    assert minutes["evidence"] > minutes["glossary"] > 1, "what a view writes counts"


def test_a_step_takes_the_minutes_of_what_it_leads_to(toy: Playbook) -> None:
    """Counted or written, with what follows a page, an exercise and a work; what is written for a script is added."""
    site = Site(toy)
    steps = {step.id: step for step in toy.tracks["first-tide"].steps}
    minutes = {id: minutes_of_step(site, step) for id, step in steps.items()}
    assert minutes["what-holds"] == minutes_of(words_of(toy.principle)) + FOLLOWING
    assert minutes["who-hails"] == minutes_of(words_of(toy.exercises["who-hails"])) + FOLLOWING
    assert minutes["write-it"] == minutes_of(words_of(toy.scripts["dawn-boat"])) + 3
    assert minutes["read-the-log"] == (toy.sources["zed-1990"].minutes or 0) + FOLLOWING
    assert minutes["hail-someone"] == 5


def test_a_track_adds_up(toy: Playbook) -> None:
    """The sums at its head are the sums of its steps, with and without what is nice to have."""
    site = Site(toy)
    steps = toy.tracks["first-tide"].steps
    whole = sum(minutes_of_step(site, step) for step in steps)
    musts = sum(minutes_of_step(site, step) for step in steps if step.must is not False)
    page = track(site, "first-tide")
    assert whole > musts
    assert f"<dd>{whole} minutes</dd>" in page and f"<dd>{musts} minutes</dd>" in page
    assert page.count(" data-must>") == len(steps) - 1


def test_a_page_says_which_lists_it_is_a_step_of_and_what_comes_next(toy: Playbook) -> None:
    """Each step with a page of its own is named there; what follows it may be another page, the list, or nothing."""
    pages = write_pages(Site(toy))
    first, after = toy.tracks["first-tide"].steps, toy.tracks["after-the-tide"].steps
    links = {file: BeautifulSoup(text, "html5lib").select(".in-lists a") for file, text in pages.items()}
    named = {str(link["data-step"]): (file, link) for file, some in links.items() for link in some}
    with_page = [step.id for step in (*first, *after) if step.page or step.exercise or step.script]
    assert sorted(named) == sorted(with_page)
    file, link = named["see-signs"]
    assert (file, link["href"]) == ("diagnose/index.md", "../learn/first-tide/#see-signs")
    assert (link["data-onward"], link["data-next-step"]) == ("../practice/who-hails/", "who-hails")
    assert link["data-next-title"] == set_quotes(toy.exercises["who-hails"].title)
    _, link = named["write-it"]
    assert link["data-onward"] == "../../learn/first-tide/#read-the-log", "a work elsewhere is told of in the list"
    _, link = named["team"]
    assert link["data-onward"] == "../../learn/after-the-tide/#hail-all"
    assert link["data-next-title"] == set_quotes(after[-1].send or "")


def test_after_the_last_step_stands_the_list(toy: Playbook) -> None:
    """A page that ends a track leads back to it."""
    track = toy.tracks["first-tide"]
    ending = track.model_copy(update={"steps": track.steps[:2]})
    toy = load([TOY_DATA])
    toy.tracks["first-tide"] = ending
    (step,) = steps_at(toy, "diagnose/", lambda address: f"/{address}")
    assert step.data["onward"] == "/learn/first-tide/" and step.data["next-step"] == step.data["next-title"] == ""
    assert step.data["next"] == toy.labels["list-back"]


RULES = (("a", "b"), ("b", "d"))


def test_good_orders_are_those_that_break_no_rule() -> None:
    """Only the rules count: what they leave free is free."""
    assert not breaks(("a", "b", "d"), RULES)
    assert breaks(("b", "a", "d"), RULES)
    assert good_orders(("a", "b", "c", "d"), RULES) == 4
    assert good_orders(("a", "b", "c"), ()) == 6


def test_the_lines_are_shuffled_into_an_order_that_is_not_good_the_same_way_each_time() -> None:
    """Nobody is shown the answer, whatever the lines are called."""
    for ids in permutations(("a", "b", "c", "d")):
        order = shuffled(ids, RULES)
        assert breaks(order, RULES)
        assert sorted(order) == sorted(ids)
        assert order == shuffled(tuple(reversed(ids)), RULES), "the order of the file gives nothing away"


def test_an_exercise_says_how_many_answers_are_good(toy: Playbook) -> None:
    """Nobody stops at the first good answer for want of knowing that there is another."""
    site = Site(toy)
    assert "2 answers are good." in exercise(site, "dry-words")
    assert "One answer is good." in exercise(site, "which-plank")
    assert "Good orders: 1 of 6 that are possible." in exercise(site, "in-order")


def test_a_written_page_is_read_without_its_stub(tmp_path: Path, toy: Playbook) -> None:
    """What the generator reads is no word of the page."""
    (tmp_path / "privacy").mkdir()
    text = '---\ntitle: "Privacy"\n---\n\n{{ written("privacy") }}\n\nFour words stand here.\n'
    (tmp_path / "privacy" / "index.md").write_text(text, encoding="utf-8")
    assert Site(toy, docs=tmp_path).written("privacy").split() == ["Four", "words", "stand", "here."]
    assert Site(toy, docs=tmp_path).written("no-such-page") == ""

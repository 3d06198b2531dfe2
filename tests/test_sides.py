"""The side of whoever is asked: pages speak to it, and nothing sends one who asks there by mistake."""

import pytest
from bs4 import BeautifulSoup

from macros.playbook import Key, Playbook
from macros.sides import asks_with, is_answered
from macros.views import Site
from macros.views.finder import finder_of
from tests.accept import rendered_toy


def test_the_scripts_of_a_situation_say_on_which_side_its_reader_is(toy: Playbook) -> None:
    """A situation without a script is one of asking."""
    assert [id for id in toy.situations if is_answered(toy, id)] == ["lend-the-oil"]


def test_no_one_who_asks_is_sent_on_to_an_answer(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worry leads to scripts that ask, also where an answer came first."""
    worry = Key("patterns", "dark-lamp")
    assert toy.scripts_with[worry] == ["dawn-boat", "boat-by-noon", "oil-or-no-oil"]
    monkeypatch.setitem(toy.scripts_with, worry, ["oil-or-no-oil", "dawn-boat"])
    assert asks_with(toy, "dark-lamp") == ["dawn-boat"]
    (result,) = (one for one in finder_of(Site(toy).at("diagnose/")).results if one.id == "dark-lamp")
    assert result.script and result.script.address == "../scripts/dawn-boat/"


def test_being_asked_gathers_every_situation_of_that_side(toy: Playbook) -> None:
    """Each with a link to every answer of its first script, which that page can show."""
    page = BeautifulSoup(rendered_toy()["being-asked.md"], "html5lib")
    links = [str(link["href"]) for link in page.select("ul.reasons a")]
    own = "../situations/lend-the-oil/"
    assert links == [own, *(f"{own}#message-{name}" for name in toy.scripts["oil-or-no-oil"].messages)]
    there = BeautifulSoup(rendered_toy()["situations-lend-the-oil.md"], "html5lib")
    assert all(there.select_one(link.removeprefix(own)) for link in links[1:])


def test_a_situation_speaks_to_its_side() -> None:
    """Headings, facts and the way on are those of whoever asks, or of whoever is asked."""
    for name, answer in (("situations-borrow-a-boat.md", False), ("situations-lend-the-oil.md", True)):
        text = rendered_toy()[name].replace("\\", "")
        for label in ("heading-timing", "heading-prepare", "minutes-asked", "asker", "copy-ask", "worries"):
            assert (f"{label}-answer" in text) is answer, (name, label)
        assert ("being-asked/" in text) is answer, name
        assert ("which-way-to-ask/" in text) is not answer, name

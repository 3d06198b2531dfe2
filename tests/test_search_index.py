"""The search index of the toy: what can be found, and under which words."""

from typing import Any

import pytest

from macros.exports.search import pages_in, search_index
from macros.playbook import Playbook
from macros.records.base import Page
from macros.records.script import ANY_ASK, Script


@pytest.fixture(scope="module")
def docs(toy: Playbook) -> list[dict[str, Any]]:
    """What the index holds, page by page."""
    found: list[dict[str, Any]] = pages_in(search_index(toy))
    return found


def test_every_record_is_found_by_what_people_say(toy: Playbook, docs: list[dict[str, Any]]) -> None:
    """Each page stands under its title, its aliases and what people type, each term under its forms."""
    said = {doc["t"]: doc["said"] for doc in docs}
    found = [page for page in toy.titled.values() if isinstance(page, Page) and not isinstance(page, Script)]
    assert any(page.typed for page in found) and any(page.aliases for page in found)
    for page in found:
        assert {*(page.aliases or []), *(page.typed or [])} <= set(said[page.title])
    for term in toy.terms.values():
        assert said[term.term] == (term.forms or [])


def test_a_script_stands_under_what_its_situation_does_not_say(toy: Playbook, docs: list[dict[str, Any]]) -> None:
    """The two are one find, so a line in the situation's own words would be read twice."""
    said = {doc["u"]: doc["said"] for doc in docs}
    script = toy.scripts["boat-by-noon"]
    assert script.aliases and script.aliases[0].startswith("boat, please")
    assert said["scripts/boat-by-noon/"] == script.typed


def test_the_rest_of_a_page_is_read_where_nobody_wrote_what_they_type(docs: list[dict[str, Any]]) -> None:
    """A record of a team's own is found by its text; what people type says more in less."""
    read = {doc["u"]: "text" in doc for doc in docs if doc["u"].startswith("patterns/")}
    assert read["patterns/loose-rope/"] and not read["patterns/dark-lamp/"]


def test_the_situation_of_any_request_is_marked(playbook: Playbook) -> None:
    """Whoever wishes for what has no page of its own is led there."""
    docs = pages_in(search_index(playbook))
    situation = playbook.scripts[ANY_ASK].situation
    assert [doc["u"] for doc in docs if doc.get("rest")] == [f"situations/{situation}/"]


def test_a_page_that_the_one_above_names_is_found_by_that(playbook: Playbook) -> None:
    """Nothing is listed twice for one question."""
    addresses = {doc["u"] for doc in pages_in(search_index(playbook))}
    assert "contribute/hosting/" in addresses and "Netlify" in (playbook.pages["contribute/hosting"].aliases or [])
    assert not [address for address in addresses if address.startswith("contribute/hosting/n")]


def test_exercises_stay_out_of_the_search(toy: Playbook, docs: list[dict[str, Any]]) -> None:
    """Who looks for help with a request does not land in an exercise about another; the ways to learn are found."""
    addresses = {doc["u"] for doc in docs}
    assert not addresses & {f"practice/{id}/" for id in toy.exercises}
    assert {"practice/", "learn/"} <= addresses


def test_a_script_names_its_situation(toy: Playbook, docs: list[dict[str, Any]]) -> None:
    """The two are one find."""
    of = {doc["u"]: doc["of"] for doc in docs if "of" in doc}
    assert of == {f"scripts/{id}/": f"situations/{script.situation}/" for id, script in toy.scripts.items()}

"""The search index of the toy: what can be found, and under which words."""

import json
from typing import Any

import pytest

from macros.exports.search import search_index
from macros.playbook import Playbook
from macros.records.base import Page


@pytest.fixture(scope="module")
def docs(toy: Playbook) -> list[dict[str, Any]]:
    """What the index holds, page by page."""
    found: list[dict[str, Any]] = json.loads(search_index(toy))["docs"]
    return found


def test_every_record_is_found_by_what_people_say(toy: Playbook, docs: list[dict[str, Any]]) -> None:
    """Each page stands under its title and its aliases, each term under its forms."""
    said = {doc["t"]: doc["said"] for doc in docs}
    aliases = {record.title: record.aliases or [] for record in toy.titled.values() if isinstance(record, Page)}
    assert any(aliases.values())
    for title, some in aliases.items():
        assert set(some) <= set(said[title])
    for term in toy.terms.values():
        assert said[term.term] == (term.forms or [])


def test_exercises_stay_out_of_the_search(toy: Playbook, docs: list[dict[str, Any]]) -> None:
    """Who looks for help with a request does not land in an exercise about another; the ways to learn are found."""
    addresses = {doc["u"] for doc in docs}
    assert not addresses & {f"practice/{id}/" for id in toy.exercises}
    assert {"practice/", "learn/"} <= addresses


def test_a_script_names_its_situation(toy: Playbook, docs: list[dict[str, Any]]) -> None:
    """The two are one find."""
    of = {doc["u"]: doc["of"] for doc in docs if "of" in doc}
    assert of == {f"scripts/{id}/": f"situations/{script.situation}/" for id, script in toy.scripts.items()}

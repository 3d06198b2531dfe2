"""Diagnose, as its view writes it: what can be ticked, what the element reads, and where the ways lead."""

import json
from functools import lru_cache

from bs4 import BeautifulSoup, Tag

from macros.loading import load
from macros.playbook import Playbook
from macros.views import MACROS, Site
from tests.projects import TOY_DATA


@lru_cache(maxsize=1)
def page() -> BeautifulSoup:
    """Return the toy's page."""
    return BeautifulSoup(MACROS["diagnose"](Site(load([TOY_DATA]))), "html.parser")  # which reads a template too


def finder() -> Tag:
    """Return the element."""
    (found,) = page().select("pattern-finder")
    return found


def read() -> dict[str, dict[str, dict[str, object]]]:
    """Return what the element reads."""
    (data,) = finder().select('script[type="application/json"]')
    found: dict[str, dict[str, dict[str, object]]] = json.loads(str(data.string))
    return found


def marks() -> list[str]:
    """List what the form can say: ticks by name or value, answers as `fact=answer`."""
    boxes = [str(box.get("name") or box["value"]) for box in finder().select("input[type=checkbox]")]
    answers = [f"{one['name']}={option['value']}" for one in finder().select("select") for option in one("option")]
    return boxes + [mark for mark in answers if not mark.endswith("=")]


def test_every_sign_and_every_answer_can_be_said_once(toy: Playbook) -> None:
    """No sign is left out because its record does not say how it shows, and silence comes first."""
    signs = {f"{id}/{sign.id}" for id, pattern in toy.patterns.items() for sign in pattern.signs}
    said = marks()
    assert len(said) == len(set(said))
    assert signs == {mark for mark in said if "/" in mark}
    assert set(read()["answers"]) == {mark for mark in said if "/" not in mark}
    assert next(iter(finder().select("input")))["name"] == "silence"


def test_signs_stand_under_what_they_are(toy: Playbook) -> None:
    """The headings are those of the word list, in its order, and the last one takes what names none."""
    labels = [summary.get_text() for summary in finder().select("form fieldset:nth-of-type(2) summary")]
    first_words = [kind.label[: len("They hail")] for kind in toy.words["sign_kinds"].values()]
    assert [label[: len("They hail")] for label in labels[:-1]] == first_words
    assert labels[-1].startswith(toy.labels["finder-others"])


def test_what_is_asked_later_is_marked_with_its_tick(toy: Playbook) -> None:
    """The element needs no list of its own to know what goes with what."""
    later = {str(part.find("select")["name"]): part["data-after"] for part in finder().select("[data-after]")}  # type: ignore[index]
    assert later == {id: fact.after for id, fact in toy.facts.items() if fact.after}


def test_what_counts_reaches_the_element_as_it_was_written(toy: Playbook) -> None:
    """Weights are the record's; an answer that goes with a tick is about the same thing."""
    answers, also = read()["answers"], read()["also"]
    assert answers["waited=two"]["about"] == answers["silence"]["about"] == "silence"
    assert answers["waited=three"]["no"] is True and "no" not in answers["waited=two"]
    assert answers["no-to=owed"]["owed"] is True
    fact = next(option for option in toy.facts["moored"].options or () if option.id == "fast")
    written = [(count.id, count.weight) for count in fact.counts or ()]
    assert [(one["id"], one["weight"]) for one in answers["moored=fast"]["counts"]] == written  # type: ignore[attr-defined]
    assert list(also) == ["dark-lamp/hails-back"]


def test_every_advice_that_is_promised_is_there() -> None:
    """What the element looks for by its mark stands in the page."""
    promised = [mark for mark, answer in read()["answers"].items() if answer.get("advice")]
    parts = finder().find_all("li", {"data-of": True})
    assert sorted(str(part["data-of"]) for part in parts) == sorted(promised)


def test_every_pattern_can_be_named_and_leads_on(toy: Playbook) -> None:
    """Its page, what to change, a script, and the row that tells it apart."""
    parts = {str(part["data-result"]): part for part in finder().find_all("li", {"data-result": True})}
    assert list(parts) == list(toy.patterns)
    for id, part in parts.items():
        ways = [str(link["href"]) for link in part.find_all("a")]
        assert ways[0] == f"../patterns/{id}/" and ways[1].startswith("../scripts/")
        assert page().find("tr", id=ways[2].removeprefix("../diagnose/#"))


def test_every_pattern_of_a_group_links_to_its_row(toy: Playbook) -> None:
    """From the pattern's page to the question that tells it apart."""
    for group, lookalikes in toy.lookalikes.items():
        for one in lookalikes.patterns:
            pattern = MACROS["pattern"](Site(toy), one.id)
            assert f'href="../../diagnose/#which-{group}-{one.id}"' in pattern

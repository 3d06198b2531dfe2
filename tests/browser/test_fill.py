"""Grammar that survives what is typed: the filling itself, without a page around it."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

_FILL = """async ([blanks, say, values]) => {
  const { fill, messageText } = await import(new URL("assets/js/script-fill.js", location.href));
  const variant = { ask: [{ say }], nudge: [], if_yes: [], if_no: [] };
  return messageText(fill({ blanks, variants: [variant] }, variant, values).ask, "chat");
}"""
BLANKS: list[dict[str, Any]] = [
    {"id": "name", "kind": "text", "example": "Marek"},
    {"id": "thing", "kind": "text", "example": "van"},
    {"id": "minutes", "kind": "number", "example": "10", "unit": "minute"},
    {"id": "copies", "kind": "number", "example": "2", "unit": "copy"},
    {"id": "boxes", "kind": "number", "example": "2", "unit": "box"},
    {"id": "days", "kind": "number", "example": "2", "unit": "day"},
    {"id": "at", "kind": "time", "example": "15:00"},
    {"id": "why", "kind": "long", "example": "It rains."},
    {"id": "extra", "kind": "text", "example": "a spare", "optional": True},
]


@pytest.fixture
def home(open_page: OpenPage) -> Page:
    """A page from which the module can be imported."""
    return open_page("")


def filled(page: Page, say: str, values: dict[str, Any]) -> str:
    """Fill one line."""
    return str(page.evaluate(_FILL, [BLANKS, say, values]))


CASES = [
    ("I need a {thing}.", {"thing": "hour"}, "I need an hour."),
    ("I need an {thing}.", {"thing": "van"}, "I need a van."),
    ("I need a {thing}.", {"thing": "umbrella"}, "I need an umbrella."),
    ("I need a {thing}.", {"thing": "unicycle"}, "I need a unicycle."),
    ("I need a {thing}.", {"thing": "European plug"}, "I need a European plug."),
    ("I need a {thing}.", {"thing": "MRI slot"}, "I need an MRI slot."),
    ("I need a {thing}.", {"thing": "8-foot plank"}, "I need an 8-foot plank."),
    ("A {thing} would do.", {"thing": "apron"}, "An apron would do."),
    ("It takes {minutes}.", {"minutes": "1"}, "It takes 1 minute."),
    ("It takes {minutes}.", {"minutes": "25"}, "It takes 25 minutes."),
    ("I bring {copies} in {boxes}.", {"copies": "3", "boxes": "2"}, "I bring 3 copies in 2 boxes."),
    ("In {days}.", {"days": "2"}, "In 2 days."),
    ("{thing} for one day?", {"thing": "the small van"}, "The small van for one day?"),
    ("Then. {thing} is free.", {"thing": "the hall"}, "Then. The hall is free."),
    ("Thank you, {name}.", {"name": "Mr. J."}, "Thank you, Mr. J."),
    ("Here is why: {why}.", {"why": "It rains."}, "Here is why: It rains."),
    ("You asked: {why}.", {"why": "When?"}, "You asked: When?"),
    ("Dear {name}, could you?", {"name": "  Ada \n Obi ,"}, "Dear Ada Obi, could you?"),
    ("{name}'s van", {"name": "James"}, "James' van"),
    ("{name}'s van", {"name": "Ada"}, "Ada's van"),
    ("At {at}.", {"at": "09:30"}, "At 9:30."),
    ("One. Take {extra} along. Two.", {}, "One. Two."),
    ("One. Take {extra} along. Two.", {"extra": "a rope"}, "One. Take a rope along. Two."),
]


@pytest.mark.parametrize(("say", "values", "reads"), CASES, ids=[case[2] for case in CASES])
def test_a_sentence_reads_well(home: Page, say: str, values: dict[str, Any], reads: str) -> None:
    """Articles, plurals, capitals, stops and names come out as a careful writer sets them."""
    assert filled(home, say, values) == reads


NASTY = ["", " ", "...", "?!", "<b>", "{name}", "a" * 400, "\u202ex", "\U0001f600", "'", '"', "no", "$&", "\\1", "%7B"]


def test_nothing_typed_breaks_a_sentence(home: Page) -> None:
    """Whatever stands in a blank, no brace of ours, double space or word of the machine comes out."""
    says = ["{name}, a {thing} for {minutes}? {why}. Take {extra}.", "'{thing}'s {name}', {at}.", "{extra} {extra}"]
    for typed in NASTY:
        for say in says:
            text = filled(home, say, {blank["id"]: typed for blank in BLANKS})
            assert "undefined" not in text and "null" not in text and "  " not in text, (typed, text)
            if "{" not in typed:
                assert "{" not in text and "}" not in text
            assert not text.startswith(" ") or not typed.strip(), (typed, text)

"""A script filled with its own examples, held to the cases that the builder is held to."""

import json
from typing import Any

import pytest

from macros.filling import article, example_of, example_parts, plural
from macros.records.script import Blank
from tests.projects import PROJECT

CASES: dict[str, Any] = json.loads((PROJECT / "tests" / "cases" / "filling.json").read_text(encoding="utf-8"))
SENTENCES = [case for topic in CASES["sentences"].values() for case in topic]


def filled(say: str, values: dict[str, str]) -> str:
    """Fill one text with the examples of the cases, or with *values* in their place."""
    blanks = [
        Blank.model_validate(blank | {"label": "Which", "example": values.get(blank["id"], blank["example"])})
        for blank in CASES["blanks"]
    ]
    return "".join(part for part, _ in example_parts(say, {blank.id: example_of(blank) for blank in blanks}))


@pytest.mark.parametrize("case", SENTENCES, ids=[case["reads"] for case in SENTENCES])
def test_an_example_fits_its_sentence(case: dict[str, Any]) -> None:
    """Articles, plurals, capitals, stops and names come out as the builder sets them."""
    assert filled(case["say"], case["values"]) == case["reads"]


@pytest.mark.parametrize(
    ("right", "word"), [(right, word) for right, words in CASES["articles"].items() for word in words]
)
def test_an_article_is_set_by_sound(right: str, word: str) -> None:
    """A European plug, an MRI slot, whatever the author wrote."""
    assert article(word) == right
    for written in ("a", "an"):
        assert filled(f"Is it {written} {{thing}}", {"thing": word}) == f"Is it {right} {word}"


def test_slots_are_told_from_the_rest() -> None:
    """Only what a sender replaces is marked."""
    example = {"thing": "oak board"}
    assert example_parts("the {thing} now", example) == [("the ", False), ("oak board", True), (" now", False)]


@pytest.mark.parametrize(("unit", "many"), CASES["plurals"].items())
def test_a_unit_has_its_plural(unit: str, many: str) -> None:
    """The page, the sheet and the builder say the same."""
    assert plural(unit) == many

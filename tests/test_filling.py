"""A script filled with its own examples."""

import pytest

from macros.filling import example_of, example_parts, plural
from macros.records.script import Blank

EXAMPLE = {"ask": "which thread?", "thing": "oak board", "plan": "I come by van.", "count": "10 minutes"}


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Bring a {thing}.", "Bring an oak board."),
        ("An {count} job", "A 10 minutes job"),
        ("{thing}, please.", "Oak board, please."),
        ("Ready. {thing} first.", "Ready. Oak board first."),
        ("In short: {plan}.", "In short: I come by van."),
        ("the {thing}", "the oak board"),
        ("One thing: {ask}.", "One thing: which thread?"),
    ],
)
def test_an_example_fits_its_sentence(text: str, reads: str) -> None:
    """Article, capital and full stop are set by what stands around the slot."""
    assert "".join(part for part, _ in example_parts(text, EXAMPLE)) == reads


def test_slots_are_told_from_the_rest() -> None:
    """Only what a sender replaces is marked."""
    assert example_parts("the {thing} now", EXAMPLE) == [("the ", False), ("oak board", True), (" now", False)]


@pytest.mark.parametrize(("example", "shown"), [("1", "1 box"), ("2", "2 boxes")])
def test_a_number_comes_with_its_unit(example: str, shown: str) -> None:
    """One box, two boxes."""
    blank = Blank.model_validate({"id": "n", "label": "How many", "kind": "number", "example": example, "unit": "box"})
    assert example_of(blank) == shown


@pytest.mark.parametrize(
    ("unit", "many"), [("minute", "minutes"), ("batch", "batches"), ("copy", "copies"), ("day", "days")]
)
def test_a_unit_has_its_plural(unit: str, many: str) -> None:
    """The page, the sheet and the builder say the same."""
    assert plural(unit) == many

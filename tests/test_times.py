"""How long something takes, in words; the browser is held to the same cases in tests/js/practice.test.js."""

import json

import pytest

from macros.times import in_words
from tests.projects import PROJECT

CASES = json.loads((PROJECT / "tests" / "cases" / "times.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("minutes", "words"), CASES["cases"])
def test_a_long_time_is_said_in_hours(minutes: int, words: str) -> None:
    """Nobody divides by sixty to see what a request costs."""
    assert in_words(CASES["labels"], minutes) == words

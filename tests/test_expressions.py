"""Expressions of the checker's rules: what both languages read alike is taken, and what could hang a page is not."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from macros.records.expression import check_expression, compile_expression

#: What people write in rules.
TAKEN = [
    r"\bplease\b",
    r"^(?:so|and|but)\b",
    r"\b\d{1,2}[:.]\d{2}\b",
    r"\bcan(?:not|'t)? (?:you|u)\b",
    r"\b(?:\w{1,20} ){0,5}asap\b",
    r"[^.?!\n]{0,40}\bright now\b",
    r"(?:very |really |so ){0,3}sorry",
    r"\bI(?! am)\b[^?]{0,60}\?$",
    r"\$\d{1,6}|\d{1,6} ?(?:pounds|euros?)",
    r"[a-z'\-]{2,20}",
    r"[\w.\-]{1,30}",
]
#: Each of them takes minutes on a page of text, or years.
ENDLESS = [
    r"(?:a{0,20}){0,20}b",
    r"(?:a|aa){0,40}b",
    r"(?:[a-z']{1,15} ?){0,5}x",
    r"\w{0,80}\w{0,80}\w{0,80}x",
    r"(?:a?){0,80}b",
]


@pytest.mark.parametrize("text", TAKEN)
def test_what_rules_are_written_with_is_taken(text: str) -> None:
    """As it is written, and either case."""
    assert check_expression(text) == text
    assert compile_expression(text).flags & re.IGNORECASE


@pytest.mark.parametrize("text", ENDLESS)
def test_what_can_match_in_too_many_ways_is_refused(text: str) -> None:
    """Without being run: a repeat has an end here, and still its ways multiply."""
    with pytest.raises(PydanticCustomError) as raised:
        check_expression(text)
    assert raised.value.type == "runaway-expression"


@pytest.mark.parametrize("text", TAKEN)
@pytest.mark.parametrize("food", ["a", "a ", "so ", "I ", "1", "please right ", "-'"])
def test_what_is_taken_does_not_hang(text: str, food: str) -> None:
    """On text that almost matches everywhere; the bound is wide, since a slow machine is no fault of an expression."""
    started = time.perf_counter()
    list(compile_expression(text).finditer(food * (20_000 // len(food))))
    assert time.perf_counter() - started < 1


PIECES = st.sampled_from(
    [*r"ab .'[](){}|?*+^$\-/,", r"\b", r"\w", r"\d", r"\s", "(?:", "(?=", "{0,9}", "{2}", "[a-z]", "x"]
)


@given(st.lists(PIECES, max_size=12).map("".join), st.text("abx .'1\n", max_size=40))
def test_whatever_is_taken_compiles_and_whatever_is_not_says_why(text: str, draft: str) -> None:
    """No input makes it fail in another way, and what is taken runs."""
    try:
        check_expression(text)
    except PydanticCustomError as error:
        what, _, remedy = error.message().partition("; ")
        assert what and remedy
    else:
        compile_expression(text).search(draft)

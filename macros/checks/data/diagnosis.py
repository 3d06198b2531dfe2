"""What Diagnose asks is a tick or a question, and counts for what it can."""

from collections.abc import Iterator

from macros.checks.data import DataRule
from macros.problems import Problem
from macros.records.diagnosis import Fact
from macros.records.pattern import Pattern
from macros.store import RecordStore

#: What an answer means: of a question, each option says it.
_MEANS = ("counts", "advice", "no", "owed")


def a_question_leaves_its_meaning_to_its_options(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a fact with options says what an answer means at the options, and not beside them."""
    for entry, fact in store.of(Fact):
        for name in _MEANS:
            if fact.options and getattr(fact, name):
                what = f"{name} belongs to an answer, and this question has several"
                remedy = "move it to the options, or remove them and it is a tick"
                yield entry.problem((name,), what, remedy, "tick-or-question")


def a_later_question_goes_with_a_tick_above_it(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a question which is asked once something is ticked names a tick that stands above it."""
    ticks: list[str] = []
    for entry, fact in store.of(Fact):
        if fact.after and fact.after in store.ids("facts") and fact.after not in ticks:
            what = f"'{fact.after}' is no tick that stands above it and is always asked"
            remedy = f"write one of {', '.join(ticks)}" if ticks else "put a fact without options above it"
            yield entry.problem(("after",), what, remedy, "not-a-tick")
        if not fact.options and not fact.after:
            ticks.append(entry.id)


def a_sign_counts_once_for_its_own_pattern(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a sign names other patterns as those that it counts for as well, never its own."""
    for entry, pattern in store.of(Pattern):
        for place, sign in enumerate(pattern.signs):
            for position, count in enumerate(sign.also or ()):
                if count.id == entry.id:
                    what = "the sign counts for its own pattern anyway"
                    loc = ("signs", place, "also", position, "id")
                    yield entry.problem(loc, what, "name another pattern", "own-relation")


#: What must hold of what Diagnose asks.
RULES: list[DataRule] = [
    a_question_leaves_its_meaning_to_its_options,
    a_later_question_goes_with_a_tick_above_it,
    a_sign_counts_once_for_its_own_pattern,
]

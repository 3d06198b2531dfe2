"""Every answer fits its exercise."""

from collections.abc import Iterator

from macros.checks.data import DataRule
from macros.problems import Problem, suggestion
from macros.records.exercise import Exercise
from macros.store import RecordStore

#: What an answer holds beside its id and feedback, by the kind of exercise.
_PARTS = {
    "name-pattern": ("good",),
    "find-line": ("good",),
    "choose-rewrite": ("text", "because", "good"),
    "order-lines": ("first", "then"),
}
_ALL_PARTS = ("text", "because", "good", "first", "then")


def answers_fit_their_kind(store: RecordStore) -> Iterator[Problem]:
    """Ensure that an answer has the fields of its exercise's kind, and no others."""
    for entry, exercise in store.of(Exercise):
        parts = _PARTS[exercise.kind]
        for position, answer in enumerate(exercise.answers):
            for name in _ALL_PARTS:
                given = getattr(answer, name) is not None
                if given and name not in parts:
                    what = f"{name} does not belong to an answer of kind {exercise.kind}"
                    yield entry.problem(("answers", position, name), what, "remove it", "answer-field")
                elif name in parts and not given:
                    what = f"an answer of kind {exercise.kind} needs {name}"
                    remedy = f"write: {type(answer).model_fields[name].description}".rstrip(".")
                    yield entry.problem(("answers", position), what, remedy, "answer-field")


def answers_name_what_is_asked_about(store: RecordStore) -> Iterator[Problem]:
    """Ensure that answers of name-pattern name patterns, and that those of find-line name each line once."""
    for entry, exercise in store.of(Exercise):
        lines = [line.id for line in exercise.draft]
        asked = {"name-pattern": store.whole_ids("patterns"), "find-line": lines}.get(exercise.kind)
        if asked is None:
            continue
        for position, answer in enumerate(exercise.answers):
            if answer.id not in asked:
                among = "patterns" if exercise.kind == "name-pattern" else "lines of the draft"
                remedy = suggestion(answer.id, asked, f"write one of {', '.join(asked[:12])}")
                what = f"there is no '{answer.id}' among the {among}"
                yield entry.problem(("answers", position, "id"), what, remedy, "unknown-reference")
        if exercise.kind == "find-line":
            answered = {answer.id for answer in exercise.answers}
            for position, line in enumerate(lines):
                if line not in answered:
                    what = f"no answer says what '{line}' does"
                    remedy = f"add an answer with the id {line}, and feedback on that line"
                    yield entry.problem(("draft", position, "id"), what, remedy, "line-without-answer")


def some_answers_are_good_and_some_are_not(store: RecordStore) -> Iterator[Problem]:
    """Ensure that an exercise with answers to choose from has a good one and one that is not."""
    for entry, exercise in store.of(Exercise):
        goods = [answer.good for answer in exercise.answers]
        if exercise.kind != "order-lines" and None not in goods and len(set(goods)) < 2:
            which, other = ("every answer", "false") if goods[0] else ("no answer", "true")
            remedy = f"write good: {other} where it is so, or add an answer"
            yield entry.problem(("answers",), f"{which} is good", remedy, "one-sided-answers")


def the_draft_keeps_its_own_order(store: RecordStore) -> Iterator[Problem]:
    """Ensure that the draft of order-lines stands in an order that breaks none of its own rules."""
    for entry, exercise in store.of(Exercise):
        place = {line.id: position for position, line in enumerate(exercise.draft)}
        for position, rule in enumerate(exercise.answers):
            first, then = place.get(rule.first or ""), place.get(rule.then or "")
            if exercise.kind == "order-lines" and first is not None and then is not None and first >= then:
                what = f"the draft itself has '{rule.then}' before '{rule.first}'"
                if first == then:
                    what = f"'{rule.first}' cannot come before itself"
                remedy = "put the draft into a good order, or change the rule"
                yield entry.problem(("answers", position, "first"), what, remedy, "own-order")


#: What must hold of every exercise.
RULES: list[DataRule] = [
    answers_fit_their_kind,
    answers_name_what_is_asked_about,
    some_answers_are_good_and_some_are_not,
    the_draft_keeps_its_own_order,
]

"""Rules of exercises and tracks: every answer fits its exercise, and every step is one thing that can be done."""

from collections.abc import Callable, Iterator
from typing import cast

from macros.problems import Problem, suggestion
from macros.records import KINDS, folder_of
from macros.records.exercise import Exercise
from macros.records.source import Source
from macros.records.track import STEP_KINDS, Step, Track
from macros.shelf import Entry, Shelf

#: What an answer holds beside its id and feedback, by the kind of exercise.
_PARTS = {
    "name-pattern": ("good",),
    "find-line": ("good",),
    "choose-rewrite": ("text", "because", "good"),
    "order-lines": ("first", "then"),
}
_ALL_PARTS = ("text", "because", "good", "first", "then")


def _exercises(shelf: Shelf) -> Iterator[tuple[Entry, Exercise]]:
    for entry in shelf.entries("exercises"):
        yield entry, cast(Exercise, entry.record)


def answers_fit_their_kind(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that an answer has the fields of its exercise's kind, and no others."""
    for entry, exercise in _exercises(shelf):
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


def answers_name_what_is_asked_about(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that answers of name-pattern name patterns, and that those of find-line name each line once."""
    for entry, exercise in _exercises(shelf):
        lines = [line.id for line in exercise.draft]
        asked = {"name-pattern": shelf.whole_ids("patterns"), "find-line": lines}.get(exercise.kind)
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


def some_answers_are_good_and_some_are_not(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that an exercise with answers to choose from has a good one and one that is not."""
    for entry, exercise in _exercises(shelf):
        goods = [answer.good for answer in exercise.answers]
        if exercise.kind != "order-lines" and None not in goods and len(set(goods)) < 2:
            which, other = ("every answer", "false") if goods[0] else ("no answer", "true")
            remedy = f"write good: {other} where it is so, or add an answer"
            yield entry.problem(("answers",), f"{which} is good", remedy, "one-sided-answers")


def the_draft_keeps_its_own_order(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that the draft of order-lines stands in an order that breaks none of its own rules."""
    for entry, exercise in _exercises(shelf):
        place = {line.id: position for position, line in enumerate(exercise.draft)}
        for position, rule in enumerate(exercise.answers):
            first, then = place.get(rule.first or ""), place.get(rule.then or "")
            if exercise.kind == "order-lines" and first is not None and then is not None and first >= then:
                what = f"the draft itself has '{rule.then}' before '{rule.first}'"
                if first == then:
                    what = f"'{rule.first}' cannot come before itself"
                remedy = "put the draft into a good order, or change the rule"
                yield entry.problem(("answers", position, "first"), what, remedy, "own-order")


def _steps(shelf: Shelf) -> Iterator[tuple[Entry, int, Step]]:
    for entry in shelf.entries("tracks"):
        for position, step in enumerate(cast(Track, entry.record).steps):
            yield entry, position, step


def each_step_is_one_thing(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that a step is exactly one of a page, an exercise, a script, a source and something to send."""
    for entry, position, step in _steps(shelf):
        kinds = [kind for kind in STEP_KINDS if getattr(step, kind) is not None]
        if len(kinds) != 1:
            what = f"the step is {' and '.join(kinds)} at once" if kinds else "the step leads to nothing"
            remedy = f"write one of {', '.join(STEP_KINDS)}"
            yield entry.problem(("steps", position), what, remedy, "one-step-kind")


def minutes_stand_where_nothing_counts_them(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that a step has minutes if it is something to send, and none if they are counted."""
    for entry, position, step in _steps(shelf):
        counted = next((kind for kind in ("page", "exercise", "source") if getattr(step, kind) is not None), None)
        if step.send is not None and step.minutes is None:
            remedy = "add minutes: how long it takes to write and send it"
            yield entry.problem(
                ("steps", position), "nobody can count the minutes of a request", remedy, "step-minutes"
            )
        elif counted and step.minutes is not None:
            what = f"the minutes of this {counted} are counted, not written"
            yield entry.problem(("steps", position, "minutes"), what, "remove it", "step-minutes")


def works_to_read_have_minutes(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that a work which a step or the bibliography sends people to read says how long that takes."""
    minutes = {entry.id: cast(Source, entry.record).minutes for entry in shelf.entries("sources")}
    remedy = "add minutes to the entry in the bibliography"
    for entry, position, step in _steps(shelf):
        if step.source in minutes and minutes[step.source] is None:
            what = f"'{step.source}' does not say how long it takes to read"
            yield entry.problem(("steps", position, "source"), what, remedy, "no-reading-minutes")
    for entry in shelf.entries("sources"):
        source = cast(Source, entry.record)
        if source.reading and source.minutes is None:
            what = "it is worth reading and does not say how long that takes"
            yield entry.problem(("reading",), what, remedy, "no-reading-minutes")


def no_record_takes_the_address_of_a_page(shelf: Shelf) -> Iterator[Problem]:
    """Ensure that no record stands where a fixed page does, as an exercise called mixed would."""
    for kind in KINDS:
        for entry in shelf.entries(kind):
            if (address := f"{folder_of(kind)}/{entry.id}") in shelf.ids("pages"):
                what = f"{address}/ is the address of another page"
                yield entry.problem((), what, "rename the file", "address-taken")


#: Every rule of exercises and tracks, in the order in which a reader would ask.
LEARN_RULES: list[Callable[[Shelf], Iterator[Problem]]] = [
    answers_fit_their_kind,
    answers_name_what_is_asked_about,
    some_answers_are_good_and_some_are_not,
    the_draft_keeps_its_own_order,
    each_step_is_one_thing,
    minutes_stand_where_nothing_counts_them,
    works_to_read_have_minutes,
    no_record_takes_the_address_of_a_page,
]

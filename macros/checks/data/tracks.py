"""Every step of a track is one thing that can be done, in minutes that are known."""

from collections.abc import Iterator

from macros.checks.data import DataRule
from macros.problems import Problem
from macros.records.source import Source
from macros.records.track import STEP_KINDS, Step, Track
from macros.store import Entry, RecordStore


def each_step_is_one_thing(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a step is exactly one of a page, an exercise, a script, a source and something to send."""
    for entry, position, step in _steps(store):
        kinds = [kind for kind in STEP_KINDS if getattr(step, kind) is not None]
        if len(kinds) != 1:
            what = f"the step is {' and '.join(kinds)} at once" if kinds else "the step leads to nothing"
            remedy = f"write one of {', '.join(STEP_KINDS)}"
            yield entry.problem(("steps", position), what, remedy, "one-step-kind")


def minutes_stand_where_nothing_counts_them(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a step has minutes if it is something to send, and none if they are counted."""
    for entry, position, step in _steps(store):
        counted = next((kind for kind in ("page", "exercise", "source") if getattr(step, kind) is not None), None)
        if step.send is not None and step.minutes is None:
            remedy = "add minutes: how long it takes to write and send it"
            yield entry.problem(
                ("steps", position), "nobody can count the minutes of a request", remedy, "step-minutes"
            )
        elif counted and step.minutes is not None:
            what = f"the minutes of this {counted} are counted, not written"
            yield entry.problem(("steps", position, "minutes"), what, "remove it", "step-minutes")


def works_to_read_have_minutes(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a work which a step or the bibliography sends people to read says how long that takes."""
    minutes = {entry.id: source.minutes for entry, source in store.of(Source)}
    remedy = "add minutes to the entry in the bibliography"
    for entry, position, step in _steps(store):
        if step.source in minutes and minutes[step.source] is None:
            what = f"'{step.source}' does not say how long it takes to read"
            yield entry.problem(("steps", position, "source"), what, remedy, "no-reading-minutes")
    for entry, source in store.of(Source):
        if source.reading and source.minutes is None:
            what = "it is worth reading and does not say how long that takes"
            yield entry.problem(("reading",), what, remedy, "no-reading-minutes")


def _steps(store: RecordStore) -> Iterator[tuple[Entry, int, Step]]:
    for entry, track in store.of(Track):
        for position, step in enumerate(track.steps):
            yield entry, position, step


#: What must hold of every track, and of what it sends people to read.
RULES: list[DataRule] = [
    each_step_is_one_thing,
    minutes_stand_where_nothing_counts_them,
    works_to_read_have_minutes,
]

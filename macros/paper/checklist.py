"""The words of a track's checklist: steps to tick, each with its minutes."""

from collections.abc import Callable
from dataclasses import dataclass

from macros.addresses import address_of, key_at, title_of
from macros.paper.said import Said, Words, duration, label, said
from macros.playbook import Key, Playbook
from macros.records.track import STEP_KINDS, Step

#: Tells how many minutes a step takes, with what follows it.
MinutesOfStep = Callable[[Step], int]


@dataclass(frozen=True)
class StepToTick(Words):
    """A step: what to do, where that is, how long it takes; its reason and what follows, where the sheet shows them.

    *address* is None for a request to send, which has no page.
    """

    kind: str
    title: Said
    address: str | None
    time: Said
    must: bool
    why: Said | None = None
    then: Said | None = None


@dataclass(frozen=True)
class Checklist(Words):
    """A track: whom it is for, what it takes, its steps in order, and what stands before parts of a step."""

    title: Said
    address: str
    for_title: Said
    for_: Said
    sum: Said
    why_title: Said
    then_title: Said
    nice: Said
    steps: list[StepToTick]


def checklist(book: Playbook, sheet_id: str, id: str, minutes: MinutesOfStep) -> Checklist:
    """Return the steps of a track in order, and what they take together."""
    key = Key("tracks", id)
    track, shows = book.tracks[id], set(book.sheets[sheet_id].shows)
    counts = [minutes(step) for step in track.steps]
    musts = sum(count for step, count in zip(track.steps, counts, strict=True) if step.must is not False)
    return Checklist(
        title=said(key, "title", text=track.title),
        address=address_of(key),
        for_title=label(book, "for-situation"),
        for_=said(key, "for", text=track.for_),
        sum=label(
            book,
            "track-sum-all" if musts == sum(counts) else "track-sum",
            count=len(track.steps),
            all=duration(book, sum(counts)).text,
            musts=duration(book, musts).text,
        ),
        why_title=label(book, "step-why"),
        then_title=label(book, "step-then"),
        nice=label(book, "step-nice"),
        steps=[_step(book, key, place, count, set(shows)) for place, count in enumerate(counts)],
    )


def _step(book: Playbook, key: Key, place: int, count: int, shows: set[str]) -> StepToTick:
    step = book.tracks[key.id].steps[place]
    kind = next(kind for kind in STEP_KINDS if getattr(step, kind) is not None)
    title, address = _target(book, step, kind) or (said(key, "steps", place, "send", text=step.send or ""), None)
    return StepToTick(
        kind=book.labels[f"step-{kind}"],
        title=title,
        address=address,
        time=duration(book, count),
        must=step.must is not False,
        why=said(key, "steps", place, "why", text=step.why) if "why" in shows else None,
        then=said(key, "steps", place, "then", text=step.then) if "then" in shows else None,
    )


def _target(book: Playbook, step: Step, kind: str) -> tuple[Said, str] | None:
    """Return what the page of a step is called, and its address; None where a step has no page."""
    if step.send is not None:
        return None
    if step.page is not None:
        key, address = key_at(book, step.page), f"{step.page}/"
    else:
        key = Key(f"{kind}s", getattr(step, kind))
        address = address_of(key)
    return said(key, "title", text=title_of(book, key)), address

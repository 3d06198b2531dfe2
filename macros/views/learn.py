"""Tracks: what to read and do, in which order, and how long each step takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.addresses import address_of
from macros.playbook import Key
from macros.prose import set_quotes
from macros.records.track import STEP_KINDS, Step
from macros.views.reading_time import WORDS_A_MINUTE, minutes_of_round, minutes_of_step
from macros.views.registry import macro, page_macro
from macros.views.sheets import printout_about
from macros.views.site import Desk, Link, Site, duration


@dataclass(frozen=True)
class StepShown:
    """A step of a track as its page shows it.

    Attributes:
        kind, title: what to do, in a word, and with what.
        work: the title of a work elsewhere, or nothing.
        link: where to do it; None for a request to send.
        path: its address as one writes it on paper, or nothing.
        minutes, time: how long it takes, as a number and in words.
        must: whether the track is not done without it.
    """

    id: str
    kind: str
    title: str
    work: str
    link: Link | None
    path: str
    minutes: int
    time: str
    must: bool
    why: Markup
    then: Markup


@dataclass(frozen=True)
class Totals:
    """What the steps of a track take together, in words; *musts* is None where nothing is merely nice to have.

    *left* is what is still to do before the first tick, and *left_words* the same with places for the numbers,
    which the browser fills in after each tick.
    """

    count: int
    time: str
    musts: str | None
    sum: str
    left: str
    left_words: str


@dataclass(frozen=True)
class TrackListed:
    """A track on the index of tracks."""

    link: Link
    who: str
    sum: str


@dataclass(frozen=True)
class WorkListed:
    """A work elsewhere: how long it takes, and why to read it."""

    link: Link
    title: str
    time: str
    why: Markup


@dataclass(frozen=True)
class Readers:
    """A kind of reader, and the works elsewhere that suit it."""

    id: str
    label: str
    text: str
    works: list[WorkListed]


@page_macro("learn")
def learn(site: Site) -> str:
    """Write the index of tracks, and below it what is worth reading elsewhere."""
    desk = site.at("learn/")
    book = desk.playbook
    readers = [
        Readers(id, reader.label, reader.description, list(_works(desk, id)))
        for id, reader in book.words["readers"].items()
    ]
    return desk.render(
        "pages/learn.html",
        head=desk.head(Key("pages", "learn")),
        tracks=[
            TrackListed(desk.link("tracks", id), record.for_, _totals(desk, _steps(site, desk, id)).sum)
            for id, record in book.tracks.items()
        ],
        pace=WORDS_A_MINUTE,
        practice=desk.links("pages", ("practice", "practice/mixed")),
        round=duration(desk, minutes_of_round(site)),
        lead=desk.links("pages", ["learn/for-leads"]),
        readers=[reader for reader in readers if reader.works],
    )


@macro
def track(site: Site, id: str) -> str:
    """Write the page of a track: a list to tick, on screen and on paper."""
    desk = site.at(f"learn/{id}/")
    record = desk.playbook.tracks[id]
    near = desk.neighbours("tracks", id)
    steps = _steps(site, desk, id)
    return desk.render(
        "pages/track.html",
        head=desk.head(Key("tracks", id), desk.labels["kicker-track"].format(place=near.place, count=near.count)),
        id=id,
        who=record.for_,
        steps=steps,
        first=steps[0],
        totals=_totals(desk, steps),
        paper=printout_about(desk, Key("tracks", id)),
        pace=WORDS_A_MINUTE,
        near=near,
    )


def _totals(desk: Desk, steps: list[StepShown]) -> Totals:
    """Sum up a track: its steps, its minutes, and those without what is nice to have, where anything is."""
    minutes = sum(step.minutes for step in steps)
    must_minutes = sum(step.minutes for step in steps if step.must)
    time, musts = duration(desk, minutes), duration(desk, must_minutes)
    only_musts = all(step.must for step in steps)
    sum_words = desk.labels["track-sum-all"] if only_musts else desk.labels["track-sum"]
    left_words = desk.labels["list-left-all"] if only_musts else desk.labels["list-left"]
    return Totals(
        count=len(steps),
        time=time,
        musts=None if only_musts else musts,
        sum=sum_words.format(count=len(steps), all=time, musts=musts),
        left=left_words.format(done=0, all=len(steps), left=time, musts=musts),
        left_words=left_words,
    )


def _steps(site: Site, desk: Desk, id: str) -> list[StepShown]:
    return [_step(site, desk, step) for step in desk.playbook.tracks[id].steps]


def _step(site: Site, desk: Desk, step: Step) -> StepShown:
    kind = next(kind for kind in STEP_KINDS if getattr(step, kind) is not None)
    count = minutes_of_step(site, step)
    link, path = _target(desk, kind, getattr(step, kind))
    title = step.send if step.send is not None else link.title if link else ""
    return StepShown(
        id=step.id,
        kind=desk.labels[f"step-{kind}"],
        title=title,
        work=link.summary if link and step.source is not None else "",
        link=link,
        path=path,
        minutes=count,
        time=duration(desk, count),
        must=step.must is not False,
        why=desk.html(step.why),
        then=desk.html(step.then),
    )


def _target(desk: Desk, kind: str, id: str) -> tuple[Link | None, str]:
    """Return where a step leads, and its address as one writes it on paper."""
    match kind:
        case "send":
            return None, ""
        case "page":
            return desk.link("addresses", id), f"/{id}/"
    key = Key(f"{kind}s", id)
    return desk.link(*key), f"/{address_of(key)}"


def _works(desk: Desk, reader: str) -> Iterator[WorkListed]:
    """List the works that suit a kind of reader, the shortest first."""
    works = [(id, work) for id, work in desk.playbook.sources.items() if work.reading and reader in work.reading.suits]
    for id, work in sorted(works, key=lambda item: item[1].minutes or 0):
        if work.reading:
            yield WorkListed(
                link=desk.link("sources", id),
                title=set_quotes(work.title),
                time=duration(desk, work.minutes or 1),
                why=desk.html(work.reading.why),
            )

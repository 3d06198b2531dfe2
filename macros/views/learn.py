"""Tracks: what to read and do, in which order, and how long each step takes."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from macros.addresses import address_of
from macros.playbook import Key
from macros.prose import set_quotes
from macros.records.track import STEP_KINDS, Step
from macros.views.reading_time import WORDS_A_MINUTE, minutes_of_round, minutes_of_step
from macros.views.registry import macro, page_macro
from macros.views.sheets import printout_about
from macros.views.site import Desk, Link, Site, duration


@page_macro("learn")
def learn(site: Site) -> str:
    """Write the index of tracks, and below it what is worth reading elsewhere."""
    desk = site.at("learn/")
    book = desk.playbook
    return desk.render(
        "pages/learn.html",
        head=desk.head(Key("pages", "learn")),
        tracks=[
            SimpleNamespace(link=desk.link("tracks", id), who=record.for_, **_totals(desk, _steps(site, desk, id)))
            for id, record in book.tracks.items()
        ],
        pace=WORDS_A_MINUTE,
        practice=desk.links("pages", ("practice", "practice/mixed")),
        round=duration(desk, minutes_of_round(site)),
        lead=desk.link("pages", "learn/for-leads"),
        readers=[
            SimpleNamespace(id=id, label=reader.label, text=reader.description, works=list(_works(desk, id)))
            for id, reader in book.words["readers"].items()
        ],
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
        paper=printout_about(desk, Key("tracks", id)),
        pace=WORDS_A_MINUTE,
        near=near,
        **_totals(desk, steps),
    )


def _totals(desk: Desk, steps: list[SimpleNamespace]) -> dict[str, Any]:
    """Sum up a track: its steps, its minutes, and those without what is nice to have, where anything is."""
    whole = duration(desk, sum(step.minutes for step in steps))
    musts = duration(desk, sum(step.minutes for step in steps if step.must))
    only_musts = all(step.must for step in steps)
    words = desk.labels["track-sum-all"] if only_musts else desk.labels["track-sum"]
    return {
        "count": len(steps),
        "all_minutes": whole,
        "must_minutes": None if only_musts else musts,
        "sum": words.format(count=len(steps), all=whole, musts=musts),
        "left": desk.labels["list-left-all"] if only_musts else desk.labels["list-left"],
        "progress": {
            "done": 0,
            "all": len(steps),
            "left": sum(step.minutes for step in steps),
            "musts": sum(step.minutes for step in steps if step.must),
        },
    }


def _steps(site: Site, desk: Desk, id: str) -> list[SimpleNamespace]:
    return [_step(site, desk, place, step) for place, step in enumerate(desk.playbook.tracks[id].steps, start=1)]


def _step(site: Site, desk: Desk, place: int, step: Step) -> SimpleNamespace:
    kind = next(kind for kind in STEP_KINDS if getattr(step, kind) is not None)
    count = minutes_of_step(site, step)
    link, path = _target(desk, kind, getattr(step, kind))
    title = step.send if step.send is not None else link.title if link else ""
    return SimpleNamespace(
        id=step.id,
        place=place,
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


def _works(desk: Desk, reader: str) -> Iterator[SimpleNamespace]:
    """List the works that suit a kind of reader, the shortest first."""
    works = [(id, work) for id, work in desk.playbook.sources.items() if work.reading and reader in work.reading.suits]
    for id, work in sorted(works, key=lambda item: item[1].minutes or 0):
        if work.reading:
            link = desk.link("sources", id)
            yield SimpleNamespace(
                link=link,
                title=set_quotes(work.title),
                time=duration(desk, work.minutes or 1),
                why=desk.html(work.reading.why),
            )

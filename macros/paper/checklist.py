"""The words of a track's checklist: steps to tick, each with its minutes."""

from typing import Any

from macros.paper.said import Said, label, minutes, said
from macros.playbook import Key
from macros.records.track import STEP_KINDS, Step
from macros.views.learn import minutes_of_step
from macros.views.site import Site, address_of, key_at


def checklist(site: Site, sheet_id: str, id: str) -> dict[str, Any]:
    """Return the steps of a track in order, and what they take together."""
    book, key = site.playbook, Key("tracks", id)
    track, shows = book.tracks[id], set(book.sheets[sheet_id].shows)
    counts = [minutes_of_step(site, step) for step in track.steps]
    musts = sum(count for step, count in zip(track.steps, counts, strict=True) if step.must is not False)
    return {
        "title": said(key, "title", text=track.title),
        "address": address_of(key),
        "for_title": label(book, "for-situation"),
        "for": said(key, "for", text=str(getattr(track, "for"))),
        "sum": label(
            book,
            "track-sum-all" if musts == sum(counts) else "track-sum",
            count=len(track.steps),
            all=minutes(book, sum(counts)).text,
            musts=minutes(book, musts).text,
        ),
        "why_title": label(book, "step-why"),
        "then_title": label(book, "step-then"),
        "nice": label(book, "step-nice"),
        "steps": [_step(site, key, place, count, set(shows)) for place, count in enumerate(counts)],
    }


def _step(site: Site, key: Key, place: int, count: int, shows: set[str]) -> dict[str, Any]:
    """Return a step: what to do, where that is, and how long it takes."""
    step = site.playbook.tracks[key.id].steps[place]
    kind = next(kind for kind in STEP_KINDS if getattr(step, kind) is not None)
    title, address = _target(site, step, kind) or (said(key, "steps", place, "send", text=step.send or ""), None)
    words: dict[str, Any] = {
        "kind": site.playbook.labels[f"step-{kind}"],
        "title": title,
        "address": address,
        "time": minutes(site.playbook, count),
        "must": step.must is not False,
    }
    if "why" in shows:
        words["why"] = said(key, "steps", place, "why", text=step.why)
    if "then" in shows:
        words["then"] = said(key, "steps", place, "then", text=step.then)
    return words


def _target(site: Site, step: Step, kind: str) -> tuple[Said, str] | None:
    """Return what the page of a step is called, and its address; None where a step has no page."""
    if step.send is not None:
        return None
    if step.page is not None:
        key, address = key_at(site.playbook, step.page), f"{step.page}/"
    else:
        key = Key(f"{kind}s", getattr(step, kind))
        address = address_of(key)
    return said(key, "title", text=site.at("").link(*key).title), address

"""Where a page stands in the tracks: the way back to the list whose step it is, and the way on to the next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.addresses import address_of, key_at, title_of
from macros.playbook import Key, Playbook
from macros.records.track import Step

Url = Callable[[str], str]


@dataclass(frozen=True)
class StepHere:
    """A page as a step of a track: the step's address in its list, what the link there says, what the element reads."""

    address: str
    words: str
    data: Mapping[str, str]


def steps_at(book: Playbook, here: str, url: Url) -> list[StepHere]:
    """Return every step that is done on the page at *here*, in the tracks' order."""
    return [
        _step(book, id, place, url)
        for id, track in book.tracks.items()
        for place, step in enumerate(track.steps)
        if _page_of(step) == here
    ]


def _page_of(step: Step) -> str | None:
    """Return the address of the page on which a step is done; a work elsewhere and a request to send have none."""
    if step.page is not None:
        return address_of(Key("pages", step.page))
    if step.exercise is not None:
        return address_of(Key("exercises", step.exercise))
    return address_of(Key("scripts", step.script)) if step.script is not None else None


def _step(book: Playbook, track: str, place: int, url: Url) -> StepHere:
    steps, at = book.tracks[track].steps, url(address_of(Key("tracks", track)))
    values = {"title": book.tracks[track].title, "place": place + 1, "count": len(steps)}
    onward = {"onward": at, "next": book.labels["list-back"], "next-title": "", "next-step": ""}
    if place + 1 < len(steps):
        following = steps[place + 1]
        page = _page_of(following)
        onward = {
            "onward": f"{at}#{following.id}" if page is None else url(page),
            "next": book.labels["list-onward"],
            "next-title": _title(book, following),
            "next-step": following.id,
        }
    return StepHere(
        address=f"{at}#{steps[place].id}",
        words=book.labels["list-place"].format(**values),
        data={"track": track, "step": steps[place].id, "here": book.labels["list-here"].format(**values), **onward},
    )


def _title(book: Playbook, step: Step) -> str:
    """Say what a step is about: what it leads to, or what is to be sent."""
    if step.page is not None:
        return title_of(book, key_at(book, step.page))
    named = {"exercises": step.exercise, "scripts": step.script, "sources": step.source}
    return next((title_of(book, Key(kind, id)) for kind, id in named.items() if id), step.send or "")

"""The steps of a track as tasks, in the form that calendars and task lists read (RFC 5545).

A task has no day of its own: whoever takes the list sets the days, or ticks them off as they come. No METHOD is named:
it would make the file a letter between calendars (RFC 5546), which has to name an organiser and a priority.
"""

import re
from collections.abc import Callable, Iterator

from macros.addresses import address_of, key_at, title_of
from macros.paper.press import Imprint
from macros.playbook import Key, Playbook
from macros.prose import plain_prose, set_quotes
from macros.records.track import Step

_OCTETS = 75  # of a line, before its line break
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
#: Minutes that a step takes.
Minutes = Callable[[Step], int]


def task_list(book: Playbook, track: str, imprint: Imprint, day: str, minutes: Minutes) -> str:
    """Return the tasks of a track, with CRLF after each line.

    Args:
        book: the records.
        track: its id.
        imprint: where the pages stand.
        day: of the edition, as in 2026-11-26; the stamp of each task, so that two builds are alike.
        minutes: tells how long a step takes.
    """
    stamp = f"{day.replace('-', '')}T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Askwell//Tracks//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(book.tracks[track].title)}")
    for place, step in enumerate(book.tracks[track].steps, start=1):
        lines += _task(book, track, place, step, imprint, stamp, minutes(step))
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _task(
    book: Playbook, track: str, place: int, step: Step, imprint: Imprint, stamp: str, minutes: int
) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:askwell-{track}-{step.id}"
    yield f"DTSTAMP:{stamp}"
    values = {"place": place, "what": _what(book, step), "minutes": minutes}
    yield "SUMMARY:" + _escaped(book.labels["task"].format(**values))
    yield "DESCRIPTION:" + _escaped("\n\n".join(map(plain_prose, (step.why, step.then))))
    yield f"URL:{imprint.address}{_where(book, track, step)}"
    yield f"CATEGORIES:{_escaped(book.tracks[track].title)}"
    yield "STATUS:NEEDS-ACTION"
    yield "END:VTODO"


def _key(book: Playbook, step: Step) -> Key | None:
    """Return what the step leads to; None for a request to send."""
    if step.page is not None:
        return key_at(book, step.page)
    named = {"exercises": step.exercise, "scripts": step.script, "sources": step.source}
    return next((Key(kind, id) for kind, id in named.items() if id), None)


def _what(book: Playbook, step: Step) -> str:
    key = _key(book, step)
    return title_of(book, key) if key else step.send or ""


def _where(book: Playbook, track: str, step: Step) -> str:
    return address_of(_key(book, step) or Key("tracks", track))


def _escaped(text: str) -> str:
    marked = re.sub(r"[\\;,]", r"\\\g<0>", set_quotes(text)).replace("\n", "\\n")
    return _CONTROL.sub("", marked)


def _folded(line: str) -> str:
    """Fold a line that is too long, and never inside a character."""
    folded, room = "", _OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            folded, room = f"{folded}\r\n ", _OCTETS - 1  # the space counts
        folded += letter
        room -= size
    return folded

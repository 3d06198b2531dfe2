"""How long a page takes to read: its words, at a steady pace.

The one place where minutes are counted: 200 words a minute, rounded up, never less than one.
"""

import re
from math import ceil

from macros.addresses import key_at
from macros.prose import plain_prose
from macros.records import PAGED, Record, kind_at
from macros.records.track import Step
from macros.records.walk import is_read, leaves
from macros.views.registry import written_by
from macros.views.site import Site

WORDS_A_MINUTE = 200
#: Minutes to do what follows a step of a track; a step to send, or a script to use, says its own.
FOLLOWING = 2
#: Exercises in one round of mixed practice.
ROUND = 6
#: Tags, and what stands in a page without being read: a form is filled in, and a template or a script is never seen.
_UNREAD = re.compile(r"<(form|template|script)\b.*?</\1>|<[^>]*>", re.DOTALL)


def minutes_of_step(site: Site, step: Step) -> int:
    """Return the minutes that a step takes with what follows it: counted where that can be done, else as written."""
    book = site.playbook
    if step.page is not None:
        return minutes_of_page(site, step.page) + FOLLOWING
    if step.exercise is not None:
        return minutes_of(words_of(book.exercises[step.exercise])) + FOLLOWING
    if step.script is not None:
        return minutes_of(words_of(book.scripts[step.script])) + (step.minutes or FOLLOWING)
    if step.source is not None:
        return (book.sources[step.source].minutes or 1) + FOLLOWING
    return step.minutes or 1


def minutes_of_page(site: Site, address: str) -> int:
    """Return the minutes that the page at *address* takes to read; the address has no slashes around it."""
    if address not in site.minutes:
        site.minutes[address] = _counted(site, address)
    return site.minutes[address]


def _counted(site: Site, address: str) -> int:
    book = site.playbook
    key = key_at(book, address)
    if key in book.titled:
        return minutes_of(words_of(book.titled[key]))
    if address == "practice/mixed":
        return minutes_of_round(site)
    if (kind := kind_at(address)) in PAGED:
        return minutes_of(sum(_count(f"{one.title} {one.summary}") for one in book.records(kind).values()))
    if view := written_by(address):
        return minutes_of(_count(_UNREAD.sub(" ", view(site))))
    page = book.pages[address]
    return minutes_of(_count(f"{page.title} {page.summary}") + _count(site.written(address)))


def minutes_of_round(site: Site) -> int:
    """Return the minutes of a round of mixed practice: as many exercises as it holds, of middling length."""
    words = sorted(words_of(exercise) for exercise in site.playbook.exercises.values())
    return minutes_of(words[len(words) // 2] * min(ROUND, len(words))) if words else 1


def minutes_of(words: int) -> int:
    """Return the minutes that a number of words takes."""
    return max(1, ceil(words / WORDS_A_MINUTE))


def words_of(record: Record) -> int:
    """Count the words that a reader of a record's page reads."""
    return sum(_count(plain_prose(leaf.text)) for leaf in leaves(record) if is_read(leaf))


def _count(text: str) -> int:
    return len(text.split())

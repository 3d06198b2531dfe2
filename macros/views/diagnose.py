"""Diagnose: from what one sees, hears and knows to the pattern that may be behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.addresses import address_of
from macros.listed import letters
from macros.parts import Entry, listing, parts_of
from macros.playbook import Key, Playbook
from macros.records.pattern import Sign
from macros.views.finder import finder_of, row_of
from macros.views.finder_apart import as_json, without_signs
from macros.views.needs import need_called, patterns_threatening
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, RecordView, Site
from macros.views.split import part_of

PAGE = Key("pages", "diagnose")
#: Bytes of the tags of a row, of a sign to tick, and of a pattern that the finder names.
_ROW, _TICK, _NAMED = 75, 90, 350


@dataclass(frozen=True)
class PatternDiagnosed:
    """A pattern beside its signs: what may be behind them, and the first thing to change."""

    link: Link
    signs: list[RecordView[Sign]]
    fix: str


@dataclass(frozen=True)
class NeedDiagnosed:
    """A need and the table of the patterns that threaten it."""

    id: str
    label: str
    text: str
    patterns: list[PatternDiagnosed]


@dataclass(frozen=True)
class Lookalike:
    """One of the patterns that are taken for each other, and the question that tells it apart."""

    row: str
    thought: str
    tell: str
    link: Link


@dataclass(frozen=True)
class LookalikeGroup:
    """Patterns that are taken for each other."""

    label: str
    patterns: list[Lookalike]


@page_macro("diagnose")
def diagnose(site: Site, number: str = "1") -> str:
    """Write what to tick, the table from sign to pattern, and the table that tells apart what looks alike."""
    part = part_of(site, PAGE, number, need_called, lambda desk, id: desk.link("patterns", id).title)
    book, desk = site.playbook, part.desk
    finder = finder_of(desk)
    return desk.render(
        "pages/diagnose.html",
        head=part.head(PAGE),
        parts=part.links,
        begins=part.begins,
        finder=without_signs(desk, finder) if part.links else finder,
        lookalikes=list(_lookalikes(desk)),
        needs=[
            NeedDiagnosed(
                id=need,
                label=book.needs[need].label,
                text=book.needs[need].threatened,
                patterns=[_diagnosed(desk, id) for id in ids],
            )
            for need, ids in part.sections.items()
        ],
        boundaries=desk.link("when-not-to-ask", "when-not-to-ask"),
    )


def left_out(site: Site) -> str | None:
    """Return what the finder's page leaves out, as JSON text; None where it holds all of it."""
    desk = site.at(address_of(PAGE))
    return as_json(desk, finder_of(desk)) if len(parts_of(site.playbook, PAGE)) > 1 else None


def _beside(book: Playbook) -> int:
    """Say how much the finder takes: each sign to tick, and each pattern to name."""
    signs = [(id, sign) for id, pattern in book.patterns.items() for sign in pattern.signs]
    ticks = sum(letters(id, sign.id, sign.text) + _TICK for id, sign in signs)
    counts = [(id, sign.id, *(one.because for one in sign.also)) for id, sign in signs if sign.also]
    also = sum(letters(*texts) + _ROW for texts in counts)
    named = (letters(id, one.title, one.plain, one.plain, one.fix.headline) for id, one in book.patterns.items())
    return ticks + also + sum(weight + _NAMED for weight in named)


@listing(PAGE, beside=_beside, first=0.25)
def _entries(book: Playbook, _key: Key) -> Iterable[Entry]:
    for need in book.needs:
        for id in patterns_threatening(book, need):
            pattern = book.patterns[id]
            signs = sum(letters(id, sign.id, sign.text) + _ROW for sign in pattern.signs)
            yield Entry(need, id, letters(id, pattern.title, pattern.fix.headline) + _ROW + signs)


def _diagnosed(desk: Desk, id: str) -> PatternDiagnosed:
    pattern = desk.playbook.patterns[id]
    signs = [desk.view(sign) for sign in pattern.signs]
    return PatternDiagnosed(desk.link("patterns", id), signs, pattern.fix.headline)


def _lookalikes(desk: Desk) -> Iterator[LookalikeGroup]:
    patterns = desk.playbook.patterns
    for group, lookalikes in desk.playbook.lookalikes.items():
        rows = [
            Lookalike(row_of(group, one.id), patterns[one.id].plain, one.tell, desk.link("patterns", one.id))
            for one in lookalikes.patterns
        ]
        yield LookalikeGroup(lookalikes.label, rows)

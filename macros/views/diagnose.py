"""Diagnose: from what one sees, hears and knows to the pattern that may be behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.playbook import Key
from macros.records.pattern import Sign
from macros.views.finder import finder_of, row_of
from macros.views.needs import patterns_threatening
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, RecordView, Site


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
def diagnose(site: Site) -> str:
    """Write what to tick, the table that tells apart what looks alike, and the table from sign to pattern."""
    desk = site.at("diagnose/")
    needs = [
        NeedDiagnosed(
            id=id,
            label=need.label,
            text=need.threatened,
            patterns=[_diagnosed(desk, key) for key in patterns_threatening(desk.playbook, id)],
        )
        for id, need in desk.playbook.needs.items()
    ]
    return desk.render(
        "pages/diagnose.html",
        head=desk.head(Key("pages", "diagnose")),
        finder=finder_of(desk),
        lookalikes=list(_lookalikes(desk)),
        needs=[need for need in needs if need.patterns],
        boundaries=desk.link("when-not-to-ask", "when-not-to-ask"),
    )


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

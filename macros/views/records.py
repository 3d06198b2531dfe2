"""The pages of patterns, tactics and situations, and of a record that moved."""

from dataclasses import dataclass

from macros.playbook import Key, moves_of
from macros.records import KINDS
from macros.sides import is_answered
from macros.views.builder import builder_of
from macros.views.finder import which_row
from macros.views.registry import macro
from macros.views.sheets import printout_about
from macros.views.side import side_of
from macros.views.site import Desk, Link, Neighbours, Site, any_ask, duration


@macro
def pattern(site: Site, id: str) -> str:
    """Write the page of a pattern."""
    book, desk = site.playbook, site.at(f"patterns/{id}/")
    record, key = book.patterns[id], Key("patterns", id)
    near = desk.neighbours("patterns", id)
    family = book.words["families"][record.family].label
    return desk.render(
        "pages/pattern.html",
        head=desk.head(key, _place(desk, "kicker-pattern", near, family)),
        pattern=desk.view(record),
        aliases=desk.aliases(record),
        report=desk.report(key),
        need=record.need,
        which=which_row(desk, id),
        claims=desk.links("claims", book.claims_on[key]),
        terms=desk.links("terms", book.terms_on[key]),
        scripts=desk.links("scripts", book.scripts_with[key]),
        situations=desk.links("situations", book.strong_in[id]),
        exercises=desk.links("exercises", book.trained_by[id]),
        all_exercises=desk.link("pages", "practice"),
        all_situations=desk.link("pages", "situations"),
        near=near,
    )


@macro
def tactic(site: Site, id: str) -> str:
    """Write the page of a tactic."""
    book, desk = site.playbook, site.at(f"tactics/{id}/")
    record, key = book.tactics[id], Key("tactics", id)
    near = desk.neighbours("tactics", id)
    return desk.render(
        "pages/tactic.html",
        head=desk.head(key, _place(desk, "kicker-tactic", near)),
        tactic=desk.view(record),
        aliases=desk.aliases(record),
        claims=desk.links("claims", book.claims_on[key]),
        terms=desk.links("terms", book.terms_on[key]),
        patterns=desk.links("patterns", book.answered_by[id]),
        scripts=desk.links("scripts", book.scripts_with[key]),
        exercises=desk.links("exercises", book.trained_by[id]),
        all_exercises=desk.link("pages", "practice"),
        all_patterns=desk.link("pages", "patterns"),
        all_scripts=desk.link("pages", "scripts"),
        near=near,
    )


@dataclass(frozen=True)
class Move:
    """A tactic to build a message with, and a line of it to borrow."""

    tactic: Link
    line: str


@macro
def situation(site: Site, id: str) -> str:
    """Write the page of a situation: its best script to fill in; without one, how to build it from its tactics."""
    book, desk = site.playbook, site.at(f"situations/{id}/")
    record, own = book.situations[id], book.scripts_for[id]
    links = desk.links("scripts", own)
    return desk.render(
        "pages/situation.html",
        head=desk.head(Key("situations", id), book.words["groups"][record.group].label),
        side=side_of(desk, id),
        situation=desk.view(record),
        aliases=desk.aliases(record),
        minutes=duration(desk, record.minutes_asked),
        builder=builder_of(desk, own[0], whole=False) if own else None,
        script=links[0] if links else None,
        others=[*links[1:], *([] if is_answered(book, id) else any_ask(desk, but=own))],
        moves=_moves(desk, id),
        paper=printout_about(desk, Key("situations", id)),
        check=desk.link("pages", "check"),
        boundaries=desk.link("when-not-to-ask", "when-not-to-ask"),
        near=desk.neighbours("situations", id),
    )


@macro
def moved(site: Site, kind: str, id: str) -> str:
    """Write the page of a record that was renamed: it leads on to the new one."""
    desk = site.at(f"{KINDS[kind].at}/{id}/")
    return desk.render("pages/moved.html", target=desk.link(*site.playbook.moved[Key(kind, id)]))


def _place(desk: Desk, label: str, near: Neighbours, more: str = "") -> str:
    """Say where a record stands in the order, as in "Pattern 3 of 12 · Psychological"."""
    place = desk.labels[label].format(place=near.place, count=near.count)
    return f"{place} · {more}" if more else place


def _moves(desk: Desk, situation: str) -> list[Move]:
    """List the tactics that answer the situation's patterns, each once."""
    tactics = desk.playbook.tactics
    return [Move(desk.link("tactics", id), tactics[id].borrow[0]) for id in moves_of(desk.playbook, situation)]

"""How good the checker is: the figures as they were measured, and nothing in place of those that were not."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.playbook import Key
from macros.records.measured import NEVER, Corpus, Drafts, Found, Interval, Seen
from macros.rulebook import fingerprint
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site


@dataclass(frozen=True)
class Row:
    """A row of figures as text, under its name."""

    name: str
    cells: list[str]


@dataclass(frozen=True)
class TriedOn:
    """Texts of others: who wrote them, and the row of figures; no cells where they were not measured."""

    label: str
    text: Markup
    row: Row


@dataclass(frozen=True)
class Mistaken:
    """One pattern taken for another."""

    meant: Link
    said: Link
    times: int


@dataclass(frozen=True)
class Subject:
    """A pattern or a tactic, and in how many of its lines it was seen."""

    link: Link
    found: str


@page_macro("check/how-good")
def how_good(site: Site) -> str:
    """Write what the checker reaches, what it takes for what, and what it cannot see."""
    desk = site.at("check/how-good/")
    book = desk.playbook
    measured = book.measured
    return desk.render(
        "pages/how-good.html",
        head=desk.head(Key("pages", "check/how-good")),
        check=desk.link("pages", "check"),
        rules=desk.link("pages", "check/rules"),
        old=measured.rules not in (NEVER, fingerprint(book)),
        drafts=[_drafts(desk, one) for one in measured.drafts or ()],
        lines=list(_seen(desk)),
        harmless=_of(desk, measured.harmless) if measured.harmless else "",
        tried=[_tried(desk, one.id) for one in book.checking.tried],
        confusions=[
            Mistaken(desk.link("patterns", one.meant), desk.link("patterns", one.said), one.times)
            for one in measured.confusions or ()
        ],
        library=_of(desk, measured.library) if measured.library else "",
        cannot=[desk.html(text) for text in book.checking.cannot],
    )


def _drafts(desk: Desk, one: Drafts) -> Row:
    alarms = desk.labels["found-in"].format(found=one.false_alarms.found, of=one.false_alarms.of)
    found = [_of(desk, some) for some in (one.faults, one.strengths, one.missing, one.praise)]
    return Row(desk.labels[f"drafts-{one.id}"], [str(one.drafts), *found, alarms])


def _seen(desk: Desk) -> Iterator[Subject]:
    """Yield patterns before tactics, in the order of the site."""
    seen = {one.about: one for one in desk.playbook.measured.lines or ()}
    for kind in ("patterns", "tactics"):
        for id in desk.playbook.records(kind):
            if id in seen:
                yield Subject(desk.link(kind, id), _of(desk, seen[id]))


def _of(desk: Desk, found: Found | Seen) -> str:
    return desk.labels["found-of"].format(found=found.found, of=found.of)


def _tried(desk: Desk, id: str) -> TriedOn:
    tried = next(one for one in desk.playbook.checking.tried if one.id == id)
    found = next((one for one in desk.playbook.measured.corpora or () if one.id == id), None)
    return TriedOn(tried.label, desk.html(tried.text), Row(tried.label, _areas(desk, found) if found else []))


def _areas(desk: Desk, corpus: Corpus) -> list[str]:
    areas = (corpus.length, corpus.word_list, corpus.shown, corpus.all)
    return [str(corpus.texts), *(_area(desk, area) for area in areas)]


def _area(desk: Desk, area: Interval) -> str:
    return desk.labels["interval"].format(value=area.value, low=area.low, high=area.high)

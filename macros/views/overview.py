"""Pages that lead to others: home, diagnose, and the pages written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.playbook import Key
from macros.records import SINGLE_PAGES
from macros.records.pattern import Sign
from macros.views.needs import needs_of, patterns_threatening
from macros.views.registry import macro, page_macro
from macros.views.site import Desk, Link, RecordView, Site, any_ask, search_ways

#: What the end of the home page leads to.
_MORE = ("tactics", "map", "print", "evidence", "glossary", "what-people-say", "contribute", "privacy")
#: The three ways in: the door's id, and the page behind it.
_DOORS = (("ask", "scripts"), ("stuck", "diagnose"), ("draft", "check"))


@dataclass(frozen=True)
class Door:
    """A way in on the home page, in the words of someone who comes with a request."""

    id: str
    label: str
    text: str
    page: Link


@page_macro("home")
def home(site: Site) -> str:
    """Write the home page: three doors, the principle, the four needs with their patterns."""
    desk = site.at("")
    return desk.render(
        "pages/home.html",
        head=desk.head(Key("pages", "home")),
        doors=list(_doors(desk)),
        principle=desk.link("principle", "principle"),
        statement=desk.html(desk.playbook.principle.statement),
        needs=needs_of(desk),
        situations=[*desk.links("situations", desk.playbook.situations), *any_ask(desk)],
        ways=search_ways(desk.playbook),
        learn=[
            *desk.links("tracks", list(desk.playbook.tracks)[:1]),  # where a newcomer begins
            *desk.links("pages", ("learn", "practice")),
        ],
        more=[
            *(desk.link(name, name) for name in SINGLE_PAGES[1:]),
            *desk.links("pages", _MORE),
        ],
    )


def _doors(desk: Desk) -> Iterator[Door]:
    for id, page in _DOORS:
        yield Door(id, desk.labels[f"door-{id}"], desk.labels[f"door-{id}-text"], desk.link("pages", page))


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


@page_macro("diagnose")
def diagnose(site: Site) -> str:
    """Write the table from what one sees and hears to the pattern that may be behind it."""
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
        needs=[need for need in needs if need.patterns],
        boundaries=desk.link("when-not-to-ask", "when-not-to-ask"),
    )


def _diagnosed(desk: Desk, id: str) -> PatternDiagnosed:
    pattern = desk.playbook.patterns[id]
    signs = [desk.view(sign) for sign in pattern.signs]
    return PatternDiagnosed(desk.link("patterns", id), signs, pattern.fix.headline)


@macro
def written(site: Site, id: str) -> str:
    """Write the head of a page whose text stands in its own Markdown file."""
    desk = site.at(f"{id}/")
    return desk.render("pages/written.html", head=desk.head(Key("pages", id)))

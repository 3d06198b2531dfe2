"""Pages that lead to others: home, diagnose, and the pages written by hand."""

from collections.abc import Iterator
from types import SimpleNamespace

from macros.playbook import Key
from macros.records import SINGLE_PAGES
from macros.views.registry import macro, page_macro
from macros.views.site import Desk, Link, Site

#: What the end of the home page leads to.
_MORE = ("tactics", "print", "evidence", "glossary", "what-people-say", "contribute", "privacy")


@page_macro("home")
def home(site: Site) -> str:
    """Write the home page: three doors, the principle, the four needs with their patterns."""
    desk = site.at("")
    return desk.render(
        "pages/home.html",
        head=desk.head(Key("pages", "home")),
        doors=[
            SimpleNamespace(id=id, label=desk.labels[f"door-{id}"], text=desk.labels[f"door-{id}-text"], page=page)
            for id, page in _doors(desk)
        ],
        principle=desk.link("principle", "principle"),
        statement=desk.html(desk.playbook.principle.statement),
        needs=[_need(desk, id) for id in desk.playbook.needs],
        situations=desk.links("situations", desk.playbook.situations),
        learn=[
            *desk.links("tracks", list(desk.playbook.tracks)[:1]),  # where a newcomer begins
            *desk.links("pages", ("learn", "practice")),
        ],
        more=[
            *(desk.link(name, name) for name in SINGLE_PAGES[1:]),
            *desk.links("pages", _MORE),
        ],
    )


def _doors(desk: Desk) -> Iterator[tuple[str, Link]]:
    yield "ask", desk.link("pages", "scripts")
    yield "stuck", desk.link("pages", "diagnose")
    yield "draft", desk.link("pages", "check")


def _need(desk: Desk, id: str) -> SimpleNamespace:
    need = desk.playbook.needs[id]
    patterns = [key for key, pattern in desk.playbook.patterns.items() if pattern.need == id]
    tactics = [key for key, tactic in desk.playbook.tactics.items() if id in tactic.needs]
    return SimpleNamespace(
        id=id,
        link=desk.link("needs", id),
        need=desk.view(need),
        patterns=desk.links("patterns", patterns),
        tactics=desk.links("tactics", tactics),
    )


@page_macro("diagnose")
def diagnose(site: Site) -> str:
    """Write the table from what one sees and hears to the pattern that may be behind it."""
    desk = site.at("diagnose/")
    needs = [
        SimpleNamespace(
            id=id,
            label=need.label,
            text=need.threatened,
            patterns=[
                SimpleNamespace(link=desk.link("patterns", key), signs=pattern.signs, fix=pattern.fix.headline)
                for key, pattern in desk.playbook.patterns.items()
                if pattern.need == id
            ],
        )
        for id, need in desk.playbook.needs.items()
    ]
    return desk.render(
        "pages/diagnose.html",
        head=desk.head(Key("pages", "diagnose")),
        needs=[need for need in needs if need.patterns],
        boundaries=desk.link("when-not-to-ask", "when-not-to-ask"),
    )


@macro
def written(site: Site, id: str) -> str:
    """Write the head of a page whose text stands in its own Markdown file."""
    desk = site.at(f"{id}/")
    return desk.render("pages/written.html", head=desk.head(Key("pages", id)))

"""The map: which tactic answers which worry, as a grid of marks, each with the sentence that says how."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.playbook import Key
from macros.views.needs import patterns_threatening
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site

#: The shapes of the marks: for the first tactic to try, and for the others.
_FIRST, _OTHER = "full", "empty"


@dataclass(frozen=True)
class Column:
    """A tactic: its number, and the link to its page, which says it in plain words."""

    number: int
    link: Link


@dataclass(frozen=True)
class Answer:
    """How one tactic answers one worry; *id* names the sentence, and *mark* is a shape."""

    id: str
    tactic: Link
    mark: str
    said: str
    how: Markup


@dataclass(frozen=True)
class Row:
    """A worry in plain words, its answers, and beside each tactic its answer or nothing."""

    link: Link
    said: str
    count: str
    answers: list[Answer]
    cells: list[Answer | None]


@dataclass(frozen=True)
class NeedRows:
    """A need, and the worries of those who miss it; *id* is a class of the style sheet as well."""

    id: str
    label: str
    rows: list[Row]


@page_macro("map")
def tactic_map(site: Site) -> str:
    """Write the grid of worries and tactics, grouped by need, and below it what each mark says."""
    desk = site.at("map/")
    book = desk.playbook
    needs = [
        NeedRows(id, need.label, [_row(desk, pattern) for pattern in patterns_threatening(book, id)])
        for id, need in book.needs.items()
    ]
    return desk.render(
        "pages/map.html",
        head=desk.head(Key("pages", "map")),
        columns=[Column(place, _plainly(desk, id)) for place, id in enumerate(book.tactics, start=1)],
        width=len(book.tactics) + 1,
        first=_FIRST,
        other=_OTHER,
        needs=[need for need in needs if need.rows],
        beside=[desk.link(page, page) for page in ("being-asked", "which-way-to-ask")],
    )


def _row(desk: Desk, id: str) -> Row:
    pattern = desk.playbook.patterns[id]
    answers = {}
    for place, answer in enumerate(pattern.tactics):
        said = desk.labels["map-also" if place else "map-first"]
        link, mark = _plainly(desk, answer.id), _OTHER if place else _FIRST
        answers[answer.id] = Answer(f"{id}--{answer.id}", link, mark, f"{link.title}: {said}", desk.html(answer.how))
    return Row(
        link=desk.link("patterns", id),
        said=pattern.plain,
        count=desk.labels["map-answers"].format(count=len(answers)),
        answers=list(answers.values()),
        cells=[answers.get(tactic) for tactic in desk.playbook.tactics],
    )


def _plainly(desk: Desk, id: str) -> Link:
    """Return the link to a tactic with its plain words as the title."""
    link = desk.link("tactics", id)
    return Link(desk.playbook.tactics[id].plain, link.address, link.title, link.kind)

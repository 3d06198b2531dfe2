"""The map: which tactic answers which worry, as a grid of marks, each with the sentence that says how."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from macros.listed import letters
from macros.parts import Entry, listing
from macros.playbook import Key, Playbook
from macros.records.pattern import AnsweringTactic
from macros.views.needs import need_called, patterns_threatening
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site
from macros.views.split import part_of

#: The shapes of the marks: for the first tactic to try, and for the others.
_FIRST, _OTHER = "full", "empty"
_PAGE = Key("pages", "map")
#: Columns that a grid can have, and still be seen as a picture.
_MOST_COLUMNS = 40
#: Bytes of the tags of a row with its fold, of an empty cell, of a sentence, and of what a drawn mark adds.
_ROW, _CELL, _SENTENCE, _DRAWN = 260, 9, 75, 480


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
def tactic_map(site: Site, number: str = "1") -> str:
    """Write the grid of worries and tactics, grouped by need, and below it what each mark says.

    Where there are more tactics than a grid can have columns, the sentences stand alone.
    """
    part = part_of(site, _PAGE, number, need_called, lambda desk, id: desk.link("patterns", id).title)
    book, desk = site.playbook, part.desk
    return desk.render(
        "pages/map.html",
        head=part.head(_PAGE),
        parts=part.links,
        columns=[Column(place, _plainly(desk, id)) for place, id in enumerate(_drawn(book), start=1)],
        width=len(book.tactics) + 1,
        first=_FIRST,
        other=_OTHER,
        needs=[
            NeedRows(need, book.needs[need].label, [_row(desk, pattern) for pattern in patterns])
            for need, patterns in part.sections.items()
        ],
        beside=[desk.link(page, page) for page in ("being-asked", "which-way-to-ask")],
    )


def _drawn(book: Playbook) -> list[str]:
    """List the tactics that are columns of the grid; none where they would be too many."""
    return list(book.tactics) if len(book.tactics) <= _MOST_COLUMNS else []


@listing(_PAGE)
def _entries(book: Playbook, _key: Key) -> Iterable[Entry]:
    grid = _CELL * len(_drawn(book))
    for need in book.needs:
        for id in patterns_threatening(book, need):
            pattern = book.patterns[id]
            answers = sum(_answer_weight(book, id, one) for one in pattern.tactics)
            yield Entry(need, id, grid + letters(pattern.plain, pattern.plain, id) + _ROW + answers)


def _answer_weight(book: Playbook, pattern: str, answer: AnsweringTactic) -> int:
    plain = book.tactics[answer.id].plain
    sentence = letters(pattern, answer.id, answer.id, plain, answer.how) + _SENTENCE
    said = letters(book.patterns[pattern].plain, plain, pattern, pattern, pattern, answer.id, answer.id, answer.id)
    return sentence + (said + _DRAWN if _drawn(book) else 0)


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
        cells=[answers.get(tactic) for tactic in _drawn(desk.playbook)],
    )


def _plainly(desk: Desk, id: str) -> Link:
    """Return the link to a tactic with its plain words as the title."""
    link = desk.link("tactics", id)
    return Link(desk.playbook.tactics[id].plain, link.address, link.title, link.kind)

"""The two pictures, as the views draw them for the toy: the map, and the evidence at a glance."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.loading import load
from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.views import MACROS, Site
from macros.views.glance import SHAPES
from tests.projects import replace


@pytest.fixture
def book(root: Path) -> Playbook:
    """The toy, where one worry has two answers and the other has one."""
    replace(
        root / "patterns" / "loose-rope.yaml", "\ntactics:\n", '\ntactics:\n  - {id: tie-twice, how: "By a *knot*."}\n'
    )
    return load([root])


def drawn(book: Playbook, name: str) -> BeautifulSoup:
    """Return the page that a view draws."""
    return BeautifulSoup(MACROS[name](Site(book)), "html5lib")


def shape(part: Tag | None) -> str:
    """Return the shape of the mark in a part of a picture."""
    assert part is not None
    (use,) = part.select("use")
    return str(use["href"])


def row(page: BeautifulSoup, address: str) -> Tag:
    """Return the row of a picture whose name leads to *address*."""
    name = page.select_one(f'table th a[href="{address}"]')
    found = name and name.find_parent("tr")
    assert isinstance(found, Tag), address
    return found


def test_a_mark_stands_where_a_tactic_answers_a_worry(book: Playbook) -> None:
    """And nowhere else; the first to try has a mark of its own, and each leads to the sentence that says how."""
    page = drawn(book, "tactic_map")
    for id, pattern in book.patterns.items():
        cells = dict(zip(book.tactics, row(page, f"../patterns/{id}/").select("td"), strict=True))
        answers = {answer.id: answer for answer in pattern.tactics}
        assert {tactic for tactic, cell in cells.items() if cell.select("a")} == set(answers)
        assert [shape(cells[tactic]) for tactic in answers] == ["#mark-full", "#mark-empty"][: len(answers)]
        for tactic in answers:
            (mark,) = cells[tactic].select("a")
            sentence = page.find(id=str(mark["href"]).removeprefix("#"))
            assert isinstance(sentence, Tag)
            assert [link["href"] for link in sentence.select("a")] == [f"../tactics/{tactic}/", f"#{mark['id']}"]
    assert "By a knot." in page.get_text()


def test_the_worries_of_a_need_stand_together(book: Playbook) -> None:
    """A need without a worry has no rows, and the others come in the principle's order."""
    groups = drawn(book, "tactic_map").select(".map tbody")
    assert [group["class"] for group in groups] == [["need-safe"], ["need-fair"]]
    assert all(len(group.select("th[scope=rowgroup]")) == 1 for group in groups)


def test_each_mark_of_the_map_is_named(book: Playbook) -> None:
    """Who cannot see it hears the tactic in plain words, and whether it is the first to try."""
    page = drawn(book, "tactic_map")
    names = [str(sign["aria-label"]) for sign in page.select(".map td svg")]
    assert sorted(name.rpartition(": ")[2] for name in names) == [
        "also answers it",
        "the first to try",
        "the first to try",
    ]
    plain = [set_quotes(tactic.plain) for tactic in book.tactics.values()]
    assert all(name.rpartition(": ")[0] in plain for name in names)


def test_each_claim_stands_under_its_grade_with_a_mark_for_each_work(book: Playbook) -> None:
    """What holds comes first and what failed last, and the marks are said in words as well."""
    page = drawn(book, "evidence")
    evidence = {"principle/#evidence": book.principle.evidence, "being-asked/#evidence": book.being_asked.evidence}
    evidence |= {f"patterns/{id}/#evidence": pattern.evidence for id, pattern in book.patterns.items()}
    evidence |= {f"tactics/{id}/#evidence": tactic.evidence for id, tactic in book.tactics.items()}
    evidence |= {f"which-way-to-ask/#{tested.id}": tested.evidence for tested in book.which_way.evidence}
    rows = {address: row(page, f"../{address}") for address in evidence}
    assert len(page.select(".glance th[scope=row]")) == len(rows)
    for address, one in evidence.items():
        group = rows[address].find_parent("tbody")
        assert group and group.select(f".grade-{one.grade}"), address
        became = [book.statuses[book.sources[id].status] for id in one.sources]
        (drawing,) = rows[address].select("svg[role=img]")
        marks = [str(use["href"]) for use in drawing.select("use")]
        assert marks == [f"#mark-{mark}" for mark in SHAPES for status in became if status.mark == mark]
        assert all(set_quotes(status.label) in str(drawing["aria-label"]) for status in became)


def test_marks_do_not_lie_on_each_other(book: Playbook) -> None:
    """Each has its place, and the drawing is as wide as its marks."""
    for drawing in drawn(book, "evidence").select(".glance svg"):
        places = [int(str(use["x"])) for use in drawing.select("use")]
        assert places == [14 * place for place in range(len(places))]
        assert int(str(drawing["width"])) == 14 * len(places)


@pytest.mark.parametrize("name", ["tactic_map", "evidence"])
def test_every_mark_is_a_shape_that_the_page_holds(book: Playbook, name: str) -> None:
    """A use of a shape that is missing draws nothing, and no one is told."""
    page = drawn(book, name)
    shapes = {f"#{symbol['id']}" for symbol in page.select("symbol")}
    used = {str(use["href"]) for use in page.select("use")}
    assert used and used <= shapes


def test_every_shape_that_a_status_may_have_is_drawn_and_explained(toy: Playbook) -> None:
    """The words of a shape are those of the states that have it."""
    page = drawn(toy, "evidence")
    said = [item.get_text() for item in page.select(".meanings li")]
    used = {status.mark for status in toy.statuses.values()}
    assert len(said) == len(used)
    assert [f"mark-{shape}" for shape in SHAPES] == [symbol["id"] for symbol in page.select("symbol")]

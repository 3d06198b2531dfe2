"""What the pages need of the records: a label that is shown, a title for each index, a view for each page."""

from pathlib import Path

import pytest

from macros.checks.site import broken_site_rules
from macros.checks.site import labels as label_rules
from macros.checks.site import pages as page_rules
from macros.loading import load
from macros.playbook import Playbook
from macros.problems import Problem
from macros.views.labels import asked_labels, listed_labels
from tests.projects import PROJECT


def told_without(root: Path, entry: str) -> list[Problem]:
    """Return what is told of the toy when the line of one entry of the interface is taken out."""
    file = root / "interface.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if entry not in line]
    assert len(kept) < len(lines)
    file.write_text("".join(kept), encoding="utf-8")
    return broken_site_rules(load([root]))


@pytest.mark.parametrize(
    ("id", "text", "told"),
    [
        ("minutes", "{foo} minutes", "'{foo}'; write {minutes}"),
        ("minutes", "{minutes.real} minutes", "'{minutes'; write {minutes}"),
        ("minutes", "{minutes", "'{minutes'; write {minutes}"),
        ("minutes", "minutes}", "'}'; write {minutes}"),
        ("minutes", "{} minutes", "'{}'; write {minutes}"),
        ("menu", "Menu {{ 7*7 }}", "'{'; write it without braces"),
        ("search-found", "{counts} pages", "'{counts}'; write {count}"),
    ],
)
def test_a_slot_that_nobody_fills_is_told(root: Path, id: str, text: str, told: str) -> None:
    """By `check`, with the label's line; a page would show it as it is, or not be written at all."""
    file = root / "interface.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(lines) if one.startswith(f"  - {{id: {id}, "))
    lines[line] = f'  - {{id: {id}, text: "{text}"}}'
    file.write_text("\n".join(lines), encoding="utf-8")
    (problem,) = broken_site_rules(load([root]))
    assert (problem.line, problem.code) == (line + 1, "label-slot") and told in str(problem)


def test_good_data_have_all_that_pages_need(toy: Playbook) -> None:
    """The toy is a whole site."""
    assert broken_site_rules(toy) == []


def test_a_label_that_nobody_wrote_is_told(root: Path) -> None:
    """A page that shows it would fail in the middle of a build."""
    (problem,) = told_without(root, "{id: see-or-hear,")
    assert (problem.path, problem.code) == ((root / "interface.yaml").as_posix(), "missing-label")
    assert "'see-or-hear'" in problem.what and problem.remedy == "add an entry with the id see-or-hear"


def test_a_label_that_only_the_list_asks_for_may_be_one_that_is_gone(
    toy: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that is stale is not mended by hand: the command is named, also where another label looks like it."""
    monkeypatch.setattr(label_rules, "listed_labels", lambda: {*listed_labels(), "kicker-patterns"})
    (problem,) = broken_site_rules(toy)
    assert problem.code == "missing-label"
    assert "run `make accept`" in problem.remedy and "macros/views/labels.txt" in problem.remedy


def test_a_label_that_is_not_in_the_list_yet_is_told(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that asks for a new label needs its entry and the list anew, and is named."""
    asked = {**asked_labels(), "unheard-of": "macros/templates/pages/pattern.html"}
    monkeypatch.setattr(label_rules, "asked_labels", lambda: asked)
    (problem,) = broken_site_rules(toy)
    assert problem.what == "macros/templates/pages/pattern.html shows a label 'unheard-of' and nobody wrote it"
    assert problem.remedy == "add an entry with the id unheard-of, then run `make accept`"


def test_an_index_without_a_title_is_told(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that is new needs an entry among the pages, and its file is named."""
    monkeypatch.setattr(toy, "pages", {id: page for id, page in toy.pages.items() if id != "tactics"})
    (problem,) = broken_site_rules(toy)
    assert (problem.field, problem.code) == ("pages", "missing-page")
    assert "tactics/" in problem.what and problem.remedy.startswith("add an entry with the id tactics")


def test_a_page_that_the_navigation_does_not_reach_is_told(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below itself a page stands nowhere."""
    lost = toy.pages["glossary"].model_copy(update={"under": "glossary"})
    monkeypatch.setattr(toy, "pages", {**toy.pages, "glossary": lost})
    (problem,) = broken_site_rules(toy)
    assert problem.code == "lost-page" and "glossary/" in problem.what and "under: home" in problem.remedy


def test_a_site_without_the_page_that_gathers_is_told(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page that says nothing of its place would be lost, and one entry mends it."""
    monkeypatch.setattr(toy, "pages", {id: page for id, page in toy.pages.items() if id != "more"})
    problems = broken_site_rules(toy)
    assert {problem.code for problem in problems} == {"lost-page"}
    assert all("add an entry with the id more" in problem.remedy for problem in problems)


def test_a_topic_of_works_without_a_title_is_told(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its works would be cited at an address where no page is."""
    monkeypatch.setattr(toy, "pages", {id: page for id, page in toy.pages.items() if id != "evidence/safe"})
    (problem,) = broken_site_rules(toy)
    assert (problem.field, problem.code) == ("pages", "missing-page")
    assert "evidence/safe/" in problem.what and problem.remedy.startswith("add an entry with the id evidence/safe")


@pytest.mark.parametrize(
    ("macros", "name", "model"),
    [
        ("MACROS", "tactic", "macros/records/tactic.py"),
        ("PAGE_MACROS", "principle", "macros/records/principle.py"),
    ],
    ids=["a page for each record", "one page of its own"],
)
def test_a_page_that_no_view_writes_is_told(
    toy: Playbook, monkeypatch: pytest.MonkeyPatch, macros: str, name: str, model: str
) -> None:
    """Whoever adds a kind learns from `check` what is still to be written, and in which module it was promised."""
    monkeypatch.chdir(PROJECT)
    views = getattr(page_rules, macros)
    monkeypatch.setattr(page_rules, macros, {view: write for view, write in views.items() if view != name})
    (problem,) = broken_site_rules(toy)
    assert (problem.path, problem.code) == (model, "no-view")
    assert "macros/views" in problem.remedy

"""Rules of style: each folder of `house_records/` is a code, each folder in it one record that must cause it.

A case is laid over the toy, as a bad record is: the rules are code, and the edition's own records change.
The toy keeps to none of them, so what counts is what a case adds to what is said of the toy alone.
"""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.checks.house import broken_house_rules
from macros.loading import load
from macros.problems import Problem
from macros.views import Site
from tests.bad_cases import Case, cases_in, cases_told, is_told_in_full, place_of, told_without_place
from tests.projects import PROJECT, TOY_DATA

HOUSE_RECORDS = PROJECT / "tests" / "house_records"
CASES = cases_in(HOUSE_RECORDS)
_REPORTERS = {"problem", "problem_at", "lack", "_found"}
_NOTES = {"no-script"}  # told, and no mistake


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems show paths from the folder that the command runs in."""
    monkeypatch.chdir(PROJECT)


def told(*roots: Path) -> set[Problem]:
    """Return what the rules of style say of some roots."""
    return set(broken_house_rules(Site(load(roots), docs=PROJECT / "docs")))


@lru_cache(maxsize=1)
def told_of_the_toy() -> set[Problem]:
    """Return what the rules of style say of the toy alone."""
    return told(TOY_DATA)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_record_against_the_style_is_told_where_it_is(case: Case) -> None:
    """Code, file, line and field are those that the case expects, and there is a remedy."""
    added = told(TOY_DATA, case.root) - told_of_the_toy()
    found = sorted(problem for problem in added if problem.code == case.code)
    said = "\n".join(map(str, found))
    assert [place_of(problem) for problem in found] == list(case.expected), said
    for problem in found:
        assert is_told_in_full(problem), said
        if case.nearest:
            assert f"write '{case.nearest}'" in problem.remedy, said


def codes_in_the_source() -> Iterator[str]:
    """Yield every code that a rule of style can give a problem."""
    for file in sorted((PROJECT / "macros" / "checks" / "house").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id=name) | ast.Attribute(attr=name), args=[*_, ast.Constant(value=str(code))]
                ) if name in _REPORTERS:
                    yield code


def test_every_code_of_the_style_has_a_case_and_every_case_a_code() -> None:
    """No rule exists without an example of what it refuses, and no folder is named for a code that is gone."""
    assert cases_told(CASES, set(codes_in_the_source()) - _NOTES, "tests/house_records") == []
    assert told_without_place(CASES) == []


def test_check_asks_for_no_style_unless_told_to(capsys: pytest.CaptureFixture[str]) -> None:
    """The toy keeps to no style and is content; with `--house` the command prints a line a problem and exits 1."""
    assert main(["check", "--data", str(TOY_DATA)]) == 0
    capsys.readouterr()
    assert main(["check", "--house", "--data", str(TOY_DATA)]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(problem) for problem in sorted(told_of_the_toy())]
    assert said.err == ""


def test_records_in_style_are_counted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a mistake there is one line of counts; a situation without a script is a note, and no mistake."""
    monkeypatch.setattr("macros.__main__.broken_house_rules", lambda _site: [])
    assert main(["check", "--house", "--data", str(TOY_DATA)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("2 patterns, 2 tactics") and said.out.count("\n") == 1
    note = r"note: tests/toy_data/situations/row-at-night\.yaml:1:1: record: [^\n]+; write [^\n]+ \(no-script\)\n"
    assert re.fullmatch(note, said.err)

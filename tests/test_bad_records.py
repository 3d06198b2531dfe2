"""Bad records: each folder of `bad_records/` is an error code, each folder in it one mistake that must cause it."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.loading import load
from macros.playbook import Playbook
from macros.problems import DataProblems, Problem
from macros.records import KINDS
from tests.bad_cases import Case, cases_in, cases_told, is_told_in_full, place_of, told_without_place
from tests.projects import PROJECT, TOY_DATA

BAD_RECORDS = PROJECT / "tests" / "bad_records"
_SUGGESTS = {"unknown-field", "unknown-reference", "undeclared-blank", "not-a-choice"}
#: Told of other things than a record by itself or beside others, and tested where those are.
_ELSEWHERE = {
    *("stale-file", "orphan-page"),  # files that are made: test_sync
    *("too-long-for-paper", "not-in-font", "on-no-sheet"),  # paper: paper/test_sheets
    *("missing-label", "label-slot", "missing-page", "lost-page", "no-view"),  # what pages need: test_site_rules
    *("unreadable", "dead-link"),  # which a checkout cannot hold: test_mishaps
    "linked",  # test_data_files, since a copy of this folder may hold what a link leads to
    "bad-setting",  # test_settings
    *("front-matter", "call", "no-such-page", "dead-target", "taken"),  # a team's own pages: slow/test_team
    *("original-changed", "original-unknown", "original-gone"),  # beside what is right: test_overrides
}
_REPORTERS = {"Problem", "Mistake", "problem", "_problem", "add", "_add"}

CASES = cases_in(BAD_RECORDS)


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems show paths from the folder that the command runs in."""
    monkeypatch.chdir(PROJECT)


def toy_data_for(case: Case, tmp_path: Path) -> Path:
    """Return the toy data, or a copy without the file that the case takes away."""
    if not case.without:
        return TOY_DATA
    shutil.copytree(TOY_DATA, tmp_path / "toy_data")
    (tmp_path / "toy_data" / case.without).unlink()
    return tmp_path / "toy_data"


def problems_of(roots: list[Path]) -> list[Problem]:
    """Load *roots*, which must not succeed, and return every problem."""
    with pytest.raises(DataProblems) as raised:
        load(roots)
    return raised.value.problems


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_mistake_is_reported_once_and_where_it_is(case: Case, tmp_path: Path) -> None:
    """One mistake gives one problem, with the code of its folder, the exact place and a remedy."""
    problems = problems_of([toy_data_for(case, tmp_path), case.root])
    told = "\n".join(map(str, problems))
    assert [place_of(problem) for problem in problems] == list(case.expected), told
    assert {problem.code for problem in problems} == {case.code}, told
    for problem in problems:
        assert is_told_in_full(problem), told
        if case.nearest:
            assert f"write '{case.nearest}'" in problem.remedy, told
        elif case.code in _SUGGESTS:
            assert "write '" not in problem.remedy, told


def codes_in_the_source() -> Iterator[str]:
    """Yield every code that the package can give a problem."""
    style = PROJECT / "macros" / "checks" / "house"  # has cases of its own: test_house_records
    for file in sorted(set((PROJECT / "macros").rglob("*.py")) - set(style.glob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="PydanticCustomError"), args=[ast.Constant(value=str(code)), *_]):
                    yield code
                case ast.Call(
                    func=ast.Name(id=name) | ast.Attribute(attr=name), args=[*_, ast.Constant(value=str(code))]
                ):
                    if name in _REPORTERS:
                        yield code
                case ast.FunctionDef(returns=ast.Name(id="_Said") | ast.BinOp(left=ast.Name(id="_Said"))):
                    for part in ast.walk(node):
                        if isinstance(part, ast.Return) and isinstance(part.value, ast.Tuple):
                            last = part.value.elts[-1]
                            if isinstance(last, ast.Constant) and isinstance(last.value, str):
                                yield last.value


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    """No code exists without an example of the mistake, and no folder is named for a code that is gone."""
    assert cases_told(CASES, set(codes_in_the_source()) - _ELSEWHERE, "tests/bad_records") == []


def test_every_case_says_what_it_expects() -> None:
    """A case without an expectation would pass whatever the loader says."""
    assert told_without_place(CASES) == []


def together() -> list[Case]:
    """Choose one case of several codes that no other root can hide."""
    codes = ("duplicate-key", "empty-field", "missing-field", "tab", "unknown-field", "wrong-type", "yaml-tag")
    firsts = (next(case for case in CASES if case.code == code) for code in codes)
    return [case for case in firsts if not case.without]


def test_all_problems_of_many_files_come_in_one_sorted_report() -> None:
    """Nobody has to mend one file to learn what is wrong with the next."""
    cases = together()
    problems = problems_of([TOY_DATA, *(case.root for case in cases)])
    assert [place_of(problem) for problem in problems] == sorted(place for case in cases for place in case.expected)


def test_every_bad_record_at_once_is_still_a_report() -> None:
    """However much is wrong, the loader reports it, sorted and without a repetition."""
    problems = problems_of([TOY_DATA, *(case.root for case in CASES)])
    assert len(problems) > len(CASES) / 2
    assert problems == sorted(set(problems))


def check(*roots: Path) -> subprocess.CompletedProcess[str]:
    """Run the check command on *roots* as a person would."""
    data = [argument for root in roots for argument in ("--data", str(root))]
    command = [sys.executable, "-m", "macros", "check", *data]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_check_prints_one_problem_a_line_and_fails() -> None:
    """On bad data the command prints every problem on a line of its own, exits 1 and shows no traceback."""
    roots = [TOY_DATA, *(case.root for case in together())]
    result = check(*roots)
    assert result.returncode == 1
    assert result.stdout.splitlines() == [str(problem) for problem in problems_of(roots)]
    assert result.stderr == ""


def test_check_prints_one_line_of_counts_and_succeeds(toy: Playbook) -> None:
    """On good data the command prints one line with the count of each kind and exits 0."""
    result = check(TOY_DATA)
    assert result.returncode == 0
    counts = {kind: toy.records(kind) for kind in KINDS} | {"sources": toy.sources, "terms": toy.terms}
    assert result.stdout == ", ".join(f"{len(records)} {kind}" for kind, records in counts.items()) + "\n"
    assert result.stdout.startswith("2 patterns, 2 tactics, ")
    assert result.stderr == ""

"""Bad records: each folder of `bad_records/` is an error code, each folder in it one mistake that must cause it.

A case is laid over the toy data as a later data root. What it must cause stands in the first lines of its file:
    # expect: LINE:COLUMN: field      one line for each problem
    # nearest: id                     what the remedy must tell people to write
A case whose file cannot hold a comment has an `expect.txt` beside it, without the hash:
    expect: PATH:LINE:COLUMN: field   where `./` stands for the case's folder
    without: PATH                     the toy data are laid out without this file
    root: NAME                        the data root is this path inside the case's folder
"""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.loading import load
from macros.problems import DataProblems, Problem
from tests.projects import PROJECT, TOY_DATA

BAD_RECORDS = PROJECT / "tests" / "bad_records"
_NOTE = re.compile(r"(?:# )?(expect|nearest|without|root): (.+)")
_EXPECTED = re.compile(r"(?:(.+?):)?(\d+):(\d+): (.+)")
_SUGGESTS = {"unknown-field", "unknown-reference", "undeclared-blank", "not-a-choice"}
_FROM_SYNC = {"stale-file", "orphan-page"}  # about files that are made, not about records: tests/test_sync.py
_NOTES = {"on-no-sheet"}  # told, and no mistake: tests/test_sheets.py
_REPORTERS = {"Problem", "problem", "_problem", "add", "_add"}

Place = tuple[str, int, int, str]


@dataclass(frozen=True)
class Case:
    """One mistake, and what must be said about it."""

    folder: Path
    expected: tuple[Place, ...]
    nearest: str | None
    without: str | None
    root: Path

    @property
    def code(self) -> str:
        return self.folder.parent.name

    def __str__(self) -> str:
        return f"{self.folder.name.replace('-', ' ')} is told as {self.code}"


def read_case(folder: Path) -> Case:
    """Read what a case expects from the first lines of its files."""
    expected: list[Place] = []
    notes: dict[str, str] = {}
    shown = folder.relative_to(PROJECT).as_posix()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        for line in file.read_bytes().decode("utf-8", "replace").splitlines():
            if not (note := _NOTE.fullmatch(line)):
                break
            notes[note[1]] = note[2]
            if note[1] == "expect":
                place = _EXPECTED.fullmatch(note[2])
                assert place, f"{file}: {line}"
                path = place[1].replace("./", f"{shown}/") if place[1] else file.relative_to(PROJECT).as_posix()
                expected.append((path, int(place[2]), int(place[3]), place[4]))
    root = folder / notes.get("root", "")
    return Case(folder, tuple(sorted(expected)), notes.get("nearest"), notes.get("without"), root)


CASES = [read_case(folder) for folder in sorted(BAD_RECORDS.glob("*/*"))]


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


def place_of(problem: Problem) -> Place:
    """Return where a problem says it is."""
    return (problem.path, problem.line, problem.column, problem.field)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_mistake_is_reported_once_and_where_it_is(case: Case, tmp_path: Path) -> None:
    """One mistake gives one problem, with the code of its folder, the exact place and a remedy."""
    problems = problems_of([toy_data_for(case, tmp_path), case.root])
    told = "\n".join(map(str, problems))
    assert [place_of(problem) for problem in problems] == list(case.expected), told
    assert {problem.code for problem in problems} == {case.code}, told
    for problem in problems:
        path, field = re.escape(problem.path), re.escape(problem.field)
        assert re.fullmatch(rf"{path}:\d+:\d+: {field}: [^\n]+; [^\n]+ \({case.code}\)", str(problem)), told
        if case.nearest:
            assert f"write '{case.nearest}'" in problem.remedy, told
        elif case.code in _SUGGESTS:
            assert "write '" not in problem.remedy, told


def codes_in_the_source() -> Iterator[str]:
    """Yield every code that the package can give a problem."""
    folders = ("macros", "macros/records", "macros/checks/data")
    for file in (file for folder in folders for file in sorted((PROJECT / folder).glob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="PydanticCustomError"), args=[ast.Constant(value=str(code)), *_]):
                    yield code
                case ast.Call(
                    func=ast.Name(id=name) | ast.Attribute(attr=name), args=[*_, ast.Constant(value=str(code))]
                ):
                    if name in _REPORTERS:
                        yield code
                case ast.FunctionDef(returns=ast.Name(id="_Said"), body=body):
                    for part in body:
                        if isinstance(part, ast.Return) and isinstance(part.value, ast.Tuple):
                            last = part.value.elts[-1]
                            if isinstance(last, ast.Constant) and isinstance(last.value, str):
                                yield last.value


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    """No code exists without an example of the mistake, and no folder is named for a code that is gone."""
    assert {case.code for case in CASES} == set(codes_in_the_source()) - _FROM_SYNC - _NOTES


def test_every_case_says_what_it_expects() -> None:
    """A case without an expectation would pass whatever the loader says."""
    assert [str(case) for case in CASES if not case.expected] == []


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


def test_check_prints_one_line_of_counts_and_succeeds() -> None:
    """On good data the command prints one line with the count of each kind and exits 0."""
    result = check(TOY_DATA)
    assert result.returncode == 0
    assert result.stdout.count("\n") == 1
    counted = "2 patterns, 2 tactics, 2 situations, 2 scripts, 4 exercises, 3 tracks, 7 sheets, 3 sources, 2 terms"
    assert re.match(rf"{counted}$", result.stdout)
    assert result.stderr == ""

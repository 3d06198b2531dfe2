"""Bad records as cases: each folder in a folder that is named for an error code holds one mistake that must cause it.

A case is laid over the toy data as a later data root. What it must cause stands in the first lines of its file:
    # expect: LINE:COLUMN: field      one line for each problem
    # nearest: id                     what the remedy must tell people to write
A case whose file cannot hold a comment has an `expect.txt` beside it, without the hash:
    expect: PATH:LINE:COLUMN: field   where `./` stands for the case's folder
    without: PATH                     the toy data are laid out without this file
    root: NAME                        the data root is this path inside the case's folder
"""

import re
from dataclasses import dataclass
from pathlib import Path

from macros.problems import Problem
from tests.projects import PROJECT

_NOTE = re.compile(r"(?:# )?(expect|nearest|without|root): (.+)")
_EXPECTED = re.compile(r"(?:(.+?):)?(\d+):(\d+): (.+)")

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


def cases_in(folder: Path) -> list[Case]:
    """Read every case of a folder of codes."""
    return [read_case(case) for case in sorted(folder.glob("*/*"))]


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


def cases_told(cases: list[Case], codes: set[str], folder: str) -> list[str]:
    """Say which codes no case shows, and which folders no code is called as, and what to write."""
    there = {case.code for case in cases}
    form = "<what-is-wrong>/<kind>/<id>.yaml, a record whose first line is `# expect: LINE:COLUMN: field`"
    lacking = [f"no record shows the code {code}: write {folder}/{code}/{form}" for code in sorted(codes - there)]
    gone = [f"no rule gives the code {code}: remove {folder}/{code}/" for code in sorted(there - codes)]
    return lacking + gone


def told_without_place(cases: list[Case]) -> list[str]:
    """Say which cases expect nothing, and what to write."""
    bare = (case.folder.relative_to(PROJECT).as_posix() for case in cases if not case.expected)
    return [f"{folder}: no file in it begins with `# expect: LINE:COLUMN: field`" for folder in bare]


def place_of(problem: Problem) -> Place:
    """Return where a problem says it is."""
    return (problem.path, problem.line, problem.column, problem.field)


def is_told_in_full(problem: Problem) -> bool:
    """Tell whether a problem's line holds its place, what is wrong, a remedy and its code."""
    path, field, code = map(re.escape, (problem.path, problem.field, problem.code))
    return bool(re.fullmatch(rf"{path}:\d+:\d+: {field}: [^\n]+; [^\n]+ \({code}\)", str(problem)))

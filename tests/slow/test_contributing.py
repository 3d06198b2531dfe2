"""The contributor's path, walked in a copy of the project: one record of each kind, as the guide says, ends green.

`contributed/` holds what somebody might add. The situation is the guide's own example, word for word.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.kept import FOLDER
from macros.records import KINDS
from tests.conftest import once
from tests.projects import PROJECT, copy_parts, run

CONTRIBUTED = PROJECT / "tests" / "contributed"
GUIDE = PROJECT / "docs" / "contribute" / "add-a-record" / "index.md"
EXAMPLE, RENAMED = "water-the-tomatoes", "water-the-greenhouse"
#: What is written for the thirteenth pattern beside its own file.
WAY_WRONG = """\
  - id: wrong-door
    line: person
    broken: Somebody in this house has to be at home on Thursday.
    reads: Somebody has, and she lives on the second floor.
    why: Nothing says why the glazier should come to his door. He thinks of three others, and waits for them.
"""
#: Of the tree, what tools and builds have left there.
_LEFT_THERE = {
    "site",
    "site-zensical",
    ".site.builds",
    ".site-zensical.builds",
    "node_modules",
    ".git",
    ".venv",
    ".cache",
    ".kept",
    ".hypothesis",
}
_LEFT_THERE |= {".mypy_cache", ".pytest_cache", ".ruff_cache"}


def guides_example() -> str:
    """Return the record that the guide writes in its second step."""
    step = GUIDE.read_text(encoding="utf-8").partition("## 2. Fill it in")[2]
    found = re.search(r"```yaml\n(.*?)```", step, re.DOTALL)
    assert found, "the guide fills a record in"
    return found[1]


def check(project: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Check a project's data as a person would."""
    return run(project, "macros", "check", *more)


def whole_project(folder: Path) -> Path:
    """Copy this tree, tests included, with what was already laid out for paper."""
    names = (path.name for path in PROJECT.iterdir() if path.suffix != ".egg-info")
    copy_parts(folder, (name for name in names if name not in _LEFT_THERE))
    if (kept := PROJECT / FOLDER / "paper").is_dir():
        shutil.copytree(kept, folder / FOLDER / "paper")
    return folder


def contributed() -> dict[str, Path]:
    """Return the contributed records by their place below a data root."""
    return {file.relative_to(CONTRIBUTED).as_posix(): file for file in sorted(CONTRIBUTED.rglob("*.yaml"))}


def test_a_record_of_every_kind_is_contributed() -> None:
    """The path below leaves no kind out."""
    lacking = sorted(set(KINDS) - {place.partition("/")[0] for place in contributed()} - {"situations"})
    assert not lacking, f"write a record that `make house` is content with into tests/contributed/: {lacking}"


def grow(project: Path) -> None:
    """Add every record on the guide's path, step by step, and give one of them another id at the end."""
    whole_project(project)
    situations = project / "data" / "situations"
    assert run(project, "macros", "new", "situation", EXAMPLE).returncode == 0
    (situations / f"{EXAMPLE}.yaml").write_text(guides_example(), encoding="utf-8")
    only_stale(check(project))
    assert run(project, "macros", "sync").returncode == 0
    assert_content(check(project, "--house"))

    (situations / f"{EXAMPLE}.yaml").rename(situations / f"{RENAMED}.yaml")
    (situations / f"{EXAMPLE}.yaml").write_text(f"moved: {RENAMED}\n", encoding="utf-8")
    for place, file in contributed().items():
        kind, _, name = place.partition("/")
        begun = project / "data" / place
        assert run(project, "macros", "new", KINDS[kind].one, Path(name).stem).returncode == 0
        lines = begun.read_text(encoding="utf-8").splitlines()
        filled = file.read_text(encoding="utf-8")
        assert filled.startswith(f"{lines[0]}\n"), "the line that leads an editor to the schema is kept"
        begun.write_text(filled, encoding="utf-8")
    ways = project / "data" / "twelve-ways-wrong.yaml"
    ways.write_text(ways.read_text(encoding="utf-8").replace("\nagain:\n", f"\n{WAY_WRONG}again:\n"), encoding="utf-8")
    only_stale(check(project))
    assert run(project, "macros", "sync").returncode == 0
    assert_content(check(project))
    assert_content(check(project, "--house"))


def only_stale(result: subprocess.CompletedProcess[str]) -> None:
    """Make sure that the records are good, and that their pages alone are still to be written."""
    assert result.returncode == 1
    assert all(line.endswith("(stale-file)") for line in result.stdout.splitlines()), result.stdout


def assert_content(result: subprocess.CompletedProcess[str]) -> None:
    """Make sure that a check found nothing to mend; a note is no mistake."""
    assert result.returncode == 0, result.stdout
    assert all(line.startswith("note: ") for line in result.stderr.splitlines()), result.stderr


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a record of every kind added, and one of them renamed."""
    return once(tmp_path_factory, "grown", grow)


def test_every_step_of_the_path_is_content(grown: Path) -> None:
    """New, check, sync, check and check --house succeed with each record, and the index counts it."""
    added = sum(1 for _ in contributed()) + 1
    assert len(list((grown / "data").rglob("*.yaml"))) == len(list((PROJECT / "data").rglob("*.yaml"))) + added + 1


#: In the browser, tests that look at length at pages to which nothing was added are left out.
_IN_BROWSER = "can-by-the-door or sideways or every_kind or search or questions_print or sheet_prints"
#: What a record can break: the tests that take the real ones.
_SUITES = {
    "data and site": ("tests", "--ignore", "tests/browser", "--ignore", "tests/slow", "-m", "real"),
    "browser": ("tests/browser", "-m", "real", "-k", _IN_BROWSER),
}


@pytest.mark.parametrize("suite", _SUITES)
def test_the_tests_that_ci_runs_are_green_with_what_was_added(grown: Path, suite: str) -> None:
    """Nobody has to mend a test to add a record."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *_SUITES[suite]]
    result = subprocess.run(
        command,
        cwd=grown,
        env=settings | {"PYTHONPATH": str(grown), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
    assert " passed" in result.stdout

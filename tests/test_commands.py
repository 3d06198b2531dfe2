"""The commands of the Makefile: what a person reads when one of them fails, and what is done all the same."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.releasing import Git
from tests.projects import PROJECT

TOOLS = Path(sys.executable).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with our Makefile, in which nothing is set up."""
    shutil.copy(PROJECT / "Makefile", tmp_path)
    return tmp_path


def tool(folder: Path, name: str, script: str) -> None:
    """Write a program that stands for a tool."""
    file = folder / "tools" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    file.chmod(0o755)


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make there, as if everything were set up."""
    ready = [part for name in ("setup", "setup-test", "setup-node") for part in ("--old-file", name)]
    command = ["make", "--no-print-directory", *ready, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("target", "options"),
    [
        ("build", "--sync --site a 'b' \"$c\""),
        ("whole", "--site a 'b' \"$c\""),
        ("pages", "--site a 'b' \"$c\" --pages"),
    ],
)
def test_a_site_may_have_any_path(folder: Path, target: str, options: str) -> None:
    """Spaces, quotes and dollars in the name of its folder are no command."""
    tool(folder, "python", 'echo "$@"\n')
    result = make(folder, target, "BIN=tools", "SITE=a 'b' \"$$c\"")
    assert result.stdout == f"-m macros build {options}\n"


def test_format_formats_what_lint_cannot_mend(folder: Path) -> None:
    """A finding that is left is told and fails the command, and the layout is mended all the same."""
    for name in ("macros", "tests", "bench"):
        (folder / name).mkdir()
    code = folder / "macros" / "code.py"
    code.write_text("import os\nx = nobody( 'said' )\n", encoding="utf-8")
    tool(folder, "biome", "touch formatted\n")
    result = make(folder, "format", f"BIN={TOOLS}", "NODE_BIN=tools")
    assert result.returncode != 0 and "F821" in result.stdout
    assert code.read_text(encoding="utf-8") == 'x = nobody("said")\n'
    assert (folder / "formatted").exists()


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["records"], "check --house --data data"),
        (["records", "format=github"], "check --house --data data --format github"),
        (["release", "version=2.1.0"], "release 2.1.0"),
    ],
)
def test_a_value_is_handed_on(folder: Path, arguments: list[str], options: str) -> None:
    """And nothing where none is given."""
    tool(folder, "python", 'echo "$@"\n')
    assert make(folder, *arguments, "BIN=tools").stdout == f"-m macros {options}\n"


def test_a_preview_is_of_what_changed_since_a_commit(folder: Path) -> None:
    """Whatever the names of files are, and for no change at all."""
    tool(folder, "python", 'for one; do echo "<$one>"; done\n')
    git = Git(folder)
    git.said("init", "--quiet")
    for name in ("user.name", "user.email"):
        git.said("config", name, "toy")
    for name in ("a b.yaml", "é.yaml", "same.yaml"):
        (folder / name).touch()
    git.said("add", "--all")
    git.said("commit", "--quiet", "--message=First")
    assert make(folder, "preview", "BIN=tools").stdout == "<-m>\n<macros>\n<preview>\n<-->\n"
    for name in ("a b.yaml", "é.yaml"):
        (folder / name).write_text("x", encoding="utf-8")
    git.said("commit", "--quiet", "--all", "--message=Second")
    found = make(folder, "preview", "since=HEAD^", "BIN=tools").stdout
    assert found == "<-m>\n<macros>\n<preview>\n<-->\n<a b.yaml>\n<é.yaml>\n"


def test_a_release_without_notes_gathers_nothing(folder: Path) -> None:
    """A tag that CHANGELOG.md does not know ends the command before anything could be published."""
    tool(folder, "python", "exit 1\n")
    result = make(folder, "release-files", "version=v9.0.0", "BIN=tools", "--old-file", "build")
    assert result.returncode != 0 and not list((folder / ".cache" / "release" / "files").iterdir())

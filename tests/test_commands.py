"""The commands of the Makefile: what a person reads when one of them fails, and what is done all the same."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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

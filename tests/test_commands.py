"""The commands of the Makefile: what a person reads when one of them fails, and what is done all the same."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import PROJECT

TOOLS = Path(sys.executable).parent
LOG = """\
INFO    -  Building documentation to directory: site
INFO    -  The following pages exist in the docs directory, but are not in the navigation:
  - practice/who-hails/index.md

INFO    -  Cleaning site directory
WARNING -  [macros] - ERROR # _Macro Rendering Error_

_File_: `check/index.md`

Traceback (most recent call last):
  File "macros/views/reference.py", line 1, in check
ZeroDivisionError: division by zero
"""


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


def test_a_build_that_fails_prints_what_stopped_it_and_no_more(folder: Path) -> None:
    """Whoever broke it need not scroll past a list of pages; blank lines and those set in go with the line above."""
    (folder / "log").write_text(LOG, encoding="utf-8")
    tool(folder, "mkdocs", "cat log\nexit 1\n")
    result = make(folder, "pages", "BIN=tools")
    assert result.returncode != 0
    assert result.stdout == LOG[LOG.index("WARNING") :]


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

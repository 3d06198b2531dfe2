"""Whole projects for tests: a copy of this tree with other data, built by the real commands."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.loading import load
from macros.problems import DataProblems, Problem
from macros.records import KINDS
from macros.sync import sync

PROJECT = Path(__file__).parent.parent
DATA = PROJECT / "data"
TOY_DATA = PROJECT / "tests" / "toy_data"
_PARTS = ("mkdocs.yml", "nav.yml", "zensical.yml", "data", "docs", "macros")


def copy_project(folder: Path) -> Path:
    """Copy what a build needs into *folder*; the copy's own Python is what runs there."""
    for part in _PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    return folder


def toy_project(folder: Path) -> Path:
    """Make a project of the toy records, with this tree's labels where the toy has none."""
    copy_project(folder)
    shutil.rmtree(folder / "data")
    shutil.copytree(TOY_DATA, folder / "data")
    toy = load([folder / "data"])
    for kind in KINDS:
        for file in (folder / "docs" / KINDS[kind].at).glob("*/index.md"):
            if f"{KINDS[kind].at}/{file.parent.name}" not in toy.pages:
                shutil.rmtree(file.parent)
    sync(toy, folder)
    return folder


def replace(file: Path, old: str, new: str) -> None:
    """Replace *old*, which must be there, by *new*."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(*roots: Path) -> list[Problem]:
    """Load *roots*, which must not succeed, and return every problem."""
    with pytest.raises(DataProblems) as raised:
        load(roots)
    return raised.value.problems


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module's command inside a project: `run(folder, "mkdocs", "build")`."""
    settings = os.environ | {"PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=settings | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def build(folder: Path, site: Path, **environment: str) -> Path:
    """Build a project's site with MkDocs into *site*."""
    result = run(folder, "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site), **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def export(folder: Path, site: Path, **environment: str) -> Path:
    """Write what belongs beside the pages of a built *site*."""
    result = run(folder, "macros", "export", str(site), **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return site

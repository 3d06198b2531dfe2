"""Whole projects for tests: a copy of this tree with other data, built by the real commands."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.exports.assets import write_assets
from macros.exports.headers import write_headers
from macros.exports.manifest import write_manifest
from macros.exports.rules import write_rules
from macros.exports.search import write_index
from macros.exports.worker import write_worker
from macros.loading import load
from macros.pages import configured_roots, configured_selection, stubs
from macros.paper.press import Imprint
from macros.problems import DataProblems, Problem
from macros.sync import sync

PROJECT = Path(__file__).parent.parent
DATA = PROJECT / "data"
#: Every data root that the settings name: this edition's own, and those that a team has laid over it.
ROOTS = configured_roots(PROJECT)
#: What they show of these.
SELECTION = configured_selection(PROJECT)
TOY_DATA = PROJECT / "tests" / "toy_data"
_SETTINGS = ("mkdocs.yml", "nav.yml", "zensical.yml", "team-mkdocs.yml", "team-zensical.yml")
_PARTS = ("CHANGELOG.md", *_SETTINGS, "docs", "macros")
_HOSTILE = re.compile(r""":? ?"so"(?: &)? it's .*?(?:\{% h %\}|#f %|\}\} %)""", re.DOTALL)
_LINK = re.compile(r"(\[([^\]]+)\]\(([^):]+\.md)\))")


def copy_parts(folder: Path, parts: Iterable[str]) -> Path:
    """Copy files and folders of this tree into *folder*, which is made where it is not there."""
    folder.mkdir(exist_ok=True)
    for part in parts:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    return folder


def copy_project(folder: Path) -> Path:
    """Copy what a build needs into *folder*, with every data root; the copy's own Python is what runs there."""
    return copy_parts(folder, (*_PARTS, *(root.relative_to(PROJECT).as_posix() for root in ROOTS)))


def toy_project(folder: Path) -> Path:
    """Make a project of the toy records, with this tree's labels where the toy has none."""
    copy_parts(folder, _PARTS)
    shutil.copytree(TOY_DATA, folder / "data")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for line, own in {"    data:": "[data]", "watch:": "[data, macros]"}.items():
        text, count = re.subn(rf"(?m)^({line}) \[.*\]$", rf"\1 {own}", text)
        assert count == 1, f"mkdocs.yml says in one line: {line}"
    settings.write_text(text, encoding="utf-8")
    toy = load([folder / "data"])
    _keep_pages(folder / "docs", {stub.file for stub in stubs(toy)})
    sync(toy, folder)
    return folder


def tame_project(folder: Path) -> Path:
    """Make a project of the toy records that a whole build takes, paper included."""
    toy_project(folder)
    tame_toy(folder / "data")
    sync(load([folder / "data"]), folder)
    return folder


def tame_toy(folder: Path) -> Path:
    """Write the toy records into *folder* without what makes their texts hostile, and too long for paper."""
    for file in sorted(TOY_DATA.rglob("*.yaml")):
        tamed = folder / file.relative_to(TOY_DATA)
        tamed.parent.mkdir(parents=True, exist_ok=True)
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # every value is a text
        tamed.write_text(yaml.safe_dump(_tame(data), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def _tame(data: Any, key: str = "") -> Any:
    if isinstance(data, dict):
        return {name: _tame(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [_tame(value, key) for value in data]
    instead = ", and say it in plain words" if key == "summary" else ""  # which has a least length
    return _HOSTILE.sub(instead, data)


def _keep_pages(docs: Path, kept: set[str]) -> None:
    """Remove every other page, and the links that lead there from pages written by hand."""
    for file in docs.rglob("index.md"):
        if file.relative_to(docs).as_posix() not in kept:
            file.unlink()
    for file in docs.rglob("index.md"):
        text = file.read_text(encoding="utf-8")
        for link, words, target in _LINK.findall(text):
            if not (file.parent / target).is_file():
                text = text.replace(link, words)
        file.write_text(text, encoding="utf-8")


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


def git(folder: Path, *arguments: str) -> str:
    """Run git there, whatever a hook that runs the tests was told of its own repository; return what it prints."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], env=surroundings, capture_output=True, text=True, check=True
    )
    return done.stdout


#: Who writes the commits of tests, on a machine that knows nobody.
AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.org")


def commit(repository: Path, message: str) -> None:
    """Commit all that a repository holds now."""
    git(repository, "add", "--all")
    git(repository, *AUTHOR, "commit", "--quiet", "--message", message)


def build(folder: Path, site: Path, *options: str, **environment: str) -> Path:
    """Build a project's site into *site*; `--pages` leaves out what stands beside its pages."""
    result = run(folder, "macros", "build", "--site", str(site), *options, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def export_for_hosts(site: Path, data: Path = TOY_DATA) -> Path:
    """Write into a built *site* what its host sends or hands out, and nothing for paper: its texts are too long."""
    toy = load([data])
    write_assets(site)
    write_headers(site)
    write_manifest(site, Imprint("Askwell", "https://example.org/askwell/"), toy.pages["home"].summary)
    write_rules(site, toy)
    write_index(site, toy)
    write_worker(site, toy)
    return site

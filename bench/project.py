"""Two sites in one temporary folder: the one from records, and the same pages as plain Markdown.

The folder is a snapshot of this tree, with its own `macros`, so that nothing is measured while it changes
and `python -m macros`, run inside it, finds the temporary project and not this one.
"""

import re
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from posixpath import normpath, relpath
from typing import Any

import yaml

from bench.article import article_of, words_of
from bench.markdown import markdown_of
from bench.processes import CannotMeasure, cost_of
from bench.records import write_data
from macros.kept import FOLDER

CHECKOUT = Path(__file__).parent.parent
WORDS_MAY_DIFFER = 2.0  # percent of a page's words
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Project:
    """A temporary project of some number of records, below *root*."""

    root: Path
    records: int

    @property
    def data(self) -> Path:
        """The folder of the records."""
        return self.root / "data"

    @property
    def kept(self) -> Path:
        """What a build keeps for the next; a fresh clone has none of it."""
        return self.root / FOLDER

    def ours(self, *options: str, site: str = "site") -> list[str]:
        """Return what `make build` runs, into the folder *site*; `--pages` leaves out what stands beside the pages."""
        return [sys.executable, "-m", "macros", "build", "--sync", "--site", site, *options]

    def plain(self) -> list[str]:
        """Return the command that builds the plain site into the folder `plain-site`.

        It is not quiet, because `--quiet` keeps MkDocs from counting the warnings that `--strict` refuses.
        """
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "plain-site"]
        return [*command, "--config-file", "plain.yml"]

    def zensical(self) -> list[str] | None:
        """Return the command that builds our pages with Zensical; None where it is not installed."""
        return self.ours("--pages", "--with", "zensical", site="site-zensical") if find_spec("zensical") else None

    def save(self, turn: int) -> tuple[str, str]:
        """Save a record with another summary in each turn; return the address of its page, and the summary."""
        record = min((self.data / "patterns").glob("*.yaml"))
        summary = f"Look for edit number {turn} of the benchmark and note when it is here."
        text = record.read_text(encoding="utf-8")
        record.write_text(re.sub(r"^summary: .*$", f"summary: {summary}", text, flags=re.MULTILINE), encoding="utf-8")
        return f"patterns/{record.stem}/", summary


def make_project(root: Path, records: int) -> Project:
    """Write a project of *records* records into the new folder *root*, with its stubs and navigation."""
    bytecode = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "macros", root / "macros", ignore=bytecode)
    shutil.copytree(CHECKOUT / "docs", root / "docs", ignore=shutil.ignore_patterns("*.md"))
    for name in ("CHANGELOG.md", "mkdocs.yml", "nav.yml", "zensical.yml"):
        shutil.copy(CHECKOUT / name, root / name)
    write_data(CHECKOUT / "data", root / "data", records)
    project = Project(root, records)
    sync = [sys.executable, "-m", "macros", "sync"]
    cost_of(sync, root)
    return project


def write_plain(project: Project) -> None:
    """Write the pages that our build has made as plain Markdown, with the settings to build them."""
    docs, plain = project.root / "docs", project.root / "plain"
    shutil.copytree(docs, plain, ignore=shutil.ignore_patterns("*.md"))
    for stub in docs.rglob("*.md"):
        file = stub.relative_to(docs)
        page = (project.root / "site" / file).with_suffix(".html").read_text(encoding="utf-8")
        front = _FRONT.match(stub.read_text(encoding="utf-8"))
        text = markdown_of(article_of(page), partial(markdown_target, file=file))
        (plain / file).parent.mkdir(parents=True, exist_ok=True)
        (plain / file).write_text(f"{front[0] if front else ''}\n{text}", encoding="utf-8")
    settings = {
        "INHERIT": "mkdocs.yml",
        "docs_dir": "plain",
        "hooks": [],
        **_without_ours(project.root / "mkdocs.yml"),
        "validation": {"links": {"not_found": "info"}},  # sheets to print are made by an export, which plain has not
    }
    (project.root / "plain.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def markdown_target(target: str, file: Path) -> str:
    """Turn a link of the built page of *file* into the one that a Markdown author writes, to a file in `docs/`."""
    path, mark, anchor = target.partition("#")
    if not path or ":" in path or path.startswith("/"):
        return target
    folder = file.parent.as_posix()
    there = normpath(f"{folder}/{path}")
    if path.endswith(("/", "..", ".")):
        there = normpath(f"{there}/index.md")
    return relpath(there, folder) + mark + anchor


def _without_ours(settings: Path) -> dict[str, Any]:
    """Return the plugins and the extensions that *settings* name, but for those that finished HTML needs."""
    read: Any = yaml.load(settings.read_text(encoding="utf-8"), Loader=_Settings)
    plugins = [{name: options} for name, options in read["plugins"].items() if name != "macros"]
    extensions = [one for one in read["markdown_extensions"] if one != "macros.raw_html"]
    return {"plugins": plugins, "markdown_extensions": extensions}


class _Settings(yaml.SafeLoader):
    """Passes over the tags of MkDocs's own."""


_Settings.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def words_apart(project: Project) -> float:
    """Compare the words of each page on both sites; return the largest difference, in percent of the page's words.

    Raises:
        CannotMeasure: when a page differs by more than `WORDS_MAY_DIFFER`.
    """
    apart = {file: _page_apart(project.root, file) for file in articles(project.root / "site")}
    worst = max(apart, key=lambda file: apart[file])
    if apart[worst] > WORDS_MAY_DIFFER:
        raise CannotMeasure(f"{worst}: the plain page differs by {apart[worst]:.1f} percent of its words")
    return apart[worst]


def articles(site: Path) -> list[Path]:
    """List the pages of a built site, relative to it."""
    return sorted(file.relative_to(site) for file in site.rglob("index.html"))


def _page_apart(root: Path, file: Path) -> float:
    ours, plain = (
        Counter(words_of(article_of((root / site / file).read_text(encoding="utf-8"))))
        for site in ("site", "plain-site")
    )
    return 100 * ((ours - plain) + (plain - ours)).total() / max(1, ours.total())

"""The real site, and beside it the same records under the theme as it comes; each is built once, where it is needed."""

import re
import shutil
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from bench.processes import CannotMeasure, cost_of, free_port
from bench.project import CHECKOUT

_PARTS = ("CHANGELOG.md", "data", "docs", "macros", "mkdocs.yml", "nav.yml")
_OUR_FILES = re.compile(r"^extra_(?:css|javascript):.*\n(?:[ -].*\n)*", re.MULTILINE)
_OUR_TAGS = re.compile(r"<script\b[^>]*/js/[^>]*></script>\n?|<link\b[^>]*/css/[^>]*>\n?")
_OUR_SEARCH = re.compile(r"{%-? block header -?%}.*?{%-? endblock -?%}\n?", re.DOTALL)
_PLUGINS = re.compile(r"^plugins:.*\n", re.MULTILINE)


class Sites:
    """The built sites, in the temporary folder *root*."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self.root = root
        self.port = free_port()  # a page names its own address, and Lighthouse looks whether it is the right one
        self._say = say

    @cached_property
    def ours(self) -> Path:
        """The folder of the site as it is, with what stands beside its pages: the search asks for its index."""
        site = self._build(self._snapshot("ours"))
        cost_of([sys.executable, "-m", "macros", "export", "site"], site.parent)
        return site

    @cached_property
    def theme(self) -> Path:
        """The folder of the site with the theme's own search, and without our style sheets and modules."""
        project = self._snapshot("theme")
        settings = project / "mkdocs.yml"
        text = _OUR_FILES.sub("", settings.read_text(encoding="utf-8"))
        text, found = _PLUGINS.subn("plugins:\n  search: {}\n", text)
        if not found:
            raise CannotMeasure("mkdocs.yml has no plugins to add the theme's search to")
        settings.write_text(text, encoding="utf-8")
        for template in (project / "macros").rglob("*.html"):
            text = _OUR_SEARCH.sub("", template.read_text(encoding="utf-8"))
            template.write_text(_OUR_TAGS.sub("", text), encoding="utf-8")
        return self._build(project)

    def _snapshot(self, name: str) -> Path:
        """Copy what a build needs, so that nothing is measured while it changes."""
        project = self.root / name
        project.mkdir(parents=True)
        for part in _PARTS:
            source, copy = CHECKOUT / part, project / part
            if source.is_dir():
                shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy)
        cost_of([sys.executable, "-m", "macros", "sync"], project)
        return project

    def _build(self, project: Path) -> Path:
        self._say(f"the site is built: {project.name}")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"]
        cost_of(["env", f"SITE_URL=http://127.0.0.1:{self.port}/", *command], project)
        return project / "site"

"""The editions, as CHANGELOG.md tells readers of them: one list for the feed, the API and all that is handed out."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from macros.generators import CannotBuild

FILE = Path(__file__).parent.parent / "CHANGELOG.md"
_HEADING = re.compile(r"^## (?P<title>.+?) \((?P<version>\d+\.\d+\.\d+), (?P<day>\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)
_ANY_HEADING = re.compile(r"^## .*$", re.MULTILINE)


@dataclass(frozen=True)
class Edition:
    """An edition: its title, its version as in 2.0.0, the day it came out (as in 2026-11-26), and its notes."""

    title: str
    version: str
    day: str
    notes: str

    @property
    def number(self) -> int:
        """The number by which readers know it."""
        return int(self.version.partition(".")[0])


def editions_in(text: str) -> list[Edition]:
    """Read the editions of a list of changes, the newest first; the notes are Markdown.

    Raises:
        CannotBuild: when there is none, or a heading does not say version and day.
    """
    found = list(_HEADING.finditer(text))
    read = {heading[0] for heading in found}
    wrong = next((heading[0] for heading in _ANY_HEADING.finditer(text) if heading[0] not in read), None)
    if wrong or not found:
        what = f"{wrong!r} does not say version and day" if wrong else "no edition stands there"
        raise CannotBuild(f"{FILE.name}: {what}; write it as in '## Edition 1 (1.0.0, 2026-01-31)'.")
    ends = [heading.start() for heading in found[1:]] + [len(text)]
    return [
        Edition(heading["title"], heading["version"], heading["day"], text[heading.end() : end].strip())
        for heading, end in zip(found, ends, strict=True)
    ]


@lru_cache(maxsize=1)
def editions() -> list[Edition]:
    """Return our own editions, the newest first.

    Raises:
        CannotBuild: as `editions_in`.
    """
    return editions_in(FILE.read_text(encoding="utf-8"))

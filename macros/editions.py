"""The editions, as CHANGELOG.md tells readers of them: one list for their page, the feed, the API and a release."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from macros.generators import CannotBuild
from macros.late import late

if TYPE_CHECKING:
    import markdown
else:
    markdown = late("markdown")  # which most commands have no use for

#: The page of all editions, without slashes around its address.
PAGE = "contribute/editions"
CHANGES = "CHANGELOG.md"
FILE = Path(__file__).parent.parent / CHANGES
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

    @property
    def anchor(self) -> str:
        """Where it begins on the page of all editions, as in `v2-0-0`."""
        return f"v{self.version.replace('.', '-')}"

    @property
    def address(self) -> str:
        """Where it is told of, from the site's root."""
        return f"{PAGE}/#{self.anchor}"

    @property
    def html(self) -> Markup:
        """Its notes as HTML, with their quotes set."""
        quotes_alone = {"smarty": {"smart_dashes": False, "smart_ellipses": False}}
        return Markup(markdown.markdown(self.notes, extensions=["smarty"], extension_configs=quotes_alone))


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


def edition_called(version: str) -> Edition:
    """Return one of our editions by its version, as in 2.0.0, or by its tag, as in v2.0.0.

    Raises:
        CannotBuild: when there is none.
    """
    known = {edition.version: edition for edition in editions()}
    called = version.removeprefix("v")
    if called not in known:
        raise CannotBuild(f"{CHANGES} tells of no edition {called}; it tells of {', '.join(known)}.")
    return known[called]

"""What a browser keeps for reading without a network: docs/service-worker.js is told what this build is made of.

A build is named by what is in it, and each page says that name where the theme left a place for it; where it left none,
the worker stays as it was written, and takes back what an earlier build kept.
"""

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from macros.exports import Built, Export
from macros.exports.search import FILE
from macros.generators import CannotBuild
from macros.playbook import Playbook
from macros.views.jinja import environment

#: After all others, for it says what they wrote.
LAST = True
_PLACE = re.compile(r'(<meta name="build" content=")\w*(">)')
_EDITION = re.compile(r"^const EDITION = .*;$", re.MULTILINE)
_INSTEAD = "offline.html"
#: Whole folders that any page may ask for something of, once it is open.
_WHOLE = ("assets/js/*.js", "assets/css/*.css")
_LETTERS = 8  # of a hash, in hexadecimal: these tell builds apart, and guard nothing
_ROOT = "https://site/"


def write_worker(site: Path, playbook: Playbook) -> int:
    """Write the worker, the page in place of one that was not kept, and the build's name into each page.

    Args:
        site: the folder of a built site, with all else that is written beside the pages.
        playbook: has the words of the page in place of another.

    Returns:
        How many files a browser may keep.
    """
    _write_instead(site, playbook)
    if not _PLACE.search((site / _INSTEAD).read_text(encoding="utf-8")):
        return 0
    pages = {_address(site, file) for file in site.rglob("index.html")}
    asked = [_asked(site, address) for address in sorted(pages)]
    whole = {file.relative_to(site).as_posix() for pattern in _WHOLE for file in site.glob(pattern)}
    core = {_INSTEAD, *whole, *(file for at_once, _ in asked for file in at_once)}
    more = {*pages, FILE, *(file for _, later in asked for file in later)} - core
    build = _name(site, core | more)
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        file.write_text(_PLACE.sub(rf"\g<1>{build}\g<2>", text), encoding="utf-8")
    edition = {"build": build, "core": _hashes(site, core), "more": _hashes(site, more)}
    said = f"const EDITION = {json.dumps(edition, separators=(',', ':'))};"
    worker = site / "service-worker.js"
    worker.write_text(_EDITION.sub(lambda _: said, worker.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    return len(core | more)


def _write_instead(site: Path, playbook: Playbook) -> None:
    """Make the page in place of one that was not kept, of the one for wrong addresses, which works at any depth.

    Raises:
        CannotBuild: when that page does not say what is replaced.
    """
    text = (site / "404.html").read_text(encoding="utf-8")
    wrong = _lead(playbook.labels["not-found"], playbook.labels["not-found-text"])
    offline = _lead(playbook.labels["offline"], playbook.labels["offline-text"])
    titles = "<title>404 -", f"<title>{escape(playbook.labels['offline'])} -"
    for old, new in ((wrong, offline), titles):
        if old not in text:
            raise CannotBuild(f"404.html does not say {old!r}, which offline.html says otherwise; look at the theme.")
        text = text.replace(old, new)
    (site / _INSTEAD).write_text(text, encoding="utf-8")


def _lead(title: str, text: str) -> str:
    return environment().get_template("parts/lead.html").render(title=title, text=text)


class _Reader(HTMLParser):
    """Gathers what a page asks for by itself: at once, or when it comes into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.at_once: list[str] = []
        self.later: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "img" and "src" in has:
            (self.later if has.get("loading") == "lazy" else self.at_once).append(has["src"])
        elif tag == "script" and "src" in has:
            self.at_once.append(has["src"])
        elif tag == "link" and {"stylesheet", "icon", "manifest"} & set(has.get("rel", "").split()):
            self.at_once.append(has["href"])


def _asked(site: Path, address: str) -> tuple[set[str], set[str]]:
    """Return the files of the site that a page asks for at once, and those that it asks for later."""
    reader = _Reader()
    reader.feed(_file(site, address).read_text(encoding="utf-8"))
    at_once, later = (set(_ours(site, address, asked)) for asked in (reader.at_once, reader.later))
    return at_once, later


def _ours(site: Path, address: str, asked: Iterable[str]) -> Iterator[str]:
    for found in (urljoin(_ROOT + address, link) for link in asked):
        file = urlsplit(found).path.lstrip("/")
        if found.startswith(_ROOT) and (site / file).is_file():
            yield file


def _address(site: Path, page: Path) -> str:
    return page.parent.relative_to(site).as_posix().removeprefix(".") + "/" if page.parent != site else ""


def _file(site: Path, address: str) -> Path:
    return site / address / "index.html" if not address or address.endswith("/") else site / address


def _name(site: Path, addresses: Iterable[str]) -> str:
    """Name a build by what is in it, and by what is sent with it; the name that a page already has does not count."""
    told = sha256((site / "_headers").read_bytes())
    for address in sorted(addresses):
        content = _file(site, address).read_bytes()
        if _file(site, address).suffix == ".html":
            content = _PLACE.sub(r"\1\2", content.decode()).encode()
        told.update(f"{address}\n{sha256(content).hexdigest()}\n".encode())
    return told.hexdigest()[:_LETTERS]


def _hashes(site: Path, addresses: Iterable[str]) -> dict[str, str]:
    return {at: sha256(_file(site, at).read_bytes()).hexdigest()[:_LETTERS] for at in sorted(addresses)}


def _export(built: Built) -> str:
    return f"{write_worker(built.folder, built.content.playbook)} files to read offline"


#: What `export` writes of them.
EXPORT: Export = _export

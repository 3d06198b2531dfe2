"""The files of the copy: each of the site's as it is, changed, held by a script, or left out."""

import json
import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from macros.disk.addresses import to_page, to_pages_in_json
from macros.disk.modules import Find, joined
from macros.disk.pages import SCRIPT, disk_page
from macros.exports.search import FILE as SEARCH

#: What a disk has no use for: it is for hosts, for crawlers and for devices, or stands in place of another page. The
#: theme's own search is switched off, and the social cards are named by their addresses on the web.
LEFT_OUT = (
    "_headers",
    "hosting/*",
    "service-worker.js",
    "manifest.webmanifest",
    "assets/icon-*.png",
    "404.html",
    "offline.html",
    "sitemap.xml*",
    "card.png",
    "*/card.png",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
)
#: What modules fetch, which a script brings from disk; what nobody opens by hand is held by the script alone.
_FETCHED, _OPENED = ("assets/*.json", "take/*.ics"), "*.ics"
#: Pages that other pages look into, by the element that they look for.
_LOOKED_INTO = ("<practice-exercise", "<list-parts")


def disk_files(site: Path, find: Find, elsewhere: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the copy, by its path from the root: the pages first, and always in the same order.

    Args:
        site: the folder of the built site.
        find: tells where a module's source stands.
        elsewhere: files that are not in the copy, and what a link to them leads to instead.

    Raises:
        CannotBuild: when a module cannot be joined.
    """
    files = _files(site, elsewhere)
    pages = [at for at in files if at.endswith(".html")]
    runs = set[str]()
    for at in pages:
        page = disk_page(files[at].read_bytes().decode(), at, elsewhere)
        runs.update(page.runs)
        yield at, page.html.encode()
        if any(sign in page.html for sign in _LOOKED_INTO):
            yield f"{at}.js", _held(page.html)
    script, modules = joined(sorted(runs), find)
    yield SCRIPT, script.encode()
    for at in sorted(files.keys() - {*pages, *modules}):
        yield from _others(at, files[at])


def _files(site: Path, elsewhere: Mapping[str, str]) -> dict[str, Path]:
    """Return the files of the site that are in the copy, by their paths from the root, in order."""
    there = [Path(folder, name) for folder, _, names in os.walk(site) for name in names]
    files = sorted((file.relative_to(site).as_posix(), file) for file in there)
    return {at: file for at, file in files if at not in elsewhere and not _fits(at, LEFT_OUT)}


def _others(at: str, file: Path) -> Iterator[tuple[str, bytes]]:
    """Yield a file that is no page and no module, and the script that holds it."""
    fetched = _fits(at, _FETCHED)
    if fetched:
        text = file.read_bytes().decode()  # with the line ends that it has
        yield f"{at}.js", _held(_search_on_disk(text) if at == SEARCH else to_pages_in_json(text))
    if not fetched or fnmatchcase(at, _OPENED):
        yield at, file.read_bytes()


def _search_on_disk(text: str) -> str:
    """Lead to pages in the search index, whose addresses begin at the site's root."""
    fields = json.loads(text)
    led = {name: [address and to_page(address) for address in fields.get(name, ())] for name in ("u", "of")}
    return json.dumps(fields | led, ensure_ascii=False, separators=(",", ":"))


def _held(text: str) -> bytes:
    return f"askwell.hold({json.dumps(text, ensure_ascii=False)});\n".encode()


def _fits(at: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(at, pattern) for pattern in patterns)

"""A built site on each host that its guide names: what opens, what is sent, and what a wrong address shows.

GitHub Pages, Netlify and Cloudflare Pages answer by the rules in tests/hosts.py; nginx, Caddy and Apache run
themselves, with the lines of the guide, where they are installed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup

from macros.exports.headers import policy
from tests.hosts import cloudflare_pages, github_pages, netlify, shown_by
from tests.servers import program, running

PROJECT_SITE = "/our-askwell/"
_SIMULATED = {"GitHub Pages": github_pages, "Netlify": netlify, "Cloudflare Pages": cloudflare_pages}
_PROGRAMS = {"nginx": "nginx", "Caddy": "caddy", "Apache": "apache2"}
_PLACES = [
    ("GitHub Pages", PROJECT_SITE),
    ("Netlify", "/"),
    ("Cloudflare Pages", "/"),
    *((server, below) for server in _PROGRAMS for below in ("/", PROJECT_SITE)),
]


@dataclass(frozen=True)
class Place:
    """A site on a host: where it stands, and its folder."""

    host: str
    address: str
    site: Path


@dataclass(frozen=True)
class Got:
    """What came for an address: where it led in the end, the status, the headers in small letters, the text."""

    address: str
    status: int
    headers: dict[str, str]
    text: str


def get(address: str) -> Got:
    """Ask for an address, and follow where it leads."""
    try:
        answer = urlopen(address, timeout=10)
    except HTTPError as refused:
        answer = refused
    with answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Got(answer.url, answer.status, headers, answer.read().decode("utf-8", "replace"))


@pytest.fixture(params=_PLACES, ids=lambda place: f"{place[0]} {place[1]}", scope="module")
def place(request: pytest.FixtureRequest, hosted: Callable[[str], Path]) -> Iterator[Place]:
    """Each host, with the site built for where it stands there."""
    host, below = request.param
    if host in _PROGRAMS and not program(_PROGRAMS[host]):
        pytest.skip(f"{_PROGRAMS[host]} is not installed")
    site = hosted(below)
    with on(host, site, below) as address:
        yield Place(host, address, site)


@contextmanager
def on(host: str, site: Path, below: str) -> Iterator[str]:
    """Show *site* as *host* would."""
    if host in _PROGRAMS:
        with running(host, site, below) as address:
            yield address
    else:
        yield from shown_by(_SIMULATED[host], site, below)


def test_pages_open(place: Place) -> None:
    """Home, one deep inside, and one whose address lacks its last slash; none leaves the site."""
    for address in ("", "patterns/loose-rope/", "patterns/loose-rope"):
        got = get(place.address + address)
        assert got.status == 200 and "<h1" in got.text
        assert got.address == place.address + (f"{address.rstrip('/')}/" if address else "")
        assert got.headers["content-type"].replace(" ", "").lower() == "text/html;charset=utf-8" or _bare(got)


def _bare(got: Got) -> bool:
    """Tell whether the host names no alphabet; then the page does."""
    return got.headers["content-type"] == "text/html" and '<meta charset="utf-8">' in got.text


def test_a_wrong_address_shows_our_page_for_it(place: Place) -> None:
    """With its styles and scripts, and with links that hold, however deep the address was."""
    for address in ("no-such-page/", "patterns/no-such/deeper/still", "no-such.html"):
        got = get(place.address + address)
        assert got.status == 404
        page = BeautifulSoup(got.text, "html5lib")
        assert str(page.h1.text if page.h1 else "").strip("¶\n ") == "This page is not here"
        needed = [tag["href"] for tag in page.select("link[rel=stylesheet], article a[href]")]
        needed += [tag["src"] for tag in page.select("script[src]")]
        assert len(needed) > 10
        at = {urljoin(got.address, str(link)).partition("#")[0] for link in needed}
        assert not [link for link in at if not link.startswith(place.address) or get(link).status != 200]


def test_the_policy_arrives(place: Place) -> None:
    """In a header where the host sends ours, in the page where it does not."""
    told = policy(place.site)
    for address in ("", "patterns/loose-rope/"):
        got = get(place.address + address)
        if place.host == "GitHub Pages":
            held = told.replace("frame-ancestors 'none'; ", "")
            assert f'<meta http-equiv="Content-Security-Policy" content="{held}">' in got.text
        else:
            assert got.headers["content-security-policy"] == told
            assert got.headers["x-content-type-options"] == "nosniff"


def test_what_scripts_fetch_is_there(place: Place) -> None:
    """The search index and the checker's rules as JSON, scripts as scripts: a browser refuses them otherwise."""
    for address, kind in (
        ("assets/search.json", "application/json"),
        ("assets/rules.json", "application/json"),
        ("assets/js/site-search.js", "javascript"),
        ("service-worker.js", "javascript"),
        ("assets/css/site.css", "text/css"),
    ):
        got = get(place.address + address)
        assert got.status == 200 and got.text and kind in got.headers["content-type"], address


def test_only_what_never_changes_is_kept_for_long(place: Place) -> None:
    """Where the host lets us say so: a file with a hash in its name for ever, a page not at all."""
    if place.host == "GitHub Pages":
        pytest.skip("GitHub Pages keeps every file for ten minutes")
    file = next(file for file in (place.site / "assets" / "stylesheets").glob("main.*.min.css"))
    kept = get(f"{place.address}assets/stylesheets/{file.name}").headers["cache-control"]
    assert "immutable" in kept.split(", ")
    assert "immutable" not in get(place.address).headers["cache-control"]

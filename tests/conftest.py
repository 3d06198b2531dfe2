"""The built site, made once for all workers, and a server for it on loopback."""

import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from bench.served import QuietServer
from macros.loading import load
from macros.playbook import Playbook
from macros.reading import FileRead, read_file
from tests.chromium import FLAGS, chromium_path
from tests.hosting import sent_with
from tests.projects import PROJECT, ROOTS, SELECTION, TOY_DATA, build, export_for_hosts, toy_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = "https://example.org/team/askwell"
BELOW = "/askwell/"  # the site must work below a folder
SETTINGS = {"SITE_URL": f"https://example.org{BELOW}", "REPOSITORY_URL": REPOSITORY}


Launch = Callable[..., "Browser"]
"""Starts Chromium, with options of Playwright's own."""


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """Start Chromium; one process can drive browsers once at a time, so all its tests share this."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 most tests need no browser

    with sync_playwright() as playwright:
        yield partial(playwright.chromium.launch, executable_path=chromium_path(), args=FLAGS)


#: Whoever takes one of these judges the real records, through however many other fixtures.
_OF_REAL_RECORDS = {"playbook", "site"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that a record can break: `pytest -m real`."""
    for item in items:
        if _OF_REAL_RECORDS & set(getattr(item, "fixturenames", ())):
            item.add_marker("real")


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site below a folder, with its own page for addresses that do not exist.

    `leads` holds which of its files has another address, as some hosts give them: it is served there alone.
    """

    def __init__(self, *args: Any, leads: Mapping[str, str], **named: Any) -> None:
        self.leads = leads
        super().__init__(*args, **named)

    def translate_path(self, path: str) -> str:
        asked = path.removeprefix(BELOW)
        files = {to: file for file, to in self.leads.items()}
        return super().translate_path("/" + files.get(asked, asked))

    def do_GET(self) -> None:
        to = self.leads.get(self.path.removeprefix(BELOW))
        if to is None:
            return super().do_GET()
        self.send_response(308)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test's output for the tests."""

    def end_headers(self) -> None:
        """Send what the site wants sent, so that each test in a browser runs under the policy.

        LinkChecker is told that this server welcomes it, so that it does not hold back (174 s against a few).
        """
        self.send_header("LinkChecker", "welcome")
        for name, value in sent_with(Path(self.directory), "/" + self.path.partition("?")[0].removeprefix(BELOW)):
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


def serve(site: Path, leads: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Serve *site* below a folder on loopback, some files at other addresses, and yield the site's address."""
    server = QuietServer(("127.0.0.1", 0), partial(_Handler, directory=str(site), leads=leads))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session", autouse=True)
def _a_text_is_read_once() -> Iterator[None]:
    """Keep what was read of a file's text: hundreds of tests copy the same records and change one of them."""
    kept: dict[tuple[bytes, str, str, str], FileRead] = {}

    def read(file: Path, shown_as: str, kind: str, id: str) -> FileRead:
        key = (file.read_bytes(), shown_as, kind, id)
        if key not in kept:
            kept[key] = read_file(file, shown_as, kind, id)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("macros.loading.read_file", read)
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the toy data that a test may change."""
    return Path(shutil.copytree(TOY_DATA, tmp_path / "data"))


@pytest.fixture(scope="session")
def playbook() -> Playbook:
    """The real records that the site shows, a team's own included."""
    return load(ROOTS, SELECTION)


@pytest.fixture(scope="session")
def toy() -> Playbook:
    """The toy records, whose texts are hostile."""
    return load([TOY_DATA])


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that is made once in a run: the first worker makes it, and the others wait."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # what the workers of a run have in common
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            begun = shared / f"{name}.begun"
            shutil.rmtree(begun, ignore_errors=True)  # of a worker that failed
            begun.mkdir()
            make(begun)
            begun.rename(folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built for an address below a folder, with the repository's address set."""

    def make(folder: Path) -> None:
        build(PROJECT, folder / "site", **SETTINGS)

    return once(tmp_path_factory, "real", make) / "site"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the real site on loopback."""
    yield from serve(site)


@pytest.fixture(scope="session")
def toy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy records as a whole site, built like the real one, without files to print."""

    def make(folder: Path) -> None:
        export_for_hosts(build(toy_project(folder), folder / "site", "--pages", **SETTINGS))

    return once(tmp_path_factory, "toy", make) / "site"


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy records as a whole site, built with the other generator."""

    def make(folder: Path) -> None:
        export_for_hosts(
            build(toy_project(folder), folder / "site-zensical", "--pages", "--with", "zensical", **SETTINGS)
        )

    return once(tmp_path_factory, "zensical", make) / "site-zensical"


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build the toy for a place on a host, `/` or a folder as in `/our-askwell/`, with the policy in its pages too."""

    def built(below: str) -> Path:
        settings = SETTINGS | {"SITE_URL": f"https://example.org{below}", "POLICY_IN_PAGES": "yes"}

        def make(folder: Path) -> None:
            export_for_hosts(build(toy_project(folder), folder / "site", "--pages", **settings))

        return once(tmp_path_factory, f"hosted{below.replace('/', '-')}", make) / "site"

    return built


@pytest.fixture(scope="session")
def toy_served(toy_site: Path) -> Iterator[str]:
    """The address of the toy site on loopback."""
    yield from serve(toy_site)

"""The built site, made once for each worker, and a server for it on loopback."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from macros.loading import load
from macros.playbook import Playbook
from tests.projects import DATA, PROJECT, TOY_DATA, build, export, toy_project

REPOSITORY = "https://example.org/team/askwell"
BELOW = "/askwell/"  # the site must work below a folder


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site below a folder, with its own page for addresses that do not exist."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BELOW))

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test's output for the tests."""

    def end_headers(self) -> None:
        """Tell LinkChecker that this server welcomes it, so that it does not hold back (174 s against a few)."""
        self.send_header("LinkChecker", "welcome")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves early is no error."""


def serve(site: Path) -> Iterator[str]:
    """Serve *site* below a folder on loopback and yield its address."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the toy data that a test may change."""
    return Path(shutil.copytree(TOY_DATA, tmp_path / "data"))


@pytest.fixture(scope="session")
def playbook() -> Playbook:
    """The real records."""
    return load([DATA])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built for an address below a folder, with the repository's address set."""
    folder = tmp_path_factory.mktemp("site") / "site"
    settings = {"SITE_URL": f"https://example.org{BELOW}", "REPOSITORY_URL": REPOSITORY}
    return export(PROJECT, build(PROJECT, folder, **settings), **settings)


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the real site on loopback."""
    yield from serve(site)


@pytest.fixture(scope="session")
def toy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy records as a whole site."""
    folder = tmp_path_factory.mktemp("toy")
    return build(toy_project(folder), folder / "site")


@pytest.fixture(scope="session")
def toy_served(toy_site: Path) -> Iterator[str]:
    """The address of the toy site on loopback."""
    yield from serve(toy_site)

"""A page that is open in a browser shows what was saved, by itself, also below a path of a proxy."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Launch
from tests.projects import toy_project
from tests.slow.serving import PATIENCE, Running, replaced, saved, serving

BELOW = "/below/a/path"
#: A policy that allows no script and no style in the page itself.
STRICT = "default-src 'self'; img-src 'self' data:; script-src 'self' 'sha256-'; style-src 'self'"
EDGE = PATIENCE * 1000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A project of the toy, served."""
    with serving(toy_project(tmp_path_factory.mktemp("browser")), "--pages") as running:
        running.wait_for("", lambda page: "I feel resistance" in page)
        yield running


@pytest.fixture(scope="module")
def proxied(server: Running) -> Iterator[str]:
    """The address of a proxy that serves the site below a path, with a strict policy."""

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Hand on what is asked for below the path."""
            if not self.path.startswith(f"{BELOW}/"):
                self.send_error(404)
                return
            try:
                answer = urllib.request.urlopen(server.address + self.path.removeprefix(f"{BELOW}/"), timeout=30)
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                body = answer.read()
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.headers["Content-Type"])
            self.send_header("Content-Security-Policy", STRICT)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing of single requests."""

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{proxy.server_port}{BELOW}/"
    proxy.shutdown()
    proxy.server_close()


@pytest.fixture
def page(launch: Launch) -> Iterator[Page]:
    """A page of a browser."""
    browser = launch()
    yield browser.new_page()
    browser.close()


@pytest.mark.parametrize("below", [False, True], ids=["alone", "behind a proxy"])
def test_what_is_saved_is_seen_on_the_open_page(server: Running, proxied: str, page: Page, below: bool) -> None:
    """A save, a mistake and its end each show by themselves, under a policy that takes no script in the page."""
    file = server.folder / "data" / "patterns" / "dark-lamp.yaml"
    page.goto(f"{proxied if below else server.address}patterns/dark-lamp/")
    article = page.locator("article")
    with saved(file, replaced(file, "Who is out", "Lanterns. Who is out")):
        expect(article).to_contain_text("Lanterns.", timeout=EDGE)
    expect(article).not_to_contain_text("Lanterns.", timeout=EDGE)
    mistake = page.locator(".serving-mistake")
    with saved(file, replaced(file, "need: safe\n", "need: saef\n")):
        expect(mistake).to_contain_text("unknown-reference", timeout=EDGE)
        assert mistake.evaluate("banner => getComputedStyle(banner).position") == "fixed"
    expect(mistake).to_have_count(0, timeout=EDGE)


def test_a_page_that_nobody_changed_is_not_loaded_again(server: Running, page: Page) -> None:
    """Whoever fills in a form while a record is saved keeps the form."""
    page.goto(f"{server.address}privacy/")
    page.evaluate("window.kept = true")
    file = server.folder / "data" / "patterns" / "dark-lamp.yaml"
    with saved(file, replaced(file, "Who is out", "Lanterns. Who is out")):
        built = server.folder / "served" / "patterns" / "dark-lamp" / "index.html"
        server.wait_for("patterns/dark-lamp/", lambda _: "Lanterns." in built.read_text(encoding="utf-8"))
        page.wait_for_timeout(500)
        assert page.evaluate("window.kept")

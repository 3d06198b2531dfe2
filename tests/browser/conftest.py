"""A real browser: the one on the path, else the one that Playwright brought."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from tests.chromium import whole_chromium
from tests.conftest import Launch

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(launch: Launch) -> Iterator[Browser]:
    """The browser of the tests."""
    browser = launch()
    # what is kept for reading offline has tests of its own; elsewhere it would answer for the server
    browser.new_context = partial(browser.new_context, service_workers="block")  # type: ignore[method-assign]
    browser.new_page = partial(browser.new_page, service_workers="block")  # type: ignore[method-assign]
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def keeping_browser(launch: Launch) -> Iterator[Browser]:
    """A browser that keeps a page as it was left, for the way back, as all do; Playwright switches that off."""
    browser = launch(ignore_default_args=["--disable-back-forward-cache"], **whole_chromium())
    yield browser
    browser.close()


@pytest.fixture
def open_page(browser: Browser, served: str) -> Iterator[OpenPage]:
    """Open a page of the site: `open_page("patterns/hidden-costs/", width=360, scheme="dark", script=False)`."""
    yield from opener(browser, served)


@pytest.fixture
def open_toy(browser: Browser, toy_served: str) -> Iterator[OpenPage]:
    """Open a page of the toy site, in the same way."""
    yield from opener(browser, toy_served)


def opener(browser: Browser, served: str) -> Iterator[OpenPage]:
    """Yield what opens pages below the address *served*.

    A request to another host finds none (tests/chromium.py) and fails the test, and so does an error in the console.
    """
    contexts = []
    outside: list[str] = []
    complaints: list[str] = []

    def note(address: str) -> None:
        if not address.startswith((served, "data:")):
            outside.append(address)

    def open_(address: str, *, width: int = 1280, scheme: Any = "light", script: bool = True, **more: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script, **more
        )
        contexts.append(context)

        context.on("request", lambda request: note(request.url))
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(served + address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not outside, outside
    assert not complaints, complaints


@contextmanager
def held_back(page: Page, module: str) -> Iterator[None]:
    """Hold a module of ours back, and let it through in the end; it must have been asked for."""
    address, held = f"**/assets/js/{module}.js", list[Route]()

    def keep(route: Route) -> None:  # a function of ours: Playwright refuses a list's own
        held.append(route)

    page.route(address, keep)
    yield
    assert held, f"nobody asked for {module}.js"
    for route in held:
        route.continue_()
    page.unroute(address)


def wait_until(page: Page, holds: str) -> None:
    """Wait until an expression holds; Playwright's own way evaluates it inside the page, which the policy stops."""
    for _ in range(200):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never held: {holds}")


def add_style(page: Page, style: str) -> None:
    """Lay a style sheet over a page, in the way that the policy leaves to scripts."""
    page.evaluate(
        """style => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(style);
          document.adoptedStyleSheets.push(sheet);
        }""",
        style,
    )


def is_complaint(message: ConsoleMessage) -> bool:
    """Tell an error from what a test does on purpose: it asks for a page that is not there, and never for an asset."""
    wanted = "404" in message.text and "/assets/" not in message.location["url"]
    return message.type == "error" and not wanted

"""A real browser: the one on the path, else the one that Playwright brought."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Error, Page, sync_playwright

from bench.processes import CannotMeasure
from tests.chromium import FLAGS, chromium_path

HEIGHT = 800


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium; it ends with the block.

    Raises:
        CannotMeasure: when it does not start, or a page does not do what is waited for.
    """
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
            yield browser
            browser.close()
    except Error as error:
        raise CannotMeasure(f"The browser said: {error}") from None


@contextmanager
def opened(browser: Browser, address: str, width: int = 1280, *, kept: bool = False) -> Iterator[Page]:
    """Open the page at *address* as a first visitor would, with nothing in the cache, and wait until it is at rest.

    Args:
        browser: opens it.
        address: of the page.
        width: of the window.
        kept: whether the browser may keep pages to be read without a network, which it fetches once the page is there.

    Raises:
        CannotMeasure: when there is no such page.
    """
    workers: Literal["allow", "block"] = "allow" if kept else "block"
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, service_workers=workers)
    try:
        page = context.new_page()
        answer = page.goto(address, wait_until="networkidle")
        if not answer or not answer.ok:
            raise CannotMeasure(f"{address} is no page of the site")
        yield page
    finally:
        context.close()

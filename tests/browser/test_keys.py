"""Keys by themselves: what a reader dictates or brushes does nothing (WCAG 2.1.4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OpenPage, opener
from tests.conftest import serve


@pytest.fixture(params=["mkdocs", "zensical"])
def open_either(
    request: pytest.FixtureRequest, browser: Browser, toy_site: Path, zensical_site: Path
) -> Iterator[OpenPage]:
    """Open a page of the toy as each generator has made it, with a theme of its own."""
    for served in serve({"mkdocs": toy_site, "zensical": zensical_site}[request.param]):
        yield from opener(browser, served)


def field(page: Page) -> str:
    """Return what stands in the search, with a mark where the focus is there."""
    found = page.locator("site-search input")
    return found.input_value() + ("|" if found.evaluate("input => input === document.activeElement") else "")


@pytest.mark.parametrize("key", ["n", "p", ".", ",", "s", "f", "/"])
def test_a_letter_or_a_stop_outside_a_field_does_nothing(open_either: OpenPage, key: str) -> None:
    """No page is left and no field is entered, from the page itself or from a button."""
    page = open_either("patterns/dark-lamp/")
    page.locator("site-search:defined").wait_for()
    here = page.url
    page.keyboard.press(key)
    page.locator("article a, article summary").first.focus()
    page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert (page.url, field(page)) == (here, "")

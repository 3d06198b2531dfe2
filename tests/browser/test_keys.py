"""Keys by themselves: what a reader dictates or brushes does nothing (WCAG 2.1.4), but for one key with a switch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage, opener
from tests.conftest import serve

SWITCH = "The key / goes to the search"


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


@pytest.mark.parametrize("key", ["n", "p", ".", ",", "s", "f"])
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


def test_the_slash_goes_to_the_search_unless_it_is_switched_off(open_either: OpenPage) -> None:
    """The switch stands at the foot of every page, and what it says holds on every page and after a reload."""
    page = open_either("patterns/dark-lamp/")
    page.locator("search-key:defined").wait_for()
    page.keyboard.press("/")
    assert field(page) == "|"
    page.keyboard.press("s")
    page.keyboard.press("/")
    assert field(page) == "s/|", "in a field it is a letter"
    page.get_by_label(SWITCH).uncheck()
    for address in ("patterns/dark-lamp/", "no-such-page/"):
        page.goto(page.url.partition("/askwell/")[0] + f"/askwell/{address}")
        expect(page.get_by_label(SWITCH)).not_to_be_checked()
        page.keyboard.press("/")
        assert field(page) == ""
    page.get_by_label(SWITCH).check()
    page.reload()
    expect(page.get_by_label(SWITCH)).to_be_checked()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('askwell'))") == []
    page.keyboard.press("/")
    assert field(page) == "|"


def test_another_tab_follows_the_switch(open_toy: OpenPage) -> None:
    """What is switched off is off in every tab at once."""
    page = open_toy("patterns/")
    page.locator("search-key:defined").wait_for()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label(SWITCH).uncheck()
    expect(page.get_by_label(SWITCH)).not_to_be_checked()


def test_without_javascript_no_switch_is_shown(open_toy: OpenPage) -> None:
    """There is no key then."""
    expect(open_toy("patterns/", script=False).locator("search-key")).to_be_hidden()

"""The site in a browser as GitHub Pages and as Netlify show it: nothing is refused, and what pages fetch arrives."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenPage, opener
from tests.hosts import github_pages, netlify, shown_by


@pytest.fixture(params=[(github_pages, "/our-askwell/"), (netlify, "/")], ids=["github-pages", "netlify"])
def open_hosted(request: pytest.FixtureRequest, browser: Browser, hosted: Callable[[str], Path]) -> Iterator[OpenPage]:
    """Open a page of the toy on each host; whatever the policy refuses stands in the console, and fails the test."""
    host, below = request.param
    for served in shown_by(host, hosted(below), below):
        yield from opener(browser, served)


@pytest.mark.parametrize("address", ["", "patterns/loose-rope", "no-such-page/", "patterns/no-such/deeper"])
def test_search_answers_on_every_page(open_hosted: OpenPage, address: str) -> None:
    """At the top, deep inside, and where nothing is: the index is found, and its answer leads to a page of the site."""
    page = open_hosted(address)
    page.locator("site-search input").first.fill("lamp")
    result = page.locator("[role=search] ol a").first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator("h1")).not_to_have_text("This page is not here")


@pytest.mark.parametrize("address", ["", "patterns/loose-rope/", "contribute/hosting/netlify/"])
def test_a_page_asks_for_nothing_that_is_not_there(open_hosted: OpenPage, address: str) -> None:
    """Neither our scripts nor the theme's: each such request costs every reader a moment on every page."""
    page = open_hosted("")
    missed: list[str] = []
    page.on("response", lambda answer: missed.append(answer.url) if not answer.ok else None)
    page.goto(page.url + address, wait_until="networkidle")
    assert missed == []


def test_the_checker_finds_its_rules(open_hosted: OpenPage) -> None:
    """They are fetched when somebody writes."""
    page = open_hosted("check/")
    with page.expect_response("**/assets/rules.json") as asked:
        page.locator("#draft").press_sequentially("Can you do this?")
    assert asked.value.ok and asked.value.json()["rules"]


def test_a_wrong_address_has_the_colours_of_the_site(open_hosted: OpenPage) -> None:
    """Plain black on white would tell that it was built for another address."""
    page = open_hosted("")
    colour = "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
    home = page.evaluate(colour)
    page.goto(f"{page.url}no/such/page/")
    expect(page.locator("h1")).to_have_text("This page is not here")
    assert page.evaluate(colour) == home != "rgba(0, 0, 0, 0)"

"""The content security policy: every kind of page keeps to it, with either generator, and nothing stops working.

All other tests in a browser run under it too; here stands that it is in force, and what no other test looks at.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.conftest import OpenPage, opener
from tests.conftest import serve
from tests.site.pages import addresses, file_of, soup

#: Notes what the policy stopped, from the first moment of a page on.
_NOTE = """
window.stopped = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
  window.stopped.push(`${violatedDirective} ${blockedURI} ${sample}`);
});
"""


@pytest.fixture(params=["mkdocs", "zensical"])
def open_either(request: pytest.FixtureRequest, browser: Browser) -> Iterator[OpenPage]:
    """Open a page of the toy as one of the generators made it."""
    fixture = {"mkdocs": "toy_site", "zensical": "zensical_site"}[request.param]
    for served in serve(request.getfixturevalue(fixture)):
        yield from opener(browser, served)


def use(page: Page) -> None:
    """Do what works on every page: search, change the colours, print."""
    field = page.locator("site-search input").first
    field.fill("boat")
    expect(page.locator("[role=search] ol a").first).to_be_visible()
    field.press("Escape")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator(".md-header__option label:visible").first.dispatch_event("click")
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(scheme))
    page.emulate_media(media="print")
    page.emulate_media(media="screen")


def kinds(site: Path) -> list[str]:
    """List a page of each kind, none that leads on by itself, and an address that is wrong."""
    pages = [address for address in addresses(site) if not soup(file_of(site, address)).select("[http-equiv]")]
    first = {(address.partition("/")[0], address.count("/")): address for address in reversed(pages)}
    return [*first.values(), "no/such/page/"]


def test_no_page_does_what_the_policy_stops(open_either: OpenPage, toy_site: Path) -> None:
    """On each page of the toy, and on the one for wrong addresses, nothing is stopped, and what all have works."""
    page = open_either("")
    page.add_init_script(_NOTE)
    here = page.url
    for address in kinds(toy_site):
        answer = page.goto(here + address)
        assert answer and "trusted-types" in answer.headers["content-security-policy"]
        use(page)
        assert page.evaluate("window.stopped") == [], address


def test_the_menu_of_a_phone_works_under_the_policy(open_either: OpenPage) -> None:
    """It opens and closes."""
    page = open_either("patterns/loose-rope/", width=390)
    button = page.locator(".drawer-button")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")


def test_the_policy_is_in_force(browser: Browser, toy_served: str) -> None:
    """A script or a style that somebody got into a page does not work, and no script makes markup of a text."""
    page = browser.new_page()
    page.goto(toy_served)
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    with pytest.raises(Error, match="Content Security Policy"):
        page.add_style_tag(content="body { color: red }")
    for sink in (
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.setAttribute('onclick', 'alert(1)')",
        "new DOMParser().parseFromString('<b>x', 'text/html')",
    ):
        with pytest.raises(Error, match="Trusted"):
            page.evaluate(f"() => {{ {sink} }}")
    with pytest.raises(Error, match="disallowed"):
        page.evaluate("() => trustedTypes.createPolicy('another', {})")
    page.close()

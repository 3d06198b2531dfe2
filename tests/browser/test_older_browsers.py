"""A browser without what a module needs: what only adds is left out, and else the page stays as without JavaScript."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.builder import fill_all

OpenOlder = Callable[..., Page]

#: What takes a property away before a page's own scripts run.
_LACK = """
for (const path of {paths!r}) {{
  const names = path.split(".");
  const last = names.pop();
  const owner = names.reduce((found, name) => found[name], window);
  delete owner[last];
  if (last in owner) Object.defineProperty(owner, last, {{ value: undefined }});
}}
"""
#: What modules use where it is there, or could use and do not.
ADDED = ["Navigator.prototype.share", "Navigator.prototype.clipboard", "URLSearchParams.prototype.size"]
ADDED += ["Object.hasOwn", "Array.prototype.at"]
PAGES = [
    "diagnose/",
    "learn/first-tide/",
    "practice/mixed/",
    "practice/who-hails/",
    "scripts/boat-by-noon/",
    "patterns/",
]


@pytest.fixture
def open_older(browser: Browser) -> Iterator[OpenOlder]:
    """Open a page in a browser that lacks something, cannot read one of our modules, or runs no script at all."""
    contexts = []

    def open_(address: str, *lacking: str, unread: str = "", script: bool = True) -> Page:
        context = browser.new_context(java_script_enabled=script)
        contexts.append(context)
        if lacking:
            context.add_init_script(_LACK.format(paths=list(lacking)))
        page = context.new_page()
        if unread:
            strange = "export const read = /(?<~ a sign of another time)/;"
            page.route(
                f"**/assets/js/{unread}", lambda route: route.fulfill(body=strange, content_type="text/javascript")
            )
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_whose_scripts_cannot_be_read_is_whole(open_older: OpenOlder, toy_served: str, address: str) -> None:
    """Each word is there that a reader without JavaScript has, and no control that would do nothing."""
    plain = open_older(toy_served + address, script=False)
    older = open_older(toy_served + address, unread="kit.js")
    assert older.evaluate("document.querySelectorAll('article :not(:defined)').length")
    older.evaluate(
        "for (const late of document.getAnimations()) late.finish()"
    )  # what is shown while a module may come
    assert older.locator("article").inner_text().split() == plain.locator("article").inner_text().split()
    assert older.locator("article button:visible").count() == 0


def test_the_builder_works_where_nothing_can_be_shared_or_copied(open_older: OpenOlder, served: str) -> None:
    """Send is not offered, and the words to copy are selected instead."""
    page = open_older(f"{served}scripts/bounded-request/", *ADDED)
    fill_all(page, "Ada Obi")
    message = page.locator("[data-message=ask]")
    expect(message.locator("[data-text]")).to_contain_text("Ada Obi")
    expect(message.locator("[data-action=send]")).to_be_hidden()
    message.locator("[data-action=copy]").click()
    page.wait_for_function("String(getSelection()).includes('Ada Obi')")


def test_a_filter_works_where_addresses_are_not_counted(open_older: OpenOlder, served: str) -> None:
    """The choice counts and stands in the address."""
    page = open_older(f"{served}scripts/", *ADDED)
    page.locator("card-filter summary").first.click()
    page.locator("card-filter input").first.check()
    expect(page.locator("[data-out]").first).to_be_attached()
    assert "#" in page.url

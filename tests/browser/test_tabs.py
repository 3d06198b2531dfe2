"""What is kept is the same in every tab, and on a page that is shown again as it was left."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage

TRACK = "learn/first-tide/"
TICKS = "askwell:track:first-tide"
KEEP = "Keep my ticks on this device"


def ticked(page: Page) -> list[str]:
    """Return the steps that are ticked, in their order."""
    boxes = page.locator("reading-list li :checked").all()
    return [str(box.get_attribute("name")) for box in boxes]


def stored(page: Page, storage: str, key: str = TICKS) -> Any:
    """Return what a storage holds."""
    return json.loads(page.evaluate(f"{storage}.getItem({json.dumps(key)})") or "null")


@pytest.fixture
def tabs(open_toy: OpenPage) -> tuple[Page, Page]:
    """Two tabs with the same track; in the second, two steps are ticked and kept in the tab only."""
    one = open_toy(TRACK)
    other = one.context.new_page()
    other.goto(one.url)
    for step in ("what-holds", "write-it"):
        other.locator(f"[name={step}]").check()
    return one, other


def test_keeping_in_one_tab_takes_no_ticks_from_another(tabs: tuple[Page, Page]) -> None:
    """The ticks of both are put together, and both go on with them."""
    one, other = tabs
    one.locator("[name=see-signs]").check()
    one.get_by_label(KEEP).check()
    for page in (other, one):
        expect(page.locator("reading-list > .progress")).to_contain_text("3 of 6")
        expect(page.get_by_label(KEEP)).to_be_checked()
        assert ticked(page) == ["what-holds", "see-signs", "write-it"]
    other.locator("[name=see-signs]").uncheck()
    expect(one.locator("reading-list > .progress")).to_contain_text("2 of 6")
    assert sorted(stored(one, "localStorage")) == ["what-holds", "write-it"]


def test_a_tab_that_heard_nothing_puts_them_together_when_it_is_shown_again(tabs: tuple[Page, Page]) -> None:
    """A page that slept while another tab began to keep: its ticks are not lost, and neither are the others."""
    one, other = tabs
    other.goto("about:blank")
    one.locator("[name=see-signs]").check()
    one.get_by_label(KEEP).check()
    other.go_back()
    expect(other.locator("reading-list > .progress")).to_contain_text("3 of 6")
    expect(one.locator("reading-list > .progress")).to_contain_text("3 of 6")


def test_keeping_no_longer_takes_no_ticks_from_another_tab(tabs: tuple[Page, Page]) -> None:
    """They stay in each tab until it is closed, also those that the other tab made."""
    one, other = tabs
    one.get_by_label(KEEP).check()
    expect(one.locator("reading-list > .progress")).to_contain_text("2 of 6")
    one.locator("[name=see-signs]").check()
    expect(other.locator("reading-list > .progress")).to_contain_text("3 of 6")
    one.get_by_label(KEEP).uncheck()
    expect(other.get_by_label(KEEP)).not_to_be_checked()
    for page in (one, other):
        page.reload()
        expect(page.locator("reading-list > .progress")).to_contain_text("3 of 6")
    assert stored(one, "localStorage") is None


def test_what_was_kept_is_cleared_in_every_tab(tabs: tuple[Page, Page]) -> None:
    """On this device is in every tab; a tab that never kept is not touched."""
    one, other = tabs
    one.get_by_role("button", name="Clear").click()
    other.reload()
    expect(other.locator("reading-list > .progress")).to_contain_text("2 of 6")
    other.get_by_label(KEEP).check()
    expect(one.locator("reading-list > .progress")).to_contain_text("2 of 6")
    one.get_by_role("button", name="Clear").click()
    for page in (other, one):
        expect(page.locator("reading-list > .progress")).to_contain_text("0 of 6")
        expect(page.get_by_label(KEEP)).not_to_be_checked()
        assert stored(page, "localStorage") is stored(page, "sessionStorage") is None


def test_storage_that_is_emptied_elsewhere_is_seen(tabs: tuple[Page, Page]) -> None:
    """Nobody is told that something is kept which is gone."""
    one, other = tabs
    other.get_by_label(KEEP).check()
    expect(one.get_by_label(KEEP)).to_be_checked()
    other.evaluate("localStorage.clear()")
    expect(one.get_by_label(KEEP)).not_to_be_checked()


def test_the_way_back_shows_what_was_done_meanwhile(keeping_browser: Browser, toy_served: str) -> None:
    """Exercises and ticks are read again, though the page comes back as it was left."""
    page = keeping_browser.new_page()
    page.goto(f"{toy_served}{TRACK}")
    page.locator("[name=what-holds]").check()
    page.evaluate("window.left = true")
    page.goto(f"{toy_served}practice/")
    page.locator("practice-done:defined").wait_for()
    page.evaluate("window.left = true")
    page.locator("[data-exercise=who-hails] a").click()
    page.locator('input[value="dark-lamp"]').check()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator("[data-judged]")).to_have_count(1)
    page.evaluate(f"sessionStorage.setItem('{TICKS}', '[\"what-holds\", \"who-hails\"]')")
    page.go_back(wait_until="commit")
    expect(page.locator("practice-done .progress")).to_contain_text("1 of 4 done")
    assert page.evaluate("window.left"), "the page was kept"
    page.go_back(wait_until="commit")
    expect(page.locator("reading-list > .progress")).to_contain_text("2 of 6")
    assert page.evaluate("window.left"), "the page was kept"
    page.close()

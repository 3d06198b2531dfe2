"""A track leads on: a page that was reached from a step says which, ticks it and goes to the next."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

TRACK = "learn/first-tide/"
KEY = "askwell:track:first-tide"


def go_to_step(page: Page, step: str) -> Locator:
    """Follow a step's link in the list, and return the bar that should be there."""
    page.locator(f"#{step} .step-facts a").first.click()
    page.wait_for_url(lambda url: TRACK not in url)
    return page.locator("reading-bar")


def test_a_page_reached_from_a_step_is_ticked_there(open_toy: OpenPage) -> None:
    """Its place in the track, and a box that does what the list's own does, both ways."""
    page = open_toy(TRACK)
    bar = go_to_step(page, "see-signs")
    expect(bar).to_contain_text("Step 2 of 6, The first tide")
    bar.get_by_label("Done").check()
    assert json.loads(page.evaluate(f"sessionStorage.getItem('{KEY}')")) == ["see-signs"]
    bar.get_by_role("link", name="Step 2 of 6").click()
    expect(page.locator("li:target")).to_have_attribute("id", "see-signs")
    expect(page.locator("[name=see-signs]")).to_be_checked()
    expect(page.locator("reading-list > .progress")).to_contain_text("1 of 6")
    bar = go_to_step(page, "see-signs")
    expect(bar.get_by_label("Done")).to_be_checked()
    bar.get_by_label("Done").uncheck()
    page.go_back()
    page.reload()
    expect(page.locator("[name=see-signs]")).not_to_be_checked()


def test_next_goes_through_the_track(open_toy: OpenPage) -> None:
    """From page to page, and to the list where the next step has no page; the way back and a reload keep the place."""
    page = open_toy(TRACK)
    bar = go_to_step(page, "what-holds")
    for place, title in enumerate(("Diagnose", "Who hails", "A boat at dawn"), start=2):
        bar.get_by_role("link", name="Next").click()
        expect(page.locator("h1")).to_contain_text(title)
        expect(bar).to_contain_text(f"Step {place} of 6")
    page.reload()
    expect(bar).to_contain_text("Step 4 of 6")
    page.go_back()
    expect(bar).to_contain_text("Step 3 of 6")
    page.go_forward()
    bar.get_by_role("link", name="Next").click()
    expect(page.locator("li:target")).to_have_attribute("id", "read-the-log")


def test_a_page_reached_otherwise_shows_no_bar(open_toy: OpenPage) -> None:
    """The list is a link at its end, and no more."""
    page = open_toy("diagnose/")
    page.locator("reading-step:defined").wait_for(state="attached")
    page.goto(page.url.replace("diagnose/", "practice/"))
    page.locator("[data-exercise=who-hails] a").click()
    expect(page.locator(".in-lists a")).to_have_attribute("href", "../../learn/first-tide/#who-hails")
    page.wait_for_timeout(200)
    expect(page.locator("reading-bar")).to_have_count(0)


def test_a_step_opened_in_a_tab_of_its_own_knows_its_list(open_toy: OpenPage) -> None:
    """The list stays open beside it; what is ticked there shows here when it is kept on the device."""
    page = open_toy(TRACK)
    page.get_by_label("Keep my ticks on this device").check()
    with page.context.expect_page() as opened:
        page.locator("#see-signs .step-facts a").first.click(modifiers=["ControlOrMeta"])
    bar = opened.value.locator("reading-bar")
    bar.get_by_label("Done").check()
    expect(page.locator("[name=see-signs]")).to_be_checked()
    page.locator("[name=see-signs]").uncheck()
    expect(bar.get_by_label("Done")).not_to_be_checked()


def test_without_javascript_a_plain_link_leads_back(open_toy: OpenPage) -> None:
    """It names the track and the step, and leads to it."""
    page = open_toy(TRACK, script=False)
    page.locator("#see-signs .step-facts a").first.click()
    page.get_by_role("link", name="The first tide").last.click()
    expect(page.locator("li:target")).to_have_attribute("id", "see-signs")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light"), (1280, "light")])
def test_the_bar_stays_in_sight_and_hides_nothing(open_toy: OpenPage, width: int, scheme: str) -> None:
    """It stands at the lower edge, no barrier is found, and what has the focus is never behind it."""
    page = open_toy(TRACK, width=width, scheme=scheme)
    bar = go_to_step(page, "write-it")
    expect(bar).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not Axe().run(page).response["violations"]
    for _ in range(60):
        page.keyboard.press("Tab")
        behind = page.evaluate("""() => {
          const bar = document.querySelector("reading-bar").getBoundingClientRect();
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          const inside = document.activeElement.closest("article") && !document.activeElement.closest("reading-bar");
          return Boolean(inside) && top > bar.top && bottom > bar.top && bar.bottom >= innerHeight - 1;
        }""")
        assert not behind, page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
    page.emulate_media(media="print")
    expect(bar).to_be_hidden()
    expect(page.locator(".in-lists")).to_be_hidden()

"""A module that comes late undoes nothing that was done meanwhile; one that never comes leaves a page that works."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage, held_back

TRACK = "learn/first-tide/"
TICKS = "askwell:track:first-tide"
#: A page for every module of ours but those that only add to pages which are whole without them.
PAGES = [
    TRACK,
    "learn/for-leads/",
    "practice/",
    "practice/mixed/",
    "practice/who-hails/",
    "practice/in-order/",
    "print/",
    "scripts/boat-by-noon/",
    "situations/borrow-a-boat/",
    "your-drafts/",
]

OpenWithout = Callable[[str, str], Page]


def come_to(page: Page, address: str) -> None:
    """Go to a page that is not whole for want of a module."""
    page.goto(page.url.partition("/askwell/")[0] + f"/askwell/{address}", wait_until="commit")
    page.locator("footer").wait_for()


def test_a_tick_that_is_made_early_stays_with_those_that_were_kept(open_toy: OpenPage) -> None:
    """It counts, it is kept, and so is what was ticked before."""
    page = open_toy(TRACK)
    page.locator("[name=see-signs]").check()
    with held_back(page, "reading-list"):
        come_to(page, TRACK)
        page.locator("[name=write-it]").check()
    expect(page.locator(".progress")).to_contain_text("2 of 6")
    for step in ("see-signs", "write-it"):
        expect(page.locator(f"[name={step}]")).to_be_checked()
    page.reload()
    expect(page.locator(".progress")).to_contain_text("2 of 6")


def test_a_tick_that_was_taken_away_does_not_come_back(open_toy: OpenPage) -> None:
    """What a browser restores of a page that it shows again is no tick that was made early."""
    page = open_toy(TRACK)
    page.locator("[name=see-signs]").check()
    page.goto(page.url.replace(TRACK, "principle/"))
    page.evaluate(f"sessionStorage.removeItem('{TICKS}')")
    page.go_back()
    page.locator("reading-list:defined").wait_for()
    expect(page.locator(".progress")).to_contain_text("0 of 6")
    expect(page.locator("[name=see-signs]")).not_to_be_checked()


def test_an_answer_that_is_chosen_early_stays(open_toy: OpenPage) -> None:
    """Enter before the module comes sends nothing and loses nothing; afterwards it judges."""
    page = open_toy("learn/")
    with held_back(page, "practice-exercise"):
        come_to(page, "practice/who-hails/")
        here = page.url
        answer = page.locator('input[value="dark-lamp"]')
        answer.check()
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        assert page.url == here
    page.locator("practice-exercise:defined").wait_for()
    expect(answer).to_be_checked()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator("[data-judged=good]")).to_have_count(1)


def test_an_answer_of_an_earlier_visit_is_not_chosen(open_toy: OpenPage) -> None:
    """The page was left; the exercise begins anew."""
    page = open_toy("practice/who-hails/")
    page.locator('input[value="dark-lamp"]').check()
    page.goto(page.url.replace("practice/who-hails/", "principle/"))
    page.go_back()
    page.locator("practice-exercise:defined").wait_for()
    expect(page.locator("practice-exercise input:checked")).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "module"),
    [(TRACK, "reading-list"), ("practice/", "practice-done"), ("practice/mixed/", "practice-mixed")],
)
def test_what_needs_a_module_is_shown_with_it(open_toy: OpenPage, address: str, module: str) -> None:
    """Nobody presses what does nothing yet; its place is kept."""
    page = open_toy("learn/")
    with held_back(page, module):
        come_to(page, address)
        controls = page.locator("article").get_by_role("button").or_(page.locator("[data-keep]"))
        expect(controls.first).to_be_hidden()
        assert not any(control.is_visible() for control in controls.all())
    expect(page.locator("[data-keep]")).to_be_visible()


def test_who_stands_on_a_link_to_a_paper_stays_there(open_page: OpenPage) -> None:
    """The links are not put in another order under a reader."""
    page = open_page("learn/", locale="en-US")
    with held_back(page, "paper-choice"):
        come_to(page, "print/")
        link = page.locator("paper-choice a").first
        link.focus()
    page.locator("paper-choice:defined").first.wait_for()
    expect(link).to_be_focused()


@pytest.fixture
def open_without(browser: Browser, toy_served: str) -> Iterator[OpenWithout]:
    """Open a page of the toy with one module of ours refused; without a name, with no JavaScript at all."""
    contexts = []

    def open_(address: str, module: str = "") -> Page:
        context = browser.new_context(java_script_enabled=bool(module), locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.route(f"**/assets/js/{module}", lambda route: route.abort())
        page.goto(toy_served + address)
        return page

    yield open_
    for context in contexts:
        context.close()


def words(page: Page) -> list[str]:
    """Return the words that the page shows."""
    return page.locator("article").inner_text().split()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_whose_module_fails_is_as_without_javascript(
    open_toy: OpenPage, open_without: OpenWithout, address: str
) -> None:
    """It reads the same, whichever of its modules is refused, and shows no control that would do nothing."""
    page = open_toy("learn/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("learn/", address))
    page.wait_for_load_state("networkidle")
    own = re.compile(r"/assets/js/((?!site-search|search-|nav-drawer|offline|reading-step).+\.js)$")
    modules = sorted({found[1] for url in asked if (found := own.search(url))})
    assert len(modules) > (1 if address != "print/" else 0)
    plain = words(open_without(address, ""))
    for module in modules:
        refused = open_without(address, module)
        assert words(refused) == plain, module
        assert refused.locator("article button:visible").count() == 0, module


def test_a_builder_that_nobody_touches_fetches_no_works(open_page: OpenPage) -> None:
    """Who only reads pays for one small module; the first touch brings the rest."""
    page = open_page("learn/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("learn/", "scripts/bounded-request/"))
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "script-works" in url]
    page.locator("[name=name]").fill("Ada")
    expect(page.locator("[data-message=ask] [data-text]")).to_contain_text("Ada")
    assert [url for url in asked if "script-works" in url]


def test_a_builder_whose_works_fail_is_as_without_javascript_until_they_come(
    open_without: OpenWithout,
) -> None:
    """The other variants can be read and no dead button shows; the next touch tries again."""
    page = open_without("scripts/boat-by-noon/", "script-works.js")
    others = page.locator(".other-variants")
    expect(others).to_be_hidden()
    page.locator("#blanks input").first.focus()
    expect(others).to_be_visible()
    assert page.locator("script-builder .scripted:visible").count() == 0
    page.unroute_all()
    page.locator("#blanks input").first.fill("Ahoy")
    expect(others).to_be_hidden()
    expect(page.locator("[data-message=ask] [data-text]")).to_contain_text("Ahoy")

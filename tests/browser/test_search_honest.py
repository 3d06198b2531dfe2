"""The search is honest: what is not there is said, what was taken for it is named, and no key does another's work."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import OpenPage, add_style
from tests.browser.test_search import ask

STATUS = "site-search [role=status]"
HITS = "[role=search] ol a"


def hold(page: Page, part: str) -> list[Route]:
    """Hold a file back; the list fills with the requests for it."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(f"**/{part}", keep)
    return held


def test_a_word_that_is_nowhere_is_said(open_toy: OpenPage) -> None:
    """No page is offered as its answer; what is near it stands apart, with ways to go on."""
    page = open_toy("patterns/")
    expect(page.locator("[data-nothing]")).to_be_hidden()
    ask(page, "refund")
    nothing = page.locator("site-search [data-nothing]")
    expect(nothing).to_be_visible()
    expect(nothing.locator("p").first).to_have_text("Nothing on “refund”. The nearest are:")
    expect(page.locator(STATUS)).to_have_text("Nothing on “refund”. The nearest are:")
    expect(nothing.locator("li mark")).to_have_text(["refusing", "refuse"])
    assert page.locator(HITS).count() == 0
    expect(nothing.get_by_role("link", name="Propose a situation")).to_have_attribute("href", "../contribute/")
    ask(page, "pet")
    expect(nothing.locator("p").first).to_have_text("Nothing on “pet”")
    assert nothing.locator("li").count() == 0
    ask(page, "lamp")
    expect(nothing).to_be_hidden()


def test_the_script_for_any_request_is_offered_where_nothing_fits(open_page: OpenPage) -> None:
    """A request of one's own can be built at once."""
    page = open_page("glossary/")
    ask(page, "kubernetes")
    page.locator("[data-nothing] .search-ways a").first.click()
    page.wait_for_url("**/scripts/any-ask/")


def test_a_slip_is_mended_by_name_and_an_unknown_word_beside_known_ones_is_said(open_toy: OpenPage) -> None:
    """The reader sees what was searched for, and what was not found."""
    page = open_toy("patterns/")
    ask(page, "row at nihgt")
    expect(page.locator(STATUS)).to_have_text("Showing results for “night”. 1 page found")
    ask(page, "lend me your boat tonight, zebra")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d pages? found\. Nothing on “zebra”$"))


def test_a_situation_and_its_scripts_are_one_hit(open_toy: OpenPage) -> None:
    """The best of them stands for all, with one link."""
    page = open_toy("patterns/")
    ask(page, "borrow a boat")
    links = page.locator(HITS)
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "../situations/borrow-a-boat/")


def test_enter_opens_the_answer_to_what_stands_there(open_toy: OpenPage) -> None:
    """Not the answer to the word before, which is still shown when the key is pressed."""
    page = open_toy("glossary/")
    ask(page, "cookies")
    expect(page.locator(HITS)).to_have_attribute("href", "../privacy/")
    page.evaluate("""() => {
      const field = document.querySelector("site-search input");
      field.value = "row at night";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    }""")
    page.wait_for_url("**/situations/row-at-night/")


def test_enter_waits_for_the_index(open_toy: OpenPage) -> None:
    """A key that is pressed before the index is there is kept, unless more is typed."""
    page = open_toy("glossary/")
    held = hold(page, "search.json")
    field = page.locator("site-search input")
    with page.expect_request("**/search.json"):
        field.fill("row")
    field.press("Enter")
    field.press_sequentially(" at night")
    field.press("Enter")
    page.wait_for_timeout(100)
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_url("**/situations/row-at-night/")


def test_enter_leads_to_what_may_be_something_else(open_toy: OpenPage) -> None:
    """Where no text of the first find holds all that was sought, one looks before one goes; the next Enter goes."""
    page = open_toy("glossary/")
    address = page.url
    ask(page, "ask the keeper for oil and a boat")
    page.locator("site-search input").press("Enter")
    expect(page.locator(HITS).first).to_be_focused()
    assert page.url == address
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != address)


def test_enter_opens_nothing_where_nothing_fits(open_toy: OpenPage) -> None:
    """What is nearest is no answer."""
    page = open_toy("glossary/")
    address = page.url
    ask(page, "zebra lamp")
    page.locator("site-search input").press("Enter")
    page.wait_for_timeout(200)
    assert page.url == address


@pytest.mark.parametrize("composing", ["isComposing: true", "keyCode: 229"])
def test_the_keys_of_an_input_method_are_left_alone(open_toy: OpenPage, composing: str) -> None:
    """Enter, Escape and arrows choose among its suggestions, in a browser that says so by either sign."""
    page = open_toy("glossary/")
    ask(page, "lamp")
    field = page.locator("site-search input")
    field.focus()
    address = page.url
    taken = field.evaluate(f"""(field) => ["Enter", "Escape", "ArrowDown"].map((key) =>
      !field.dispatchEvent(new KeyboardEvent("keydown", {{ key, {composing}, bubbles: true, cancelable: true }})))""")
    page.wait_for_timeout(100)
    assert taken == [False, False, False]
    assert page.url == address
    expect(field).to_have_value("lamp")
    expect(field).to_be_focused()


@pytest.mark.parametrize("part", ["search.json", "search-rank.js"])
def test_a_search_that_does_not_load_says_so(browser: Browser, toy_served: str, part: str) -> None:
    """The list from A to Z is offered in its place, and the next key tries again."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(toy_served + "glossary/")
    context.route(f"**/{part}", lambda route: route.abort())
    page.locator("site-search input").fill("lamp")
    failed = page.locator(".search-failed")
    expect(failed).to_be_visible()
    expect(failed).to_contain_text("The search did not load.")
    expect(failed.get_by_role("link")).to_have_attribute("href", "../what-people-say/")
    if part == "search.json":  # a module that failed is not fetched again everywhere
        context.unroute(f"**/{part}")
        page.locator("site-search input").press_sequentially("s")
        expect(page.locator(HITS).first).to_be_visible()
        expect(failed).to_be_hidden()
    context.close()


def test_what_is_typed_before_the_module_arrives_is_answered(open_toy: OpenPage) -> None:
    """Nobody has to type it again."""
    page = open_toy("glossary/")
    held = hold(page, "site-search.js")
    with page.expect_request("**/site-search.js"):
        page.reload(wait_until="commit")
    page.locator("site-search input").fill("lamp")
    held[0].continue_()
    expect(page.locator(HITS).first).to_be_visible()


def test_a_module_that_never_arrives_leaves_the_link(open_toy: OpenPage) -> None:
    """After some seconds the list from A to Z stands where the field would do nothing."""
    page = open_toy("glossary/")
    hold(page, "site-search.js")
    page.reload(wait_until="commit")
    expect(page.locator("site-search input")).to_be_visible()
    expect(page.locator("site-search > a")).to_be_hidden()
    page.evaluate("for (const late of document.getAnimations()) late.finish()")
    expect(page.locator("site-search > a")).to_be_visible()
    expect(page.locator("site-search input")).to_be_hidden()


def test_the_page_for_wrong_addresses_searches_too(open_page: OpenPage) -> None:
    """Its links hold below a folder; a request to another host would fail this test."""
    page = open_page("no/such/page/")
    ask(page, "ghosted")
    page.locator("site-search input").press("Enter")
    page.wait_for_url(re.compile("/askwell/(situations|scripts)/"))


@pytest.mark.parametrize("width", [320, 390])
def test_the_field_covers_no_letter_of_the_name(open_toy: OpenPage, width: int) -> None:
    """Nor where a reader spaces the text out (WCAG 1.4.12), nor the title that takes its place further down."""
    page = open_toy("patterns/dark-lamp/", width=width)
    add_style(page, "* { line-height: 1.5 !important; letter-spacing: .12em !important }")
    for depth in (0, 600):
        page.evaluate(f"scrollTo(0, {depth})")
        page.wait_for_timeout(400)
        name = page.locator(".md-header__title").bounding_box()
        field = page.locator("site-search input").bounding_box()
        assert name and field and name["x"] + name["width"] <= field["x"], (name, field)

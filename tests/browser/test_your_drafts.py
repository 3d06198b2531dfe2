"""Drafts that a reader asked to keep: they stand on a page of their own, and go from there."""

from playwright.sync_api import Page, expect

from macros.playbook import Playbook
from macros.prose import set_quotes
from tests.browser.builder import CLIPBOARD, copied, fill_all, part, text_of
from tests.browser.conftest import OpenPage, wait_until

LIST = "JSON.parse(localStorage.getItem('askwell:drafts') ?? '[]').length"


def keep_two(page: Page) -> None:
    """Keep a draft for Ada and, after starting again, one for Bo."""
    page.locator("[name=name]").fill("Ada")
    page.locator("[name=_keep]").check()
    wait_until(page, f"{LIST} === 1")
    page.locator("form [data-action=reset]").click()
    page.locator("[name=name]").fill("Bo")
    wait_until(page, f"{LIST} === 2")


def drafts_page(page: Page) -> None:
    """Go to the page of drafts by its link in the form."""
    page.locator(".remember a").click()
    page.wait_for_url("**/your-drafts/")


def test_nothing_is_kept_on_the_device_unasked(open_page: OpenPage) -> None:
    """A filled, copied and shared draft leaves nothing in localStorage."""
    page = open_page("scripts/bounded-request/", **CLIPBOARD)
    before = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('askwell'))")
    fill_all(page)
    part(page, "ask", "[data-action=copy]").click()
    page.locator("[data-action=share]").click()
    page.wait_for_timeout(600)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('askwell'))") == before == []


def test_kept_drafts_are_listed_opened_copied_and_deleted(open_page: OpenPage, playbook: Playbook) -> None:
    """Each has its script, its name and its age; the focus goes on to what is left."""
    page = open_page("scripts/bounded-request/", **CLIPBOARD)
    keep_two(page)
    drafts_page(page)
    items = page.locator("[data-draft]")
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text(set_quotes(playbook.scripts["bounded-request"].title))
    expect(items.first).to_contain_text("for Bo, this minute")
    items.last.get_by_role("button", name="Copy").click()
    expect(page.locator("your-drafts .said")).to_have_text("Copied.")
    assert "Ada" in copied(page)
    items.last.get_by_role("link").click()
    expect(page.locator("[name=name]")).to_have_value("Ada")
    expect(page.locator("[data-draft]")).to_contain_text("Your draft for Ada")
    assert "#" not in page.url
    page.locator("[name=name]").fill("Ada Obi")
    expect(text_of(page)).to_contain_text("Ada Obi")
    drafts_page(page)
    expect(items).to_have_count(2)  # the same draft, not a third
    expect(items.first).to_contain_text("Ada Obi")
    items.first.get_by_role("button", name="Delete").click()
    expect(items).to_have_count(1)
    expect(items.get_by_role("button", name="Delete")).to_be_focused()
    page.get_by_role("button", name="Delete all").click()
    expect(items).to_have_count(0)
    expect(page.locator("p[data-none]")).to_be_visible()
    expect(page.locator("your-drafts .said")).to_be_focused()
    page.reload()
    expect(page.locator("p[data-none]")).to_be_visible()


def test_taking_the_tick_away_deletes_this_draft(open_page: OpenPage) -> None:
    """It goes from the list and stays in the tab; what was kept before stays until it is deleted."""
    page = open_page("scripts/bounded-request/")
    keep_two(page)
    page.locator("[name=_keep]").uncheck()
    wait_until(page, f"{LIST} === 1")
    expect(page.locator("form > .said")).to_contain_text("no longer kept")
    page.locator("[name=name]").fill("Bo Li")
    page.wait_for_timeout(600)
    assert page.evaluate(LIST) == 1


def test_a_kept_draft_does_not_overwrite_another_one(open_page: OpenPage) -> None:
    """Opened over a draft in this tab, it offers that one back."""
    page = open_page("scripts/bounded-request/")
    keep_two(page)
    drafts_page(page)
    page.locator("[data-draft]").last.get_by_role("link").click()
    expect(page.locator("[name=name]")).to_have_value("Ada")
    page.get_by_role("button", name="Bring mine back").click()
    expect(page.locator("[name=name]")).to_have_value("Bo")


def test_without_javascript_the_page_says_why_it_is_empty(open_page: OpenPage) -> None:
    """No button shows that would do nothing."""
    page = open_page("your-drafts/", script=False)
    expect(page.locator("your-drafts")).to_contain_text("With JavaScript off there are none")
    assert page.locator("your-drafts button:visible").count() == 0

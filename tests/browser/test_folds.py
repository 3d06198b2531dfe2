"""Long lists whose entries fold, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import BOOK

#: Two screens of a phone of 390 by 844.
TWO_SCREENS = 1688
#: Every page with a list that folds, and an entry of it.
ENTRIES = {
    "twelve-ways-wrong/": "hidden-costs",
    "famous-claims/": "guilt-works",
    "what-people-say/": "letter-s",
    "what-people-say/wishes/": "letter-s",
    "glossary/": "reactance",
    "map/": "hidden-costs--anchor-the-cost",
    "evidence/free/": "hagger-2016",
}
each_list = pytest.mark.parametrize("address", [*ENTRIES, "evidence/asking/", "evidence/respected/", "evidence/fair/"])
each_entry = pytest.mark.parametrize(("address", "id"), ENTRIES.items(), ids=ENTRIES)
with_and_without = pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])


def open_folds(page: Page) -> int:
    """Count the folds that stand open."""
    return page.locator("details.fold[open]").count()


@each_list
def test_the_shape_of_a_list_is_seen_in_two_screens_of_a_phone(open_page: OpenPage, address: str) -> None:
    """From its first entry to its last, as long as none is opened."""
    page = open_page(address, width=390)
    names = page.locator("article .fold > summary")
    first, last = names.first.bounding_box(), names.last.bounding_box()
    assert names.count() >= 10 and open_folds(page) == 0
    assert first and last and last["y"] + last["height"] - first["y"] <= TWO_SCREENS


def test_the_works_cited_are_seen_in_two_screens_of_a_phone(open_page: OpenPage) -> None:
    """Each in one line that leads to all about it."""
    page = open_page("evidence/", width=390)
    first, last = page.locator(".topic").first.bounding_box(), page.locator(".topic").last.bounding_box()
    assert page.locator(".topic").count() == len(BOOK.needs) + 1
    assert first and last and last["y"] + last["height"] - first["y"] <= TWO_SCREENS


@each_entry
@with_and_without
def test_an_address_lands_on_an_opened_place(open_page: OpenPage, address: str, id: str, script: bool) -> None:
    """A link from outside, from the search or from another page shows what it names, below the head of the page."""
    page = open_page(f"{address}#{id}", width=390, script=script)
    place = page.locator(f"[id='{id}']")
    expect(place).to_be_visible()
    assert open_folds(page) == 1
    box, head = place.bounding_box(), page.locator(".md-header").bounding_box()
    assert box and head and head["height"] <= box["y"] < 844 - 50


def test_a_link_in_the_page_opens_what_it_leads_to(open_page: OpenPage) -> None:
    """The letters above the list are its index."""
    page = open_page("what-people-say/", width=390)
    page.locator(".letters a", has_text="M").click()
    expect(page.locator("#letter-m")).to_be_in_viewport()


@each_list
@with_and_without
def test_all_stands_open_on_paper(open_page: OpenPage, address: str, script: bool) -> None:
    """Nothing is lost to whoever prints a page."""
    page = open_page(address, script=script)
    page.emulate_media(media="print")
    inside = page.locator("article .fold > :not(summary)")
    assert inside.count() >= 10
    for part in inside.all():
        box = part.bounding_box()
        assert box and box["height"] > 10


def test_all_folds_are_opened_and_closed_with_one_button(open_page: OpenPage) -> None:
    """For whoever reads straight on, or searches with a browser that looks only at what is open."""
    page = open_page("glossary/", width=390)
    page.get_by_role("button", name="Open all").click()
    assert open_folds(page) == len(BOOK.terms)
    page.get_by_role("button", name="Close all").click()
    assert open_folds(page) == 0


def test_without_scripts_no_button_is_promised(open_page: OpenPage) -> None:
    """Each fold still opens by itself."""
    page = open_page("glossary/", width=390, script=False)
    expect(page.locator("fold-all button")).to_be_hidden()
    page.locator("article .fold > summary").first.click()
    expect(page.locator("article .fold > div").first).to_be_visible()


def test_a_search_lands_on_an_opened_place(open_page: OpenPage) -> None:
    """What a hit names is seen, and not only the name of its fold."""
    page = open_page("privacy/", width=390)
    page.locator(".header-search input[type=search]").fill("reactance")
    page.locator("[role=search] ol a[href$='glossary/#reactance']").click()
    expect(page.locator("#reactance")).to_be_in_viewport()

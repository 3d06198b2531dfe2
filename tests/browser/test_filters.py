"""Filters of the index pages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros.playbook import Playbook
from tests.browser.conftest import OpenPage

INDEXES = ["patterns/", "tactics/", "situations/", "scripts/"]


def shown(page: Page) -> list[str]:
    """List the titles of the cards that fit."""
    return page.locator(".card:not([data-out]) .card-title").all_inner_texts()


def test_filters_combine_and_count(open_page: OpenPage, playbook: Playbook) -> None:
    """Within a group one choice is enough, between groups both must fit; counts say what would be left."""
    page = open_page("patterns/")
    page.get_by_label("Free", exact=False).first.check()
    page.get_by_label("Social", exact=False).check()
    wanted = [p.title for p in playbook.patterns.values() if p.need == "free" and p.family == "social"]
    assert shown(page) == wanted
    page.get_by_label("Safe", exact=False).check()
    wanted = [p.title for p in playbook.patterns.values() if p.need in ("free", "safe") and p.family == "social"]
    assert sorted(shown(page)) == sorted(wanted)
    expect(page.locator("card-filter [role=status]")).to_have_text(f"{len(wanted)} of {len(playbook.patterns)} fit")
    strategic = page.locator("card-filter label", has_text="Strategic").locator("span")
    both = [p for p in playbook.patterns.values() if p.need in ("free", "safe") and p.family == "strategic"]
    expect(strategic).to_have_text(str(len(both)))


def test_a_choice_lives_in_the_link(open_page: OpenPage, playbook: Playbook) -> None:
    """The address can be shared, and opening it shows the same cards; a broken one shows all."""
    page = open_page("situations/")
    page.locator("card-filter label", has_text="In school and study").click()
    here, titles = page.url, shown(page)
    everything = len(playbook.situations)
    assert "#" in here and 0 < len(titles) < everything
    page.goto("about:blank")
    page.goto(here)
    assert shown(page) == titles
    page.goto("about:blank")
    page.goto(here.partition("#")[0] + "#group=%E0%A4%A&need=nonsense&&=")
    assert len(shown(page)) == everything


def test_show_all_brings_everything_back(open_page: OpenPage) -> None:
    """One press undoes every choice."""
    page = open_page("tactics/")
    page.locator("card-filter label").first.click()
    assert len(shown(page)) < 10
    page.get_by_role("button", name="Clear the choice").click()
    assert len(shown(page)) == 10
    assert "#" not in page.url


def test_filters_work_by_keyboard(open_page: OpenPage, playbook: Playbook) -> None:
    """Space ticks the box that has focus."""
    page = open_page("scripts/")
    page.locator("card-filter input").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("card-filter input").first).to_be_checked()
    assert 0 < len(shown(page)) < len(playbook.scripts)


@pytest.mark.parametrize("address", INDEXES)
def test_without_javascript_an_index_is_a_plain_list(open_page: OpenPage, address: str) -> None:
    """Every card stands under its heading, and no dead control is shown."""
    page = open_page(address, script=False)
    expect(page.locator("card-filter")).to_be_hidden()
    assert page.locator(".card:visible").count() >= 3
    assert page.locator("article h2:visible").count() >= 1


@pytest.mark.parametrize("address", INDEXES)
def test_counts_agree_with_the_server_made_ones(open_page: OpenPage, address: str) -> None:
    """Nothing changes when the script wakes up, so nothing moves."""
    before = open_page(address, script=False).locator("card-filter").inner_html()
    after = open_page(address).locator("card-filter").inner_html()
    assert before == after


def test_what_does_not_fit_is_dimmed_and_says_so(open_page: OpenPage) -> None:
    """It stays where it was, smaller and without colour, still readable and still a link."""
    page = open_page("patterns/", scheme="dark")
    page.get_by_label("Free", exact=False).first.check()
    out = page.locator(".card[data-out]").first
    expect(out.locator("a")).to_be_visible()
    expect(out.locator(".card-text")).to_be_hidden()
    assert "does not fit" in out.evaluate("card => getComputedStyle(card, '::after').content")
    assert not Axe().run(page).response["violations"]

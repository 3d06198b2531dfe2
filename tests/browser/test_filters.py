"""Filters of the index pages, on the toy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.playbook import Playbook
from macros.prose import set_quotes
from tests.browser.conftest import OpenPage

INDEXES = ["patterns", "tactics", "situations", "scripts"]


def shown(page: Page) -> list[str]:
    """List the titles of the cards that fit."""
    return page.locator(".card:not([data-out]) .card-title").all_inner_texts()


def box(page: Page, group: str, choice: str) -> Locator:
    """Return the box of one choice."""
    return page.locator(f'card-filter input[name="{group}"][value="{choice}"]')


def count_beside(page: Page, group: str, choice: str) -> Locator:
    """Return the count that stands beside a choice."""
    return box(page, group, choice).locator("xpath=..").locator("span")


def test_filters_combine_and_count(open_toy: OpenPage, toy: Playbook) -> None:
    """Within a group one choice is enough, between groups both must fit; counts say what would be left."""
    safe, fair = (set_quotes(toy.patterns[id].title) for id in ("dark-lamp", "loose-rope"))
    page = open_toy("patterns/")
    box(page, "need", "safe").check()
    assert shown(page) == [safe]
    expect(count_beside(page, "family", "tide")).to_have_text("1")
    expect(count_beside(page, "family", "wind")).to_have_text("0")
    box(page, "need", "fair").check()
    assert shown(page) == [safe, fair]
    box(page, "family", "wind").check()
    assert shown(page) == [fair]
    expect(page.locator("card-filter [role=status]")).to_have_text("1 of 2 fit")


def test_a_choice_lives_in_the_link(open_toy: OpenPage, toy: Playbook) -> None:
    """The address can be shared, and opening it shows the same cards; a broken one shows all."""
    page = open_toy("situations/")
    box(page, "group", "harbour").check()
    here, titles = page.url, shown(page)
    assert "#" in here and titles == [set_quotes(toy.situations["row-at-night"].title)]
    page.goto("about:blank")
    page.goto(here)
    assert shown(page) == titles
    page.goto("about:blank")
    page.goto(here.partition("#")[0] + "#group=%E0%A4%A&need=nonsense&&=")
    assert len(shown(page)) == len(toy.situations)


def test_show_all_brings_everything_back(open_toy: OpenPage, toy: Playbook) -> None:
    """One press undoes every choice."""
    page = open_toy("tactics/")
    page.locator("card-filter label").first.click()
    assert len(shown(page)) < len(toy.tactics)
    page.get_by_role("button", name="Clear the choice").click()
    assert len(shown(page)) == len(toy.tactics)
    assert "#" not in page.url


def test_filters_work_by_keyboard(open_toy: OpenPage, toy: Playbook) -> None:
    """Space ticks the box that has focus."""
    page = open_toy("scripts/")
    bottle = box(page, "channel", "bottle")
    bottle.focus()
    page.keyboard.press("Space")
    expect(bottle).to_be_checked()
    assert shown(page) == [set_quotes(toy.scripts["boat-by-noon"].title)]


@pytest.mark.parametrize("kind", INDEXES)
def test_without_javascript_an_index_is_a_plain_list(open_toy: OpenPage, toy: Playbook, kind: str) -> None:
    """Every card stands under its heading, and no dead control is shown."""
    page = open_toy(f"{kind}/", script=False)
    expect(page.locator("card-filter")).to_be_hidden()
    assert page.locator(".card:visible").count() == len(toy.records(kind))
    assert page.locator("article h2:visible").count() >= 1


@pytest.mark.parametrize("kind", INDEXES)
def test_counts_agree_with_the_server_made_ones(open_toy: OpenPage, kind: str) -> None:
    """Nothing changes when the script wakes up, so nothing moves."""
    before = open_toy(f"{kind}/", script=False).locator("card-filter").inner_html()
    after = open_toy(f"{kind}/").locator("card-filter").inner_html()
    assert before == after


def test_what_does_not_fit_is_dimmed_and_says_so(open_toy: OpenPage) -> None:
    """It stays where it was, smaller and without colour, still readable and still a link."""
    page = open_toy("patterns/", scheme="dark")
    box(page, "need", "safe").check()
    out = page.locator(".card[data-out]").first
    expect(out.locator("a")).to_be_visible()
    expect(out.locator(".card-text")).to_be_hidden()
    assert "does not fit" in out.evaluate("card => getComputedStyle(card, '::after').content")
    assert not Axe().run(page).response["violations"]

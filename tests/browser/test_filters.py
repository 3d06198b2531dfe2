"""Filters of the index pages, on the toy."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.playbook import Playbook
from macros.prose import set_quotes
from tests.browser.conftest import OpenPage, held_back

INDEXES = ["patterns", "tactics", "situations", "scripts"]


def shown(page: Page) -> list[str]:
    """List the titles of the cards that fit."""
    return page.locator(".card:not([data-out]) .card-title").all_inner_texts()


def unfolded(open_: OpenPage, kind: str, **more: Any) -> Page:
    """Open an index with its filters unfolded."""
    page = open_(f"{kind}/", **more)
    page.get_by_text("Narrow this list").click()
    return page


def box(page: Page, group: str, choice: str) -> Locator:
    """Return the box of one choice."""
    return page.locator(f'card-filter input[name="{group}"][value="{choice}"]')


def count_beside(page: Page, group: str, choice: str) -> Locator:
    """Return the count that stands beside a choice."""
    return box(page, group, choice).locator("xpath=..").locator("span")


def test_filters_combine_and_count(open_toy: OpenPage, toy: Playbook) -> None:
    """Within a group one choice is enough, between groups both must fit; counts say what would be left."""
    safe, fair = (set_quotes(toy.patterns[id].title) for id in ("dark-lamp", "loose-rope"))
    page = unfolded(open_toy, "patterns")
    box(page, "need", "safe").check()
    assert shown(page) == [safe]
    expect(count_beside(page, "family", "tide")).to_have_text("1")
    expect(count_beside(page, "family", "wind")).to_have_text("0")
    box(page, "need", "fair").check()
    assert shown(page) == [safe, fair]
    box(page, "family", "wind").check()
    assert shown(page) == [fair]
    expect(page.locator("card-filter [role=status]")).to_have_text("1 of 2 fits")


def test_a_choice_lives_in_the_link(open_toy: OpenPage, toy: Playbook) -> None:
    """The address can be shared, and opening it shows the same cards; a broken one shows all."""
    page = unfolded(open_toy, "situations")
    box(page, "group", "harbour").check()
    here, titles = page.url, shown(page)
    assert "#" in here and titles == [set_quotes(toy.situations["row-at-night"].title)]
    page.goto("about:blank")
    page.goto(here)
    assert shown(page) == titles
    expect(box(page, "group", "harbour")).to_be_visible()
    page.goto("about:blank")
    page.goto(here.partition("#")[0] + "#group=%E0%A4%A&need=nonsense&&=")
    assert len(shown(page)) == len(toy.situations)


def test_show_all_brings_everything_back(open_toy: OpenPage, toy: Playbook) -> None:
    """One press undoes every choice."""
    page = unfolded(open_toy, "tactics")
    page.locator("card-filter label").first.click()
    assert len(shown(page)) < len(toy.tactics)
    page.get_by_role("button", name="Clear the choice").click()
    assert len(shown(page)) == len(toy.tactics)
    assert "#" not in page.url


def test_filters_work_by_keyboard(open_toy: OpenPage, toy: Playbook) -> None:
    """Space ticks the box that has focus."""
    page = unfolded(open_toy, "scripts")
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
    page = unfolded(open_toy, "patterns", scheme="dark")
    box(page, "need", "safe").check()
    out = page.locator(".card[data-out]").first
    expect(out.locator("a")).to_be_visible()
    expect(out.locator(".card-text")).to_be_hidden()
    assert "does not fit" in out.evaluate("card => getComputedStyle(card, '::after').content")
    assert not Axe().run(page).response["violations"]


def test_filters_wait_behind_one_line(open_toy: OpenPage) -> None:
    """Who came for the list sees the list; who wants less of it unfolds the choices, by keyboard too."""
    page = open_toy("patterns/", width=390)
    expect(page.locator("card-filter input").first).to_be_hidden()
    page.locator("card-filter summary").press("Enter")
    expect(page.locator("card-filter input").first).to_be_visible()


@pytest.mark.parametrize("way", ["article h2 .headerlink", ".md-skip", ".md-nav--secondary a"])
def test_a_way_to_another_place_on_the_page_leaves_the_choice(open_toy: OpenPage, toy: Playbook, way: str) -> None:
    """A link to a section, the skip link and the contents change what stands behind #, and not what was chosen."""
    page = unfolded(open_toy, "patterns")
    box(page, "need", "safe").check()
    page.locator(way).first.evaluate("link => link.click()")
    page.wait_for_url(lambda url: "need=" not in url)
    expect(box(page, "need", "safe")).to_be_checked()
    assert shown(page) == [set_quotes(toy.patterns["dark-lamp"].title)]
    page.go_back()
    page.wait_for_url(lambda url: "need=safe" in url)
    assert shown(page) == [set_quotes(toy.patterns["dark-lamp"].title)]


def test_a_choice_made_before_the_module_is_there_is_kept(open_toy: OpenPage, toy: Playbook) -> None:
    """On a slow line a box can be ticked long before anything filters."""
    page = open_toy("glossary/")
    with held_back(page, "card-filter"):
        page.goto(page.url.replace("glossary/", "patterns/"), wait_until="commit")
        page.locator("card-filter summary").click()
        box(page, "need", "safe").check()
        assert len(shown(page)) == len(toy.patterns)
    expect(page.locator(".card[data-out]")).to_have_count(len(toy.patterns) - 1)
    expect(box(page, "need", "safe")).to_be_checked()

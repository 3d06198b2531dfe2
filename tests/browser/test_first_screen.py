"""What the first screen of a phone shows, and how far the keyboard has to go."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.records.situation import MOST_MET
from tests.browser.conftest import OpenPage

PHONE, SCREEN = 390, 844
INDEXES = ["situations", "scripts", "patterns", "tactics", "practice", "learn", "more"]
#: Most presses of Tab to what a page is for: menu, skip link, colours and search, then the page itself.
AHEAD = 29


def ends_at(part: Locator) -> float:
    """Return where a part ends, in pixels from the top of the page."""
    box = part.bounding_box()
    assert box, part
    return box["y"] + box["height"]


def presses_to(page: Page, selector: str) -> int:
    """Count the presses of Tab from the top of the page to the first of some parts that takes one."""
    for count in range(1, 100):
        page.keyboard.press("Tab")
        if page.evaluate("selector => Boolean(document.activeElement.closest(selector))", selector):
            return count
    raise AssertionError(f"no Tab leads to {selector}")


def test_home_asks_its_question_and_shows_three_doors(open_page: OpenPage) -> None:
    """Question, search, examples and the doors, from the top down, all without scrolling."""
    page = open_page("", width=PHONE)
    question = page.get_by_role("heading", name="What do you need, or what did they say?")
    field = page.locator(".home-search input[type=search]")
    examples = page.locator(".home-search .chips a")
    assert examples.count() >= 4
    ends = [ends_at(part) for part in (question, field, examples.last, *page.locator(".door").all())]
    assert len(ends) == 6 and ends == sorted(ends) and ends[-1] <= SCREEN


def test_an_example_leads_to_the_page_that_answers_it(open_page: OpenPage) -> None:
    """One press, with scripts off too; one who has a need meets its situation."""
    page = open_page("", width=PHONE, script=False)
    page.get_by_role("link", name="a pay rise").click()
    expect(page.locator("h1")).to_have_text("Ask for a raise")


def test_the_first_door_opens_onto_what_is_asked_most_and_then_all(open_page: OpenPage) -> None:
    """Twelve situations at most, then every one under whom one asks."""
    page = open_page("", width=PHONE)
    page.get_by_role("link", name="I\u2019m about to ask").click()
    first = page.locator("article h2#first + ul a, article h2#first + div ul a")
    expect(first.first).to_be_visible()
    assert first.count() <= MOST_MET
    assert ends_at(first.first) <= SCREEN
    expect(page.locator("article .shelf").nth(1)).to_be_attached()


@pytest.mark.parametrize("kind", INDEXES)
def test_an_index_shows_its_list_first(open_page: OpenPage, kind: str) -> None:
    """Its first entry begins on the first screen, and its filters wait behind one line."""
    page = open_page(f"{kind}/", width=PHONE)
    box = page.locator("article li:has(> a), article .card").first.bounding_box()
    assert box and box["y"] < SCREEN
    expect(page.locator("card-filter fieldset:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "aim"),
    [
        ("scripts/shift-for-shift/", "[data-message] [data-action=copy]"),
        ("practice/something-fun-about-security/", "practice-exercise"),
        ("learn/first-hour/", "reading-list li"),
        ("situations/", "article li a"),
    ],
)
def test_the_keyboard_reaches_what_a_page_is_for(open_page: OpenPage, address: str, aim: str) -> None:
    """On a narrow screen the closed menu is out of the way: no link in it is passed."""
    page = open_page(address, width=PHONE)
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    assert presses_to(page, aim) < AHEAD


def test_no_link_of_a_closed_menu_takes_the_focus(open_page: OpenPage) -> None:
    """Whoever walks through the page by keyboard never stands where nothing can be seen."""
    page = open_page("scripts/shift-for-shift/", width=PHONE)
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")


def test_the_menu_opens_and_closes_by_keyboard(open_page: OpenPage) -> None:
    """It has a name, a state and a visible focus; open, the first link has the focus, and Escape gives it back."""
    page = open_page("diagnose/", width=PHONE)
    menu, drawer = page.get_by_role("button", name="Menu"), page.locator(".md-sidebar--primary")
    presses_to(page, ".drawer-button")
    assert menu.evaluate("button => getComputedStyle(button).outlineStyle") != "none"
    expect(menu).to_have_attribute("aria-expanded", "false")
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(drawer.get_by_role("link", name="Home", exact=True)).to_be_focused()
        assert not Axe().run(page).response["violations"]
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(drawer.get_by_role("link", name="Scripts")).to_be_hidden()


def test_the_keyboard_stays_in_the_list_that_can_be_seen(open_page: OpenPage) -> None:
    """Inside a part the menu shows its pages and a way back; what slid away takes no focus."""
    page = open_page("patterns/", width=PHONE)
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name="Menu").press("Enter")
    expect(drawer.locator("li .md-nav__title", has_text="Patterns")).to_be_focused()
    expect(drawer.get_by_role("link", name="Diagnose")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(drawer.get_by_role("link", name="Home", exact=True)).to_be_focused()
    expect(drawer.get_by_role("link", name="Diagnose")).to_be_visible()
    expect(drawer.get_by_role("link", name="Fear of precedent")).to_be_hidden()


def test_the_menu_closes_behind_who_walks_out_of_it(open_page: OpenPage) -> None:
    """The page below would be covered otherwise."""
    page = open_page("privacy/", width=PHONE)
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    presses_to(page, "article")
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_without_javascript_the_menu_is_as_the_theme_has_it(open_page: OpenPage) -> None:
    """A press on it opens the drawer, and its links take the focus without that."""
    page = open_page("diagnose/", width=PHONE, script=False)
    assert presses_to(page, ".md-sidebar--primary") < 12
    page.locator(".md-header [for=__drawer]").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Situations").click()
    expect(page.locator("h1")).to_have_text("Situations")


def test_on_a_desk_the_menu_stands_beside_the_page(open_page: OpenPage) -> None:
    """Nothing to open, and so nothing that takes the focus first."""
    page = open_page("scripts/")
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Diagnose")).to_be_visible()
    expect(page.locator(".drawer-button")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()


def test_without_javascript_the_link_in_the_bar_covers_nothing(open_page: OpenPage) -> None:
    """It stands where the field would, beside the site's name, on the narrowest phone."""
    page = open_page("contribute/", width=320, script=False)
    name = page.locator(".md-header__topic").first.locator(".md-ellipsis").bounding_box()
    link = page.locator(".header-search site-search > a").bounding_box()
    assert name and link
    right = page.evaluate(
        """() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector(".md-header__topic .md-ellipsis"));
          return range.getBoundingClientRect().right;
        }"""
    )
    assert right <= link["x"] and link["y"] >= 0 and link["y"] + link["height"] <= name["y"] + 48

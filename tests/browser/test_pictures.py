"""The map and the evidence at a glance, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import BOOK, pages_in

ANSWERS = sum(len(pattern.tactics) for pattern in BOOK.patterns.values())


def test_a_phone_shows_the_whole_map_in_its_width(open_page: OpenPage) -> None:
    """Every column is there without moving sideways, words are no smaller than 12 pixels, marks can be pressed."""
    page = open_page("map/", width=390)
    table = page.locator("table.map").bounding_box()
    assert table and table["x"] >= 0 and table["x"] + table["width"] <= 390
    sizes = page.eval_on_selector_all(
        ".picture :is(p, li, th, td)", "all => all.map((e) => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 12
    boxes = [mark.bounding_box() for mark in page.locator(".map td a").all()]
    assert len(boxes) == ANSWERS
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_the_number_of_a_tactic_stays_in_sight_beside_its_marks(open_page: OpenPage) -> None:
    """On a phone the last rows are a screen below the head of the table."""
    page = open_page("map/", width=390)
    page.locator(".map tbody tr").last.scroll_into_view_if_needed()
    expect(page.locator(".map-number").first).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_a_pressed_mark_says_its_sentence_without_losing_the_place(open_page: OpenPage, script: bool) -> None:
    """The sentence stands on the screen beside the map, and the way back leads to the mark."""
    page = open_page("map/", width=390, script=script)
    mark = page.locator("[id='at-zero-sum-framing--anchor-the-cost']")
    mark.scroll_into_view_if_needed()
    before = mark.bounding_box()
    mark.click()
    sentence = page.locator("[id='zero-sum-framing--anchor-the-cost']")
    expect(sentence).to_be_in_viewport(ratio=1)
    expect(mark).to_be_in_viewport()
    assert mark.bounding_box() == before
    sentence.get_by_role("link", name="Back to the mark").click()
    expect(mark).to_be_in_viewport()
    assert page.evaluate("getComputedStyle(document.querySelector('.map-sentences > li')).position") == "static"


def test_a_wide_screen_says_the_names_of_the_tactics_above_their_columns(open_page: OpenPage) -> None:
    """Nobody looks a number up where there is room for words, and no word is broken."""
    page = open_page("map/", width=1280)
    expect(page.locator(".map-key")).to_be_hidden()
    for name in page.locator(".map-name").all():
        expect(name).to_be_visible()
        assert name.evaluate("e => e.scrollWidth <= e.clientWidth + 1")


@pytest.mark.parametrize("address", ["map/", "evidence/"])
def test_a_picture_is_drawn_on_paper(open_page: OpenPage, address: str) -> None:
    """Marks are drawings and no backgrounds, which a printer leaves out, and each has some ink."""
    page = open_page(address, scheme="dark")
    page.emulate_media(media="print")
    for sign in page.locator("table svg").all():
        expect(sign).to_be_visible()
    colours = page.eval_on_selector_all(".picture svg", "all => all.map((e) => getComputedStyle(e).color)")
    assert colours and not {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"} & set(colours)
    assert pages_in(page.pdf(format="A4")) <= 8


def test_each_work_of_a_claim_is_a_mark_that_can_be_told_from_the_next(open_page: OpenPage) -> None:
    """The drawing keeps its size in a narrow column."""
    page = open_page("evidence/", width=320)
    for drawing in page.locator(".glance svg").all():
        box = drawing.bounding_box()
        assert box and box["width"] == int(drawing.get_attribute("width") or 0) and box["height"] == 12


def test_a_filter_leaves_the_works_that_fit(open_page: OpenPage) -> None:
    """What was withdrawn is found at once, and a shared choice still holds."""
    page = open_page("evidence/#status=retracted", width=390)
    shown = page.locator(".works li:visible")
    assert shown.count() == sum(
        source.status == "retracted" and bool(BOOK.cited_by[id]) for id, source in BOOK.sources.items()
    )


@pytest.mark.parametrize("address", ["evidence/", "map/"])
def test_a_finger_meets_one_link_of_a_list_in_lines(open_page: OpenPage, address: str) -> None:
    """Links that follow one another stand in lines of at least 24 pixels."""
    page = open_page(address, width=390)
    lists = page.locator("ul.works, ul.meanings")
    heights = lists.evaluate_all("all => all.map((e) => parseFloat(getComputedStyle(e).lineHeight))")
    assert heights and min(heights) >= 24

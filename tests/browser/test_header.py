"""What stands above a page at all times leaves it readable, also with the text spaced as WCAG 1.4.12 asks."""

import pytest

from tests.browser.conftest import OpenPage, add_style

_SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
#: Where the words of the shown title stand, the field, and the bar.
_BOXES = """() => {
  const box = (part) => part.getBoundingClientRect().toJSON();
  const title = [...document.querySelectorAll(".md-header__topic")].find((e) => getComputedStyle(e).opacity === "1");
  const words = document.createRange();
  words.selectNodeContents(title);
  const [field, bar] = [".header-search input", ".md-header"].map((part) => box(document.querySelector(part)));
  return { title: box(title.firstElementChild), words: box(words), field, bar };
}"""


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "spaced"])
@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_title_in_the_header_ends_before_the_search(open_page: OpenPage, width: int, spaced: bool) -> None:
    """The site's name is whole and in the middle of the bar; the page's own title, once scrolled, is cut in time."""
    page = open_page("patterns/hidden-costs/", width=width)
    if spaced:
        add_style(page, _SPACED)
    boxes = page.evaluate(_BOXES)
    assert boxes["words"]["right"] <= boxes["title"]["right"] + 0.5, "the name is not cut"
    assert boxes["title"]["right"] < boxes["field"]["left"]
    middle = (boxes["words"]["top"] + boxes["words"]["bottom"]) / 2
    assert abs(middle - boxes["bar"]["bottom"] / 2) <= 3
    page.mouse.wheel(0, 1200)
    page.locator(".md-header__title--active").wait_for()
    page.wait_for_timeout(500)  # one title gives way to the other
    boxes = page.evaluate(_BOXES)
    assert boxes["title"]["right"] < boxes["field"]["left"]


def test_nothing_lies_over_the_page(open_page: OpenPage) -> None:
    """Who scrolls back up a little has the text before them, and no button on top of it."""
    page = open_page("evidence/", width=390)
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(300)
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(500)
    over = """() => [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility({ opacityProperty: true })
      && getComputedStyle(e).position === "fixed" && e.getBoundingClientRect().height).map((e) => e.className)"""
    names = page.evaluate(over)
    assert [name for name in names if "md-overlay" not in name and "md-sidebar" not in name] == []

"""Answers: one of four is chosen, filled in and sent, and what the other three need is nobody's business."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.builder import CLIPBOARD, awake, bring, copied, link_to, part, text_of
from tests.browser.conftest import OpenPage

ADDRESS = "scripts/oil-or-no-oil/"
ANSWERS = ("yes", "partly", "later", "no")
TAIL = "\u201cso\u201d & it\u2019s 1 < 2 > 0, 2 * 3 [sic], `b` c\\d _e_ #f %"


def shown(page: Page) -> list[str]:
    """List the messages that one sees."""
    sections = page.locator("script-builder [data-message]").all()
    return [str(section.get_attribute("data-message")) for section in sections if section.is_visible()]


def worry(page: Page, id: str) -> None:
    """Press a worry."""
    page.locator(f'[data-worry="{id}"]').click()
    expect(page.locator(f'[data-worry="{id}"]')).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", [320, 1280])
def test_one_answer_is_chosen_and_copied_as_it_stands(open_toy: OpenPage, width: int) -> None:
    """No is one press away; it wants the name alone, and nothing of what another answer would say."""
    page = open_toy(ADDRESS, width=width, **CLIPBOARD)
    assert shown(page) == ["yes"]
    bring(page, "no")
    assert shown(page) == ["no"]
    page.locator("[name=name]").fill("Ada")
    expect(text_of(page, "no")).to_contain_text("Ada")
    part(page, "no", '[data-action="copy"]').click()
    expect(part(page, "no", ".said")).to_have_text("Copied.")
    lines = (f"Dear Ada, {TAIL}", f"Not tonight, Ada. {TAIL}", f"From the wall {TAIL}")
    assert copied(page) == "\n\n".join(lines)
    page.locator("form [data-action=copy]").click()
    expect(page.locator("form > .said")).to_have_text("Copied.")


def test_a_blank_of_another_answer_stops_nothing(open_toy: OpenPage) -> None:
    """Only the answer that is sent waits for its blanks; those of the others stand below, to be filled or not."""
    page = open_toy(ADDRESS, **CLIPBOARD)
    page.locator("[name=name]").fill("Ada")
    for name in ("yes", "no"):
        bring(page, name)
        part(page, name, '[data-action="copy"]').click()
        expect(part(page, name, ".said")).to_have_text("Copied.")
        expect(page.locator("[data-later] [name=part]")).to_be_visible()
    bring(page, "partly")
    expect(page.locator("[data-first] [name=part]")).to_be_visible()
    part(page, "partly", '[data-action="copy"]').click()
    expect(part(page, "partly", ".said")).to_contain_text("For how long")
    expect(page.locator("[name=part]")).to_be_focused()
    assert copied(page).startswith("Dear Ada")


def test_a_worry_adds_its_line_wherever_it_has_one(open_toy: OpenPage) -> None:
    """All worries of the four answers are offered; each says what it adds here, or else to which answer it adds."""
    page = open_toy(ADDRESS)
    bring(page, "yes")
    offered = page.locator("[data-worry]")
    assert {button.get_attribute("data-worry") for button in offered.all()} == {"dark-lamp", "loose-rope"}
    expect(page.locator("#adds-dark-lamp")).to_have_text(f"Bring the can back. {TAIL}")
    expect(page.locator("#adds-loose-rope")).to_contain_text("If you say no: Nor tomorrow.")
    worry(page, "loose-rope")
    expect(text_of(page, "yes")).not_to_contain_text("Nor tomorrow.")
    expect(page.locator(".worries > .said")).to_contain_text("If you can do part of it: Then I come for it.")
    worry(page, "dark-lamp")
    expect(text_of(page, "yes")).to_contain_text("Bring the can back.")
    bring(page, "no")
    expect(text_of(page, "no")).to_contain_text("The can is nearly empty.")
    expect(text_of(page, "no")).to_contain_text("Nor tomorrow.")
    expect(page.locator("#adds-loose-rope")).to_have_text(f"Nor tomorrow. {TAIL}")


def test_a_draft_comes_back_with_the_answer_that_was_chosen(open_toy: OpenPage) -> None:
    """A reload and a shared link show it, and a link to a message chooses it."""
    page = open_toy(ADDRESS)
    bring(page, "later")
    awake(page)
    page.locator("[name=name]").fill("Ada")
    page.reload()
    expect(part(page, "later")).to_be_visible()
    assert shown(page) == ["later"]
    page.goto(
        link_to(page, {"values": {"name": "Bo"}, "variant": "letter", "answer": "no", "worries": [], "edited": {}})
    )
    expect(part(page, "no")).to_contain_text("Bo")
    assert shown(page) == ["no"]
    page.goto(f"{page.url.partition('#')[0]}#message-partly")
    expect(part(page, "partly")).to_be_visible()
    assert shown(page) == ["partly"]


def test_a_link_to_a_message_opens_the_page_with_it(open_toy: OpenPage) -> None:
    """Whoever follows a link to the no sees the no."""
    page = open_toy(f"{ADDRESS}#message-no")
    assert shown(page) == ["no"]
    expect(part(page, "no", "h3")).to_be_in_viewport()


def test_a_marked_word_leads_to_its_field_and_back_to_the_answer(open_toy: OpenPage) -> None:
    """The way back is to the answer that is shown, also where the one before has the same word."""
    page = open_toy(ADDRESS, width=390)
    bring(page, "no")
    part(page, "no", '[data-blank="name"]').first.click()
    expect(page.locator("[name=name]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(part(page, "no", '[data-blank="name"]').first).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_a_chosen_answer_holds_no_barrier(open_toy: OpenPage, width: int, scheme: str) -> None:
    """The accessibility rules hold with another answer than the first, and a worry added."""
    page = open_toy(ADDRESS, width=width, scheme=scheme)
    bring(page, "no")
    worry(page, "dark-lamp")
    found = Axe().run(page, context="script-builder")
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_answers_are_there_without_javascript_and_on_paper(open_toy: OpenPage) -> None:
    """Nothing can be chosen there, so nothing is hidden."""
    page = open_toy(ADDRESS, script=False)
    assert shown(page) == list(ANSWERS)
    expect(page.locator("#your-answer")).to_be_hidden()
    page = open_toy(ADDRESS)
    bring(page, "no")
    page.emulate_media(media="print")
    assert shown(page) == list(ANSWERS)

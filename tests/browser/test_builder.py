"""The script builder: fill a few blanks, leave with a message that can be sent."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from macros.loading import load
from macros.playbook import Playbook
from tests.browser.builder import CLIPBOARD, awake, bring, copied, fields, fill_all, part, tab_to, text_of
from tests.browser.conftest import OpenPage
from tests.browser.telling import longest, telling
from tests.projects import DATA

SCRIPTS = load([DATA]).scripts


@pytest.mark.parametrize("id", telling(SCRIPTS))
def test_every_message_of_every_variant_is_copied_as_it_is_shown(
    open_page: OpenPage, id: str, playbook: Playbook
) -> None:
    """With every worry answered and every blank filled, each message goes whole to the clipboard in one press."""
    page = open_page(f"scripts/{id}/", **CLIPBOARD)
    for number in range(page.locator("[name=_variant]").count() or 1):
        if page.locator("[name=_variant]").count():
            page.locator("[name=_variant]").nth(number).check()
            awake(page)
        for worry in page.locator("[data-worry]").all():
            if worry.get_attribute("aria-pressed") == "false":
                worry.click()
                expect(worry).to_have_attribute("aria-pressed", "true")
        fill_all(page)
        for name in playbook.scripts[id].messages:
            bring(page, name)
            part(page, name, '[data-action="copy"]').click()
            expect(part(page, name, ".said")).to_have_text("Copied.")
            text = copied(page)
            assert text == text_of(page, name).inner_text()
            assert len(text.split()) > 3
            assert not re.search(r"[{}]|undefined|null|NaN|\[object| ,|\.\.|  ", text), text
            assert part(page, name, "[data-text] .example").count() == 0


def test_copy_stops_at_the_first_hole_and_says_which(open_page: OpenPage, playbook: Playbook) -> None:
    """An empty needed blank takes the focus, one status names what is missing, and nothing reaches the clipboard."""
    page = open_page("scripts/bounded-request/", **CLIPBOARD)
    page.evaluate("navigator.clipboard.writeText('before')")
    page.locator("[name=job]").fill("the gate")
    for place in ('[data-message="ask"]', "form"):
        page.locator(f"{place} [data-action=copy]").click()
        first = playbook.scripts["bounded-request"].blanks[0]
        expect(page.locator(f"[name={first.id}]")).to_be_focused()
        expect(page.locator(f"[name={first.id}]")).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"{place} > .said")).to_contain_text(first.label)
        assert copied(page) == "before"
        speaking = page.locator("script-builder [role=status]").all_inner_texts()
        assert len([text for text in speaking if text.strip()]) == 1
        page.locator("[name=job]").fill(f"the gate {place}")
    page.locator(f"[name={first.id}]").fill("Ada")
    expect(page.locator(f"[name={first.id}]")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"#blank-{first.id}-warning")).to_be_empty()
    expect(page.locator("#blank-place-warning")).not_to_be_empty()


def test_examples_are_shown_greyed_and_never_copied(open_page: OpenPage) -> None:
    """Text blanks start empty; the example stands in the field and in the message until one types."""
    page = open_page("scripts/bounded-request/")
    name = page.locator("[name=name]")
    expect(name).to_have_value("")
    example = name.get_attribute("placeholder")
    assert example and example in part(page, "ask", ".example").all_inner_texts()
    name.fill("Ada Obi")
    expect(text_of(page)).to_contain_text("Ada Obi")
    expect(text_of(page)).not_to_contain_text(example)


def test_the_page_mends_the_grammar_around_what_is_typed(open_page: OpenPage) -> None:
    """Number, unit, stop and stray characters, as tests/js/script-fill.test.js tries them without a page."""
    page = open_page("scripts/ask-for-the-payment-date/")
    page.locator("[name=name]").fill(" \u202eAda  Obi ,")
    page.locator("[name=late]").fill("1")
    expect(text_of(page)).to_contain_text("Hello Ada Obi,\n\n")
    expect(text_of(page)).to_contain_text("is 1 day overdue")
    expect(page.locator("[data-unit]")).to_have_text("day")
    page.locator("[name=late]").fill("30")
    expect(text_of(page)).to_contain_text("is 30 days overdue")
    expect(page.locator("[data-unit]")).to_have_text("days")


@pytest.mark.parametrize("typed", ["1e1", "0025"])
def test_a_number_out_of_form_is_said_beside_its_field(open_page: OpenPage, typed: str) -> None:
    """It is neither dropped nor passed over: the field says how to write it."""
    page = open_page("scripts/ask-for-the-payment-date/")
    late = page.locator("[name=late]")
    late.press_sequentially(typed)
    expect(page.locator("#blank-late-warning")).to_contain_text("Write it like this: 12")
    late.fill("9")
    expect(page.locator("#blank-late-warning")).to_be_empty()
    late.fill("900")
    expect(page.locator("#blank-late-warning")).to_contain_text("between 1 and 365")


def test_what_the_browser_holds_back_of_a_number_is_said(open_page: OpenPage) -> None:
    """A range reads as nothing to the page, yet the field is not empty for the one who typed it."""
    page = open_page("scripts/ask-for-the-payment-date/")
    page.locator("[name=late]").press_sequentially("25-30")
    assert page.evaluate("document.querySelector('[name=late]').validity.badInput")
    expect(page.locator("#blank-late-warning")).to_contain_text("Write it like this: 12")


def test_what_is_typed_is_text(open_page: OpenPage) -> None:
    """Markup in a blank is shown and copied as the characters that it is."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=name]").fill("<img src=x onerror=\"document.title='taken'\">")
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("<img src=x")
    assert page.locator("[data-text] img").count() == 0 and "taken" not in page.title()


def test_words_that_undo_the_tactic_are_told_beside_the_field(open_page: OpenPage) -> None:
    """Haste without a date and a vague amount are named; the message can still be copied."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=place]").fill("my site, ASAP")
    expect(page.locator("#blank-place-warning")).to_contain_text("hurries them")
    page.locator("[name=place]").fill("my site")
    expect(page.locator("#blank-place-warning")).to_be_empty()


def test_a_refused_clipboard_is_said_and_the_text_selected(open_page: OpenPage) -> None:
    """Where the browser refuses, the reader can copy by hand at once."""
    page = open_page("scripts/bounded-request/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    fill_all(page)
    part(page, "ask", '[data-action="copy"]').click()
    expect(part(page, "ask", ".said")).to_contain_text("did not let us copy")
    assert page.evaluate("getSelection().toString()").strip() == text_of(page).inner_text().strip()


def test_what_was_said_goes_with_the_next_edit(open_page: OpenPage) -> None:
    """Neither \"Copied.\" nor the shared link stays beside words that have changed."""
    page = open_page("scripts/bounded-request/", **CLIPBOARD)
    fill_all(page)
    part(page, "ask", "[data-action=copy]").click()
    expect(part(page, "ask", ".said")).to_have_text("Copied.")
    page.locator("[data-action=share]").click()
    expect(page.locator("[data-shared]")).to_be_visible()
    expect(page.locator("form > .said")).not_to_be_empty()  # the clipboard has answered
    page.locator("[name=name]").fill("Bo")
    expect(part(page, "ask", ".said")).to_be_empty()
    expect(page.locator("form > .said")).to_be_empty()
    expect(page.locator("[data-shared]")).to_be_hidden()


@pytest.mark.parametrize("word", ["remove", "connectedCallback", "constructor", "toString", ""])
def test_a_button_does_only_what_the_builder_knows(open_page: OpenPage, word: str) -> None:
    """A word that is no action of ours does nothing, though every element has a method of that name."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=name]").fill("Ada")
    page.evaluate("word => document.querySelector('[data-action=print]').dataset.action = word", word)
    page.locator(f'[data-action="{word}"]').click()
    expect(page.locator("script-builder form")).to_be_visible()
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Ada")


def test_why_each_line_is_there(open_page: OpenPage) -> None:
    """Each line's tactic is named, linked and numbered beside the line, and so is the worry that it answers."""
    page = open_page("scripts/bounded-request/")
    page.locator("[data-worry=hidden-costs]").click()
    part(page, "ask", ".why summary").click()
    lines = part(page, "ask", "[data-text] .line")
    reasons = part(page, "ask", ".why li")
    expect(part(page, "ask", ".why a[href*='patterns/hidden-costs/']")).to_have_count(1)  # the worry has its line now
    expect(reasons).to_have_count(lines.count())
    assert lines.count() > 2
    expect(reasons.first.locator("a")).to_have_attribute("href", re.compile("tactics/"))
    assert lines.first.evaluate("line => getComputedStyle(line, '::before').content") != "none"


def test_variants_keep_what_was_typed(open_page: OpenPage, playbook: Playbook) -> None:
    """Changing the channel changes the words around the facts, not the facts."""
    id = next(id for id, script in playbook.scripts.items() if len(script.variants) > 1)
    page = open_page(f"scripts/{id}/")
    fill_all(page, "Quill")
    before = text_of(page).inner_text()
    page.locator("[name=_variant]").nth(1).check()
    expect(text_of(page)).not_to_have_text(before)
    expect(text_of(page)).to_contain_text("Quill")


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("id", longest(SCRIPTS))
def test_a_filled_conversation_prints_on_one_page(open_page: OpenPage, id: str, size: str) -> None:
    """The four messages, without the form and the buttons, fit one sheet."""
    page = open_page(f"scripts/{id}/")
    fill_all(page)
    assert sheets(page.pdf(format=size)) == 1


def sheets(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_an_unfilled_script_prints_rules_to_write_on(open_page: OpenPage, playbook: Playbook) -> None:
    """No name of an example's person stands on the sheet, and what was typed does."""
    page = open_page("scripts/put-a-figure-on-it/")
    page.locator("[name=name]").fill("Quilla")
    expect(text_of(page)).to_contain_text("Quilla")
    page.emulate_media(media="print")
    for name in playbook.scripts["put-a-figure-on-it"].messages:
        printed = text_of(page, name).inner_text()
        assert "Quilla" in printed and "Elena" not in printed and "Tuesday" not in printed
    width = "getComputedStyle(document.querySelector('[data-text] .example'), '::after').borderBottomStyle"
    assert page.evaluate(width) == "solid"


def test_a_long_message_prints_no_blank_sheet(open_page: OpenPage) -> None:
    """Sixty lines take the sheets that they need, and the last one holds words."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=draft]").fill("line\n" * 60)
    expect(text_of(page, "if_yes")).to_contain_text("line\nline")
    assert sheets(page.pdf(format="A4")) <= 2


@pytest.mark.parametrize("id", telling(SCRIPTS))
def test_without_javascript_it_is_a_form_and_a_whole_example(open_page: OpenPage, id: str, playbook: Playbook) -> None:
    """Every blank is there to write on, every message of every variant is complete, and no dead button shows."""
    page = open_page(f"scripts/{id}/", script=False)
    for blank in playbook.scripts[id].blanks:
        expect(page.locator(f"[name='{blank.id}']")).to_be_visible()
    shown = page.locator("[data-text]:visible, .other-variants .message-text:visible").all_inner_texts()
    assert len(shown) == 4 * len(playbook.scripts[id].variants)
    assert all(len(text.split()) > 2 and "{" not in text for text in shown)
    assert page.locator("script-builder :is(button, [type=date]):visible").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def test_a_used_builder_holds_no_barrier(open_page: OpenPage, width: int, scheme: str) -> None:
    """The accessibility rules hold with warnings, worries, reasons, edited and missing blanks shown."""
    page = open_page("scripts/bounded-request/", width=width, scheme=scheme)
    page.locator("[data-worry]").first.click()
    page.locator("[name=place]").fill("quickly")
    part(page, "ask", '[data-action="copy"]').click()
    part(page, "ask", ".why summary").click()
    page.locator("[name=name]").fill("https://example.org/" + "x" * 40)
    fill_all(page, "https://example.org/" + "x" * 40)
    part(page, "nudge", '[data-action="edit"]').click()
    assert not Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_home_to_a_script_in_two_presses(open_page: OpenPage, playbook: Playbook) -> None:
    """The door, what one needs, and there is the form."""
    page = open_page("", width=360)
    page.locator(".door-ask a").click()
    page.locator("article").get_by_role("link", name=playbook.situations["testimonial"].title).first.click()
    expect(page.locator("script-builder form")).to_be_visible()


NASTY = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Zl", "Zp", "So", "Mn"]), max_size=20),
    st.sampled_from(
        ["x" * 10000, "\u202etxet", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "javascript:alert(1)", "</script>"]
    ),
    st.sampled_from(["{name}", "{{x}}", "$&", "\\1", "<b>&amp;", "«»„“", "مرحبا", "a\u0301", "\x00\x07\x1b[0m"]),
)


@pytest.fixture(scope="module")
def filled_page(browser: Browser, served: str) -> Iterator[Page]:
    """A builder whose clipboard is a variable, so that many drafts can be tried in one page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}scripts/bounded-request/")
    page.locator("[name=name]").focus()
    awake(page)
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    yield page
    context.close()


_TRY = """([values]) => {
  for (const [id, text] of Object.entries(values)) {
    const control = document.querySelector(`script-builder [name="${id}"]`);
    control.value = text;
  }
  document.querySelector("script-builder form").dispatchEvent(new Event("input", { bubbles: true }));
  window.copied = null;
  document.querySelector('[data-message="ask"] [data-action="copy"]').click();
  const shown = document.querySelector('[data-message="ask"] [data-text]');
  const elements = shown.querySelectorAll(":not(span, [data-blank])").length;
  return { copied: window.copied, shown: shown.textContent, elements };
}"""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(NASTY, min_size=5, max_size=5))
def test_what_is_copied_is_what_is_shown(filled_page: Page, typed: list[str]) -> None:
    """Whatever is typed comes out as text, the same in the message and on the clipboard, or is not copied at all."""
    names = ("name", "job", "place", "sender", "draft")
    values = dict(zip(names, (text.replace("\ud800", "") for text in typed), strict=True))
    values |= {"day": "Friday", "shown": "your initials"}
    result: dict[str, Any] = filled_page.evaluate(_TRY, [values])
    assert result["elements"] == 0
    assert result["copied"] in (None, result["shown"])
    if result["copied"] is not None:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result["copied"])


def test_a_keyboard_goes_from_home_to_a_copied_message(open_page: OpenPage) -> None:
    """On a phone's width, without a pointer: door, situation, the blanks in order, Copy at the end of the form."""
    page = open_page("", width=360, **CLIPBOARD)
    tab_to(page, ".door-ask a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/situations/$"))
    tab_to(page, "article a[href*='testimonial']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("testimonial"))
    for control in fields(page):
        name = control.get_attribute("name")
        tab_to(page, f"script-builder [name='{name}']")
        if control.evaluate("control => control.type") == "select-one":
            page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type(f"Quill {name}")
    tab_to(page, "form [data-action=copy]")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page.locator("form > .said")).to_have_text("Copied.")
    assert "Quill name" in copied(page)

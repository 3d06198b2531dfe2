"""The script builder: fill a few blanks, leave with a message that can be sent."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from macros.loading import load
from macros.playbook import Playbook
from tests.browser.conftest import OpenPage
from tests.projects import DATA

SCRIPTS = list(load([DATA]).scripts)
MESSAGES = ("ask", "nudge", "if_yes", "if_no")
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def fill_all(page: Page, mark: str = "Zed") -> None:
    """Fill every blank as a person would, text blanks with something that can be found again."""
    for control in page.locator("script-builder form [name]:not([name^=_])").all():
        kind = control.evaluate("control => control.type")
        if kind == "select-one":
            control.select_option(index=1)
        elif kind == "number":
            control.fill(control.get_attribute("min") or "7")
        elif kind == "time":
            control.fill("09:30")
        else:
            control.fill(f"{mark} {control.get_attribute('name')}")


def copied(page: Page) -> str:
    """Return what the clipboard holds."""
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


@pytest.mark.parametrize("id", SCRIPTS)
def test_every_message_of_every_variant_is_copied_as_it_is_shown(open_page: OpenPage, id: str) -> None:
    """Filled once, each of the four messages goes whole to the clipboard in one press, with no hole and no example."""
    page = open_page(f"scripts/{id}/", **CLIPBOARD)
    fill_all(page)
    for number in range(page.locator("[name=_variant]").count() or 1):
        if page.locator("[name=_variant]").count():
            page.locator("[name=_variant]").nth(number).check()
        for name in MESSAGES:
            section = page.locator(f'[data-message="{name}"]')
            section.locator('[data-action="copy"]').click()
            expect(section.locator("[role=status]")).to_have_text("Copied.")
            text = copied(page)
            assert text == section.locator("[data-text]").inner_text()
            assert len(text.split()) > 4
            assert not re.search(r"[{}]|undefined|null|NaN|\[object| ,|\.\.|  ", text), text
            assert section.locator(".example").count() == 0


def test_copy_stops_at_the_first_hole_and_says_which(open_page: OpenPage, playbook: Playbook) -> None:
    """An empty needed blank takes the focus, is named, and nothing reaches the clipboard."""
    page = open_page("scripts/bounded-request/", **CLIPBOARD)
    page.evaluate("navigator.clipboard.writeText('before')")
    page.locator("[name=job]").fill("the gate")
    page.locator('[data-message="ask"] [data-action="copy"]').click()
    first = playbook.scripts["bounded-request"].blanks[0]
    expect(page.locator(f"[name={first.id}]")).to_be_focused()
    expect(page.locator(f"[name={first.id}]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator('[data-message="ask"] [role=status]')).to_contain_text(first.label)
    assert copied(page) == "before"
    page.locator(f"[name={first.id}]").fill("Ada")
    expect(page.locator(f"[name={first.id}]")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"#blank-{first.id}-warning")).to_be_empty()
    expect(page.locator("#blank-sender-warning")).not_to_be_empty()


def test_examples_are_shown_greyed_and_never_copied(open_page: OpenPage) -> None:
    """Text blanks start empty; the example stands in the field and in the message until one types."""
    page = open_page("scripts/bounded-request/")
    name = page.locator("[name=name]")
    expect(name).to_have_value("")
    example = name.get_attribute("placeholder")
    assert example and example in page.locator('[data-message="ask"] .example').all_inner_texts()
    name.fill("Ada Obi")
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Ada Obi")
    expect(page.locator('[data-message="ask"] [data-text]')).not_to_contain_text(example)


def test_the_page_mends_the_grammar_around_what_is_typed(open_page: OpenPage) -> None:
    """Number, capital, stop and stray characters, as tests/js/script-fill.test.js tries them without a page."""
    page = open_page("scripts/put-a-figure-on-it/")
    subject, text = (page.locator(f'[data-message="ask"] {part}') for part in ("[data-subject] span", "[data-text]"))
    page.locator("[name=name]").fill(" \u202eada  obi ,")
    page.locator("[name=minutes]").fill("1")
    expect(subject).to_have_text("1 minute about my pay")
    expect(text).to_contain_text(re.compile("^Ada obi,\n\nCould we sit down for 1 minute on "))
    page.locator("[name=minutes]").fill("30")
    expect(subject).to_have_text("30 minutes about my pay")


def test_nothing_typed_is_lost(open_page: OpenPage) -> None:
    """Reload, going away and back, and starting again by mistake all keep what was typed."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=name]").fill("Ada Obi")
    page.reload()
    expect(page.locator("[name=name]")).to_have_value("Ada Obi")
    page.locator("article .facts a").first.click()
    page.wait_for_url(re.compile("situations/"))
    page.go_back()
    expect(page.locator("[name=name]")).to_have_value("Ada Obi")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("[name=name]")).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[name=name]")).to_have_value("Ada Obi")


def test_a_draft_is_shared_by_link_only_when_asked(open_page: OpenPage) -> None:
    """The address stays clean until the press; the link then brings back everything, in another browser too."""
    page = open_page("scripts/bounded-request/", **CLIPBOARD)
    clean = page.url
    fill_all(page, "Åsa & <b>")
    assert page.url == clean
    page.get_by_role("button", name="Link to this draft").click()
    expect(page.locator("form .said")).to_contain_text("The link is copied.")
    link = copied(page)
    assert link.startswith(f"{clean}#draft=")
    text = page.locator('[data-message="ask"] [data-text]').inner_text()
    other = open_page("scripts/bounded-request/")
    other.goto("about:blank")
    other.goto(link)
    assert other.locator('[data-message="ask"] [data-text]').inner_text() == text
    assert other.locator("[data-text] b").count() == 0


@pytest.mark.parametrize("hash", ["#draft=", "#draft=%%%", "#draft=AAAA", "#draft=eyJ2YWx1ZXMiOjN9", "#draft=bnVsbA"])
def test_a_broken_link_still_opens_the_page(open_page: OpenPage, hash: str) -> None:
    """What cannot be read is said, and the form works."""
    page = open_page(f"scripts/bounded-request/{hash}")
    expect(page.locator("form .said")).to_contain_text("could not be read")
    page.locator("[name=name]").fill("Ada")
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Ada")


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
    section = page.locator('[data-message="ask"]')
    section.locator('[data-action="copy"]').click()
    expect(section.locator("[role=status]")).to_contain_text("did not let us copy")
    assert page.evaluate("getSelection().toString()").strip() == section.locator("[data-text]").inner_text().strip()


@pytest.mark.parametrize("word", ["remove", "connectedCallback", "constructor", "toString", ""])
def test_a_button_does_only_what_the_builder_knows(open_page: OpenPage, word: str) -> None:
    """A word that is no action of ours does nothing, though every element has a method of that name."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=name]").fill("Ada")
    page.evaluate("word => document.querySelector('[data-action=print]').dataset.action = word", word)
    page.locator(f'[data-action="{word}"]').click()
    expect(page.locator("script-builder form")).to_be_visible()
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Ada")


def test_the_own_name_is_remembered_on_request_and_forgotten(open_page: OpenPage) -> None:
    """A tick keeps it for other scripts on this device; taking the tick away clears it."""
    page = open_page("scripts/bounded-request/")
    own = page.evaluate("JSON.parse(document.querySelector('script-builder script').textContent).own")
    page.locator(f"[name={own}]").fill("Petra Sol")
    assert page.evaluate("localStorage.getItem('askwell:own-name')") is None
    page.get_by_label("Remember my name").check()
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(page.locator(f"[name={own}]")).to_have_value("Petra Sol")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(f"[name={own}]")).to_have_value("Petra Sol")
    expect(page.get_by_label("Remember my name")).to_be_checked()
    page.get_by_label("Remember my name").uncheck()
    assert page.evaluate("localStorage.getItem('askwell:own-name')") is None


def test_why_each_line_is_there(open_page: OpenPage) -> None:
    """Each line's tactic is named, linked and numbered beside the line, not told by colour."""
    page = open_page("scripts/bounded-request/")
    section = page.locator('[data-message="ask"]')
    section.locator(".why summary").click()
    lines = section.locator("[data-text] .line")
    assert section.locator(".why li").count() == lines.count() > 2
    expect(section.locator(".why li a").first).to_have_attribute("href", re.compile("tactics/"))
    assert lines.first.evaluate("line => getComputedStyle(line, '::after').content") != "none"


def test_a_line_is_left_out_by_keyboard_and_the_focus_stays(open_page: OpenPage) -> None:
    """The box stands among the reasons, which are drawn anew; who unticked it can tick it again at once."""
    page = open_page("scripts/is-this-change-wanted/")
    section = page.locator('[data-message="ask"]')
    section.locator(".why summary").click()
    box = section.locator(".why input[type=checkbox]")
    lines = section.locator("[data-text] .line")
    whole = lines.count()
    box.focus()
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    expect(lines).to_have_count(whole - 1)
    expect(box).to_be_focused()
    page.reload()
    section.locator(".why summary").click()
    expect(box).not_to_be_checked()
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(lines).to_have_count(whole)
    expect(box).to_be_focused()


def test_variants_keep_what_was_typed(open_page: OpenPage, playbook: Playbook) -> None:
    """Changing the channel changes the words around the facts, not the facts."""
    id = next(id for id, script in playbook.scripts.items() if len(script.variants) > 1)
    page = open_page(f"scripts/{id}/")
    fill_all(page, "Quill")
    before = page.locator('[data-message="ask"] [data-text]').inner_text()
    page.locator("[name=_variant]").nth(1).check()
    after = page.locator('[data-message="ask"] [data-text]').inner_text()
    assert after != before and "Quill" in after


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("id", SCRIPTS)
def test_a_filled_conversation_prints_on_one_page(open_page: OpenPage, id: str, size: str) -> None:
    """The four messages, without the form and the buttons, fit one sheet."""
    page = open_page(f"scripts/{id}/")
    fill_all(page)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size))) == 1


@pytest.mark.parametrize("id", SCRIPTS)
def test_without_javascript_it_is_a_form_and_a_whole_example(open_page: OpenPage, id: str, playbook: Playbook) -> None:
    """Every blank is there to write on, every message of every variant is complete, and no dead button shows."""
    page = open_page(f"scripts/{id}/", script=False)
    for blank in playbook.scripts[id].blanks:
        expect(page.locator(f"[name='{blank.id}']")).to_be_visible()
    shown = page.locator("[data-text]:visible, .other-variants .message-text:visible").all_inner_texts()
    assert len(shown) == 4 * len(playbook.scripts[id].variants)
    assert all(len(text.split()) > 4 and "{" not in text for text in shown)
    assert page.locator("script-builder button:visible").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_a_used_builder_holds_no_barrier(open_page: OpenPage, width: int, scheme: str) -> None:
    """The accessibility rules hold with warnings, reasons and missing blanks shown."""
    page = open_page("scripts/bounded-request/", width=width, scheme=scheme)
    page.locator("[name=place]").fill("quickly")
    page.locator('[data-message="ask"] [data-action="copy"]').click()
    page.locator('[data-message="ask"] .why summary').click()
    assert not Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_home_to_a_script_in_three_presses(open_page: OpenPage) -> None:
    """The door, the card, and there is the form."""
    page = open_page("", width=360)
    page.locator(".door-ask a").click()
    page.locator("article .card a", has_text="Bounded request").click()
    expect(page.locator("script-builder form")).to_be_visible()


def link_to(page: Page, draft: object) -> str:
    """Make a link to a draft as the builder does."""
    coded = page.evaluate(
        """async (draft) => {
          const { writeDraft } = await import(new URL("../../assets/js/script-out.js", location.href));
          return writeDraft(draft);
        }""",
        draft,
    )
    return f"{page.url.partition('#')[0]}#{coded}"


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ({"values": {"name": "Ada", "nonsense": "x"}}, True),
        ({"values": {"name": "Ada", "job": 7, "day": None}, "variant": "none", "off": "ask.0"}, True),
        ({"values": {"name": "Ada", "place": "x" * 30000}, "off": [1, "ask.99"], "more": {}}, True),
        ({"values": {"name": "Ada", "day": "Octember"}, "variant": ["mail"]}, False),
    ],
    ids=["an unknown blank", "values that are no text", "over-long", "a day that is none"],
)
def test_a_link_is_read_as_far_as_it_goes(open_page: OpenPage, draft: dict[str, Any], kept: bool) -> None:
    """What belongs is filled in, what does not is counted and said, and the page works."""
    page = open_page("scripts/bounded-request/")
    link = link_to(page, draft)
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator("[name=name]")).to_have_value("Ada")
    said = page.locator("form .said")
    expect(said).to_contain_text("left out") if kept else expect(said).to_be_empty()
    fill_all(page)
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Zed name")


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
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    yield page
    context.close()


_TRY = """(typed) => {
  const texts = [...typed];
  for (const control of document.querySelectorAll("script-builder form [name]:not([name^=_])")) {
    if (control.localName === "select") control.selectedIndex = 1;
    else control.value = texts.shift();
  }
  document.querySelector("script-builder form").dispatchEvent(new Event("input", { bubbles: true }));
  window.copied = null;
  document.querySelector('[data-message="ask"] [data-action="copy"]').click();
  const shown = document.querySelector('[data-message="ask"] [data-text]');
  const elements = shown.querySelectorAll(":not(span)").length;
  return { copied: window.copied, shown: shown.textContent, elements, left: texts.length };
}"""


def test_what_is_copied_is_what_is_shown(filled_page: Page) -> None:
    """Whatever is typed comes out as text, the same in the message and on the clipboard, or is not copied at all."""
    copied: list[str] = []

    @settings(max_examples=60, deadline=None)
    @given(typed=st.lists(NASTY, min_size=7, max_size=7))
    @example(typed=["{name}", "$&", "<b>&amp;", "\u202etxet", "\x1b[0m", "x" * 10000, "a\u0301"])
    def holds(typed: list[str]) -> None:
        result: dict[str, Any] = filled_page.evaluate(_TRY, typed)
        assert result["left"] == 0 and result["elements"] == 0
        assert result["copied"] in (None, result["shown"])
        if result["copied"] is not None:
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result["copied"])
            copied.append(result["copied"])

    holds()
    assert copied, "nothing was ever copied, so nothing was tried"


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """Press Tab until what *selector* names has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")


def test_a_keyboard_goes_from_home_to_a_copied_message(open_page: OpenPage) -> None:
    """On a phone's width, without a pointer: the door, the card, the blanks in order, Copy."""
    page = open_page("", width=360, **CLIPBOARD)
    tab_to(page, ".door-ask a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/scripts/$"))
    tab_to(page, ".card a[href*='bounded-request']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("bounded-request"))
    for control in page.locator("script-builder form [name]:not([name^=_])").all():
        name = control.get_attribute("name")
        tab_to(page, f"script-builder [name='{name}']")
        if control.evaluate("control => control.type") == "select-one":
            page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type(f"Quill {name}")
    tab_to(page, "[data-message=ask] [data-action=copy]")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page.locator('[data-message="ask"] [role=status]')).to_have_text("Copied.")
    assert "Quill name" in copied(page)

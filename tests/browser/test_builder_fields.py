"""The message is the form: marked words lead to their fields and back, and only what is needed is asked for."""

import re

import pytest
from playwright.sync_api import Locator, expect

from macros.playbook import Playbook
from tests.browser.builder import CLIPBOARD, awake, copied, fields, fill_all, part, text_of
from tests.browser.conftest import OpenPage, held_back

PAY = "scripts/put-a-figure-on-it/"


def lower_edge(part: Locator) -> float:
    """Return where a part ends, in pixels from the top of the window."""
    box = part.bounding_box()
    assert box
    return float(box["y"] + box["height"])


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("key", ["Enter", "Escape", "button"])
def test_a_marked_word_leads_to_its_field_and_back(open_page: OpenPage, width: int, key: str) -> None:
    """A press goes to the control; Enter, Escape or the button beside it goes back to the word, which has changed."""
    page = open_page(PAY, width=width)
    part(page, "nudge", "[data-blank=name]").click()
    control = page.locator("[name=name]")
    expect(control).to_be_focused()
    page.keyboard.type("Ada")
    back = page.get_by_role("button", name="Back to the message")
    if key == "button":
        back.click()
    else:
        page.keyboard.press(key)
    word = part(page, "nudge", "[data-blank=name]")
    expect(word).to_be_focused()
    expect(word).to_have_text("Ada")
    expect(back).to_be_hidden()


def test_enter_on_a_marked_word_leads_to_its_field_and_tab_goes_on(open_page: OpenPage) -> None:
    """By keyboard alone; a field that was reached by Tab does not lead back."""
    page = open_page(PAY)
    part(page, "ask", "[data-blank=figure]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=figure]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the way back
    expect(page.locator("[name=duties]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[name=duties]")).to_be_focused()


def test_enter_in_a_long_text_breaks_the_line(open_page: OpenPage) -> None:
    """Escape leads back from there."""
    page = open_page("scripts/bounded-request/")
    part(page, "if_yes", "[data-blank=draft]").click()
    expect(page.locator("[name=draft]")).to_be_focused()
    page.keyboard.type("one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    expect(page.locator("[name=draft]")).to_have_value("one\ntwo")
    page.keyboard.press("Escape")
    expect(part(page, "if_yes", "[data-blank=draft]")).to_be_focused()


def test_a_press_beside_the_button_of_a_long_mark_works_too(open_page: OpenPage) -> None:
    """A mark of many words runs on as text, and all of it leads to the field."""
    page = open_page(PAY)
    part(page, "ask", ".slot:has([data-blank=duties]) span").click()
    expect(page.locator("[name=duties]")).to_be_focused()


def test_the_sentence_stays_in_view_while_it_is_filled(open_page: OpenPage) -> None:
    """On a phone it stands beside the control and follows what is typed."""
    page = open_page(PAY, width=390)
    page.locator("[name=figure]").focus()
    page.keyboard.type("31,000")
    sentence = page.locator(".field:has([name=figure]) .sentence")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_contain_text("I’m asking for 31,000, because")
    expect(page.locator("[name=figure]")).to_be_in_viewport()


def test_only_what_the_shown_lines_need_is_asked_for(open_page: OpenPage, playbook: Playbook) -> None:
    """A worry brings its field and takes it away; a field that goes keeps what was typed and is not demanded."""
    page = open_page(PAY, **CLIPBOARD)
    gain = page.locator("[name=gain]")
    expect(gain).to_be_hidden()
    fill_all(page)
    page.locator("[data-worry=loss-framing]").click()
    expect(gain).to_be_visible()
    gain.fill("replies within two hours")
    expect(text_of(page)).to_contain_text("For the team that means replies within two hours.")
    gain.fill("")
    page.locator("[data-worry=loss-framing]").click()
    expect(gain).to_be_hidden()
    part(page, "ask", "[data-action=copy]").click()
    expect(part(page, "ask", ".said")).to_have_text("Copied.")


def test_a_field_that_another_variant_needs_waits_hidden(open_page: OpenPage) -> None:
    """A switch of the variant asks for its own blanks, and the first ones come back as they were."""
    page = open_page("scripts/is-this-change-wanted/")
    expect(page.locator("[name=work]")).to_be_hidden()
    page.locator("[name=change]").fill("a fix")
    page.locator("[name=_variant]").nth(1).check()
    expect(page.locator("[name=work]")).to_be_visible()
    expect(page.locator("[name=change]")).to_be_hidden()
    page.locator("[name=_variant]").first.check()
    expect(page.locator("[name=change]")).to_have_value("a fix")


def test_on_a_phone_the_form_ends_one_screen_below_the_message(open_page: OpenPage, playbook: Playbook) -> None:
    """At 390 x 844, from the message's end to the form's last button, in every script; in speech its end is what one
    says to their answers."""
    page, far = open_page("scripts/", width=390), {}
    page.set_viewport_size({"width": 390, "height": 844})
    index = page.url
    for id in playbook.scripts:
        page.goto(f"{index}{id}/")
        told = page.locator("[data-message]:visible").first.locator(".message, .answers:visible")
        far[id] = lower_edge(page.locator("form [data-action=copy]").first) - lower_edge(told.last)
    assert not {id: px for id, px in far.items() if px > 844}


def test_on_a_desk_the_form_stands_beside_the_messages_and_stays(open_page: OpenPage) -> None:
    """From 1000 px up, whatever message is read, worries and fields are in view."""
    page = open_page(PAY, width=1000)
    part(page, "if_no").scroll_into_view_if_needed()
    message = part(page, "if_no").bounding_box()
    worries, name = page.locator("[data-worry]").first, page.locator("[name=name]")
    expect(worries).to_be_in_viewport()
    expect(name).to_be_in_viewport()
    box = name.bounding_box()
    assert message and box and box["x"] > message["x"] + message["width"] - 1


@pytest.mark.parametrize("width", [390, 1280])
def test_the_message_comes_before_the_worries_and_these_before_the_form(open_page: OpenPage, width: int) -> None:
    """That is the order of reading and of Tab, and nothing has to be opened."""
    page = open_page(PAY, width=width)
    order = page.evaluate(
        """() => [...document.querySelectorAll("[data-message], [data-worries], script-builder form")]
          .map((part) => part.dataset.message ?? part.localName)"""
    )
    assert order == ["ask", "ul", "form", "nudge", "if_yes", "if_no"]
    assert len(fields(page)) >= 3


def test_a_worry_adds_its_lines_and_takes_them_away(open_page: OpenPage, playbook: Playbook) -> None:
    """The button says whether it is pressed, keeps the focus, and one status tells the line and the length."""
    page = open_page("scripts/bounded-request/")
    pattern = playbook.patterns["hidden-costs"]
    button = page.locator("[data-worry=hidden-costs]")
    expect(button).to_have_text(pattern.plain.replace("'", "’"))
    before = text_of(page).inner_text()
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    said = page.locator(".worries .said")
    words = len(before.split())
    expect(said).to_contain_text(re.compile(rf"^Added: .+ The message had {words} words and has \d+\.$"))
    expect(text_of(page)).not_to_have_text(before)
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(said).to_contain_text("Taken away")
    assert text_of(page).inner_text() == before


def test_a_worry_means_the_same_in_every_variant(open_page: OpenPage) -> None:
    """What was pressed in one variant is pressed in the other, and each shows the worries that its ask has."""
    page = open_page("scripts/bounded-request/")
    page.locator("[data-worry=loss-framing]").click()
    page.locator("[name=_variant]").nth(1).check()
    expect(page.locator("[data-worry]").first).to_have_attribute("data-worry", "loss-framing")
    expect(page.locator("[data-worry=loss-framing]")).to_have_attribute("aria-pressed", "true")
    expect(part(page, "ask", "[data-line='3']")).to_have_count(1)


def test_what_is_pressed_before_the_script_comes_is_not_lost(open_page: OpenPage) -> None:
    """A worry counts, though the variant that is chosen meanwhile brings other buttons."""
    page = open_page("scripts/")
    with held_back(page, "script-works"):
        page.goto(page.url + "bounded-request/")
        page.locator("[data-worry=loss-framing]").click()
        page.locator("[name=_variant]").nth(1).check()
    expect(page.locator("[data-worry=loss-framing]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-worry]").first).to_have_attribute("data-worry", "loss-framing")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_worry_shows_what_it_would_add(open_page: OpenPage, width: int) -> None:
    """On a phone under its button, elsewhere when a pointer or the focus comes near; with what was typed."""
    page = open_page("scripts/any-ask/", width=width)
    page.locator("[name=done]").evaluate("field => { field.value = 'two boxes' }")
    button = page.locator("[data-worry=status-signals]")
    button.focus()
    adds = page.locator("#adds-status-signals")
    expect(adds).to_be_visible()
    expect(adds).to_have_text("I already have two boxes.")
    expect(button).to_have_accessible_description("I already have two boxes.")
    other = page.locator("#adds-autonomy-threat")
    expect(other).to_be_visible() if width == 390 else expect(other).to_be_hidden()


def test_what_only_comes_later_is_asked_after_the_ask(open_page: OpenPage) -> None:
    """A blank of the replies stands below the button that copies the ask, in whichever variant; without script too."""
    for script in (True, False):
        page = open_page("scripts/is-this-change-wanted/", script=script)
        later = page.get_by_role("group", name="For what comes after the request")
        expect(later.locator("[name=until]")).to_be_visible()
        expect(page.locator("[data-first] [name=until]")).to_have_count(0)
    page = open_page("scripts/is-this-change-wanted/")
    page.locator("[name=_variant]").nth(1).check()
    expect(page.locator("[data-later]")).to_be_hidden()
    page.locator("[name=_variant]").nth(0).check()
    page.locator("[data-later] [name=until]").fill("Easter")
    expect(page.locator("[data-message] .message").filter(has_text="Easter")).to_have_count(1)


def test_the_nudge_is_read_on_another_day(open_page: OpenPage) -> None:
    """So it names the day that was tomorrow when the ask was written."""
    page = open_page("scripts/any-ask/")
    page.locator("[name=day]").select_option("tomorrow")
    expect(text_of(page)).to_contain_text("by tomorrow")
    tomorrow = page.evaluate("new Date(Date.now() + 86_400_000).toLocaleDateString('en-GB', { weekday: 'long' })")
    expect(text_of(page, "nudge")).to_contain_text(f"by {tomorrow}")


def test_a_message_that_grows_long_is_told_so(open_page: OpenPage) -> None:
    """Past what its channel bears, in a word beside the count."""
    page = open_page("scripts/any-ask/")
    count = part(page, "ask", "[data-words]")
    for worry in page.locator("[data-worry]").all():
        worry.click()
    expect(count).to_contain_text("getting long; up to 60 is usual")
    page.locator("[name=_variant]").nth(1).check()
    page.locator("[name=why]").fill("It rained " * 20)
    expect(count).to_contain_text("up to 130")


def test_moves_stand_on_lines_of_their_own(open_page: OpenPage) -> None:
    """In a chat a line break stands between two moves, in a mail an empty line."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=_variant]").first.check()
    assert "\n" in text_of(page).inner_text() and "\n\n" not in text_of(page).inner_text()
    page.locator("[name=_variant]").nth(1).check()
    expect(text_of(page)).to_contain_text("\n\n")


def test_what_is_said_after_a_pause_is_read_and_not_copied(open_page: OpenPage) -> None:
    """It stands below, under the line that it follows and by what was heard; the pause itself is no text."""
    page = open_page("scripts/strong-letter-or-none/", **CLIPBOARD)
    page.locator("[name=_variant]").nth(1).check()
    answers = part(page, "ask", "[data-answers]")
    expect(answers).to_be_visible()
    expect(answers.locator("dt.note")).to_have_count(2)
    expect(answers).to_contain_text("They hesitate.")
    fill_all(page)
    part(page, "ask", "[data-action=copy]").click()
    expect(part(page, "ask", ".said")).to_have_text("Copied.")
    answer = answers.locator("dd").first.inner_text()
    assert answer not in copied(page) and "wait for" not in copied(page)
    pause = part(page, "ask", "[data-text] [data-pause]").first
    assert "wait for their answer" in pause.evaluate("line => getComputedStyle(line, '::after').content")


def test_a_date_is_offered_with_its_weekday_and_without(open_page: OpenPage) -> None:
    """It stands beside the days of the week, and goes when they are asked back."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=day-date]").fill("2026-03-12")
    expect(page.locator("[name=day]")).to_have_value("Thursday 12 March")
    expect(text_of(page)).to_contain_text("Thursday 12 March")
    page.locator("[name=day]").select_option("12 March")
    expect(text_of(page)).to_contain_text("12 March")
    expect(text_of(page)).not_to_contain_text("Thursday")
    page.reload()
    expect(page.locator("[name=day]")).to_have_value("12 March")
    page.locator("[name=day-date]").fill("2026-03-13")
    page.locator("[name=day-date]").fill("")
    expect(page.locator("[name=day]")).to_have_value("")


def test_a_message_is_changed_by_hand_and_copied_as_it_is_shown(open_page: OpenPage) -> None:
    """Going back to the blanks is one press, which says what it takes and can be undone."""
    page = open_page("scripts/bounded-request/", **CLIPBOARD)
    part(page, "ask", "[data-action=edit]").click()
    expect(part(page, "ask", ".said")).to_contain_text("Before you edit, fill in")
    expect(page.locator("[name=name]")).to_be_focused()
    fill_all(page)
    filled = text_of(page).inner_text()
    part(page, "ask", "[data-action=edit]").click()
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" And")
    page.keyboard.press("Enter")
    page.keyboard.type("thanks <b>")
    expect(part(page, "ask", "[data-by-hand]")).to_be_visible()
    part(page, "ask", "[data-action=copy]").click()
    expect(part(page, "ask", ".said")).to_have_text("Copied.")
    assert copied(page) == text_of(page).inner_text() == f"{filled} And\nthanks <b>"
    page.reload()
    expect(text_of(page)).to_contain_text("thanks <b>")
    page.locator("[name=name]").fill("Bo")
    expect(text_of(page)).not_to_contain_text("Bo")
    part(page, "ask", "[data-action=blanks]").click()
    expect(text_of(page)).to_contain_text("Bo")
    expect(text_of(page)).not_to_contain_text("thanks")
    expect(part(page, "ask", "[data-action=unblank]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(text_of(page)).to_contain_text("thanks <b>")


def test_a_reminder_is_a_calendar_file_with_the_nudge(open_page: OpenPage) -> None:
    """The day that the messages name stands there already; the module comes with the press."""
    page = open_page("scripts/bounded-request/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    fill_all(page, "Quill")
    page.locator("[name=day-date]").fill("2031-03-12")
    expect(page.locator("[name=_remind]")).to_have_value(re.compile(r"-03-12$"))
    page.locator("[name=_remind]").fill("2031-03-13")
    assert not any("calendar" in url for url in fetched)
    with page.expect_download() as download:
        page.locator("[data-action=remind]").click()
    text = download.value.path().read_text(encoding="utf-8").replace("\n ", "")
    assert download.value.suggested_filename.endswith(".ics")
    assert "DTSTART;VALUE=DATE:20310313" in text and "SUMMARY:Nudge Quill name" in text
    nudge = text_of(page, "nudge").inner_text().splitlines()[0]
    assert nudge.replace(",", "\\,") in text
    page.locator("[name=place]").fill("another place")
    expect(page.locator("[name=_remind]")).to_have_value("2031-03-13")


def test_a_message_goes_to_another_app_where_the_browser_can(open_page: OpenPage) -> None:
    """The button shows only where it has a use, and hands over what is shown."""
    page = open_page("scripts/bounded-request/")
    page.evaluate("() => { navigator.share = async (given) => { window.given = given; }; }")
    fill_all(page)
    part(page, "ask", "[data-action=send]").click()
    assert page.evaluate("window.given.text") == text_of(page).inner_text()


def test_a_very_long_name_does_not_freeze_the_page(open_page: OpenPage) -> None:
    """200,000 letters are shown, and the next key is answered within a second."""
    page = open_page("scripts/bounded-request/")
    page.locator("[name=name]").focus()
    awake(page)
    took = page.evaluate(
        """() => {
          const control = document.querySelector("[name=name]");
          control.value = "x".repeat(200_000);
          const begun = performance.now();
          control.dispatchEvent(new Event("input", { bubbles: true }));
          return performance.now() - begun;
        }"""
    )
    assert took < 1000

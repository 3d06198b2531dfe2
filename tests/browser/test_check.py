"""Check my ask with scripts and without: what is marked, said, put in, put aside, taken on, and kept by nobody.

The rules are this edition's own and may change any day, so the page is given a few of a test's own.
"""

import json
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.builder import CLIPBOARD, awake, copied, fill_all, tab_to, text_of
from tests.browser.conftest import OpenPage
from tests.browser.test_pages import BOOK

ORDER = {
    "id": "order",
    "finds": "wakes",
    "about": "autonomy-threat",
    "say": "It reads as an order.",
    "better": "could you",
    "any": [r"\byou (?:must|have to)\b"],
    "implies": ["anchor-the-cost"],
}
SORRY = {
    "id": "sorry",
    "finds": "wakes",
    "about": "emotional-load",
    "say": "One apology is plenty.",
    "drop": True,
    "any": [r"\bso sorry\b,?"],
}
WAY_OUT = {"id": "out", "finds": "good", "about": "give-an-out", "say": "They can say no.", "any": [r"\bif not\b"]}
MISSING = [
    {
        "id": f"no-{tactic}",
        "finds": "missing",
        "about": tactic,
        "say": f"What of {tactic}?",
        "better": "it takes [minutes]",
        "not_in_draft": [r"\bnothing is missing\b"],
    }
    for tactic in ("do-the-heavy-lift", "clarify-the-why", "limit-precedent")
]
HASTE = {
    "id": "again",
    "finds": "wakes",
    "about": "timing-attention",
    "say": "It asks for the third time.",
    "any": [r"\bonce more\b"],
    "modes": ["nudge"],
}
RULES = [ORDER, SORRY, WAY_OUT, *MISSING, HASTE]
DRAFT = "Hi Anna, I am so sorry. You must send the list by Friday. Could you bring the van? If not, I ask Ben."
WITHIN_A_SECOND = 1000


def with_rules(page: Page, rules: list[Any] | None = None) -> None:
    """Give the page rules of our own, from its next load on."""
    body = json.dumps({"rules": RULES if rules is None else rules})
    page.route("**/assets/rules.json", lambda route: route.fulfill(body=body, content_type="application/json"))
    page.reload()
    page.wait_for_load_state("networkidle")


def write(page: Page, draft: str = DRAFT) -> None:
    """Write a draft into the box."""
    page.locator("ask-check textarea").fill(draft)


def finding(page: Page, kind: str, about: str) -> Locator:
    """Return the place of what was found."""
    return page.locator(f'ask-check ol > [data-finding][data-kind="{kind}"][data-about="{about}"]')


def box(page: Page) -> str:
    """Return what stands in the box."""
    return page.locator("ask-check textarea").input_value()


def selected(page: Page) -> str:
    """Return the words that are selected in the box."""
    value: str = page.locator("ask-check textarea").evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    return value


def kept(page: Page) -> list[str]:
    """List what of ours the browser keeps; the theme keeps its colours."""
    keys: list[str] = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    return [key for key in keys if key.startswith("askwell")]


def marked(page: Page, kind: str) -> list[str]:
    """List the words that are marked behind the box."""
    return page.locator(f"ask-check [data-mirror] mark.{kind}").all_inner_texts()


@pytest.fixture
def check(open_page: OpenPage) -> Page:
    """The page with rules of our own, and a draft in its box."""
    page = open_page("check/")
    with_rules(page)
    write(page)
    expect(finding(page, "wakes", "autonomy-threat")).to_have_count(1, timeout=WITHIN_A_SECOND)
    return page


def test_what_is_good_comes_first_then_what_may_wake_then_questions(check: Page) -> None:
    """Each beside the words that cause it, with its pattern or tactic in plain words."""
    kinds = [part.get_attribute("data-kind") for part in check.locator("ask-check ol > [data-finding]").all()]
    assert kinds == ["good", "wakes", "wakes", "missing", "missing", "missing"]
    order = finding(check, "wakes", "autonomy-threat")
    expect(order.locator(".words")).to_have_text("You must")
    expect(order.locator(".remark")).to_have_text("It reads as an order.")
    pattern = BOOK.patterns["autonomy-threat"]
    expect(order.get_by_role("link", name=pattern.title)).to_have_attribute("href", "../patterns/autonomy-threat/")
    assert marked(check, "wakes") == ["so sorry", "You must"] and marked(check, "good") == ["If not"]


def test_two_questions_stand_open_and_the_rest_fold(check: Page) -> None:
    """All of them are in the page; nobody is asked three things at once."""
    questions = check.locator('ask-check [data-part="missing"] [data-finding]')
    expect(questions).to_have_count(3)
    assert [question.is_visible() for question in questions.all()] == [True, True, False]
    check.get_by_text("More questions").click()
    expect(questions.nth(2)).to_be_visible()


def test_advice_inside_a_remark_is_a_finding_of_its_own(check: Page) -> None:
    """A missing move that a remark names need not be asked for again."""
    advice = finding(check, "wakes", "autonomy-threat").locator('[data-finding][data-kind="missing"]')
    expect(advice).to_have_attribute("data-about", "anchor-the-cost")
    expect(advice).to_contain_text(BOOK.tactics["anchor-the-cost"].title)


def test_a_remark_names_the_other_patterns_of_its_sentence_and_each_is_explained_once(check: Page) -> None:
    """One remark a sentence; what else it may wake stands inside, and no explanation is read twice."""
    write(check, "You must come, so sorry. You must go.")
    orders = finding(check, "wakes", "autonomy-threat")
    expect(orders).to_have_count(2)
    also = orders.first.locator('[data-finding][data-kind="wakes"]')
    expect(also).to_have_attribute("data-about", "emotional-load")
    expect(also).to_contain_text(BOOK.patterns["emotional-load"].title)
    assert [why.is_visible() for why in orders.locator(".subject-line .why-said").all()] == [True, False]


def test_each_need_is_told_in_words_and_no_score_is_given(check: Page) -> None:
    """Looked after, at risk, both, or nothing noticed."""
    how = {
        part.get_attribute("data-need"): part.get_attribute("data-how")
        for part in check.locator("ask-check [data-need]").all()
    }
    assert how["free"] == "both" and how["safe"] in ("wakes", "both") and set(how) == set(BOOK.needs)
    assert not re.search(r"\d+ ?(%|points|/ ?\d)", check.locator("ask-check .findings").inner_text())


def test_a_better_line_goes_in_by_one_press_and_out_by_one(check: Page) -> None:
    """The words alone are changed, and what is typed in between stays."""
    finding(check, "wakes", "autonomy-threat").get_by_role("button", name="Put it in").click()
    assert "I am so sorry. Could you send the list by Friday?" in box(check)
    expect(finding(check, "wakes", "autonomy-threat")).to_have_count(0)
    check.locator("ask-check textarea").press("ControlOrMeta+End")
    check.keyboard.type(" Ciao")
    check.get_by_role("button", name="Undo").click()
    assert box(check) == f"{DRAFT} Ciao"
    expect(finding(check, "wakes", "autonomy-threat")).to_have_count(1)
    expect(check.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_gap_in_a_better_line_is_selected_to_type_over(check: Page) -> None:
    """What is missing goes behind the ask, and one types on at once."""
    finding(check, "missing", "do-the-heavy-lift").get_by_role("button", name="Put it in").click()
    assert selected(check) == "[minutes]"
    check.keyboard.type("ten minutes")
    assert "by Friday. It takes ten minutes." in box(check) or "van? It takes ten minutes." in box(check)


def test_words_are_left_out_by_one_press(check: Page) -> None:
    """Without a hole in the sentence; the browser's own undo knows of it too."""
    finding(check, "wakes", "emotional-load").get_by_role("button", name="Leave it out").click()
    assert box(check).startswith("Hi Anna, I am. You must")
    check.locator("ask-check textarea").press("ControlOrMeta+z")
    assert box(check) == DRAFT


def test_one_jumps_both_ways_by_key(check: Page) -> None:
    """From a mark to its remark, and from the remark to its words."""
    field = check.locator("ask-check textarea")
    field.evaluate("(field, at) => { field.focus(); field.setSelectionRange(at, at); }", DRAFT.index("must"))
    field.press("ControlOrMeta+Enter")
    words = finding(check, "wakes", "autonomy-threat").locator(".words button")
    expect(words).to_be_focused()
    check.keyboard.press("Enter")
    expect(field).to_be_focused()
    assert selected(check) == "You must"


def test_a_tap_on_a_mark_shows_the_way_to_its_remark(check: Page) -> None:
    """A phone has no such keys; what is typed takes the way back."""
    check.set_viewport_size({"width": 390, "height": 800})
    mark = check.locator("ask-check [data-mirror] mark.wakes").nth(1).bounding_box()
    assert mark
    check.mouse.click(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    way = check.locator("ask-check [data-action=lead]")
    expect(way).to_have_text("It reads as an order.")
    way.click()
    expect(finding(check, "wakes", "autonomy-threat").locator(".words button")).to_be_focused()
    check.locator("ask-check textarea").press("End")
    check.keyboard.type("x")
    expect(way).to_be_hidden()


def test_fine_here_is_for_these_words_and_can_be_undone(check: Page) -> None:
    """Other words of the same kind are still told."""
    remark = finding(check, "wakes", "autonomy-threat")
    remark.get_by_role("button", name="Fine here").click()
    expect(remark).to_have_count(0)
    assert marked(check, "wakes") == ["so sorry"]
    write(check, f"{DRAFT} And you have to call.")
    expect(remark).to_have_count(1)
    check.get_by_text("Not shown", exact=True).click()
    check.get_by_role("button", name="Show it again").click()
    expect(remark).to_have_count(2)


def test_a_kind_is_silenced_listed_and_undone(check: Page) -> None:
    """For as long as the page lasts, and nothing is kept on the device."""
    check.get_by_role("button", name="Don’t show this again").first.click()
    expect(finding(check, "wakes", "emotional-load")).to_have_count(0)
    write(check, f"So sorry, Anna. {DRAFT}")
    expect(finding(check, "wakes", "autonomy-threat")).to_have_count(1)
    expect(finding(check, "wakes", "emotional-load")).to_have_count(0)
    check.get_by_text("Not shown", exact=True).click()
    expect(check.locator("[data-part=quiet] li")).to_contain_text("One apology is plenty.")
    assert kept(check) == []
    check.get_by_role("button", name="Show it again").click()
    expect(finding(check, "wakes", "emotional-load").first).to_be_visible()


def test_what_is_silenced_is_remembered_on_request_only(check: Page) -> None:
    """The box says so, and to take its tick away forgets it."""
    check.get_by_role("button", name="Don’t show this again").first.click()
    check.get_by_text("Not shown", exact=True).click()
    remember = check.get_by_label("Remember what not to show")
    remember.check()
    check.reload()
    write(check)
    expect(finding(check, "wakes", "autonomy-threat")).to_have_count(1)
    expect(finding(check, "wakes", "emotional-load")).to_have_count(0)
    check.get_by_text("Not shown", exact=True).click()
    remember.uncheck()
    assert kept(check) == []


def test_the_mode_is_guessed_shown_and_changed(check: Page) -> None:
    """A reminder is read by other rules; whoever chose is not overruled."""
    mode = check.locator("select[name=mode]")
    expect(mode).to_have_value("ask")
    expect(check.locator("[data-guessed]")).to_be_visible()
    mode.select_option("nudge")
    expect(check.locator("[data-guessed]")).to_be_hidden()
    write(check, "Once more: could you send it?")
    expect(finding(check, "wakes", "timing-attention")).to_have_count(1)
    expect(mode).to_have_value("nudge")


def test_nothing_typed_is_kept_or_sent(check: Page, served: str) -> None:
    """No request after the page has come, nothing in the browser, nothing in the address."""
    asked: list[str] = []
    check.on("request", lambda request: asked.append(request.url))
    write(check, f"{DRAFT} You must, you must.")
    expect(finding(check, "wakes", "autonomy-threat").first).to_be_visible()
    check.wait_for_timeout(300)
    assert asked == []
    assert kept(check) == []
    assert check.url == f"{served}check/"
    check.reload()
    assert box(check) == ""


def test_a_draft_is_kept_in_this_tab_on_request(check: Page) -> None:
    """And forgotten when that is taken back."""
    keep = check.get_by_label("Keep my draft")
    keep.check()
    check.reload()
    expect(check.locator("ask-check textarea")).to_have_value(DRAFT)
    expect(finding(check, "wakes", "autonomy-threat")).to_have_count(1)
    keep.uncheck()
    check.reload()
    expect(check.locator("ask-check textarea")).to_have_value("")


def test_the_outcome_is_said_once_and_not_at_each_key(check: Page) -> None:
    """Whoever listens hears it after a pause, and not again where it is the same."""
    heard = check.locator("ask-check .heard")
    expect(heard).to_have_text("Good moves: 1. Remarks: 2. Questions: 3.", timeout=3000)
    check.evaluate(
        """() => {
          window.said = 0;
          const watch = new MutationObserver(() => window.said++);
          const heard = document.querySelector("ask-check .heard");
          watch.observe(heard, {childList: true, characterData: true, subtree: true});
        }"""
    )
    check.locator("ask-check textarea").press_sequentially(" Bye now", delay=60)
    check.wait_for_timeout(1600)
    assert check.evaluate("window.said") == 0
    write(check, "Could you? Nothing is missing.")
    expect(heard).not_to_contain_text("Remarks: 2")
    assert check.evaluate("window.said") == 1


def test_a_draft_goes_on_into_a_script_and_back(check: Page) -> None:
    """By one press each way; the words stand in the message, and the address holds nothing of them."""
    check.get_by_role("button", name="Take it there").click()
    check.wait_for_url("**/scripts/any-ask/**")
    awake(check)
    expect(text_of(check)).to_have_text(DRAFT)
    assert "draft" not in check.url.partition("any-ask")[2]
    check.locator('[data-message="ask"] [data-action="check"]').click()
    check.get_by_role("button", name="Open it in Check my ask").click()
    check.wait_for_url("**/check/")
    expect(check.locator("ask-check textarea")).to_have_value(DRAFT)
    expect(check.locator("select[name=into]")).to_have_value("any-ask")


def test_what_stood_in_a_script_is_not_lost_to_a_draft_that_comes(check: Page, served: str) -> None:
    """It can be brought back."""
    check.goto(f"{served}scripts/any-ask/")
    fill_all(check)
    before = text_of(check).inner_text()
    check.goto(f"{served}check/")
    write(check)
    check.get_by_role("button", name="Take it there").click()
    check.wait_for_url("**/scripts/any-ask/**")
    awake(check)
    expect(text_of(check)).to_have_text(DRAFT)
    check.get_by_role("button", name="Bring mine back").click()
    assert text_of(check).inner_text() == before


def test_a_builder_checks_a_message_when_asked(open_page: OpenPage) -> None:
    """The rules come with the press and not before; a remark on a blank leads to it, and goes once that is mended."""
    page = open_page("scripts/any-ask/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    body = json.dumps({"rules": RULES})
    page.route("**/assets/rules.json", lambda route: route.fulfill(body=body, content_type="application/json"))
    fill_all(page)
    assert not any("rules.json" in address or "check-find" in address for address in asked)
    page.locator("script-builder form input[type=text]:visible").nth(1).fill("you must do it")
    page.locator('[data-message="ask"] [data-action="check"]').click()
    remark = page.locator('[data-message="ask"] [data-finding][data-kind="wakes"]')
    expect(remark).to_have_attribute("data-about", "autonomy-threat")
    remark.get_by_role("button").click()
    expect(page.locator("script-builder form input[type=text]:visible").nth(1)).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("rope")
    expect(remark).to_have_count(0)
    page.locator('[data-message="ask"] [data-action="check"]').click()
    expect(page.locator('[data-message="ask"] [data-checked]')).to_have_count(0)


def test_rules_that_do_not_come_are_told_and_tried_again(browser: Browser, served: str) -> None:
    """The questions below do without."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/assets/rules.json", lambda route: route.abort())
    page.goto(f"{served}check/")
    page.wait_for_load_state("networkidle")
    write(page)
    expect(page.locator("ask-check .told")).to_contain_text("could not be fetched")
    page.unroute("**/assets/rules.json")
    body = json.dumps({"rules": RULES})
    page.route("**/assets/rules.json", lambda route: route.fulfill(body=body, content_type="application/json"))
    write(page, f"{DRAFT} Bye")
    expect(finding(page, "wakes", "autonomy-threat")).to_have_count(1)
    assert errors == []
    page.close()


def test_a_draft_is_text_and_never_markup(check: Page) -> None:
    """Whatever is typed stands there as it was typed, in the box, behind it and in the list."""
    hostile = '<img src=x onerror="window.hit=1"> you must <b>{now}</b> & "go"'
    write(check, hostile)
    expect(finding(check, "wakes", "autonomy-threat")).to_have_count(1)
    assert check.locator("ask-check [data-mirror]").inner_text().strip("\u200b") == hostile
    assert check.evaluate("window.hit") is None and check.locator("ask-check img").count() == 0


def test_marks_stand_under_their_words(check: Page) -> None:
    """The copy breaks its lines where the box does, at any width and with a long word in it."""
    for width in (320, 390, 768, 1280):
        check.set_viewport_size({"width": width, "height": 800})
        write(check, f"{'Unbreakable' * 9} and so on, {DRAFT}\n\n{DRAFT}\n")
        sizes = check.evaluate(
            """() => ["textarea", "[data-mirror]"].map((one) => {
              const part = document.querySelector(`ask-check ${one}`);
              return [part.clientWidth, part.scrollHeight, part.clientHeight];
            })"""
        )
        (width_one, scroll, seen), (width_two, _, _) = sizes
        assert width_one == width_two and scroll <= seen + 1, (width, sizes)
        assert check.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_questions_are_there_and_no_box_that_does_nothing(open_page: OpenPage) -> None:
    """A list with boxes, for paper too."""
    page = open_page("check/", script=False)
    expect(page.locator("ask-check textarea")).to_be_hidden()
    expect(page.locator("ask-check .needs-script")).to_be_visible()
    assert page.locator(".questions input[type=checkbox]:visible").count() == len(BOOK.patterns)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_accessibility_rule_is_broken_with_findings_and_with_none(
    open_page: OpenPage, width: int, scheme: str
) -> None:
    """Everything is open, with words in the box and without."""
    page = open_page("check/", width=width, scheme=scheme)
    with_rules(page)
    assert Axe().run(page).violations_count == 0
    write(page)
    finding(page, "wakes", "emotional-load").get_by_role("button", name="Fine here").click()
    for fold in page.locator("ask-check details:visible > summary").all():
        fold.click()
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_everything_is_reached_by_keyboard(check: Page) -> None:
    """Tab goes from the box to the mode, the lists and the way on, and nothing holds it."""
    check.locator("ask-check textarea").focus()
    for selector in ("select[name=mode]", ".words button", '[data-action="put"]', '[data-action="goOn"]'):
        tab_to(check, f"ask-check {selector}")


def test_copy_hands_over_the_draft(open_page: OpenPage) -> None:
    """As it stands in the box."""
    page = open_page("check/", **CLIPBOARD)
    with_rules(page)
    write(page)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("ask-check form .said")).to_have_text("Copied.")
    assert copied(page) == DRAFT


def test_the_works_of_an_empty_box_come_when_the_page_is_idle(open_page: OpenPage) -> None:
    """So that the first key finds them warm."""
    page = open_page("check/")
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert sum("rules.json" in address for address in seen) == 1

"""Exercises in the browser: every answer has its feedback, by mouse, by keyboard, without JavaScript and on paper."""

import json
from itertools import permutations
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros.loading import load
from macros.prose import plain_prose, set_quotes
from macros.records.exercise import Exercise
from macros.views.practice import breaks
from tests.browser.conftest import OpenPage, wait_until
from tests.projects import TOY_DATA

EXERCISES: dict[str, Exercise] = load([TOY_DATA]).exercises
CHOICES = [id for id, exercise in EXERCISES.items() if exercise.kind != "order-lines"]
KEY = "askwell:practice"


def log(page: Page, storage: str = "sessionStorage") -> Any:
    """Return what is noted of the exercises done."""
    return json.loads(page.evaluate(f"{storage}.getItem('{KEY}')") or "null")


def noted(page: Page, id: str) -> Any:
    """Return what is noted of an exercise, once it is."""
    wait_until(page, f"JSON.parse(sessionStorage.getItem('{KEY}') ?? '{{}}')['{id}']")
    return log(page)[id]


def said(text: str) -> str:
    """Return a record's prose as readers see it."""
    return set_quotes(plain_prose(text))


@pytest.mark.parametrize("id", CHOICES)
def test_each_answer_has_its_own_feedback_beside_it(open_toy: OpenPage, id: str) -> None:
    """Good or not yet, said plainly where a screen reader hears it; another try costs nothing."""
    page = open_toy(f"practice/{id}/")
    check = page.get_by_role("button", name="Check my answer")
    for answer in EXERCISES[id].answers:
        item = page.locator(".answer", has=page.locator(f'input[value="{answer.id}"]'))
        item.locator("input").check()
        check.click()
        verdict = item.locator(".verdict[role=status]")
        expect(verdict).to_contain_text(said(answer.feedback))
        expect(verdict.locator("strong")).to_have_text("Good." if answer.good else "Not yet.")
    goods = sum(answer.good is True for answer in EXERCISES[id].answers)
    assert page.locator('[data-judged="good"]').count() == goods
    assert page.locator("practice-exercise details:visible").count() == 0, (
        "every answer was tried, so none is left to open"
    )


def test_what_it_trains_is_told_after_the_answer(open_toy: OpenPage) -> None:
    """It names the pattern, so it would give the answer away; on paper it stays out."""
    page = open_toy("practice/who-hails/")
    trained = page.locator(".trains a").first
    expect(trained).to_be_hidden()
    page.locator('input[value="loose-rope"]').check()
    page.get_by_role("button", name="Check my answer").click()
    expect(trained).to_be_hidden()
    page.locator('input[value="dark-lamp"]').check()
    page.get_by_role("button", name="Check my answer").click()
    expect(trained).to_be_visible()
    page.emulate_media(media="print")
    expect(trained).to_be_hidden()


def test_checking_without_an_answer_says_so(open_toy: OpenPage) -> None:
    """Nothing is judged and nothing is noted."""
    page = open_toy("practice/who-hails/")
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator("practice-exercise .said")).to_have_text("Choose an answer first.")
    assert page.locator("[data-judged]").count() == 0
    assert log(page) is None


def test_more_than_one_good_answer_is_said_before_and_while_looking(open_toy: OpenPage) -> None:
    """After the first of two, the reader learns that there is another and may stop there."""
    page = open_toy("practice/dry-words/")
    expect(page.locator("fieldset .note")).to_have_text("2 answers are good.")
    page.locator('input[value="hour"]').check()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator("practice-exercise .said")).to_contain_text("Found 1 of 2.")
    expect(page.locator("practice-exercise details:visible")).to_have_count(0)
    page.locator('input[value="dry"]').check()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator("practice-exercise .said")).to_contain_text("That is it.")
    expect(page.locator("practice-exercise details:visible")).to_have_count(1)


@pytest.mark.parametrize("id", CHOICES)
def test_an_answer_is_given_by_keyboard_alone(open_toy: OpenPage, id: str) -> None:
    """Tab into the answers, an arrow to choose, Enter to check."""
    page = open_toy(f"practice/{id}/")
    page.locator(".lede").click()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("[data-judged]").count() == 0, "moving through the answers gives none away"
    page.keyboard.press("Enter")
    answer = EXERCISES[id].answers[1]
    expect(page.locator("[data-judged] .verdict")).to_contain_text(said(answer.feedback))


def order_of(page: Page) -> list[str]:
    """Return the ids of the lines as they stand."""
    return [str(line.get_attribute("data-line")) for line in page.locator(".order > li").all()]


@pytest.mark.parametrize("key", ["Enter", "ArrowUp"])
def test_lines_are_put_in_order_by_keyboard_alone(open_toy: OpenPage, key: str) -> None:
    """A line moves with its button, the focus goes with it, its place is announced, and the end is told."""
    page = open_toy("practice/in-order/")
    expect(page.locator("practice-exercise .said")).to_be_empty()
    assert order_of(page) == ["ask", "out", "hail"]
    page.locator('[data-line="hail"] [data-move="-1"]').focus()
    page.keyboard.press(key)
    assert order_of(page) == ["ask", "hail", "out"]
    expect(page.locator("practice-exercise .said")).to_contain_text("Line 2 of 3 now: Ahoy.")
    expect(page.locator('[data-line="hail"] [data-move="-1"]')).to_be_focused()
    page.keyboard.press(key)
    page.keyboard.press(key)
    assert order_of(page) == ["hail", "ask", "out"]
    expect(page.locator("practice-exercise .said")).to_have_text("It cannot go further that way.")
    expect(page.locator('[data-line="hail"] [data-move="-1"]')).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Check my order").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".verdict-order")).to_contain_text("Good. Good orders: 1 of 6 that are possible.")
    assert noted(page, "in-order")["missed"] is False


def test_each_broken_rule_of_an_order_has_its_feedback(open_toy: OpenPage) -> None:
    """Only what the order breaks is said, and what it keeps is not."""
    page = open_toy("practice/in-order/")
    first, second = EXERCISES["in-order"].answers
    page.get_by_role("button", name="Check my order").click()
    verdict = page.locator(".verdict-order[role=status]")
    expect(verdict.locator("strong").first).to_have_text("Not yet.")
    expect(verdict).to_contain_text(said(first.feedback))
    expect(verdict).not_to_contain_text(said(second.feedback)[:20])
    page.locator('[data-line="ask"] [data-move="1"]').click()
    page.get_by_role("button", name="Check my order").click()
    expect(verdict.locator("li")).to_have_count(2)


def test_the_browser_judges_an_order_as_the_site_does(open_toy: OpenPage) -> None:
    """The count of good orders, made in one language, holds in the other."""
    page = open_toy("practice/in-order/")
    rules = (("a", "b"), ("b", "d"), ("c", "d"))
    script = """async ([orders, rules]) => {
      const { broken } = await import(new URL("../../assets/js/practice-judge.js", location.href));
      return orders.map((order) => broken(order, rules).length > 0);
    }"""
    orders = list(permutations("abcd"))
    judged = page.evaluate(script, [orders, [{"earlier": first, "later": then} for first, then in rules]])
    assert judged == [breaks(order, rules) for order in orders]


@pytest.mark.parametrize("id", EXERCISES)
def test_without_javascript_everything_is_there_to_read(open_toy: OpenPage, id: str) -> None:
    """Each answer's feedback stands in a disclosure, and no dead control is shown."""
    page = open_toy(f"practice/{id}/", script=False)
    for summary in page.locator("practice-exercise summary").all():
        summary.click()
    text = page.locator("practice-exercise").inner_text()
    for answer in EXERCISES[id].answers:
        assert said(answer.feedback) in text
    for line in EXERCISES[id].draft:
        assert set_quotes(line.text) in text
    assert page.locator("practice-exercise button:visible").count() == 0
    if EXERCISES[id].kind == "order-lines":
        good = page.locator(".order-good li").all_inner_texts()
        assert good == [set_quotes(line.text) for line in EXERCISES[id].draft]
        assert page.locator(".order-text").all_inner_texts() != good


@pytest.mark.parametrize("id", EXERCISES)
def test_on_paper_an_exercise_can_be_done_and_gives_nothing_away(open_toy: OpenPage, id: str) -> None:
    """Boxes or blanks to write in, no feedback even when it was opened, and a note that says where it stands."""
    page = open_toy(f"practice/{id}/", script=False)
    page.locator("practice-exercise summary").first.click()
    page.emulate_media(media="print")
    text = page.locator("practice-exercise").inner_text()
    assert not any(said(answer.feedback) in text for answer in EXERCISES[id].answers)
    assert f"/practice/{id}/" in text
    if EXERCISES[id].kind == "order-lines":
        style = "line => getComputedStyle(line, '::before').borderBottomWidth"
        assert page.locator(".order > li").first.evaluate(style) != "0px"
    else:
        for radio in page.locator(".answer input").all():
            expect(radio).to_be_visible()


@pytest.mark.parametrize("id", [*EXERCISES, "mixed"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")], ids=["phone, dark", "desk, light"])
def test_exercises_hold_no_barrier_and_fit(open_toy: OpenPage, id: str, width: int, scheme: str) -> None:
    """Axe finds nothing, before and after each answer, and nothing is wider than the screen."""
    page = open_toy(f"practice/{id}/", width=width, scheme=scheme)
    if id == "mixed":
        page.get_by_role("button", name="Start a round").click()
        expect(page.locator("practice-exercise")).to_be_visible()
    page.locator("practice-exercise [type=submit]").click()
    for radio in page.locator(".answer input").all():
        radio.check()
        page.locator("practice-exercise [type=submit]").click()
    violations = Axe().run(page).response["violations"]
    assert not violations, [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in violations]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_try_is_noted_and_the_index_says_what_is_done(open_toy: OpenPage, toy_served: str) -> None:
    """A miss comes back in mixed practice, even when the second try was good."""
    page = open_toy("practice/which-plank/")
    for answer in ("hello", "now"):
        page.locator(f'input[value="{answer}"]').check()
        page.get_by_role("button", name="Check my answer").click()
    assert noted(page, "which-plank")["missed"] is True
    assert log(page, "localStorage") is None
    page.goto(f"{toy_served}practice/")
    expect(page.locator("practice-done .progress")).to_have_text("1 of 4 done.")
    expect(page.locator('[data-exercise="which-plank"] .mark')).to_have_text("comes back in mixed practice")
    expect(page.locator('[data-exercise="who-hails"] .mark')).to_be_empty()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("practice-done .progress")).to_contain_text("None of the 4 done yet.")
    assert log(page) is None


def answer(page: Page, good: bool) -> str:
    """Answer the exercise that is shown, well or not, and return its id."""
    shown = page.locator("practice-exercise")
    id = str(shown.get_attribute("data-exercise"))
    if EXERCISES[id].kind == "order-lines":
        while good and order_of(page) != [line.id for line in EXERCISES[id].draft]:
            wanted = [line.id for line in EXERCISES[id].draft]
            late = next(line for line, here in zip(wanted, order_of(page), strict=True) if line != here)
            page.locator(f'[data-line="{late}"] [data-move="-1"]').click()
    else:
        right = next(one.id for one in EXERCISES[id].answers if one.good is good)
        shown.locator(f'input[value="{right}"]').check()
    shown.locator("[type=submit]").click()
    return id


def test_mixed_practice_brings_back_what_was_missed_and_ends_with_a_count(open_toy: OpenPage) -> None:
    """The first one is missed: it returns after two others, and the end says what it trains."""
    page = open_toy("practice/mixed/")
    page.get_by_role("button", name="Start a round").click()
    progress, order = page.locator("mixed-practice .progress"), []
    for turn in range(5):
        expect(page.get_by_role("button", name="Next exercise")).to_be_hidden()
        expect(progress).to_be_focused()
        order.append(answer(page, good=turn != 0))
        page.get_by_role("button", name="Next exercise").click()
        wait_until(page, "!document.querySelector('[data-judged]')")
    first, *rest = EXERCISES
    assert order == [first, rest[0], rest[1], first, rest[2]]
    expect(progress).to_contain_text("Exercises done: 4. Right at the first try: 3.")
    trained = EXERCISES[first].trains
    links = page.locator(".mixed-end li a")
    expect(links).to_have_count(len(trained))
    assert all(id in str(link.get_attribute("href")) for id, link in zip(trained, links.all(), strict=True))
    assert {id: entry["missed"] for id, entry in log(page).items()} == {id: id == first for id in EXERCISES}
    page.reload()
    page.get_by_role("button", name="Start a round").click()
    expect(progress).to_contain_text("Exercise 1 of 4, missed in an earlier round")
    answer(page, good=True)
    wait_until(page, f"JSON.parse(sessionStorage.getItem('{KEY}'))['{first}'].missed === false")


def test_a_round_can_be_stopped_and_says_what_was_done(open_toy: OpenPage) -> None:
    """Two of four are two, and none of them is called missing."""
    page = open_toy("practice/mixed/")
    page.get_by_role("button", name="Start a round").click()
    answer(page, good=True)
    page.get_by_role("button", name="Stop here").click()
    expect(page.locator("mixed-practice .progress")).to_contain_text("Exercises done: 1, all of them right")
    expect(page.get_by_role("button", name="Start a round")).to_be_visible()


def test_a_button_does_only_what_mixed_practice_knows(open_toy: OpenPage) -> None:
    """A word that is no action of ours does nothing, though every element has a method of that name."""
    page = open_toy("practice/mixed/")
    page.evaluate("document.querySelector('[data-action=start]').dataset.action = 'remove'")
    page.locator("[data-action=remove]").click()
    expect(page.locator("mixed-practice .progress")).to_have_count(1)


def test_mixed_practice_says_when_an_exercise_cannot_be_fetched(open_toy: OpenPage) -> None:
    """Offline, the list below still leads on."""
    page = open_toy("practice/mixed/")
    page.route("**/practice/**", lambda route: route.fulfill(status=404, body=""))
    page.get_by_role("button", name="Start a round").click()
    expect(page.locator("mixed-practice .progress")).to_contain_text("could not be fetched")
    expect(page.locator(".mixed-list a").first).to_be_visible()

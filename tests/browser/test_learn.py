"""Tracks in the browser: ticks that last as long as the reader wants, on screen, by keyboard and on paper."""

import json
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from macros.loading import load
from tests.browser.conftest import OpenPage
from tests.projects import TOY_DATA

TRACK = "learn/first-tide/"
KEY = "askwell:track:first-tide"
STEPS = [step.id for step in load([TOY_DATA]).tracks["first-tide"].steps]


def box(page: Page, step: str) -> Any:
    """Return the box of a step."""
    return page.locator(f'reading-list [name="{step}"]')


def stored(page: Page, storage: str) -> Any:
    """Return what a storage holds for the track."""
    return json.loads(page.evaluate(f"{storage}.getItem({json.dumps(KEY)})") or "null")


def test_every_step_is_a_labelled_box_with_an_anchor_of_its_own(open_toy: OpenPage) -> None:
    """A lead can link to one step; the address leads there and ticks nothing."""
    page = open_toy(f"{TRACK}#write-it")
    assert [item.get_attribute("id") for item in page.locator(".track-steps > li").all()] == STEPS
    for step in STEPS:
        assert page.locator(f"#{step} label").inner_text().strip()
    expect(page.locator("li:target")).to_have_attribute("id", "write-it")
    assert page.locator("reading-list :checked").count() == 0


def test_a_tick_survives_a_reload_at_once_and_stays_in_the_tab(open_toy: OpenPage) -> None:
    """Nobody has to ask for it; and nothing reaches the device's own storage."""
    page = open_toy(TRACK)
    page.get_by_role("checkbox", name="Diagnose").check()
    page.reload()
    expect(box(page, "see-signs")).to_be_checked()
    expect(box(page, "what-holds")).not_to_be_checked()
    assert stored(page, "sessionStorage") == ["see-signs"]
    assert stored(page, "localStorage") is None
    box(page, "see-signs").uncheck()
    page.reload()
    expect(box(page, "see-signs")).not_to_be_checked()


def test_ticks_are_kept_on_request_and_cleared_in_one_press(
    open_toy: OpenPage, browser: Browser, toy_served: str
) -> None:
    """Kept, they are there in a new tab, and what is ticked later is kept too; cleared, they are nowhere."""
    page = open_toy(TRACK)
    box(page, "what-holds").check()
    page.get_by_label("Keep my ticks on this device").check()
    expect(page.locator(".keep [role=status]")).to_have_text("Kept on this device from now on.")
    box(page, "see-signs").check()
    state = page.context.storage_state()
    again = browser.new_context(storage_state=state)
    later = again.new_page()
    later.goto(toy_served + TRACK)
    expect(box(later, "what-holds")).to_be_checked()
    expect(box(later, "see-signs")).to_be_checked()
    expect(later.get_by_label("Keep my ticks on this device")).to_be_checked()
    later.get_by_role("button", name="Clear").click()
    expect(later.locator(".progress")).to_contain_text(f"0 of {len(STEPS)} steps done")
    assert stored(later, "localStorage") is None and stored(later, "sessionStorage") is None
    expect(later.get_by_label("Keep my ticks on this device")).not_to_be_checked()
    again.close()


def test_keeping_can_be_taken_back(open_toy: OpenPage) -> None:
    """The ticks stay in the tab and leave the device."""
    page = open_toy(TRACK)
    box(page, "what-holds").check()
    keep = page.get_by_label("Keep my ticks on this device")
    keep.check()
    assert stored(page, "localStorage") == ["what-holds"]
    keep.uncheck()
    assert stored(page, "localStorage") is None
    page.reload()
    expect(box(page, "what-holds")).to_be_checked()


def test_another_tab_follows_what_is_kept(open_toy: OpenPage, toy_served: str) -> None:
    """Two tabs with the same track do not overwrite each other's ticks."""
    page = open_toy(TRACK)
    page.get_by_label("Keep my ticks on this device").check()
    other = page.context.new_page()
    other.goto(toy_served + TRACK)
    box(other, "what-holds").check()
    expect(box(page, "what-holds")).to_be_checked()
    box(page, "see-signs").check()
    assert stored(page, "localStorage") == ["what-holds", "see-signs"]


@pytest.mark.parametrize(("gone", "said"), [(1, "One step that you had ticked"), (2, "2 steps that you had ticked")])
def test_a_ticked_step_that_is_gone_is_told_once(open_toy: OpenPage, gone: int, said: str) -> None:
    """The list changed: the other ticks stay, the reader is told, and the next time not again."""
    page = open_toy(TRACK)
    ticks = ["what-holds", *(f"gone-{number}" for number in range(gone))]
    page.evaluate(f"sessionStorage.setItem('{KEY}', '{json.dumps(ticks)}')")
    page.reload()
    expect(page.locator("reading-list > .said")).to_contain_text(said)
    expect(box(page, "what-holds")).to_be_checked()
    page.reload()
    expect(page.locator("reading-list > .said")).to_be_empty()
    expect(box(page, "what-holds")).to_be_checked()


@pytest.mark.parametrize("text", ["{", '{"a": 1}', "7", "[1, null]", '"what-holds"'])
def test_what_somebody_else_stored_there_does_no_harm(open_toy: OpenPage, text: str) -> None:
    """A broken entry is no tick and no error."""
    page = open_toy(TRACK)
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, text])
    page.reload()
    expect(page.locator(".progress")).to_contain_text("0 of")
    box(page, "what-holds").check()
    expect(page.locator(".progress")).to_contain_text("1 of")


def test_a_browser_that_refuses_to_store_still_ticks(open_toy: OpenPage) -> None:
    """Progress is shown, if only until the page is left."""
    page = open_toy(TRACK)
    refuse = "{ const own = Storage.prototype.NAME; Storage.prototype.NAME = function (key, value) {"
    refuse += " if (key.startsWith('askwell:')) throw new DOMException('no'); return own.call(this, key, value); }; }"
    page.add_init_script(refuse.replace("NAME", "getItem") + refuse.replace("NAME", "setItem"))
    page.reload()
    box(page, "what-holds").check()
    expect(page.locator(".progress")).to_contain_text("1 of")


def test_progress_is_counted_and_announced(open_toy: OpenPage) -> None:
    """Steps done, minutes left, and those of the musts; each change is told where screen readers hear it."""
    page = open_toy(TRACK)
    progress = page.locator("reading-list .progress[role=status]")
    items = page.locator(".track-steps > li").all()
    minutes = {str(item.get_attribute("id")): int(item.get_attribute("data-minutes") or 0) for item in items}
    left = sum(minutes.values())
    musts = left - minutes["read-the-log"]
    expect(progress).to_have_text(
        f"0 of 6 steps done. Still to do: {left} minutes; the musts alone take {musts} minutes."
    )
    for done, step in enumerate((step for step in STEPS if step != "read-the-log"), start=1):
        box(page, step).check()
        left, musts = left - minutes[step], musts - minutes[step]
        expect(progress).to_contain_text(f"{done} of 6 steps done")
    expect(progress).to_have_text(f"5 of 6 steps done, all the musts among them. Extras still to do: {left} minutes.")
    box(page, "read-the-log").check()
    expect(progress).to_have_text("All 6 steps done.")


def test_the_next_step_is_one_press_away(open_toy: OpenPage) -> None:
    """The link at the head leads to the first step that is not ticked, and goes when none is left."""
    page = open_toy(TRACK)
    following = page.locator(".next-step a")
    expect(following).to_have_attribute("href", f"#{STEPS[0]}")
    box(page, STEPS[0]).check()
    box(page, STEPS[2]).check()
    expect(following).to_have_text("Next: Diagnose")
    following.click()
    expect(page.locator("li:target")).to_have_attribute("id", STEPS[1])
    for step in STEPS:
        box(page, step).check()
    expect(following).to_be_hidden()


@pytest.mark.parametrize(("width", "part"), [(360, ".track-steps"), (1280, ".keep")])
def test_nothing_moves_when_the_script_wakes_up(open_toy: OpenPage, width: int, part: str) -> None:
    """What the script shows stands there before it comes: the same place with it and while it is on its way."""
    page = open_toy(TRACK, width=width)
    expect(page.locator("reading-list:defined")).to_be_visible()
    place = page.locator(part).bounding_box()
    page.route("**/reading-list.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    expect(page.locator("reading-list:not(:defined)")).to_be_visible()
    assert page.locator(part).bounding_box() == place


def test_no_step_locks_another(open_toy: OpenPage) -> None:
    """The last one can be ticked first."""
    page = open_toy(TRACK)
    assert page.locator("reading-list :disabled").count() == 0
    box(page, STEPS[-1]).check()
    expect(page.locator(".progress")).to_contain_text("1 of")


def test_a_track_is_ticked_by_keyboard_alone(open_toy: OpenPage) -> None:
    """Tab reaches each box in order, and space ticks it."""
    page = open_toy(TRACK)
    box(page, STEPS[0]).focus()
    page.keyboard.press("Space")
    reached = [STEPS[0]]
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name")
        if name in STEPS:
            reached.append(name)
            page.keyboard.press("Space")
    assert reached == STEPS
    expect(page.locator(".progress")).to_have_text("All 6 steps done.")


def test_without_javascript_a_track_is_a_list_to_tick(open_toy: OpenPage) -> None:
    """The boxes work, the minutes are printed, and no dead control is shown."""
    page = open_toy(TRACK, script=False)
    box(page, "see-signs").check()
    expect(box(page, "see-signs")).to_be_checked()
    expect(page.locator(".facts")).to_contain_text(re.compile(r"\d+ minutes"))
    expect(page.locator(".keep")).to_be_hidden()


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_on_paper_every_step_has_its_box_and_its_address(open_toy: OpenPage, size: str) -> None:
    """The printed track is complete: what is ticked is ticked, and addresses are written out."""
    page = open_toy(TRACK)
    box(page, "see-signs").check()
    page.emulate_media(media="print")
    for step in STEPS:
        expect(box(page, step)).to_be_visible()
        edge = box(page, step).evaluate("box => getComputedStyle(box).borderTopWidth")
        assert float(edge.removesuffix("px")) >= 1, "a box that is drawn is printed"
    paths = page.locator(".track-steps .paper-only").all_inner_texts()
    assert paths[:4] == ["/principle/", "/diagnose/", "/practice/who-hails/", "/scripts/dawn-boat/"]
    for part in (".keep", ".progress", ".step-anchor", ".step-facts a"):
        assert not page.locator(part).first.is_visible(), part
    ticked = box(page, "see-signs").evaluate("box => getComputedStyle(box).backgroundImage")
    assert ticked != box(page, "what-holds").evaluate("box => getComputedStyle(box).backgroundImage")
    assert page.pdf(format=size)[:5] == b"%PDF-"


@pytest.mark.parametrize("address", [TRACK, "learn/"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")], ids=["phone, dark", "desk, light"])
def test_tracks_hold_no_barrier_and_fit(open_toy: OpenPage, address: str, width: int, scheme: str) -> None:
    """Axe finds nothing, ticked or not, and nothing is wider than the screen."""
    page = open_toy(address, width=width, scheme=scheme)
    for tick in page.locator("reading-list [name]").all()[:2]:
        tick.check()
    violations = Axe().run(page).response["violations"]
    assert not violations, [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in violations]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_plan_is_copied_as_plain_text_with_its_addresses(open_toy: OpenPage) -> None:
    """One press hands over what is shown, and each link carries its whole address."""
    page = open_toy("learn/for-leads/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the plan").click()
    expect(page.locator("copy-block .said")).to_have_text("Copied.")
    text = str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")
    assert text == page.locator("copy-block pre").inner_text()
    base = page.url.removesuffix("learn/for-leads/")
    assert f"The first hour: {base}learn/first-hour/\n" in text
    assert len(re.findall(re.escape(base), text)) == page.locator("copy-block a").count() >= 4

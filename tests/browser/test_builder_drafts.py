"""Drafts come back, leave as a link and arrive from one, and nothing is kept or overwritten unasked."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.builder import CLIPBOARD, awake, copied, fill_all, link_to, part, text_of
from tests.browser.conftest import OpenPage, held_back, wait_until

SCRIPT = "scripts/bounded-request/"
NOTE = "[data-draft]"
OWN = "localStorage.getItem('askwell:own-name')"


def go(page: Page, address: str) -> None:
    """Go to an address of the same page as from elsewhere."""
    page.goto("about:blank")
    page.goto(address)


def second(page: Page, address: str) -> Page:
    """Open a second tab of the same browser."""
    context: BrowserContext = page.context
    other = context.new_page()
    other.goto(address)
    return other


def test_nothing_typed_is_lost(open_page: OpenPage) -> None:
    """Reload, going away and back, and starting again by mistake all keep what was typed."""
    page = open_page(SCRIPT)
    page.locator("[name=name]").fill("Ada Obi")
    expect(text_of(page)).to_contain_text("Ada Obi")
    page.reload()
    expect(page.locator("[name=name]")).to_have_value("Ada Obi")
    page.locator("article .facts a").first.click()
    page.wait_for_url(re.compile("situations/"))
    page.go_back()
    expect(page.locator("[name=name]")).to_have_value("Ada Obi")
    page.locator("form [data-action=reset]").click()
    expect(page.locator("[name=name]")).to_have_value("")
    page.locator("form [data-action=reset]").click()
    page.locator("form [data-action=undo]").click()
    expect(page.locator("[name=name]")).to_have_value("Ada Obi")


def test_undo_keeps_what_was_typed_since(open_page: OpenPage) -> None:
    """Start again, type anew, Undo: the old draft is back, and another Undo brings the new one."""
    page = open_page(SCRIPT)
    awake(page)
    page.locator("[name=name]").fill("Ada")
    page.locator("form [data-action=reset]").click()
    page.locator("[name=name]").fill("Bo")
    page.locator("form [data-action=undo]").click()
    expect(page.locator("[name=name]")).to_have_value("Ada")
    page.locator("form [data-action=undo]").click()
    expect(page.locator("[name=name]")).to_have_value("Bo")


def test_starting_again_clears_every_warning(open_page: OpenPage) -> None:
    """No field is marked as missing in an empty form."""
    page = open_page(SCRIPT)
    part(page, "ask", "[data-action=copy]").click()
    expect(page.locator("[aria-invalid]").first).to_be_visible()
    page.locator("form [data-action=reset]").click()
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    assert not [text for text in page.locator(".warning").all_inner_texts() if text]
    expect(part(page, "ask", ".said")).to_be_empty()


def test_who_comes_back_is_told_whose_draft_it_is_and_how_old(open_page: OpenPage) -> None:
    """The draft stands in the fields at once; Go on only closes the line, Start again empties the form."""
    page = open_page(SCRIPT)
    page.locator("[name=name]").fill("Priya")
    expect(text_of(page)).to_contain_text("Priya")
    wait_until(page, "(sessionStorage.getItem('askwell:draft:bounded-request') ?? '').includes('Priya')")
    page.evaluate(
        """() => {
          const key = "askwell:draft:bounded-request";
          const kept = JSON.parse(sessionStorage.getItem(key));
          sessionStorage.setItem(key, JSON.stringify({ ...kept, at: kept.at - 600_000 }));
        }"""
    )
    page.reload()
    note = page.locator(NOTE)
    expect(note).to_contain_text("Your draft for Priya, 10 minutes ago.")
    expect(page.locator("[name=name]")).to_have_value("Priya")
    note.get_by_role("button", name="Go on").click()
    expect(note).to_be_hidden()
    expect(page.locator("[name=name]")).to_have_value("Priya")
    assert page.evaluate("document.activeElement !== document.body")
    page.reload()
    note.get_by_role("button", name="Start again").click()
    expect(page.locator("[name=name]")).to_have_value("")
    expect(note).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")
    page.reload()
    page.locator("[name=job]").focus()
    awake(page)
    expect(note).to_be_hidden()


def test_what_is_typed_before_the_script_comes_is_not_replaced(open_page: OpenPage) -> None:
    """An older draft fills the other fields only."""
    page = open_page(SCRIPT)
    page.locator("[name=name]").fill("Ada")
    page.locator("[name=job]").fill("the gate")
    expect(text_of(page)).to_contain_text("the gate")
    with held_back(page, "script-works"):
        page.reload(wait_until="domcontentloaded")
        page.locator("[name=name]").fill("Early")
        page.wait_for_timeout(200)
    expect(page.locator("[name=job]")).to_have_value("the gate")
    expect(page.locator("[name=name]")).to_have_value("Early")
    expect(text_of(page)).to_contain_text("Early")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_draft_is_shared_by_link_only_when_asked(open_page: OpenPage, width: int) -> None:
    """The address stays clean until the press; the link then brings back everything, in another browser too."""
    page = open_page(SCRIPT, width=width, **CLIPBOARD)
    clean = page.url
    page.locator("[data-worry=hidden-costs]").click()
    fill_all(page, "Åsa & <b>")
    assert page.url == clean
    page.locator("[data-action=share]").click()
    expect(page.locator("form > .said")).to_contain_text("The link is copied.")
    link = copied(page)
    assert link.startswith(f"{clean}#draft=")
    text = text_of(page).inner_text()
    other = open_page(SCRIPT, width=width)
    go(other, link)
    expect(other.locator(NOTE)).to_contain_text("A draft that somebody sent you.")
    expect(other.locator(NOTE)).to_be_in_viewport()
    expect(text_of(other)).to_be_in_viewport()
    assert text_of(other).inner_text() == text
    assert other.locator("[data-text] b").count() == 0
    expect(other.locator("[data-worry=hidden-costs]")).to_have_attribute("aria-pressed", "true")


def test_what_is_hidden_is_not_shared(open_page: OpenPage) -> None:
    """What was typed for a variant or a worry that is no longer shown stays in its field and out of the link."""
    page = open_page("scripts/any-ask/", **CLIPBOARD)
    page.locator("[name=_variant]").nth(1).check()
    page.locator("[name=role]").fill("a patient of yours")
    page.locator("[name=_variant]").nth(0).check()
    page.locator("[name=name]").fill("Ada")
    page.locator("[data-action=share]").click()
    expect(page.locator("form > .said").first).to_contain_text("The link is copied.")
    values = page.evaluate(
        """link => JSON.parse(atob(link.split("=")[1].replaceAll("-", "+").replaceAll("_", "/"))).values""",
        copied(page),
    )
    assert values["name"] == "Ada"
    assert "role" not in values
    page.locator("[name=_variant]").nth(1).check()
    expect(page.locator("[name=role]")).to_have_value("a patient of yours")


def test_a_shared_draft_is_kept_and_its_edits_survive(open_page: OpenPage) -> None:
    """The hash goes once the draft is in the tab; an edit survives reload, Back and "To the message"."""
    page = open_page(SCRIPT, width=390)
    clean = page.url
    go(page, link_to(page, {"values": {"name": "Ada", "job": "the gate"}}))
    expect(page.locator("[name=name]")).to_have_value("Ada")
    assert page.url == clean
    page.locator("[name=name]").fill("Cleo")
    page.locator(".reach a").click()
    page.reload()
    expect(page.locator("[name=name]")).to_have_value("Cleo")
    page.locator("article .facts a").first.click()
    page.wait_for_url(re.compile("situations/"))
    page.go_back()
    expect(page.locator("[name=name]")).to_have_value("Cleo")
    expect(page.locator("[name=job]")).to_have_value("the gate")


def test_a_link_that_is_pasted_into_the_open_page_opens(open_page: OpenPage) -> None:
    """The receiver's own draft gives way and can be brought back, worries and all."""
    page = open_page(SCRIPT)
    awake(page)
    page.locator("[name=name]").fill("Mine")
    page.locator("[data-worry=hidden-costs]").click()
    link = link_to(page, {"values": {"name": "Theirs"}, "worries": ["loss-framing"]})
    page.evaluate("link => { location.href = link; }", link)
    expect(page.locator("[name=name]")).to_have_value("Theirs")
    expect(page.locator("[data-worry=loss-framing]")).to_have_attribute("aria-pressed", "true")
    page.locator(NOTE).get_by_role("button", name="Bring mine back").click()
    expect(page.locator("[name=name]")).to_have_value("Mine")
    expect(page.locator("[data-worry=hidden-costs]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-worry=loss-framing]")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("hash", ["#draft=", "#draft=%%%", "#draft=AAAA", "#draft=eyJ2YWx1ZXMiOjN9", "#draft=bnVsbA"])
def test_a_broken_link_still_opens_the_page(open_page: OpenPage, hash: str) -> None:
    """What cannot be read is said, and the form works."""
    page = open_page(f"{SCRIPT}{hash}")
    expect(page.locator(NOTE)).to_contain_text("could not be read")
    page.locator("[name=name]").fill("Ada")
    expect(text_of(page)).to_contain_text("Ada")


@pytest.mark.parametrize(
    ("draft", "lost"),
    [
        ({"values": {"name": "Ada", "nonsense": "x"}}, 1),
        ({"values": {"name": "Ada", "job": 7, "day": None}, "variant": "none", "off": "ask.0"}, 3),
        ({"values": {"name": "Ada", "place": "x" * 30000}, "off": ["ask.1", "ask.99"], "more": {}}, 3),
        ({"values": {"name": "Ada", "day": "Octember", "shown": "your shoe size"}}, 2),
        ({"values": {"name": "Ada"}, "worries": ["hidden-costs", "no-such-worry"]}, 1),
    ],
    ids=["an unknown blank", "values that are no text", "the first edition", "no such day", "no such worry"],
)
def test_a_link_is_read_as_far_as_it_goes(open_page: OpenPage, draft: dict[str, Any], lost: int) -> None:
    """What belongs is filled in, what does not is counted and said, and the page works."""
    page = open_page(SCRIPT)
    go(page, link_to(page, draft))
    expect(page.locator("[name=name]")).to_have_value("Ada")
    expect(page.locator(NOTE)).to_contain_text(f"{lost} of its entries")
    fill_all(page)
    expect(text_of(page)).to_contain_text("Zed name")


def test_what_a_link_cannot_hold_is_told_to_the_sharer(open_page: OpenPage) -> None:
    """Above 20,000 letters a text is left out, and the sharer hears of it; 130,000 do not break the page."""
    page = open_page(SCRIPT, **CLIPBOARD)
    fill_all(page)
    page.locator("[name=draft]").fill("ä" * 130_000)
    page.locator("[data-action=share]").click()
    expect(page.locator("form > .said")).to_contain_text("left out: 1 of your texts")
    assert len(copied(page)) < 30_000


def test_the_own_name_is_remembered_on_request_and_forgotten(open_page: OpenPage) -> None:
    """A tick keeps it for other scripts on this device; taking the tick away clears it."""
    page = open_page("scripts/put-a-figure-on-it/")
    own = page.locator("[name=sender]")
    own.fill("Petra Sol")
    assert page.evaluate(OWN) is None
    page.get_by_label("Remember my name").check()
    wait_until(page, OWN)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(own).to_have_value("Petra Sol")
    expect(page.locator(NOTE)).to_be_hidden()
    page.locator("form [data-action=reset]").click()
    expect(own).to_have_value("Petra Sol")
    expect(page.get_by_label("Remember my name")).to_be_checked()
    page.get_by_label("Remember my name").uncheck()
    wait_until(page, f"{OWN} === null")


def test_only_the_own_name_and_its_box_write_the_own_name(open_page: OpenPage) -> None:
    """Neither a key in another field nor a name that a link brought changes what is remembered."""
    page = open_page("scripts/put-a-figure-on-it/")
    page.evaluate("localStorage.setItem('askwell:own-name', '\"Zelda\"')")
    page.reload()
    expect(page.locator("[name=sender]")).to_have_value("Zelda")
    link = link_to(page, {"values": {"sender": "Bo", "name": "Ada"}})
    page.evaluate("link => { location.href = link; }", link)
    expect(page.locator("[name=sender]")).to_have_value("Bo")
    page.locator("[name=figure]").fill("31,000")
    expect(text_of(page)).to_contain_text("31,000")
    assert page.evaluate(OWN) == '"Zelda"'


@pytest.mark.parametrize("first", ["the box", "the other tab"])
def test_two_tabs_do_not_overwrite_each_others_name(open_page: OpenPage, first: str) -> None:
    """A key in a tab that knows nothing of the name leaves it, whichever tab was opened first."""
    page = open_page("scripts/put-a-figure-on-it/")
    pages = [page, second(page, page.url)]
    ticked, other = pages if first == "the box" else pages[::-1]
    for each in (ticked, other):
        each.locator("[name=name]").fill("Ada")
        awake(each)
    ticked.locator("[name=sender]").fill("Zelda")
    ticked.get_by_label("Remember my name").check()
    wait_until(ticked, OWN)
    other.locator("[name=name]").fill("Bo")
    expect(text_of(other)).to_contain_text("Bo")
    assert other.evaluate(OWN) == '"Zelda"'


def test_an_own_name_of_any_length_is_not_remembered(open_page: OpenPage) -> None:
    """What is longer than any name would be put into every script."""
    page = open_page("scripts/put-a-figure-on-it/")
    page.get_by_label("Remember my name").check()
    page.locator("[name=sender]").fill("x" * 5000)
    expect(text_of(page)).to_contain_text("xxx")
    assert page.evaluate(OWN) is None


def test_a_control_that_is_called_like_a_part_of_the_form_harms_nothing(open_page: OpenPage) -> None:
    """Blanks called reset or elements would shadow the form's own."""
    page = open_page(SCRIPT)
    page.evaluate(
        """() => {
          const form = document.querySelector("script-builder form");
          for (const name of ["reset", "elements", "submit"]) {
            form.append(Object.assign(document.createElement("input"), { name }));
          }
        }"""
    )
    page.locator("[name=name]").fill("Ada")
    expect(text_of(page)).to_contain_text("Ada")
    page.locator("form [data-action=reset]").click()
    expect(page.locator("[name=name]")).to_have_value("")


def test_the_page_that_comes_back_reads_what_other_tabs_did(open_page: OpenPage) -> None:
    """After pageshow from the back-forward cache, the boxes say what holds now."""
    page = open_page(SCRIPT)
    page.locator("[name=name]").fill("Ada")
    awake(page)
    page.evaluate(
        """() => {
          localStorage.setItem("askwell:keep-drafts", "true");
          window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }"""
    )
    expect(page.locator("[name=_keep]")).to_be_checked()

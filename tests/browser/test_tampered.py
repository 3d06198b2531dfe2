"""What nobody would type or keep: texts without end, and a storage that is full or holds what we never wrote."""

import json
import time
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

QUICK = 2  # seconds; a busy machine takes its share of them
SCRIPT = "scripts/boat-by-noon/"
TRACK = "learn/first-tide/"
NO_JSON = "{no"
HOSTILE = '{"__proto__": {"polluted": true}, "constructor": 1, "toString": 1, "valueOf": 1}'
#: What a browser may hold under a name of ours that another edition, or somebody else, wrote.
WRONG = [
    NO_JSON,
    '""',
    '"a text"',
    "0",
    "1e400",
    "true",
    "[]",
    "{}",
    "[null, 1, [], {}]",
    HOSTILE,
    f"[{HOSTILE}]",
    f'{{"draft": {HOSTILE}, "at": 1}}',
    f'{{"draft": {{"values": {HOSTILE}, "worries": 1, "edited": "abc"}}, "at": 1}}',
    f'{{"who-hails": {HOSTILE}, "in-order": {{"missed": 1, "at": {HOSTILE}}}, "dry-words": null}}',
    f'[{{"id": "a", "script": "../../x", "title": "t", "who": "w", "text": "x", "at": 1, "draft": {HOSTILE}}}]',
    '[{"id": "a", "script": "b", "title": "t", "who": "w", "text": "x", "at": 1e300, "draft": {}}]',
]
#: The page that reads each name, and what shows that its element did its work.
READ = {
    "askwell:own-name": (SCRIPT, "script-builder[data-awake]"),
    "askwell:keep-drafts": (SCRIPT, "script-builder[data-awake]"),
    "askwell:draft:boat-by-noon": (SCRIPT, "script-builder[data-awake]"),
    "askwell:kept-as:boat-by-noon": (SCRIPT, "script-builder[data-awake]"),
    "askwell:drafts": ("your-drafts/", "your-drafts:defined"),
    "askwell:diagnose": ("diagnose/", "pattern-finder:defined"),
    "askwell:track:first-tide": (TRACK, "reading-list .progress:not(:empty)"),
    "askwell:reached": ("principle/", "reading-step:defined"),
    "askwell:practice": ("practice/", "practice-done .progress:not(:empty)"),
    "askwell:not-offline": ("privacy/", "offline-switch:defined"),
    "/askwell/.__palette": ("principle/", "site-search:defined"),
}


def put(page: Page, name: str, value: str) -> None:
    """Keep a text under a name, on the device and in the tab."""
    page.evaluate(
        "([name, value]) => { for (const kept of [localStorage, sessionStorage]) kept.setItem(name, value); }",
        [name, value],
    )


def within(seconds: float, act: Callable[[], object]) -> None:
    """Do something that must not take longer."""
    began = time.monotonic()
    act()
    assert time.monotonic() - began < seconds


@pytest.mark.parametrize("name", READ)
def test_what_we_never_wrote_breaks_nothing(open_toy: OpenPage, name: str) -> None:
    """Whatever stands there: no error, and the element of the page wakes up; the opener tells of every error."""
    address, awake = READ[name]
    page = open_toy("principle/")
    here = page.url.replace("principle/", address)
    for value in WRONG:
        put(page, name, value)
        page.goto(here)
        expect(page.locator(awake).first).to_be_attached()
        assert page.evaluate("({}).polluted") is None
        page.evaluate("sessionStorage.clear(); localStorage.clear()")


@pytest.mark.parametrize(
    "palette",
    [NO_JSON, '{"index": 7, "color": {}}', '{"index": "x", "color": 1}', '{"index": 0, "color": {"a b": "c"}}'],
)
def test_the_colours_still_change(open_toy: OpenPage, palette: str) -> None:
    """What the theme kept of them may be broken as well."""
    page = open_toy("principle/")
    put(page, "/askwell/.__palette", palette)
    page.reload()
    page.locator(".md-header__option label:visible").first.dispatch_event("click")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "could you please help me " * 4_000, "a-" * 50_000, "\u200b" * 100_000]
)
def test_a_search_without_end_is_answered_at_once(open_toy: OpenPage, text: str) -> None:
    """Its beginning is read, whoever put it there."""
    page = open_toy("principle/")
    field = page.locator("site-search input")
    field.fill("boat")
    expect(page.locator("[role=search] ol a").first).to_be_visible()
    script = """(field, text) => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return new Promise((done) => setTimeout(() => requestAnimationFrame(() => done()), 150));
    }"""
    within(QUICK, lambda: field.evaluate(script, text))
    within(QUICK, lambda: field.fill("boat"))
    expect(page.locator("[role=search] ol a").first).to_be_visible()


LONG = "Ada " * 50_000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("askwell:own-name", LONG),
        ("askwell:draft:boat-by-noon", {"draft": {"values": {"name": LONG[:100_000]}}, "at": 1}),
        ("askwell:draft:boat-by-noon", {"draft": {"values": {"name": LONG}, "edited": {"ask": LONG}}, "at": 1}),
    ],
)
def test_a_kept_text_without_end_holds_no_builder_up(open_toy: OpenPage, name: str, value: object) -> None:
    """It is no name and no draft of ours, and what is typed is followed as ever."""
    page = open_toy("principle/")
    put(page, name, json.dumps(value))
    within(3 * QUICK, lambda: page.goto(page.url.replace("principle/", SCRIPT)))
    control = page.locator("script-builder form input[type=text]:visible").first
    within(QUICK, lambda: control.fill("Bo Ek"))
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Bo Ek")


def test_a_list_without_end_holds_no_page_up(open_toy: OpenPage) -> None:
    """Of a hundred thousand drafts the newest are shown, of a million ticks those that the page has."""
    page = open_toy("principle/")
    draft = {"id": "x", "script": "b", "title": "t", "who": "w", "text": "x", "at": 1, "draft": {"values": {}}}
    put(page, "askwell:drafts", json.dumps([draft] * 30_000))
    within(3 * QUICK, lambda: page.goto(page.url.replace("principle/", "your-drafts/")))
    expect(page.locator("[data-draft]").first).to_be_visible()
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    for name, address in (("askwell:track:first-tide", TRACK), ("askwell:diagnose", "diagnose/")):
        put(page, name, json.dumps(["gone"] * 500_000))
        within(3 * QUICK, partial(page.goto, page.url.rpartition("/askwell/")[0] + f"/askwell/{address}"))
        page.evaluate("localStorage.clear(); sessionStorage.clear()")


def test_a_storage_that_is_full_is_told(open_toy: OpenPage) -> None:
    """The message follows what is typed, the tick counts, and nothing claims to be kept."""
    page = open_toy(SCRIPT)
    fill = """() => {
      for (const kept of [localStorage, sessionStorage]) {
        for (let size = 1 << 22, at = 0; size; ) {
          try { kept.setItem(`full-${at++}`, "x".repeat(size)); } catch { size >>= 1; }
        }
      }
    }"""
    page.evaluate(fill)
    page.locator("script-builder form input[type=text]:visible").first.fill("Ada Obi")
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Ada Obi")
    page.locator("[name=_keep]").click()
    expect(page.locator("[name=_keep]")).not_to_be_checked()
    page.goto(page.url.replace(SCRIPT, TRACK))
    before = page.locator("reading-list .progress").inner_text()
    page.locator("reading-list li[id] input").first.check()
    expect(page.locator("reading-list .progress")).not_to_have_text(before)
    page.locator("[data-keep]").click()
    expect(page.locator("[data-keep]")).not_to_be_checked()

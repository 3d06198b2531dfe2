"""A browser that denies sites their storage: nothing is kept, and every page does the rest of its work."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

#: As where site data are blocked: not the use throws, but the name alone.
_DENY = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}
"""

OpenDenied = Callable[[str], Page]


@pytest.fixture
def open_denied(browser: Browser) -> Iterator[OpenDenied]:
    """Open a page without storage; an error in any script fails the test."""
    context = browser.new_context()
    context.add_init_script(_DENY)
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error.stack))

    def open_(address: str) -> Page:
        page = context.new_page()
        page.on("pageerror", note)
        page.goto(address)
        denied = page.evaluate("() => { try { return !sessionStorage; } catch { return true; } }")
        assert denied
        return page

    yield open_
    context.close()
    assert not errors, errors


def test_the_builder_follows_what_is_typed(open_denied: OpenDenied, served: str) -> None:
    """The message fills, and so it does after starting again and undoing it."""
    page = open_denied(f"{served}scripts/bounded-request/")
    page.locator("[name=name]").fill("Ada Obi")
    text = page.locator('[data-message="ask"] [data-text]')
    expect(text).to_contain_text("Ada Obi")
    page.get_by_label("Remember my name").check()
    page.get_by_role("button", name="Start again").click()
    expect(text).not_to_contain_text("Ada Obi")
    page.get_by_role("button", name="Undo").click()
    expect(text).to_contain_text("Ada Obi")


def test_the_reading_list_counts_what_is_ticked(open_denied: OpenDenied, toy_served: str) -> None:
    """A tick counts, and asking to keep it or to forget it breaks nothing and promises nothing."""
    page = open_denied(f"{toy_served}learn/first-tide/")
    progress = page.locator("reading-list .progress")
    before = progress.inner_text()
    page.locator("reading-list li[id] input").first.check()
    expect(progress).not_to_have_text(before)
    page.locator("[data-keep]").click()
    expect(page.locator("[data-keep]")).not_to_be_checked()
    expect(page.locator(".keep .said")).to_have_text("Your browser did not let us change what it keeps.")
    page.locator("[data-clear]").click()
    expect(progress).to_have_text(before)


def test_practice_judges_and_goes_on(open_denied: OpenDenied, toy_served: str) -> None:
    """An answer is judged, and the round brings the next exercise."""
    page = open_denied(f"{toy_served}practice/mixed/")
    page.get_by_role("button", name="Start a round").click()
    shown = page.locator("practice-exercise")
    shown.locator(".answer input").first.check()
    shown.locator("[type=submit]").click()
    expect(shown.locator("[data-judged]")).to_have_count(1)
    first = shown.get_attribute("data-exercise")
    page.get_by_role("button", name="Next exercise").click()
    expect(shown).not_to_have_attribute("data-exercise", str(first))


def test_the_checker_reads_and_says_what_it_cannot_keep(open_denied: OpenDenied, served: str) -> None:
    """A draft is read as ever; to keep it, or to hand it to a script, is refused in words."""
    page = open_denied(f"{served}check/")
    page.locator("ask-check textarea").fill("Could you send me the list of names for the choir by Friday?")
    said = page.locator("ask-check form .said")
    expect(page.locator("ask-check [data-action=empty]")).to_be_visible()
    for press in (page.get_by_label("Keep my draft").click, page.get_by_role("button", name="Take it there").click):
        press()
        expect(said).to_have_text("Your browser did not let us keep anything.")
    expect(page.get_by_label("Keep my draft")).not_to_be_checked()


def test_diagnose_names_patterns(open_denied: OpenDenied, toy_served: str) -> None:
    """What is ticked counts, though it cannot wait in the tab."""
    page = open_denied(f"{toy_served}diagnose/")
    page.locator("[name=silence]").check()
    expect(page.locator("[data-result]")).to_be_visible()


def test_the_colours_change(open_denied: OpenDenied, toy_served: str) -> None:
    """What the theme does on a page is done, though it cannot be remembered."""
    page = open_denied(f"{toy_served}principle/")
    page.locator(".md-header__option label:visible").first.dispatch_event("click")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")

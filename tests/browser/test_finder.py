"""Diagnose with scripts and without: what is ticked, what it is taken for, and what a link keeps.

The facts and signs are this edition's own; where a test needs counts that it can know, it takes the toy.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from macros.playbook import Playbook
from macros.prose import set_quotes
from tests.browser.conftest import OpenPage
from tests.browser.test_pages import BOOK

BARE_FINE, NO_EVERYONE = "autonomy-threat/bare-fine", "precedent-fear/for-everyone"
CHOICE, DECIDED = "autonomy-threat/have-a-choice", "autonomy-threat/who-decided"


def tick(page: Page, *marks: str) -> None:
    """Tick signs (`pattern/sign`), facts (`fact`) and answers (`fact=answer`), opening the folds that they are in."""
    closed = page.locator("pattern-finder form details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    for mark in marks:
        name, _, answer = mark.partition("=")
        if answer:
            page.locator(f'pattern-finder select[name="{name}"]').select_option(answer)
        else:
            kind = "value" if "/" in mark else "name"
            page.locator(f'pattern-finder input[type=checkbox][{kind}="{mark}"]').check()


def results(page: Page) -> list[str]:
    """List the ids of the patterns that are shown, in their order."""
    shown = page.locator("[data-result]:visible").all()
    return [str(result.get_attribute("data-result")) for result in shown]


def verdict(page: Page) -> list[str]:
    """List the verdicts that are shown."""
    shown = page.locator("[data-verdict]:visible").all()
    return [str(part.get_attribute("data-verdict")) for part in shown]


def result(page: Page, id: str) -> Locator:
    """Return the place of one pattern."""
    return page.locator(f'[data-result="{id}"]')


def test_ticks_bring_patterns_best_first_with_a_reason_each(open_page: OpenPage) -> None:
    """What speaks most strongly leads; each tick stands where it counts, and how much; the way on is there."""
    page = open_page("diagnose/")
    tick(page, CHOICE, DECIDED, NO_EVERYONE, "standing=i-decide")
    expect(result(page, "autonomy-threat")).to_be_visible()
    assert results(page)[:2] == ["autonomy-threat", "precedent-fear"]
    best = result(page, "autonomy-threat")
    reasons = best.locator(".because li")
    expect(reasons).to_have_count(3)
    expect(reasons.first).to_contain_text("Do I have a choice?")
    expect(reasons.first).to_contain_text("a clear sign")
    expect(reasons.last).to_contain_text("You decide on something of theirs")
    expect(best).to_contain_text(set_quotes(BOOK.patterns["autonomy-threat"].fix.headline))
    expect(best.locator('a[href$="/scripts/any-ask/"]')).to_be_visible()
    assert verdict(page) == []


def test_what_speaks_against_is_said(open_page: OpenPage) -> None:
    """A fact can take points away, and that is no secret."""
    page = open_page("diagnose/")
    tick(page, "timing-attention/first-of-three", "timing-attention/say-it-again", "load=room")
    against = result(page, "timing-attention").locator(".against")
    expect(against).to_contain_text("speaks against it")


def test_one_sign_is_too_few_and_silence_says_what_to_do_first(open_page: OpenPage) -> None:
    """Silence names no pattern: the page says so, and leads to the follow-up, by how long it lasts."""
    page = open_page("diagnose/")
    tick(page, "silence")
    expect(page.locator("[data-advice] a")).to_have_attribute("href", "../scripts/yes-no-or-a-thumb/")
    assert verdict(page) == ["too-few"]
    tick(page, "waited=longer")
    expect(page.locator("[data-advice] li")).to_have_count(1)
    expect(page.locator("[data-advice] a")).to_have_attribute("href", "../scripts/nothing-left-to-answer/")
    tick(page, "asked=more")
    expect(page.locator('[data-verdict="a-no"]')).to_be_visible()


def test_several_that_fit_equally_are_led_to_what_tells_them_apart(open_page: OpenPage) -> None:
    """The page does not choose where it cannot, and the question is one press away."""
    page = open_page("diagnose/")
    tick(page, CHOICE, NO_EVERYONE)
    expect(page.locator('[data-verdict="several"]')).to_be_visible()
    assert verdict(page) == ["several"]
    page.locator('[data-verdict="several"] a').click()
    expect(page.locator("tr:target")).to_contain_text(BOOK.patterns["autonomy-threat"].title)


def test_a_plain_no_is_taken_as_one_unless_it_is_about_what_is_owed(open_page: OpenPage) -> None:
    """The patterns fold away for another time; about pay or a right the page says to state it."""
    page = open_page("diagnose/")
    tick(page, CHOICE, DECIDED, "said-no")
    expect(page.locator('[data-verdict="a-no"]')).to_be_visible()
    assert verdict(page) == ["a-no"] and results(page) == []
    expect(page.locator("[data-advice] a")).to_have_attribute("href", "../tactics/close-cleanly/")
    page.locator("[data-behind] summary").click()
    assert results(page) == ["autonomy-threat"]
    tick(page, "no-to=owed")
    expect(page.locator('[data-verdict="a-no"]')).to_be_hidden()
    expect(page.locator("[data-advice]")).to_contain_text("this no is not the end")


def test_what_goes_with_a_tick_is_asked_with_it_and_counts_with_it(open_page: OpenPage) -> None:
    """Nobody is asked how long a silence lasted that was none, and an answer to that counts no more."""
    page = open_page("diagnose/")
    waited = page.locator("select[name=waited]")
    expect(waited).to_be_hidden()
    tick(page, "silence", "asked=more")
    expect(waited).to_be_visible()
    expect(page.locator('[data-verdict="a-no"]')).to_be_visible()
    page.locator("[name=silence]").uncheck()
    expect(waited).to_be_hidden()
    expect(page.locator('[data-verdict="too-few"]')).to_be_visible()


def test_a_shared_link_keeps_the_ticks_and_nothing_enters_the_address_before(browser: Browser, served: str) -> None:
    """One press copies a link that brings the same order to somebody else; a later change takes it out again."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served}diagnose/")
    tick(page, "silence", "asked=twice", CHOICE, DECIDED, "load=full")
    assert "#" not in page.url
    page.get_by_role("button", name="Link to these ticks").click()
    expect(page.locator("pattern-finder form .said")).to_contain_text("The link is copied")
    link = page.evaluate("navigator.clipboard.readText()")
    order = results(page)
    other = browser.new_context().new_page()
    other.goto(link)
    expect(result(other, order[0])).to_be_visible()
    assert results(other) == order
    expect(other.locator(f'input[value="{CHOICE}"]')).to_be_checked()
    expect(other.locator("select[name=asked]")).to_have_value("twice")
    expect(other.locator("pattern-finder form .said")).to_contain_text("came with the link")
    tick(other, NO_EVERYONE)
    assert "#" not in other.url
    other.context.close()
    context.close()


def test_ticks_wait_in_the_tab_and_go_when_it_is_emptied(open_page: OpenPage) -> None:
    """A step to a pattern and back loses nothing; one press starts again, and another takes that back."""
    page = open_page("diagnose/")
    tick(page, CHOICE, DECIDED)
    result(page, "autonomy-threat").locator("a").first.click()
    page.go_back()
    expect(page.locator(f'input[value="{CHOICE}"]')).to_be_checked()
    expect(result(page, "autonomy-threat")).to_be_visible()
    page.reload()
    expect(page.locator("pattern-finder form .said")).to_contain_text("your ticks from before")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("pattern-finder :checked[type=checkbox]")).to_have_count(0)
    expect(page.locator("[data-behind]")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f'input[value="{CHOICE}"]')).to_be_checked()
    page.get_by_role("button", name="Start again").click()
    page.reload()
    expect(page.locator("pattern-finder :checked[type=checkbox]")).to_have_count(0)


def test_what_it_may_be_is_told_once_when_the_ticking_rests(open_page: OpenPage) -> None:
    """Three ticks in a row make one announcement, in a region that does not interrupt."""
    page = open_page("diagnose/")
    page.evaluate(
        """() => { window.told = []; new MutationObserver(() => window.told.push(
             document.querySelector("[data-likely]").textContent)).observe(
             document.querySelector("[data-likely]"), {childList: true}); }"""
    )
    tick(page, CHOICE, DECIDED, BARE_FINE)
    status = page.locator('[data-likely][role="status"]')
    expect(status).to_have_text(f"Most likely: {BOOK.patterns['autonomy-threat'].title}")
    assert len(page.evaluate("window.told")) == 1


def test_the_keyboard_ticks_shares_and_reaches_the_outcome(open_page: OpenPage) -> None:
    """A fold opens, a sign is ticked and the outcome is reached by Tab, Enter and Space alone."""
    page = open_page("diagnose/", width=390)
    page.locator("[name=silence]").focus()
    page.keyboard.press("Space")
    expect(page.locator("select[name=waited]")).to_be_visible()
    page.locator("pattern-finder form summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("pattern-finder form details input:checked")).to_have_count(1)
    show = page.get_by_role("button", name="Show why")
    show.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What it may be")).to_be_focused()


def test_a_phone_shows_the_first_question_and_how_it_works_at_once(open_page: OpenPage) -> None:
    """Whether they answered stands on the first screen, above folds and not above forty boxes."""
    page = open_page("diagnose/", width=390)
    for part in ("[name=silence]", "[name=said-no]", "pattern-finder form .prose"):
        box = page.locator(part).bounding_box()
        assert box and box["y"] + box["height"] < 560
    assert page.locator("pattern-finder input[type=checkbox]:visible").count() == 4
    group = page.locator("pattern-finder form details").last.bounding_box()
    assert group and group["y"] < 1000


def test_what_cannot_be_fetched_is_said(browser: Browser, served: str) -> None:
    """The page does not stay silent when a module does not come, and the next tick tries again."""
    page = browser.new_page()
    page.route("**/finder-found.js", lambda route: route.abort())
    page.goto(f"{served}diagnose/")
    tick(page, CHOICE)
    expect(page.locator("pattern-finder form .said")).to_contain_text("could not be fetched")
    page.unroute_all()
    tick(page, DECIDED)
    expect(result(page, "autonomy-threat")).to_be_visible()
    expect(page.locator("pattern-finder form .said")).to_be_empty()
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")], ids=["phone, dark", "desk, light"])
def test_a_filled_finder_has_no_barrier(open_page: OpenPage, width: int, scheme: str) -> None:
    """The rules of axe find nothing with folds open, reasons shown and a no taken."""
    page = open_page("diagnose/", width=width, scheme=scheme)
    tick(page, "silence", CHOICE, NO_EVERYONE, "load=room", "timing-attention/say-it-again")
    expect(result(page, "autonomy-threat")).to_be_visible()
    assert not Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    tick(page, "said-no")
    assert not Axe().run(page).response["violations"]


def test_without_scripts_the_table_leads_from_every_sign_to_its_pattern(open_page: OpenPage) -> None:
    """No dead control is shown, and everything that the form asks about stands in the tables."""
    page = open_page("diagnose/", script=False)
    expect(page.locator("pattern-finder")).to_be_hidden()
    for id, pattern in BOOK.patterns.items():
        for sign in pattern.signs:
            expect(page.locator(f'.diagnosis a[href="../patterns/{id}/#{sign.id}"]')).to_be_visible()


def test_on_paper_the_tables_stand_alone(open_page: OpenPage) -> None:
    """A form cannot be filled there."""
    page = open_page("diagnose/")
    tick(page, CHOICE)
    page.emulate_media(media="print")
    expect(page.locator("pattern-finder")).to_be_hidden()
    expect(page.locator(".diagnosis").first).to_be_visible()
    expect(page.locator(".which-table")).to_be_visible()


def test_each_pattern_leads_to_the_row_that_tells_it_apart(open_page: OpenPage) -> None:
    """From a pattern's page one press shows the question beside those of its neighbours."""
    page = open_page("patterns/zero-sum-framing/")
    page.locator("a", has_text=re.compile("^Which is it")).click()
    row = page.locator("tr:target")
    expect(row).to_contain_text("the one who gains")
    expect(row).to_be_in_viewport()


def test_hostile_words_stay_words(open_toy: OpenPage, toy: Playbook) -> None:
    """Whatever marks a record holds, a reason shows them as they were written."""
    page = open_toy("diagnose/")
    tick(page, "dark-lamp/peers", "moored=fast")
    shown = result(page, "dark-lamp").locator(".because")
    fast = next(count for option in toy.facts["moored"].options or () for count in option.counts or ())
    for text in (toy.patterns["dark-lamp"].signs[0].text, fast.because):
        expect(shown).to_contain_text(set_quotes(text))

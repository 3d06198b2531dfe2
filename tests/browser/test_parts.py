"""A long list in parts, on a toy in which a page has room for a few entries."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from macros.loading import load
from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.views import Site
from macros.views.diagnose import left_out
from tests.accept import long_lists
from tests.browser.conftest import OpenPage, opener
from tests.conftest import SETTINGS, once, serve
from tests.projects import TOY_DATA, build, export_for_hosts, replace, run, toy_project


@pytest.fixture(scope="session")
def long_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the toy site whose lists stand on several pages each."""

    def make(folder: Path) -> None:
        project = toy_project(folder)
        replace(project / "macros" / "parts.py", "ROOM = 120_000", "ROOM = 600")
        replace(project / "macros" / "parts.py", "FILTERED = 0.65", "FILTERED = 1")
        assert run(project, "macros", "sync").returncode == 0
        site = build(project, folder / "site", "--pages", **SETTINGS)
        with long_lists(600):
            (site / "assets" / "finder.json").write_text(left_out(Site(load([TOY_DATA]))) or "", encoding="utf-8")
        export_for_hosts(site)

    yield from serve(once(tmp_path_factory, "long", make) / "site")


@pytest.fixture
def open_long(browser: Browser, long_served: str) -> Iterator[OpenPage]:
    """Open a page of that site."""
    yield from opener(browser, long_served)


def choose(page: Page, choice: str) -> None:
    """Unfold the filters and take a choice."""
    page.get_by_text("Narrow this list").click()
    page.locator(f'card-filter input[value="{choice}"]').check()


def test_an_address_of_before_leads_to_the_part_that_has_it(open_long: OpenPage, toy: Playbook) -> None:
    """Somebody kept a link from when all stood on one page."""
    id = list(toy.terms)[-1]
    page = open_long(f"glossary/#{id}")
    page.wait_for_url(re.compile(rf"/glossary/part-\d+/#{id}$"))
    expect(page.locator(f"#{id}")).to_be_visible()


def test_an_anchor_that_no_part_has_is_said_to_be_lost(open_long: OpenPage) -> None:
    """The reader is told, and stays where they are."""
    page = open_long("glossary/#no-such-term")
    expect(page.locator("list-parts [role=status]")).to_have_text("No part of this list has what the address asks for.")


def test_a_choice_goes_along_to_the_other_parts(open_long: OpenPage, toy: Playbook) -> None:
    """Beside each stands how many fit there, and the way there takes the choice along; without one, nothing stands."""
    page = open_long("patterns/")
    choose(page, "fair")
    expect(page.locator("card-filter [role=status]")).to_have_text("0 of 1 fit")
    other = page.locator("list-parts li:has(a:not([aria-current]))").first
    expect(other.locator("span")).to_have_text("1 fit")
    page.get_by_role("button", name="Clear the choice").click()
    expect(other.locator("span")).to_have_text("")
    assert "#" not in (other.locator("a").get_attribute("href") or "")
    page.locator('card-filter input[value="fair"]').check()
    expect(other.locator("span")).to_have_text("1 fit")
    other.locator("a").click()
    page.wait_for_url(re.compile(r"/patterns/part-2/#need=fair$"))
    expect(page.locator("card-filter [role=status]")).to_have_text("1 of 1 fits")


def test_where_the_other_parts_do_not_come_that_is_said(open_long: OpenPage) -> None:
    """The links to them are still there."""
    page = open_long("patterns/")
    page.route("**/part-2/", lambda route: route.fulfill(status=404, body=""))
    choose(page, "fair")
    expect(page.locator("list-parts [role=status]")).to_have_text("not read: the network may be gone")


def test_the_finder_ticks_what_came_apart(open_long: OpenPage, toy: Playbook) -> None:
    """The signs come with the first touch and not before; what is ticked names its pattern, and is kept."""
    page = open_long("diagnose/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(300)
    assert not [address for address in asked if "finder.json" in address]
    page.locator("pattern-finder fieldset details").first.click()
    expect(page.locator("pattern-finder [data-waiting]")).to_have_count(0)
    page.locator("pattern-finder [type=checkbox][value^='dark-lamp/']").first.check()
    expect(page.locator("[data-results] .result-name")).to_contain_text([set_quotes(toy.patterns["dark-lamp"].plain)])
    page.reload()
    expect(page.locator("pattern-finder [type=checkbox][value^='dark-lamp/']:checked")).to_have_count(1)


def test_a_tick_before_the_signs_are_there_is_kept(open_long: OpenPage) -> None:
    """A slow network takes nothing back that the reader said meanwhile."""
    page, held = open_long("diagnose/"), list[Route]()

    def hold(route: Route) -> None:  # a function of ours: Playwright refuses a list's own
        held.append(route)

    page.route("**/finder.json", hold)
    fact = page.locator("pattern-finder .fact input").first
    fact.check()
    held[0].continue_()
    expect(page.locator("pattern-finder [data-waiting]")).to_have_count(0)
    expect(fact).to_be_checked()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["patterns/", "glossary/part-2/", "diagnose/part-2/"])
def test_parts_are_reached_without_javascript_and_by_everybody(open_long: OpenPage, address: str, width: int) -> None:
    """The ways are links, the page is no wider than the screen, and one way is the page itself."""
    page = open_long(address, width=width, script=False)
    assert page.locator("nav[aria-label='Parts of this list']").first.locator("[aria-current=page]").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page = open_long(address, width=width)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()

"""The site from disk: unpacked and opened without a server, it does what it does on one, and says nothing of it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.views.take import ARCHIVE
from tests.browser.builder import CLIPBOARD, copied, fill_all, part, text_of
from tests.browser.test_finder import results, tick

FromDisk = Callable[[str], Page]
BUILDER = "scripts/bounded-request/index.html"


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the archive was unpacked: a folder such as people have."""
    folder = tmp_path_factory.mktemp("disk") / "Ask well #1 100%"
    with ZipFile(site / ARCHIVE) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def from_disk(browser: Browser, folder: Path) -> Iterator[FromDisk]:
    """Open a file of the copy; whatever the console says, or is not there, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, permissions=CLIPBOARD["permissions"])
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))

    def open_(at: str) -> Page:
        page.goto((folder / at).as_uri())
        return page

    yield open_
    context.close()
    assert not said, said


def at(page: Page) -> str:
    """Return the path of the page that is open, from the folder's root, with its fragment."""
    return page.url.rpartition("/Ask%20well%20%231%20100%25/")[2]


def test_links_lead_from_home_to_a_script(from_disk: FromDisk) -> None:
    """By the menu and a card, as on a server."""
    page = from_disk("index.html")
    page.locator(".md-nav a", has_text="Scripts").first.click()
    page.locator("article .card-title:visible").first.click()
    expect(page.locator("script-builder")).to_be_visible()
    assert at(page).startswith("scripts/") and at(page).endswith("/index.html")


def test_search_finds_a_page_and_opens_it(from_disk: FromDisk) -> None:
    """The index comes without a request, and Enter opens the best answer."""
    page = from_disk("index.html")
    field = page.locator("article site-search input")
    field.fill("ask for a raise")
    first = page.locator("article [role=search] ol a").first
    expect(first).to_contain_text("raise")
    first.click()
    expect(page.locator("h1")).to_contain_text("raise")
    assert at(page) == "situations/ask-for-a-raise/index.html"


def test_a_message_goes_from_the_builder_through_the_checker_and_back(from_disk: FromDisk) -> None:
    """What is copied is what is shown; the checker reads it, finds what is put in, and hands it back."""
    page = from_disk(BUILDER)
    fill_all(page)
    part(page, "ask", "[data-action=copy]").click()
    expect(part(page, "ask", ".said").first).not_to_be_empty()
    shown = text_of(page).inner_text()
    assert copied(page) == shown and "Zed" in shown
    part(page, "ask", "[data-action=check]").click()
    page.locator("[data-checked] > p button").click()
    draft = page.locator("ask-check textarea")
    expect(draft).to_have_value(shown)
    assert at(page) == "check/index.html"
    draft.fill("You have to do this by Friday.")
    expect(page.locator("[data-finding][data-kind=wakes]").first).to_be_visible()
    page.locator("[data-action=goOn]").click()
    expect(text_of(page)).to_contain_text("You have to do this by Friday.")
    assert at(page) == BUILDER


def test_diagnose_ranks_and_leads_on(from_disk: FromDisk) -> None:
    """Its ticks stand in a link, and its results lead to their pages."""
    page = from_disk("diagnose/index.html")
    tick(page, "autonomy-threat/bare-fine", "precedent-fear/for-everyone")
    expect(page.locator("[data-result]:visible").first).to_be_visible()
    assert "precedent-fear" in results(page)
    page.locator("[data-action=share]").first.click()
    expect(page).to_have_url(re.compile("#ticks="))
    page.locator("[data-result]:visible a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert at(page).startswith("patterns/")


def test_an_exercise_comes_from_its_own_page(from_disk: FromDisk) -> None:
    """Mixed practice looks into other pages, which nothing here serves."""
    page = from_disk("practice/mixed/index.html")
    page.locator("[data-action=start]").click()
    expect(page.locator(".mixed-stage practice-exercise:defined")).to_be_visible()


def test_a_track_gets_its_days(from_disk: FromDisk) -> None:
    """Its list of tasks is read from disk too; the way to the newest archive leads to the web."""
    page = from_disk("take/index.html")
    page.locator("track-days input").fill("2026-12-01")
    with page.expect_download() as download:
        page.locator("track-days a").first.click()
    assert "DTSTART;VALUE=DATE:20261201" in Path(download.value.path()).read_text(encoding="utf-8")
    assert page.locator(f'a[href$="{ARCHIVE}"]').get_attribute("href") == f"https://example.org/askwell/{ARCHIVE}"


@pytest.mark.parametrize("kind", ["patterns", "tactics", "situations", "learn", "practice", "print", "map", "privacy"])
def test_every_kind_of_page_opens_quietly(from_disk: FromDisk, kind: str) -> None:
    """With its styles, its pictures and its scripts."""
    page = from_disk(f"{kind}/index.html")
    expect(page.locator("site-search:defined").first).to_be_attached()
    for link in page.locator(f'article a[href^="../{kind}/"], article a[href^="../downloads/"]').all()[:1]:
        assert link.evaluate("link => !link.href.endsWith('/')")
    page.wait_for_timeout(100)

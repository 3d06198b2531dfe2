"""The page for wrong addresses in the browser: it leads on wherever the site stands, whichever generator made it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenPage, opener
from tests.conftest import BELOW, SETTINGS, once, serve
from tests.projects import build, export_for_hosts, toy_project


@pytest.fixture(scope="session")
def toy_at_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy, built for the root of a host with both generators: `site/` and `site-zensical/`."""
    settings = SETTINGS | {"SITE_URL": "https://example.org/"}

    def make(folder: Path) -> None:
        export_for_hosts(build(toy_project(folder), folder / "site", "--pages", **settings))
        export_for_hosts(build(folder, folder / "site-zensical", "--pages", "--with", "zensical", **settings))

    return once(tmp_path_factory, "toy-at-root", make)


@pytest.fixture
def built(toy_site: Path, zensical_site: Path, toy_at_root: Path) -> Callable[[str, str], Path]:
    """Return where a generator has built the toy for a place on its host."""
    places = {
        ("mkdocs", BELOW): toy_site,
        ("zensical", BELOW): zensical_site,
        ("mkdocs", "/"): toy_at_root / "site",
        ("zensical", "/"): toy_at_root / "site-zensical",
    }
    return lambda generator, place: places[generator, place]


@pytest.fixture(params=["mkdocs", "zensical"])
def generator(request: pytest.FixtureRequest) -> str:
    """Each generator in turn."""
    return str(request.param)


@pytest.fixture(params=["/", BELOW], ids=["root", "folder"])
def open_wrong(
    request: pytest.FixtureRequest, browser: Browser, built: Callable[[str, str], Path], generator: str
) -> Iterator[OpenPage]:
    """Open an address of the site at the root of a host, and below a folder; a request to another host fails."""
    for served in serve(built(generator, request.param)):
        yield from opener(browser, served.removesuffix(BELOW) + request.param)


@pytest.mark.parametrize("address", ["no-such-page/", "patterns/no-such-pattern/deeper/"])
def test_every_link_of_the_page_holds(open_wrong: OpenPage, address: str) -> None:
    """Links of the page, of its header and of its navigation lead to pages of this site."""
    page = open_wrong(address)
    links = page.eval_on_selector_all("a[href]", "all => all.map((a) => a.getAttribute('href'))")
    targets = {urljoin(page.url, link) for link in links if not link.startswith("#")}
    assert len(targets) > 10
    assert {urlsplit(target).netloc for target in targets} == {urlsplit(page.url).netloc}
    assert [target for target in targets if "//" in urlsplit(target).path] == []
    assert [target for target in targets if not page.request.get(target).ok] == []
    cards = page.locator("article .card-title")
    assert cards.count() == 5
    cards.first.click()
    expect(page.locator("h1")).to_have_text("Scripts")


def test_its_search_finds_pages(open_wrong: OpenPage) -> None:
    """The field is awake, and its answers lead to pages of this site."""
    page = open_wrong("no-such-page/")
    page.locator("site-search input").fill("lamp")
    result = page.locator("[role=search] ol a").first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator("h1")).not_to_have_text("This page is not here")

"""What a reader's device has to fetch, held to the limits that the site sets itself."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

from macros.exports.search import pages_in
from tests.projects import PROJECT
from tests.site.pages import addresses, file_of, soup

KB = 1000
ASSETS = PROJECT / "docs" / "assets"


def zipped(*files: Path) -> int:
    """Return the bytes that the files take gzipped, each by itself."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def first_view(site: Path, address: str) -> int:
    """Return the gzipped bytes of a page and of all that it loads by itself."""
    page = soup(file_of(site, address))
    tags = page.select('script[src], link[rel~="stylesheet"], link[rel~="icon"], img[src]:not([loading="lazy"])')
    base = f"https://site/{address.lstrip('/')}"
    files = {urljoin(base, str(tag.get("src") or tag.get("href"))).removeprefix("https://site/") for tag in tags}
    return zipped(file_of(site, address), *with_imports({site / file for file in files}))


def with_imports(files: set[Path]) -> set[Path]:
    """Add the modules that scripts of ours import at once, and what those import."""
    ours = [file for file in files if file.parent.name == "js"]
    found = {
        file.parent / name
        for file in ours
        for name in re.findall(r'(?:from|import) "\./([\w-]+\.js)"', file.read_text("utf-8"))
    }
    return files if found <= files else with_imports(files | found)


def test_every_page_is_light(site: Path) -> None:
    """The first view of any page takes at most 100 KB."""
    weights = {address: first_view(site, address) for address in addresses(site)}
    heavy = {address: weight for address, weight in weights.items() if weight > 100 * KB}
    assert not heavy


#: Scripts of tracks and exercises, which no other page loads.
LEARN = {
    ASSETS / "js" / f"{name}.js" for name in ("reading-list", "practice-exercise", "practice-mixed", "practice-done")
}
LEARN |= {ASSETS / "js" / "copy-block.js"}


def test_only_pages_to_learn_from_load_what_these_need(site: Path) -> None:
    """No page elsewhere fetches a script or a style of tracks and exercises."""
    loaders = set()
    for address in addresses(site):
        tags = soup(file_of(site, address)).select("script[src], link[rel=stylesheet]")
        names = {str(tag.get("src") or tag.get("href")).split("/")[-1] for tag in tags}
        if names & {"learn.css", "exercise.css", *(file.name for file in LEARN)}:
            loaders.add(address.split("/")[0])
    assert loaders == {"learn", "practice"}


def test_our_styles_and_scripts_are_small(site: Path) -> None:
    """What one page loads: styles at most 12 KB, scripts 6; who searches fetches 8.5 more."""
    for address in addresses(site):
        page = soup(file_of(site, address))
        tags = page.select('link[href*="/css/"], script[src*="/js/"]')
        names = {str(tag.get("href") or tag.get("src")).rpartition("/")[2] for tag in tags}
        assert zipped(*(file for file in site.glob("assets/css/*.css") if file.name in names)) <= 12 * KB, address
        scripts = with_imports({file for file in site.glob("assets/js/*.js") if file.name in names})
        assert zipped(*scripts) <= 6 * KB, address
    assert zipped(*site.glob("assets/js/search-*.js")) <= 8.5 * KB


#: Of the checker's scripts, those that its own page does not fetch: for builders, and for whoever reads the source.
ELSEWHERE = {"check-panel.js", "check-shapes.js"}


def test_the_checker_is_small_and_comes_on_request(site: Path) -> None:
    """Its scripts take at most 22 KB and its rules 51, and no page loads them at once.

    Less would cost what it is for: rules of 24 KB found 42 faults of 150 in strangers' drafts, these 84.
    """
    element = site / "assets" / "js" / "ask-check.js"
    parts = [file for file in site.glob("assets/js/check-*.js") if file.name not in ELSEWHERE]
    assert zipped(element, *parts) <= 22 * KB
    assert zipped(site / "assets" / "rules.json") <= 51 * KB
    for address in addresses(site):
        sources = {str(tag["src"]).rpartition("/")[2] for tag in soup(file_of(site, address)).select("script[src]")}
        assert not {file.name for file in parts} & sources, address
        assert (element.name in sources) is (address.strip("/") == "check"), address


def test_the_search_index_is_small(site: Path) -> None:
    """Who searches fetches at most 60 KB, the second edition's budget."""
    assert zipped(site / "assets" / "search.json") <= 60 * KB


def test_the_index_leads_only_to_pages_that_exist(site: Path) -> None:
    """Every address of the index, and every way on, is a page with that anchor."""
    docs = pages_in((site / "assets" / "search.json").read_text(encoding="utf-8"))
    ways = [doc["u"] for doc in docs] + [address for doc in docs for _, address in doc.get("next", [])]
    for way in ways:
        address, _, anchor = way.partition("#")
        page = soup(file_of(site, address))
        assert not anchor or page.find(id=anchor), way


def test_every_page_has_a_social_card(site: Path, whole: list[str]) -> None:
    """A picture of 1200 by 630 stands where the page's meta says, and no two are the same."""
    seen = set()
    for address in whole:
        picture = (file_of(site, address).parent / "card.png").read_bytes()
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)
        meta = soup(file_of(site, address)).find("meta", property="og:image")
        assert meta and str(meta["content"]).endswith(f"/askwell/{address.lstrip('/')}card.png")
        seen.add(picture)
    assert len(seen) == len(whole)

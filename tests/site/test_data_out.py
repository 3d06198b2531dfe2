"""What the built site hands out beside its pages: data, Markdown, a feed, files to take."""

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from macros.editions import editions
from tests.conftest import BELOW
from tests.site.pages import file_of, soup


def file_at(site: Path, address: str) -> Path:
    """Return the file at a whole address of the site."""
    return site / urlsplit(address).path.removeprefix(BELOW)


def test_every_page_names_its_twin(site: Path, whole: list[str]) -> None:
    """The link leads to a file that begins with the page's own title."""
    for address in whole:
        page = soup(file_of(site, address))
        (link,) = page.select('link[rel="alternate"][type="text/markdown"]')
        twin = site / urljoin(address.lstrip("/"), str(link["href"]))
        heading = page.select_one("h1")
        assert heading and twin.read_text(encoding="utf-8").startswith("# "), address


def test_a_page_that_stands_for_others_has_no_twin(site: Path) -> None:
    """The page for wrong addresses is at home nowhere."""
    assert not soup(site / "404.html").select('link[type="text/markdown"]')


def test_home_names_the_feed(site: Path) -> None:
    """Readers of feeds find it by the site's address."""
    (link,) = soup(file_of(site, "/")).select('link[type="application/atom+xml"]')
    assert editions()[0].title in (site / str(link["href"])).read_text(encoding="utf-8")


def test_each_edition_of_the_feed_has_its_anchor(site: Path) -> None:
    """An entry leads to where its notes stand, and so does the index of the data."""
    notes = json.loads((site / "api" / "v1" / "index.json").read_text(encoding="utf-8"))["notes"]
    feed = ElementTree.parse(site / "changes.atom")
    links = [urlsplit(str(link.get("href"))) for link in feed.iterfind("{*}entry/{*}link")]
    assert len(links) == len(editions())
    for link in (*links, urlsplit(f"{BELOW}{notes}")):
        page = soup(file_of(site, link.path.removeprefix(BELOW)))
        assert page.find(id=link.fragment), link


def test_every_address_of_the_index_holds(site: Path) -> None:
    """Data, schema, and the pages of the records."""
    index = json.loads((site / "api" / "v1" / "index.json").read_text(encoding="utf-8"))
    for kind in index["kinds"].values():
        assert (site / kind["schema"]).is_file()
        for record in json.loads((site / kind["address"]).read_text(encoding="utf-8"))["records"]:
            address, _, anchor = record.get("address", "").partition("#")
            page = soup(file_of(site, address))
            assert not anchor or page.find(id=anchor), record["address"]


def test_what_a_language_model_should_read_is_there(site: Path) -> None:
    """Every link of the list leads to a file."""
    text = (site / "llms.txt").read_text(encoding="utf-8")
    links = [line.partition("](")[2].partition(")")[0] for line in text.splitlines() if line.startswith("- ")]
    assert len(links) > 100
    assert not [link for link in links if not file_at(site, link).is_file()]


def test_every_file_to_take_is_there(site: Path) -> None:
    """Each download of the page, and a link of each task and card leads to a page."""
    page = soup(file_of(site, "take/"))
    files = [site / "take" / str(link["href"]) for link in page.select("a[download]")]
    assert len(files) > 4 and all(file.is_file() for file in files)
    for file in site.glob("take/*.ics"):
        lines = file.read_text(encoding="utf-8").replace("\n ", "").splitlines()
        for line in lines:
            if line.startswith("URL:"):
                address = urlsplit(line.removeprefix("URL:"))
                assert file_of(site, address.path.removeprefix(BELOW)).is_file(), line

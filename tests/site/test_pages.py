"""The built site, page by page."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from macros.pages import stubs
from macros.playbook import Playbook
from tests.site.pages import addresses, article, file_of, soup


def test_every_record_has_its_page(site: Path, playbook: Playbook) -> None:
    """Each record and each fixed page stands at its address, and so does what leads on from an old one."""
    assert {stub.file.removesuffix("index.md") or "/" for stub in stubs(playbook)} == set(addresses(site))


def test_every_page_has_one_h1_a_title_and_a_description(site: Path, whole: list[str]) -> None:
    """A page says once what it is, and its description is a sentence of its own."""
    seen: dict[str, str] = {}
    for address in whole:
        page = soup(file_of(site, address))
        assert len(page.find_all("h1")) == 1, address
        assert page.title is not None and len(page.title.get_text()) > 5, address
        description = page.find("meta", attrs={"name": "description"})
        text = description["content"] if description else ""
        assert isinstance(text, str) and len(text) >= 40, address
        assert seen.setdefault(text, address) == address, f"{address} has the description of {seen[text]}"


def test_every_page_carries_social_meta(site: Path) -> None:
    """A shared link shows the page's own title, description and address."""
    for address in addresses(site):
        page = soup(file_of(site, address))
        meta = {str(tag["property"]): str(tag["content"]) for tag in page.find_all("meta", property=True)}
        description = page.find("meta", attrs={"name": "description"})
        assert description and meta["og:description"] == description["content"], address
        assert meta["og:url"] == f"https://example.org/askwell/{address.lstrip('/')}"
        assert page.title and str(meta["og:title"]) in page.title.get_text()


#: Words that say of a link only that it is one; whoever hears the links of a page one by one learns nothing.
EMPTY_WORDS = {
    "here",
    "click here",
    "click this",
    "go",
    "this",
    "start",
    "information",
    "more information",
    "more info",
}
EMPTY_WORDS |= {"more", "read more", "see more", "learn more", "right here"}


def test_every_link_says_where_it_leads(site: Path) -> None:
    """No link is called by an empty word."""
    for address in addresses(site):
        for link in soup(file_of(site, address)).find_all("a", href=True):
            assert link.get_text(" ", strip=True).casefold() not in EMPTY_WORDS, f"{address}: {link}"


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    """No page asks another host for a script, style, font, picture or frame."""
    for file in site.rglob("*.html"):
        for tag in soup(file).find_all(["script", "link", "img", "iframe", "source", "audio", "video", "embed"]):
            if tag.name == "link" and "canonical" in str(tag.get("rel")):
                continue
            for name in ("src", "href", "srcset", "data"):
                address = tag.get(name)
                assert not address or not urlsplit(str(address)).netloc, f"{file}: {tag}"


def test_no_page_shows_the_machinery(site: Path) -> None:
    """No template mark, traceback or macro error reaches a reader."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for mark in ("{{", "{%", "Traceback (most", "Macro Rendering Error", "Macro Syntax Error", ">None</"):
            assert mark not in text, f"{file} holds {mark}"


def test_ids_are_unique_on_each_page(site: Path) -> None:
    """An anchor leads to one place."""
    for file in site.rglob("*.html"):
        ids = [str(tag["id"]) for tag in soup(file).find_all(id=True)]
        assert len(ids) == len(set(ids)), f"{file}: {sorted({id for id in ids if ids.count(id) > 1})}"


def test_no_page_is_an_orphan(site: Path, whole: list[str]) -> None:
    """Every page can be reached from home through the pages' own links."""
    seen, pending = set(), [""]
    while pending:
        address = pending.pop()
        if address in seen:
            continue
        seen.add(address)
        for link in article(file_of(site, address)).find_all("a", href=True):
            target = urlsplit(urljoin(f"https://here/{address}", str(link["href"])))
            if target.netloc == "here" and target.path.endswith("/"):
                pending.append(target.path.lstrip("/"))
    lost = sorted({address.lstrip("/") for address in whole} - seen)
    assert not lost, f"no page leads to {lost}: link it, or name the index in `_MORE` of macros/views/overview.py"


def test_the_page_for_wrong_addresses_leads_on(site: Path) -> None:
    """It offers ways on, with addresses that hold at any depth."""
    page = soup(site / "404.html")
    links = [str(a["href"]) for a in page.select("article .cards a")]
    assert len(links) >= 5
    links += [str(a["href"]) for a in page.select("site-search a")]
    links += [str(script["src"]) for script in page.select("script[src]")]
    links += [str(page.select("site-search")[0][name]) for name in ("data-index", "data-root")]
    assert all(link.startswith("/askwell/") and "//" not in link for link in links), links


def test_the_sitemap_lists_every_page(site: Path) -> None:
    """A search engine finds what a reader finds."""
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert set(listed) == {f"https://example.org/askwell/{address.lstrip('/')}" for address in addresses(site)}

"""Reading built pages."""

import re
from functools import lru_cache
from pathlib import Path

import html5lib
from bs4 import BeautifulSoup, Tag


def addresses(site: Path) -> list[str]:
    """List the address of every page, from the site's root, such as `patterns/hidden-costs/`."""
    return sorted(file.parent.relative_to(site).as_posix().removeprefix(".") + "/" for file in site.rglob("index.html"))


def file_of(site: Path, address: str) -> Path:
    """Return the file of a page."""
    return site / address.lstrip("/") / "index.html"


@lru_cache(maxsize=1024)
def soup(file: Path) -> BeautifulSoup:
    """Parse a page as a browser does."""
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib")


def article(file: Path) -> Tag:
    """Return a page's main part, without the theme's own additions to headings."""
    found = soup(file).find("article")
    assert isinstance(found, Tag), file
    return found


def text_of(tag: Tag) -> str:
    """Return what a reader reads, with single spaces, and without the marks of heading links."""
    return re.sub(r"\s+", " ", tag.get_text(" ")).replace("¶", "").strip()


def markup_errors(fragment: str) -> list[str]:
    """List the HTML5 parse errors of a piece of markup."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parseFragment(fragment)
    return [f"{code} at {position}" for position, code, _ in parser.errors]

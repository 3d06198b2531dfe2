"""The copy for disks, made of the built site: it is whole, and each link in it leads to a file of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from macros.disk.copy import disk_files
from macros.disk.pages import SCRIPT
from macros.exports.search import pages_in
from macros.views.take import ARCHIVE
from tests.projects import PROJECT
from tests.site.pages import addresses, file_of, soup

#: What only a server makes sense of.
SERVED = 'type="module"|Content-Security-Policy|rel="manifest"|name="build"'
ELSEWHERE = {ARCHIVE: f"https://example.org/askwell/{ARCHIVE}"}
#: A root, before an address of the search index, which names the page itself.
A_FOLDER = "data-root"


@pytest.fixture(scope="module")
def archive(site: Path) -> Iterator[ZipFile]:
    """The archive of the real site."""
    with ZipFile(site / ARCHIVE) as archive:
        yield archive


@pytest.fixture(scope="module", params=["site", "toy_site", "zensical_site"])
def built(request: pytest.FixtureRequest) -> Path:
    """A built site; those of the toy have no sheets and no files to take."""
    return Path(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def copy(built: Path) -> dict[str, str]:
    """The copy of a site, by path; of files that are no text, nothing."""
    files = disk_files(built, lambda name: PROJECT / "docs" / name, ELSEWHERE)
    return {at: content.decode() if at.endswith((".html", ".js")) else "" for at, content in files}


def values(copy: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield what attributes hold that may be a relative address, without query and fragment: page, attribute, path."""
    for at, text in copy.items():
        for tag in BeautifulSoup(text, "html.parser").find_all(True) if at.endswith(".html") else ():
            for name, value in tag.attrs.items():
                path = re.split("[?#]", value)[0] if isinstance(value, str) else ""
                if path and not re.match("[a-z]+:", path):
                    yield at, name, path


def led(copy: dict[str, str]) -> set[str]:
    """Return every file that the pages of a copy lead to."""
    return {normpath(join(dirname(at), unquote(path))) for at, name, path in values(copy) if name in ("href", "src")}


def test_every_link_leads_to_a_file(built: Path, copy: dict[str, str]) -> None:
    """Of the copy, if the site has it; and no address is that of a folder, which a disk would list."""
    files = led(copy)
    assert len(files) > 100
    assert not [path for path in files - copy.keys() if (built / path).exists()]
    folder = re.compile(r"\.{1,2}(/.*/|/)?\.{0,2}$")
    assert not [(at, path) for at, name, path in values(copy) if folder.match(path) and name != A_FOLDER]


def test_every_link_of_the_archive_leads_to_a_file_in_it(archive: ZipFile) -> None:
    """Sheets, files to take and pages in Markdown too."""
    names = archive.namelist()
    pages = {name: archive.read(name).decode() for name in names if name.endswith(".html")}
    assert led(pages) <= {*names}


def test_no_page_has_what_a_disk_forbids(copy: dict[str, str]) -> None:
    """No module of its own, no policy that knows no disk, no manifest; each names what it runs."""
    names = set()
    for at, text in copy.items():
        if at.endswith(".html"):
            assert not re.search(rf"<(?:script|meta|link)\b[^>]*(?:{SERVED})", text), at
            (runs,) = re.findall(rf'<script defer src="[./]*{SCRIPT}" data-run="([^"]*)">', text)
            names |= {*runs.split()}
    assert {"assets/js/site-search.js", "assets/js/nav-drawer.js"} < names
    assert all(f'askwell.add("{name}"' in copy[SCRIPT] for name in names)


def test_every_page_is_in_the_archive(site: Path, archive: ZipFile) -> None:
    """Each page, sheet and picture; nothing for hosts or crawlers, and not the archive itself."""
    names = set(archive.namelist())
    assert len(names) == len(archive.namelist())
    assert {file_of(site, address).relative_to(site).as_posix() for address in addresses(site)} <= names
    assert {f"downloads/{file.name}" for file in (site / "downloads").iterdir()} - names == {ARCHIVE}
    assert not [name for name in names if re.match(r"_|hosting/|service-worker|manifest|404|offline|sitemap", name)]
    readme = archive.read("README.txt").decode().splitlines()
    assert len(readme) == 3 and "index.html" in readme[1]


def test_what_modules_fetch_is_held_as_it_is(site: Path, archive: ZipFile) -> None:
    """The rules of the checker say the same, and each address of the search index names a page of the archive."""

    def held(at: str) -> str:
        text = archive.read(f"{at}.js").decode()
        return str(json.loads(text.removeprefix("askwell.hold(").removesuffix(");\n")))

    assert held("assets/rules.json") == (site / "assets" / "rules.json").read_text(encoding="utf-8")
    docs = pages_in(held("assets/search.json"))
    assert {re.split("[?#]", doc[key])[0] for doc in docs for key in ("u", "of") if key in doc} <= set(
        archive.namelist()
    )
    practised = {doc["u"] for doc in docs if re.match(r"practice/[\w-]+/(?!mixed)", doc["u"])}
    assert all(
        "<practice-exercise" in held(at) for at in practised if "<practice-exercise" in archive.read(at).decode()
    )


def test_the_page_that_offers_it_says_its_size(site: Path) -> None:
    """In megabytes, and links to it under the name that stays."""
    page = soup(file_of(site, "take"))
    link = page.select_one(f'article a[href="../{ARCHIVE}"][download]')
    size = page.select_one("article [data-size]")
    assert link and size
    found = re.search(r"\d+", size.text)
    assert found and int(found[0]) == round((site / ARCHIVE).stat().st_size / 1_000_000)


def test_no_browser_keeps_it_for_reading_offline(site: Path) -> None:
    """It would be fetched with every build."""
    assert ARCHIVE not in (site / "service-worker.js").read_text(encoding="utf-8")

"""The editions, as CHANGELOG.md tells readers of them, and the page and the feed that are made from it."""

import re
import tomllib
from xml.etree import ElementTree

import pytest

from macros.editions import Edition, editions, editions_in
from macros.exports.feed import feed
from macros.generators import CannotBuild
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.twins import Desk
from macros.twins.pages import page_parts
from macros.views import MACROS, Site
from tests.projects import PROJECT

TEXT = """# What changed

## Edition 2 (2.1.0, 2031-05-04)

- **New:** a boat & an oar.

## Edition 1 (1.0.0, 2030-01-02)

The first one.
"""
_ATOM = "{http://www.w3.org/2005/Atom}"


def test_an_edition_has_a_number_a_day_and_its_notes() -> None:
    """The newest stands first, as in the file."""
    assert editions_in(TEXT) == [
        Edition("Edition 2", "2.1.0", "2031-05-04", "- **New:** a boat & an oar."),
        Edition("Edition 1", "1.0.0", "2030-01-02", "The first one."),
    ]
    assert [edition.number for edition in editions_in(TEXT)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# What changed\n", "no edition stands there"),
        (TEXT.replace("(2.1.0, 2031-05-04)", "(2.1)"), "'## Edition 2 (2.1)' does not say version and day"),
    ],
)
def test_a_heading_that_says_no_version_ends_a_build_with_what_to_write(text: str, told: str) -> None:
    """A feed without its newest edition would be noticed by nobody."""
    with pytest.raises(CannotBuild) as raised:
        editions_in(text)
    assert told in str(raised.value) and "## Edition 1 (1.0.0, 2026-01-31)" in str(raised.value)


def test_the_version_of_the_project_is_that_of_its_newest_edition_or_of_the_last() -> None:
    """Notes are written first; `make release` then brings the version up to them."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["version"] in [edition.version for edition in editions()[:2]]


def test_the_days_of_our_editions_fall_from_the_top() -> None:
    """A reader of feeds sorts by them."""
    days = [edition.day for edition in editions()]
    assert days == sorted(days, reverse=True)


def test_the_feed_tells_each_edition_once(toy: Playbook) -> None:
    """Its ids hold from build to build, and a name may hold any mark."""
    told = feed(toy, Imprint('A & "B" <C>', "https://example.org/a&b/"), editions_in(TEXT))
    root = ElementTree.fromstring(told)
    ids = [str(entry.findtext(f"{_ATOM}id")) for entry in root.iter(f"{_ATOM}entry")]
    assert ids == ["https://example.org/a&b/changes.atom#2.1.0", "https://example.org/a&b/changes.atom#1.0.0"]
    links = [str(link.get("href")) for entry in root.iter(f"{_ATOM}entry") for link in entry.iter(f"{_ATOM}link")]
    page = "https://example.org/a&b/contribute/editions/"
    assert links == [f"{page}#v2-1-0", f"{page}#v1-0-0"]
    assert root.findtext(f"{_ATOM}updated") == "2031-05-04T00:00:00Z"
    assert root.findtext(f"{_ATOM}author/{_ATOM}name") == 'A & "B" <C>'.replace('"B"', "“B”")
    content = str(root.findtext(f"{_ATOM}entry/{_ATOM}content"))
    assert re.search(r"<strong>New:</strong> a boat &amp; an oar", content)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Edition]:
    """Let the pages tell of editions of our own making."""
    ours = editions_in(TEXT.replace("The first one.", "It's *good*, 9 -- 5..."))
    for place in ("macros.views.editions", "macros.twins.pages"):
        monkeypatch.setattr(f"{place}.editions", lambda: ours)
    return ours


def test_the_page_of_editions_tells_each_below_its_anchor(toy: Playbook, told: list[Edition]) -> None:
    """The newest first, with its version and day, and typed as a person types; the feed is linked."""
    page = MACROS["what_changed"](Site(toy))
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == ["Edition 2 {: #v2-1-0 }", "Edition 1 {: #v1-0-0 }"]
    assert "2.1.0" in page and "2031-05-04" in page and 'href="../../changes.atom"' in page
    assert "<strong>New:</strong> a boat &amp; an oar" in page and "It&rsquo;s <em>good</em>, 9 -- 5..." in page


def test_the_twin_of_that_page_tells_the_same(toy: Playbook, told: list[Edition]) -> None:
    """As it was written."""
    parts = page_parts(Desk(toy, "contribute/editions/"), "contribute/editions")
    assert [part.heading for part in parts] == ["Edition 2", "Edition 1"]
    assert parts[0].paragraphs[-1] == told[0].notes

"""Long lists in parts: each entry stands on one of them, and whatever led to it leads there still."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup

from bench.records import write_data
from macros.addresses import full_address
from macros.exports.search import search_index
from macros.loading import load
from macros.pages import stubs
from macros.parts import Entry, Listing, parts_of
from macros.parts import _split as split
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records.names import wrong_address, wrong_id
from macros.sync import PARTS, stale, sync
from macros.views import Site, needs
from macros.views.diagnose import left_out
from macros.views.some import some
from tests.accept import long_lists, write_pages
from tests.grown import PART, lists_of, too_heavy
from tests.projects import DATA, TOY_DATA, toy_project

_ID = re.compile(r'\sid="([^"]+)"|\{: #([\w-]+) \}')
_LINK = re.compile(r'href="([^"]*)"')


def ids_on(page: str) -> set[str]:
    """Return the anchors of a page; a symbol that pictures are drawn with is none."""
    found = {one or other for one, other in _ID.findall(page)}
    return {id for id in found if not id.startswith("mark-")}


@pytest.fixture(scope="module")
def whole() -> dict[str, str]:
    """Every page of the toy, each list on one page."""
    return write_pages(Site(load([TOY_DATA])))


@pytest.fixture(scope="module")
def torn() -> dict[str, str]:
    """Every page of the toy, where a page has room for a few entries."""
    with long_lists():
        return write_pages(Site(load([TOY_DATA])))


def test_a_list_that_fits_stands_on_its_page_alone(whole: dict[str, str]) -> None:
    """Nobody sees anything of parts where there are none."""
    assert not [file for file in whole if PART.search(file)]
    assert not [file for file, text in whole.items() if "<list-parts" in text]


@pytest.mark.real
def test_the_lists_of_today_stand_on_one_page_each() -> None:
    """A reader of today's library finds each list where it was."""
    book = load([DATA])
    assert {key for key in lists_of(book) if len(parts_of(book, key)) > 1} == set()


def test_parts_hold_each_entry_once_and_in_order(toy: Playbook) -> None:
    """Together they are the list."""
    lists = lists_of(toy)
    before = {key: parts_of(toy, key) for key in lists}
    with long_lists(1500):
        after = {key: parts_of(toy, key) for key in lists}
    assert {key: [one for part in parts for one in part] for key, parts in after.items()} == {
        key: part for key, (part,) in before.items()
    }
    assert all(len(parts) > 1 or sum(one.weight for one in parts[0]) <= 1500 for parts in after.values())


@pytest.mark.parametrize(
    ("weights", "room", "parts"),
    [
        ({"a": [4, 4], "b": [2]}, 10, ["aab"]),
        ({"a": [4, 4], "b": [4]}, 10, ["aa", "b"]),
        ({"a": [3, 3], "b": [4, 4]}, 10, ["aa", "bb"]),
        ({"a": [1], "b": [6, 6]}, 10, ["ab", "b"]),
        ({"a": [8, 8, 8]}, 10, ["a", "a", "a"]),
        ({"a": [40], "b": [2]}, 10, ["", "a", "b"]),
        ({}, 10, [""]),
    ],
    ids=["fits", "full", "whole sections", "not half full", "torn", "too heavy for any", "empty"],
)
def test_where_a_list_is_torn(toy: Playbook, weights: dict[str, list[int]], room: int, parts: list[str]) -> None:
    """A section begins on a page of its own rather than being torn, where the page before it is half full."""
    entries = [Entry(name, f"{name}{at}", one) for name, all_ in weights.items() for at, one in enumerate(all_)]
    found = split(toy, Key("pages", "map"), Listing(lambda *_: entries, 1, lambda _: 0, 1), room)
    assert ["".join(entry.section for entry in part) for part in found] == parts


def test_every_anchor_of_before_stands_on_some_part(whole: dict[str, str], torn: dict[str, str]) -> None:
    """What leads to an entry of a long list finds it there, or on another part by the element that looks for it."""
    for file, text in whole.items():
        parts = [other for name, other in torn.items() if PART.sub("index.md", name) == file]
        missing = ids_on(text) - {id for part in parts for id in ids_on(part)}
        assert not missing, file


def test_every_link_between_parts_leads_somewhere(torn: dict[str, str]) -> None:
    """No page and no anchor is lost between the parts of lists."""
    anchors = {f"https://toy/{file.removesuffix('index.md')}": ids_on(text) for file, text in torn.items()}
    for file, text in torn.items():
        base = f"https://toy/{file.removesuffix('index.md')}"
        for link in _LINK.findall(text):
            page, anchor = urldefrag(urljoin(base, link))
            if page in anchors and anchor:
                assert anchor in anchors[page] or anchor.startswith("mark-"), f"{file}: {link}"
            elif page.startswith("https://toy/") and page.endswith("/"):
                assert page in anchors, f"{file}: {link}"


def test_an_anchor_is_linked_in_its_part(toy: Playbook) -> None:
    """A work, a term and a claim are linked where they stand, from pages and from the search."""
    with long_lists(1500):
        for kind, entries in (("terms", toy.terms), ("claims", toy.claims), ("sources", toy.sources)):
            for id in entries:
                address = full_address(toy, Key(kind, id))
                assert address.endswith(f"#{id}")
        last = full_address(toy, Key("terms", list(toy.terms)[-1]))
        assert "glossary/part-" in last and last in search_index(toy)


def test_each_part_says_which_it_is(toy: Playbook) -> None:
    """In its title and its description, so that no two pages of the site are called alike."""
    with long_lists(1500):
        pages = list(stubs(toy))
    for name in ("title", "description", "file"):
        assert max(Counter(getattr(page, name) for page in pages if not page.moved_to).values()) == 1, name


def test_no_record_is_called_as_a_part() -> None:
    """Its page would be that part's."""
    for said in (wrong_id("part-2"), wrong_address("patterns/part-12")):
        assert said and "part of a long list" in said[0]
    assert not wrong_id("part-two") and not wrong_id("part-2-of-it")


def test_a_list_that_shrinks_leaves_no_part_behind(tmp_path: Path) -> None:
    """The pages that it went on on are removed, and missed by nobody."""
    project = toy_project(tmp_path)
    book = load([project / "data"])
    with long_lists():
        sync(book, project)
        written = list((project / "docs").rglob(PARTS))
        assert written and not stale(book, project)
    assert {problem.code for problem in stale(book, project)} == {"orphan-page"}
    sync(book, project)
    assert not list((project / "docs").rglob(PARTS)) and not stale(book, project)


def test_the_finder_keeps_apart_what_its_page_leaves_out(toy: Playbook) -> None:
    """All signs and all patterns, as text, once the list of them is split; nothing while the page holds them."""
    assert left_out(Site(toy)) is None
    with long_lists():
        told = json.loads(left_out(Site(toy)) or "")
    signs = [text for group in told["groups"] for _, text in group]
    assert sorted(signs) == sorted(set_quotes(sign.text) for one in toy.patterns.values() for sign in one.signs)
    assert [one["id"] for one in told["results"]] == list(toy.patterns)


def test_the_finder_of_a_split_list_waits_for_its_signs(whole: dict[str, str], torn: dict[str, str]) -> None:
    """Its page holds no sign and no pattern to name; the form, the facts and what it says stay."""
    page = BeautifulSoup(torn["diagnose/index.md"], "html5lib")
    (finder,) = page.select("pattern-finder[data-apart]")
    assert finder["data-apart"] == "../assets/finder.json"
    assert not finder.select("[type=checkbox][value]") and not finder.select("[data-result]")
    before = BeautifulSoup(whole["diagnose/index.md"], "html5lib").select("pattern-finder details")
    assert len(finder.select("details")) == len(before)
    assert "pattern-finder" not in torn["diagnose/part-2/index.md"]


def test_a_need_with_many_patterns_names_the_first_and_leads_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Home and the principle do not grow with the records."""
    monkeypatch.setattr(needs, "MOST_BELOW", 0)
    shown = {need.link.address: need.patterns for need in needs.needs_of(Site(load([TOY_DATA])).at(""))}
    assert [link.address for link in shown["principle/#safe"]] == ["patterns/#safe"]


def test_what_many_pages_lead_back_to_names_some(toy: Playbook) -> None:
    """The first in the site's order, and how many more there are."""
    keys = [Key("patterns", id) for id in toy.patterns]
    found = some(Site(toy).at(""), keys, 1)
    assert [link.title for link in found.first] == [toy.patterns[keys[0].id].title]
    assert str(len(keys) - 1) in found.more and not some(Site(toy).at(""), keys).more


@pytest.mark.real
def test_no_page_of_500_records_is_too_heavy(tmp_path: Path) -> None:
    """A page that lists everything stays below 150 KB, and any other below 60."""
    write_data(DATA, tmp_path, 500)
    assert not too_heavy(load([tmp_path]))

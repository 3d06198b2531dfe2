"""The navigation: few entries at the top, the rest gathered, and nothing lost."""

import html
from typing import Any

import pytest
import yaml

from macros.gathering import MORE, below, unreachable
from macros.pages import NAV_LIMIT, file_of, navigation, stubs
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records import PAGED
from macros.records.interface import FixedPage
from macros.views import Site

MOST_AT_THE_TOP = 9


def top_of(book: Playbook) -> list[Any]:
    """Return the entries at the top."""
    return list(yaml.safe_load(navigation(book))["nav"])


def files_in(entry: Any) -> list[str]:
    """List the files of an entry and of all that stands below it."""
    if isinstance(entry, str):
        return [entry]
    parts = entry.values() if isinstance(entry, dict) else entry
    return [file for part in parts for file in files_in(part)]


def entries_in(entry: Any) -> list[dict[str, Any]]:
    """List an entry and all that stand below it, where they have a title."""
    if isinstance(entry, str):
        return []
    parts = list(entry.values()) if isinstance(entry, dict) else entry
    return ([entry] if isinstance(entry, dict) else []) + [one for part in parts for one in entries_in(part)]


def with_page(book: Playbook, monkeypatch: pytest.MonkeyPatch, id: str, **more: Any) -> None:
    """Lay a fixed page over those of *book*."""
    page = FixedPage(
        id=id, title="A lighthouse", summary="Look at the light that stands on the rock out there.", **more
    )
    monkeypatch.setattr(book, "pages", {**book.pages, id: page})


@pytest.mark.real
def test_the_top_is_short_enough_to_read(playbook: Playbook) -> None:
    """Nobody reads twenty entries to find the one they came for."""
    assert len(top_of(playbook)) <= MOST_AT_THE_TOP


@pytest.mark.real
def test_every_page_stands_in_the_navigation_once(playbook: Playbook) -> None:
    """What is gathered is not lost, and nothing is there twice; where records are many, their index leads to them."""
    files = files_in(top_of(playbook))
    pages = [file_of(Key("pages", id)) for id in playbook.pages]
    many = {kind for kind in PAGED if len(playbook.records(kind)) > NAV_LIMIT}
    titled = [file_of(key) for key in playbook.titled if key.kind not in many]
    assert "exercises" in many and "patterns" not in many
    assert sorted(files) == sorted([*pages, *titled])


def test_a_page_inside_another_stands_below_that_one(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any depth: the hosts stand below the page that leads to them, and not in the list above it."""
    with_page(toy, monkeypatch, "contribute/hosting/lighthouse")
    entries = [entry for top in top_of(toy) for entry in entries_in(top)]
    (files,) = [
        below for entry in entries for title, below in entry.items() if title == toy.pages["contribute/hosting"].title
    ]
    assert files[0] == "contribute/hosting/index.md" and "contribute/hosting/lighthouse/index.md" in files
    (above,) = [below for entry in entries for title, below in entry.items() if title == toy.pages["contribute"].title]
    assert "contribute/fields/index.md" in above and not [file for file in above if "hosting" in file]


def test_a_new_page_is_gathered_unless_it_says_otherwise(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that somebody adds makes no list longer that everybody reads."""
    before = len(top_of(toy))
    with_page(toy, monkeypatch, "lighthouse")
    assert len(top_of(toy)) == before
    assert Key("pages", "lighthouse") in below(toy, MORE)


def test_a_page_stands_below_the_one_that_it_names(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The practice below what is to be learned, with what stands below itself."""
    learn = next(entry["Learn"] for entry in top_of(toy) if "Learn" in entry)
    assert learn[0] == "learn/index.md"
    assert {"Practice": ["practice/index.md", *files_in(learn[-1])[1:]]} == learn[-1]
    with_page(toy, monkeypatch, "lighthouse", under="practice")
    learn = next(entry["Learn"] for entry in top_of(toy) if "Learn" in entry)
    assert learn[-1]["Practice"][-1] == {"A lighthouse": "lighthouse/index.md"}


def test_pages_that_hold_each_other_up_are_lost(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leads to two pages that stand below each other, nor to one below a record."""
    with_page(toy, monkeypatch, "lighthouse", under="rock")
    with_page(toy, monkeypatch, "rock", under="lighthouse")
    with_page(toy, monkeypatch, "reef", under="patterns/dark-lamp")
    assert unreachable(toy) == ["lighthouse", "rock", "reef"]
    navigation(toy)  # which comes to an end


@pytest.mark.parametrize("title", ["Patterns \U0001f9ed", 'Say "no" > or not', "What's \\n on"])
def test_any_title_comes_through_whole(toy: Playbook, monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    """An emoji, a quote, a backslash: the settings say what the entry says, with its quotes set."""
    page = toy.pages["more"].model_copy(update={"title": title})
    monkeypatch.setattr(toy, "pages", {**toy.pages, "more": page})
    names = [name for entry in top_of(toy) if isinstance(entry, dict) for name in entry]
    assert set_quotes(title) in map(html.unescape, names)
    stub = next(one for one in stubs(toy) if one.file == "more/index.md")
    front = yaml.safe_load(stub.text().split("---\n")[1])
    assert html.unescape(front["title"]) == set_quotes(title)


def test_the_way_to_a_page_deep_down_leads_over_those_above(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step of it is the page at that address, and no page of the last word alone."""
    for depth, id in enumerate(("drip", "drip/dry", "drip/dry/deep")):
        text = f"Look how far down it goes here, which is {depth}."
        page = FixedPage.model_validate({"id": id, "title": f"Depth {depth}", "summary": text})
        monkeypatch.setattr(toy, "pages", {**toy.pages, id: page})
    head = Site(toy).at("drip/dry/deep/").head(Key("pages", "drip/dry/deep"))
    assert [link.address for link in head.trail[1:]] == ["../../../drip/", "../../../drip/dry/"]

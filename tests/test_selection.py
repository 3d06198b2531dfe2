"""Which of the records a site shows: what is left out is gone from everything, and what is put first comes first."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.checks.data import broken_data_rules
from macros.exports.search import search_index
from macros.loading import load, load_cached, read_roots
from macros.pages import configured_selection, navigation, stubs
from macros.playbook import Key, Playbook
from macros.problems import DataProblems
from macros.prose import record_links
from macros.records import KINDS
from macros.records.situation import most_met
from macros.selection import EVERYTHING, Selection, selected, selection_of
from macros.settings import wrong_settings
from macros.store import Named
from macros.sync import wanted
from macros.views import MACROS, Site
from macros.writing import called
from macros.yaml_texts import Place
from tests.projects import DATA, PROJECT, TOY_DATA, copy_parts, replace

_UNSET = "    leave_out: {}\n    first: {}\n"
Shown = Callable[..., Playbook]


def settings_of(folder: Path, leave_out: str = "{}", first: str = "{}") -> Selection:
    """Write settings with these choices into *folder*, and read them."""
    if not (folder / "mkdocs.yml").exists():
        copy_parts(folder, ("mkdocs.yml",))
    replace(folder / "mkdocs.yml", _UNSET, f"    leave_out: {leave_out}\n    first: {first}\n")
    return configured_selection(folder)


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """Load the toy as settings with these choices show it."""
    return lambda *chosen, **named: load([TOY_DATA], settings_of(tmp_path, *chosen, **named))


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., list[str]]:
    """Return what is told of settings with these choices, each from its column on."""

    def told(*chosen: str) -> list[str]:
        with pytest.raises(DataProblems) as raised:
            load([TOY_DATA], settings_of(tmp_path, *chosen))
        line = 1 + (tmp_path / "mkdocs.yml").read_text(encoding="utf-8").partition("    leave_out: ")[0].count("\n")
        said = [str(problem) for problem in raised.value.problems]
        assert all(re.fullmatch(rf"\S*mkdocs\.yml:({line}|{line + 1}):.* \(bad-setting\)", one) for one in said)
        return [one.partition("mkdocs.yml:")[2].partition(":")[2].removesuffix(" (bad-setting)") for one in said]

    return told


def all_texts(book: Playbook) -> str:
    """Return every page, the navigation and the search index as one text."""
    site = Site(book)
    pages = [MACROS[name](site, *arguments) for name, arguments in map(called, (stub.call for stub in stubs(book)))]
    return "\n".join([*pages, navigation(book), search_index(book), *(stub.file for stub in stubs(book))])


def test_settings_that_say_nothing_show_everything(tmp_path: Path) -> None:
    """As they come, and where the setting was removed."""
    assert settings_of(tmp_path) is EVERYTHING
    replace(tmp_path / "mkdocs.yml", _UNSET, "")
    assert configured_selection(tmp_path) is EVERYTHING


def test_a_script_that_is_left_out_is_gone_from_every_page(shown: Shown) -> None:
    """Its page, its step of a track, its place in lists, and a link in a text, of which the words stay."""
    book = shown("{scripts: [boat-by-noon, dawn-boat]}")
    assert "dawn-boat" not in book.scripts and Key("scripts", "dawn-boat") not in book.titled
    assert [step.id for step in book.tracks["first-tide"].steps if step.script] == []
    firm = book.situations["borrow-a-boat"].firm or ""
    assert "as with a leak:" in firm and "*storm*" in firm
    assert not re.search(r"scripts/(boat-by-noon|dawn-boat)\b", all_texts(book))


def test_a_situation_stays_without_its_last_script(shown: Shown) -> None:
    """Its page then helps with moves, as that of any situation for which no script is written."""
    assert shown("{scripts: [oil-or-no-oil]}").scripts_for["lend-the-oil"] == []


def test_a_situation_takes_its_scripts_along(shown: Shown) -> None:
    """They are about nothing else."""
    book = shown("{situations: [borrow-a-boat]}")
    assert "borrow-a-boat" not in book.situations and list(book.scripts) == ["oil-or-no-oil"]
    assert not re.search(r"borrow-a-boat|dawn-boat|boat-by-noon", all_texts(book))


@pytest.mark.parametrize(
    ("leave_out", "ids"),
    [
        ("{exercises: [who-hails]}", ["who-hails"]),
        ("{tracks: [first-tide]}", ["first-tide"]),
        ("{sheets: [short-wall, night-page]}", ["short-wall", "night-page"]),
        ("{situations: [row-at-night], sheets: [night-page]}", ["row-at-night", "night-page"]),
    ],
)
def test_what_is_left_out_is_on_no_page(shown: Shown, leave_out: str, ids: list[str]) -> None:
    """Whatever its kind; single files that link to it keep the words."""
    assert not re.search("|".join(f"{id}[/.)-]" for id in ids), all_texts(shown(leave_out)))


def test_a_rule_of_the_checker_can_be_left_out(shown: Shown) -> None:
    """A rule that silenced it silences nothing, and an old id that led to it is gone."""
    book = shown("{rules: [oil-now, lamp-lit]}")
    assert "oil-now" not in book.rules and book.rules["light-at-once"].quiets is None
    assert Key("rules", "lamp-burning") not in book.moved


def test_the_records_that_were_read_stay_as_they_are(shown: Shown, toy: Playbook) -> None:
    """Other loads share them."""
    before = toy.tracks["first-tide"], toy.situations["borrow-a-boat"]
    assert len(shown("{scripts: [dawn-boat, boat-by-noon]}").tracks["first-tide"].steps) == 5
    after = load([TOY_DATA])
    assert (after.tracks["first-tide"], after.situations["borrow-a-boat"]) == before
    assert len(after.tracks["first-tide"].steps) == 6


def test_a_mistake_behind_what_is_gone_is_told_with_its_own_line(root: Path, tmp_path: Path) -> None:
    """A step that was dropped before it moves it up in the record, and not in the file."""
    file = root / "tracks" / "first-tide.yaml"
    replace(file, "    source: zed-1990", "    source: zed-1991")
    line = file.read_text(encoding="utf-8").splitlines().index("    source: zed-1991") + 1
    with pytest.raises(DataProblems) as raised:
        load([root], settings_of(tmp_path, "{scripts: [dawn-boat], exercises: [who-hails]}"))
    (problem,) = raised.value.problems
    assert (problem.line, problem.field) == (line, "steps[4].source")


@pytest.mark.parametrize(
    ("leave_out", "said"),
    [
        (
            "{exercises: [dry-word]}",
            "29: extra.askwell.leave_out.exercises[0]: there is no 'dry-word' among the exercises; write 'dry-words'",
        ),
        ("{rules: [lamp-burning]}", "25: extra.askwell.leave_out.rules[0]: 'lamp-burning' has moved; write 'lamp-lit'"),
        (
            "{situations: [row-at-night]}",
            "30: extra.askwell.leave_out.situations[0]: without it, the sheet 'night-page' is left with nothing in "
            "situations; leave out the sheet 'night-page' too, or keep something that stands there",
        ),
    ],
)
def test_what_cannot_be_left_out_is_told_with_its_place(refused: Any, leave_out: str, said: str) -> None:
    """Line and column of the id, what is wrong, and what to write."""
    assert refused(leave_out) == [said]


def test_a_list_of_all_the_rest_needs_a_rest(refused: Any) -> None:
    """What the rules between records say of what is left is laid at the settings' door."""
    (said,) = refused("{tracks: [first-tide, ebb-and-flow]}")
    assert "leave_out.tracks[1]: what is left does not hold together: " in said and "every-list.yaml:5: kind: " in said
    assert said.endswith("; leave that record out as well, or leave out less")


def test_what_is_put_first_is_shown(refused: Any) -> None:
    """A record cannot be both, nor where its situation is left out."""
    (said,) = refused("{situations: [borrow-a-boat]}", "{scripts: [dawn-boat]}")
    assert said.startswith("23: extra.askwell.first.scripts[0]: 'dawn-boat' is left out by extra.askwell.leave_out.")


@pytest.mark.parametrize(
    ("setting", "chosen", "said"),
    [
        ("leave_out", ["any-ask"], "is no list of records by kind; write the ids by kind"),
        ("leave_out", {"patterns": ["dark-lamp"]}, "the others rest on the patterns, so none can be left out; leave"),
        ("leave_out", {"sources": ["zed-1990"]}, "'sources' is no kind of record to choose from here; write"),
        ("leave_out", {"script": ["any-ask"]}, "'script' is no kind of record to choose from here; write 'scripts'"),
        ("leave_out", {"scripts": "any-ask"}, "is no list of ids; write them in brackets, as in scripts: [an-id]"),
        ("first", {"scripts": [["any-ask"]]}, "is no list of ids; write them in brackets, as in scripts: [an-id]"),
        ("first", {"rules": ["lamp-lit"]}, "'rules' is no kind of record to choose from here; write"),
    ],
)
def test_a_choice_is_ids_by_kind(setting: str, chosen: object, said: str) -> None:
    """What a kind is called, which kinds hold the rest together, and how ids are listed."""
    askwell = {"data": ["data"], "repository": "", setting: chosen}
    settings = {"site_name": "A", "site_url": "https://a.example/", "theme": {"language": "en"}}
    (problem,) = wrong_settings(settings | {"extra": {"askwell": askwell}}, "mkdocs.yml")
    assert problem.field.startswith(f"extra.askwell.{setting}") and f": {said}" in str(problem)


def test_what_is_put_first_comes_first_in_its_list(shown: Shown, toy: Playbook) -> None:
    """In the order of the settings, before the others in theirs; situations also among those that are met most."""
    chosen = {"situations": "lend-the-oil", "scripts": "oil-or-no-oil", "tracks": "ebb-and-flow"}
    book = shown(first="{" + ", ".join(f"{kind}: [{id}]" for kind, id in chosen.items()) + "}")
    for kind, id in chosen.items():
        assert list(book.records(kind)) == [id, *(other for other in toy.records(kind) if other != id)]
    assert most_met(book.situations, book) == ["lend-the-oil", "row-at-night"]
    titles = [record.title for record in (book.tracks["ebb-and-flow"], book.tracks["first-tide"])]
    index = MACROS["learn"](Site(book))
    assert index.index(titles[0][:12]) < index.index(titles[1][:12])


def test_two_choices_are_two_playbooks(tmp_path: Path) -> None:
    """What was loaded for one is not shown for another."""
    less = settings_of(tmp_path, "{exercises: [who-hails]}")
    assert "who-hails" in load_cached([TOY_DATA]).exercises
    assert "who-hails" not in load_cached([TOY_DATA], less).exercises


def test_a_page_written_by_hand_may_not_lead_to_what_is_left_out(tmp_path: Path, shown: Shown) -> None:
    """Nobody can take a link out of somebody's sentence; it is told with the setting, and where it stands."""
    book = shown("{tracks: [first-tide]}")
    page = tmp_path / "docs" / "own" / "index.md"
    page.parent.mkdir(parents=True)
    for link in ("[it](../learn/first-tide/index.md)", '<a href="../learn/first-tide/#a">it</a>'):
        page.write_text(f'---\ntitle: Own\n---\n\n{{{{ written("own") }}}}\n\nDo {link}.\n', encoding="utf-8")
        with pytest.raises(DataProblems, match=r"first-tide' is left out, and docs/own/index\.md leads to learn/"):
            wanted(book, tmp_path)
    page.write_text("Do [it](../learn/index.md), or [that](https://example.org/learn/first-tide/).\n", encoding="utf-8")
    wanted(book, tmp_path)


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if not kind.holds and name != "rules"])
def test_each_record_of_this_edition_can_be_left_out_alone(kind: str) -> None:
    """What is left holds together and names it nowhere, or the settings are told what else to leave out."""
    store, problems = read_roots([DATA])
    assert not problems
    for id in store.whole_ids(kind):
        alone = Named(kind, id, "mkdocs.yml", Place(1, 1), f"extra.askwell.leave_out.{kind}[0]")
        left, wrong = selected(store, Selection(leave_out=(alone,)))
        if wrong:
            assert all(problem.remedy.startswith("leave out ") for problem in wrong)
        else:
            assert broken_data_rules(left) == [] and (kind, id) in left.left_out
            linked = {link for entry in left.all() for leaf in entry.prose for link in record_links(leaf.text)}
            assert linked.isdisjoint(left.left_out)


def test_the_settings_that_the_guide_shows_are_good(tmp_path: Path) -> None:
    """Whoever copies them into their own begins with what works."""
    guide = (PROJECT / "docs/contribute/your-own-data/index.md").read_text(encoding="utf-8")
    section = guide.partition("## What your site is called, and what it shows")[2]
    (block,) = re.findall(r"```yaml\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    (tmp_path / "mkdocs.yml").write_text(block, encoding="utf-8")
    settings = yaml.safe_load(block) | {"site_url": "https://example.org/"}
    assert [one.field for one in wrong_settings(settings, "mkdocs.yml")] == ["extra.askwell.data"], "which ours says"
    chosen = selection_of(settings["extra"]["askwell"], [tmp_path / "mkdocs.yml"])
    assert load([DATA], chosen).left_out.keys() >= {("tracks", "asking-strangers"), ("scripts", "two-dated-parts")}

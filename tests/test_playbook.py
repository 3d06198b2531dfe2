"""The playbook on the toy data: the site's order, and every link back."""

import shutil
from pathlib import Path

import pytest

from macros.loading import load
from macros.playbook import Key, Playbook, tactics_of
from macros.records import PAGED
from macros.records.exercise import KIND, KINDS_OF_EXERCISE
from tests.projects import PROJECT, TOY_DATA, replace


def test_patterns_and_tactics_stand_in_the_order_of_their_numbers(toy: Playbook) -> None:
    """The number decides and not the file's name."""
    assert [(id, pattern.number) for id, pattern in toy.patterns.items()] == [("loose-rope", 2), ("dark-lamp", 4)]
    assert [(id, tactic.number) for id, tactic in toy.tactics.items()] == [("tie-twice", 1), ("light-first", 3)]


def test_situations_stand_in_the_order_of_their_groups(toy: Playbook) -> None:
    """The vocabulary's order of groups comes first, then the title."""
    assert list(toy.words["groups"]) == ["harbour", "island"]
    assert list(toy.situations) == ["row-at-night", "borrow-a-boat", "lend-the-oil"]


def test_of_the_scripts_of_a_situation_the_one_that_leads_stands_first(toy: Playbook, root: Path) -> None:
    """Then the title decides, and not the file's name."""
    assert list(toy.scripts) == ["dawn-boat", "boat-by-noon", "oil-or-no-oil"]
    replace(root / "scripts" / "dawn-boat.yaml", "leads: true\n", "")
    assert list(load([root]).scripts) == ["dawn-boat", "boat-by-noon", "oil-or-no-oil"]
    replace(root / "scripts" / "boat-by-noon.yaml", "\nsituation:", "\nleads: true\nsituation:")
    assert list(load([root]).scripts) == ["boat-by-noon", "dawn-boat", "oil-or-no-oil"]


def test_sources_stand_in_the_order_of_surnames(toy: Playbook) -> None:
    """A bibliography is sorted by the first author's surname, then by year."""
    assert list(toy.sources) == ["able-2001", "mute-1999", "zed-1990"]


def test_terms_stand_in_alphabetical_order(toy: Playbook) -> None:
    """The order of the file does not matter."""
    assert list(toy.terms) == ["bowline", "tack"]


def test_a_tactic_knows_the_patterns_that_it_answers(toy: Playbook) -> None:
    """Patterns name their tactics; the tactic's list is computed, in the site's order."""
    assert toy.answered_by["light-first"] == ["loose-rope", "dark-lamp"]
    assert toy.answered_by["tie-twice"] == []


def test_a_pattern_knows_the_situations_in_which_it_is_strong(toy: Playbook) -> None:
    """Situations name their patterns; the pattern's list is computed."""
    assert toy.strong_in["dark-lamp"] == ["row-at-night", "borrow-a-boat", "lend-the-oil"]
    assert toy.strong_in["loose-rope"] == ["borrow-a-boat"]


def test_a_situation_knows_its_scripts(toy: Playbook) -> None:
    """A situation without a script has an empty list and is no error."""
    assert toy.scripts_for["borrow-a-boat"] == ["dawn-boat", "boat-by-noon"]
    assert toy.scripts_for["row-at-night"] == []


def test_a_tactic_knows_the_scripts_that_show_it(toy: Playbook) -> None:
    """A script shows each tactic that stands behind one of its lines."""
    assert toy.scripts_with[Key("tactics", "light-first")] == ["dawn-boat", "boat-by-noon", "oil-or-no-oil"]
    assert toy.scripts_with[Key("tactics", "tie-twice")] == ["dawn-boat", "boat-by-noon", "oil-or-no-oil"]


def test_a_pattern_knows_the_scripts_of_its_situations(toy: Playbook) -> None:
    """A script is at work against the patterns that are strong in its situation."""
    assert toy.scripts_with[Key("patterns", "dark-lamp")] == ["dawn-boat", "boat-by-noon", "oil-or-no-oil"]
    assert toy.scripts_with[Key("patterns", "loose-rope")] == ["dawn-boat", "boat-by-noon"]


def test_exercises_take_turns_by_kind(toy: Playbook) -> None:
    """Each kind comes once before any comes again, so that a round is never all of one sort."""
    assert [exercise.kind for exercise in toy.exercises.values()] == list(KINDS_OF_EXERCISE)


def test_no_two_exercises_in_a_row_are_of_one_kind_while_there_is_another(toy: Playbook) -> None:
    """With three of one kind and one of another, the other stands between the first two."""
    some = toy.exercises["who-hails"]
    kinds = {"a": "find-line", "b": "name-pattern", "c": "name-pattern", "d": "name-pattern"}
    records = {id: some.model_copy(update={"title": id, "kind": kind}) for id, kind in kinds.items()}
    assert KIND.order(records, toy) == ["b", "a", "c", "d"]


def test_tracks_stand_in_the_order_of_their_numbers_and_others_follow(toy: Playbook) -> None:
    """A team's own track needs no number; it comes after ours, by its title."""
    tracks = [(id, track.number) for id, track in toy.tracks.items()]
    assert tracks == [("first-tide", 1), ("after-the-tide", None), ("ebb-and-flow", None)]


def test_a_pattern_and_a_tactic_know_the_exercises_that_train_them(toy: Playbook) -> None:
    """Exercises name what they train; the list of a pattern or tactic is computed."""
    assert toy.trained_by["loose-rope"] == ["which-plank", "dry-words"]
    assert toy.trained_by["light-first"] == ["who-hails", "in-order"]


def test_a_source_knows_the_pages_that_cite_it(toy: Playbook) -> None:
    """Each page counts once, in the site's order, also where only its notes on power cite the source."""
    assert toy.cited_by["able-2001"] == [
        Key("principle", "principle"),
        Key("patterns", "dark-lamp"),
        Key("tactics", "tie-twice"),
        Key("tactics", "light-first"),
        Key("being-asked", "being-asked"),
        Key("famous-claims", "famous-claims"),
    ]
    assert toy.cited_by["zed-1990"] == [
        Key("principle", "principle"),
        Key("patterns", "loose-rope"),
        Key("patterns", "dark-lamp"),
        Key("tracks", "first-tide"),  # a step of it
        Key("being-asked", "being-asked"),
        Key("which-way-to-ask", "which-way-to-ask"),
        Key("famous-claims", "famous-claims"),
    ]
    assert toy.cited_by["mute-1999"] == []


def test_a_term_knows_the_pages_in_whose_text_it_stands(toy: Playbook) -> None:
    """A term is found by any of its forms, as a whole word, and only in what people read."""
    assert toy.pages_using["bowline"] == [
        Key("principle", "principle"),
        Key("patterns", "loose-rope"),
        Key("patterns", "dark-lamp"),
        Key("situations", "row-at-night"),
        Key("situations", "borrow-a-boat"),
    ]
    assert toy.pages_using["tack"] == []


def with_term(root: Path, term: str) -> Playbook:
    """Load the toy data with one more term, from a root of its own."""
    root.mkdir(exist_ok=True)
    entry = f"terms:\n  - {{id: new, term: {term}, meaning: Something.}}\n"
    (root / "glossary.yaml").write_text(entry, encoding="utf-8")
    return load([TOY_DATA, root])


def test_a_term_is_found_whatever_its_capitals(tmp_path: Path) -> None:
    """The first word of a sentence counts too."""
    assert Key("tactics", "tie-twice") in with_term(tmp_path, "tie TWICE").pages_using["new"]


def test_a_term_inside_another_word_is_no_use_of_it(tmp_path: Path) -> None:
    """`oat` does not stand in `boat`."""
    assert with_term(tmp_path, "oat").pages_using["new"] == []


def test_a_term_in_an_id_is_no_use_of_it(tmp_path: Path) -> None:
    """Nobody reads an id."""
    assert with_term(tmp_path, "peers").pages_using["new"] == []  # the id of a sign
    assert (
        Key("tactics", "tie-twice") not in with_term(tmp_path, "able-2001").pages_using["new"]
    )  # a source that it cites


def test_a_term_in_the_target_of_a_link_is_no_use_of_it(tmp_path: Path) -> None:
    """Readers see the words of a link and never the id behind it."""
    page = Key("when-not-to-ask", "when-not-to-ask")  # it links to `patterns:dark-lamp` and speaks of no lamp
    assert page not in with_term(tmp_path, "lamp").pages_using["new"]


def test_a_record_that_moved_is_no_page_but_leads_on(toy: Playbook) -> None:
    """An old key knows its new one and is listed nowhere else."""
    assert toy.moved == {
        Key("patterns", "unlit-lamp"): Key("patterns", "dark-lamp"),
        Key("rules", "lamp-burning"): Key("rules", "lamp-lit"),
    }
    assert "unlit-lamp" not in toy.patterns
    assert Key("patterns", "unlit-lamp") not in toy.titled


def test_a_page_knows_the_famous_claims_that_it_does_without(toy: Playbook) -> None:
    """A claim names the pages that it would have adorned, and each of them leads to it."""
    for key in (Key("patterns", "dark-lamp"), Key("tactics", "light-first"), Key("principle", "principle")):
        assert toy.claims_on[key] == ["lamp-doubles"]
    assert toy.claims_on[Key("patterns", "loose-rope")] == []


def test_every_record_with_a_page_is_titled_once(toy: Playbook) -> None:
    """The principle comes first, and the other single pages last."""
    keys = list(toy.titled)
    assert keys[0] == Key("principle", "principle")
    last = ["being-asked", "which-way-to-ask", "when-not-to-ask", "twelve-ways-wrong", "famous-claims"]
    assert [key.id for key in keys[-5:]] == last
    assert keys[1:-5] == [Key(kind, id) for kind in PAGED for id in toy.records(kind)]


def test_the_four_needs_are_in_their_order(toy: Playbook) -> None:
    """Needs are looked up by id, in the order of the principle."""
    assert list(toy.needs) == ["free", "respected", "safe", "fair"]


def test_a_scripts_tactics_are_listed_once_in_their_order(toy: Playbook) -> None:
    """The order is that of the conversation."""
    assert tactics_of(toy.scripts["boat-by-noon"]) == ["light-first", "tie-twice"]


def test_a_page_that_cites_a_work_twice_is_listed_once(toy: Playbook) -> None:
    """A source cited for the evidence and for power counts once; a page that cites none is not listed."""
    citing = {id: toy.cited_by[id] for id in ("able-2001", "zed-1990")}
    assert all(keys.count(Key("patterns", "dark-lamp")) == 1 for keys in citing.values())
    assert all(Key("situations", "row-at-night") not in keys for keys in citing.values())


def test_a_file_inside_the_project_is_named_and_one_outside_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a file that the team's repository holds can be linked."""
    key = Key("patterns", "dark-lamp")
    outside = shutil.copytree(TOY_DATA, tmp_path / "data")
    monkeypatch.chdir(PROJECT)
    assert load([TOY_DATA]).file_of(key) == "tests/toy_data/patterns/dark-lamp.yaml"
    assert load([outside]).file_of(key) is None


def test_a_single_file_is_named_by_its_own_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The principle's page leads to the principle's file."""
    monkeypatch.chdir(PROJECT)
    assert load([TOY_DATA]).file_of(Key("principle", "principle")) == "tests/toy_data/principle.yaml"

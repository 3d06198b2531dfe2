"""A team's own data root, laid over the toy: `overlay/` is what the crew of a ferry might keep."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros.loading import load
from macros.playbook import Key, Playbook
from macros.problems import DataProblems
from macros.records import KINDS
from macros.rulebook import every_rule, fingerprint
from macros.views import MACROS, Site
from tests.projects import PROJECT, TOY_DATA

OVERLAY = PROJECT / "tests" / "overlay"
NEW_SCRIPTS = {"ferry-at-six": "row-at-night", "tow-before-dark": "borrow-a-boat"}
NEW_EXERCISE, NEW_TRACK = Key("exercises", "which-buoy"), Key("tracks", "first-crossing")
REPLACED = Key("patterns", "dark-lamp")
REPLACED_RULE, NEW_RULE = Key("rules", "lamp-lit"), Key("rules", "all-aboard")


@pytest.fixture(scope="module")
def laid_over() -> Playbook:
    """The toy with the crew's own records over it."""
    return load([TOY_DATA, OVERLAY])


def everything(book: Playbook) -> dict[Key, Any]:
    """Return all that a playbook holds, by kind and id."""
    found: dict[Key, Any] = dict(book.titled)
    for kind in ("sources", "terms", "pages", "labels", "rules"):
        found |= {Key(kind, id): record for id, record in getattr(book, kind).items()}
    for name, words in book.words.items():
        found |= {Key(name, id): word for id, word in words.items()}
    return found


def test_a_later_root_adds_its_scripts(toy: Playbook, laid_over: Playbook) -> None:
    """Scripts of the team stand beside ours."""
    assert set(laid_over.scripts) - set(toy.scripts) == set(NEW_SCRIPTS)
    assert set(toy.scripts) <= set(laid_over.scripts)


def test_a_replaced_pattern_is_replaced_whole(toy: Playbook, laid_over: Playbook) -> None:
    """Nothing of the earlier record remains, not even a field that the later one leaves out."""
    ours, theirs = toy.patterns["dark-lamp"], laid_over.patterns["dark-lamp"]
    assert theirs != ours
    assert [sign.id for sign in theirs.signs] == ["asks-who", "stays-inside"]
    assert ours.aliases and ours.power and theirs.aliases is None and theirs.power is None
    assert list(laid_over.patterns) == list(toy.patterns)


@pytest.mark.parametrize("parts", [("scripts",), ("scripts", "tracks", "exercises")])
def test_a_root_of_records_alone_is_enough(tmp_path: Path, parts: tuple[str, ...]) -> None:
    """A team that only adds records needs no word list, no glossary and no labels of its own."""
    for part in parts:
        shutil.copytree(OVERLAY / part, tmp_path / part)
    assert set(NEW_SCRIPTS) <= set(load([TOY_DATA, tmp_path]).scripts)


def test_a_label_and_a_term_are_added_one_by_one(toy: Playbook, laid_over: Playbook) -> None:
    """A list of entries is laid over entry by entry, so that a team writes only its own."""
    assert laid_over.labels == toy.labels | {"record-file": "Tell the ferry office what is wrong on this page"}
    assert laid_over.labels["record-file"] != toy.labels["record-file"]
    assert set(laid_over.terms) - set(toy.terms) == {"slack-water"}


def test_everything_else_is_as_before(toy: Playbook, laid_over: Playbook) -> None:
    """Only what the later root names has changed."""
    before, after = everything(toy), everything(laid_over)
    changed = {key for key in after if before.get(key) != after[key]}
    added = {Key("scripts", id) for id in NEW_SCRIPTS} | {Key("terms", "slack-water")}
    added |= {NEW_EXERCISE, NEW_TRACK, NEW_RULE}
    assert changed == added | {REPLACED, REPLACED_RULE, Key("labels", "record-file")}
    assert set(before) <= set(after)


@pytest.mark.parametrize("script", sorted(NEW_SCRIPTS))
def test_pages_lead_to_the_new_scripts(laid_over: Playbook, script: str) -> None:
    """The situation, its patterns and the script's tactics all name the new script."""
    situation = NEW_SCRIPTS[script]
    assert script in laid_over.scripts_for[situation]
    for likely in laid_over.situations[situation].patterns:
        assert script in laid_over.scripts_with[Key("patterns", likely.id)]
    assert script in laid_over.scripts_with[Key("tactics", "light-first")]
    assert (script in laid_over.scripts_with[Key("tactics", "tie-twice")]) is (script == "tow-before-dark")


def test_a_team_adds_a_track_and_an_exercise_as_one_file_each(laid_over: Playbook) -> None:
    """The track comes after ours, has its page, and leads to the team's own exercise; patterns lead to that too."""
    assert list(laid_over.tracks)[-1] == NEW_TRACK.id
    assert NEW_EXERCISE.id in laid_over.trained_by["dark-lamp"]
    page = MACROS["track"](Site(laid_over), NEW_TRACK.id)
    assert f'href="../../practice/{NEW_EXERCISE.id}/"' in page
    assert "A new deckhand" in page and "<dd>4</dd>" in page
    assert NEW_TRACK.id in MACROS["learn"](Site(laid_over))


def test_the_new_term_leads_to_the_page_that_uses_it(laid_over: Playbook) -> None:
    """A team's term is found in a team's own records."""
    assert laid_over.pages_using["slack-water"] == [REPLACED, Key("scripts", "tow-before-dark")]


def test_a_record_names_the_file_of_the_root_that_it_came_from(
    laid_over: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link that corrects a page leads to the file that people see."""
    monkeypatch.chdir(PROJECT)
    book = load([TOY_DATA, OVERLAY])
    assert book.file_of(REPLACED) == "tests/overlay/patterns/dark-lamp.yaml"
    assert book.file_of(Key("patterns", "loose-rope")) == "tests/toy_data/patterns/loose-rope.yaml"


@pytest.mark.parametrize("file", ["scripts/ferry-at-six.yaml", "patterns/dark-lamp.yaml"])
def test_the_same_id_twice_in_one_root_is_an_error(tmp_path: Path, file: str) -> None:
    """Within one root nobody could say which of the two is meant."""
    root = tmp_path / "overlay"
    shutil.copytree(OVERLAY, root)
    second = (root / file).parent / "more" / Path(file).name
    second.parent.mkdir()
    shutil.copy(root / file, second)
    with pytest.raises(DataProblems) as raised:
        load([TOY_DATA, root])
    assert [(problem.path, problem.code) for problem in raised.value.problems] == [
        (second.as_posix(), "duplicate-id"),
    ]


def test_the_same_term_twice_in_one_root_is_an_error(tmp_path: Path) -> None:
    """The entries of a list are held to the same rule."""
    shutil.copytree(OVERLAY, tmp_path / "overlay")
    glossary = tmp_path / "overlay" / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(text + text[text.index("  - id:") :], encoding="utf-8")
    with pytest.raises(DataProblems) as raised:
        load([TOY_DATA, tmp_path / "overlay"])
    assert [(problem.field, problem.code) for problem in raised.value.problems] == [("terms[1].id", "duplicate-id")]


def test_the_order_of_the_roots_decides(toy: Playbook) -> None:
    """Laid the other way round, our pattern replaces theirs."""
    assert load([OVERLAY, TOY_DATA]).patterns["dark-lamp"] == toy.patterns["dark-lamp"]


def test_the_overlay_is_one_a_team_could_copy() -> None:
    """Each of its files begins with the line that lets an editor complete the fields, with a true path."""
    for file in sorted(OVERLAY.rglob("*.yaml")):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        name = file.parent.name if file.parent.name in KINDS else file.stem
        assert first.startswith("# yaml-language-server: $schema=")
        schema = (file.parent / first.partition("=")[2]).resolve()
        assert schema == PROJECT / "docs" / "schema" / f"{name}.json"
        assert schema.exists()


def test_a_team_adds_a_rule_of_the_checker_and_replaces_one(toy: Playbook, laid_over: Playbook) -> None:
    """Both are in what a page fetches and on the page that lists them, and nothing of the replaced one is left."""
    told = {rule["id"]: rule for rule in json.loads(every_rule(laid_over))["rules"]}
    assert told["all-aboard"]["any"] == [r"\ball hands\b"]
    assert told["lamp-lit"]["any"] == [r"\bour lamp is lit\b"]
    assert set(told) == {*toy.rules, "all-aboard"}
    page = MACROS["check_rules"](Site(laid_over))
    assert 'id="all-aboard"' in page and "My lamp is lit, come over." not in page


def test_figures_of_other_rules_say_so(toy: Playbook, laid_over: Playbook) -> None:
    """A team that changes a rule reads that the figures are of ours."""
    assert fingerprint(laid_over) != fingerprint(toy)

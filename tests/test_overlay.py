"""A team's own data root, laid over ours: `overlay/` is what a veterinary practice might keep."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from macros.loading import load
from macros.playbook import Key, Playbook
from macros.problems import DataProblems
from macros.records import KINDS
from macros.views import MACROS, Site
from tests.projects import DATA, PROJECT

OVERLAY = PROJECT / "tests" / "overlay"
NEW_SCRIPTS = {"bill-after-the-operation": "overdue-invoice", "second-look-at-one-x-ray": "review-my-work"}
NEW_EXERCISE, NEW_TRACK = Key("exercises", "the-late-vaccine"), Key("tracks", "first-week-at-the-desk")
REPLACED = Key("patterns", "hidden-costs")


@pytest.fixture(scope="module")
def laid_over() -> Playbook:
    """The real records with the practice's own over them."""
    return load([DATA, OVERLAY])


def everything(book: Playbook) -> dict[Key, Any]:
    """Return all that a playbook holds, by kind and id."""
    found: dict[Key, Any] = dict(book.titled)
    for kind in ("sources", "terms", "pages", "labels"):
        found |= {Key(kind, id): record for id, record in getattr(book, kind).items()}
    for name, words in book.words.items():
        found |= {Key(name, id): word for id, word in words.items()}
    return found


def test_a_later_root_adds_its_scripts(playbook: Playbook, laid_over: Playbook) -> None:
    """Scripts of the team stand beside ours."""
    assert set(laid_over.scripts) - set(playbook.scripts) == set(NEW_SCRIPTS)
    assert set(playbook.scripts) <= set(laid_over.scripts)


def test_a_replaced_pattern_is_replaced_whole(playbook: Playbook, laid_over: Playbook) -> None:
    """Nothing of the earlier record remains, not even a field that the later one leaves out."""
    ours, theirs = playbook.patterns["hidden-costs"], laid_over.patterns["hidden-costs"]
    assert theirs == load([DATA, OVERLAY]).patterns["hidden-costs"] != ours
    assert [sign.id for sign in theirs.signs] == [
        "counts-the-feeds",
        "yes-without-a-collection",
        "asks-about-the-last-litter",
        "sunday",
    ]
    assert not set(theirs.aliases or ()) & set(ours.aliases or ())
    assert list(laid_over.patterns) == list(playbook.patterns)


def test_a_field_left_out_by_the_later_record_does_not_shine_through(tmp_path: Path) -> None:
    """A record without aliases has none, although the one that it replaces has some."""
    (tmp_path / "tactics").mkdir()
    text = (DATA / "tactics" / "anchor-the-cost.yaml").read_text(encoding="utf-8")
    before, after = text.split("aliases:")[0], text[text.index("number:") :]
    (tmp_path / "tactics" / "anchor-the-cost.yaml").write_text(before + after, encoding="utf-8")
    assert load([DATA]).tactics["anchor-the-cost"].aliases
    assert load([DATA, tmp_path]).tactics["anchor-the-cost"].aliases is None


def test_a_label_and_a_term_are_added_one_by_one(playbook: Playbook, laid_over: Playbook) -> None:
    """A list of entries is laid over entry by entry, so that a team writes only its own."""
    assert laid_over.labels == playbook.labels | {"record-file": "Tell the front desk what is wrong on this page"}
    assert laid_over.labels["record-file"] != playbook.labels["record-file"]
    assert set(laid_over.terms) - set(playbook.terms) == {"second-look-folder"}


def test_everything_else_is_as_before(playbook: Playbook, laid_over: Playbook) -> None:
    """Only what the later root names has changed."""
    before, after = everything(playbook), everything(laid_over)
    changed = {key for key in after if before.get(key) != after[key]}
    added = {Key("scripts", id) for id in NEW_SCRIPTS} | {Key("terms", "second-look-folder"), NEW_EXERCISE, NEW_TRACK}
    assert changed == added | {REPLACED, Key("labels", "record-file")}
    assert set(before) <= set(after)


@pytest.mark.parametrize("script", sorted(NEW_SCRIPTS))
def test_pages_lead_to_the_new_scripts(laid_over: Playbook, script: str) -> None:
    """The situation, its patterns and the script's tactics all name the new script."""
    situation = NEW_SCRIPTS[script]
    assert script in laid_over.scripts_for[situation]
    for likely in laid_over.situations[situation].patterns:
        assert script in laid_over.scripts_with[Key("patterns", likely.id)]
    for tactic in ("anchor-the-cost", "do-the-heavy-lift", "start-small", "give-an-out", "close-cleanly"):
        assert script in laid_over.scripts_with[Key("tactics", tactic)]
    assert script not in laid_over.scripts_with[Key("tactics", "sequence-favours")]


def test_a_team_adds_a_track_and_an_exercise_as_one_file_each(laid_over: Playbook) -> None:
    """The track comes after ours, has its page, and leads to the team's own exercise; patterns lead to that too."""
    assert list(laid_over.tracks)[-1] == NEW_TRACK.id
    assert NEW_EXERCISE.id in laid_over.trained_by["consistency-trap"]
    page = MACROS["track"](Site(laid_over), NEW_TRACK.id)
    assert f'href="../../practice/{NEW_EXERCISE.id}/"' in page
    assert "A new receptionist" in page and "<dd>4</dd>" in page
    assert NEW_TRACK.id in MACROS["learn"](Site(laid_over))


def test_the_new_term_leads_to_the_page_that_uses_it(laid_over: Playbook) -> None:
    """A team's term is found in a team's script."""
    assert laid_over.pages_using["second-look-folder"] == [Key("scripts", "second-look-at-one-x-ray")]


def test_a_record_names_the_file_of_the_root_that_it_came_from(
    laid_over: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link that corrects a page leads to the file that people see."""
    monkeypatch.chdir(PROJECT)
    book = load([DATA, OVERLAY])
    assert book.file_of(REPLACED) == "tests/overlay/patterns/hidden-costs.yaml"
    assert book.file_of(Key("patterns", "loss-framing")) == "data/patterns/loss-framing.yaml"


@pytest.mark.parametrize("file", ["scripts/bill-after-the-operation.yaml", "patterns/hidden-costs.yaml"])
def test_the_same_id_twice_in_one_root_is_an_error(tmp_path: Path, file: str) -> None:
    """Within one root nobody could say which of the two is meant."""
    root = tmp_path / "overlay"
    shutil.copytree(OVERLAY, root)
    second = (root / file).parent / "more" / Path(file).name
    second.parent.mkdir()
    shutil.copy(root / file, second)
    with pytest.raises(DataProblems) as raised:
        load([DATA, root])
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
        load([DATA, tmp_path / "overlay"])
    assert [(problem.field, problem.code) for problem in raised.value.problems] == [("terms[1].id", "duplicate-id")]


def test_the_order_of_the_roots_decides(playbook: Playbook) -> None:
    """Laid the other way round, our pattern replaces theirs."""
    assert load([OVERLAY, DATA]).patterns["hidden-costs"] == playbook.patterns["hidden-costs"]


def test_the_overlay_is_one_a_team_could_copy() -> None:
    """Each of its files begins with the line that lets an editor complete the fields, with a true path."""
    for file in sorted(OVERLAY.rglob("*.yaml")):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        name = file.parent.name if file.parent.name in KINDS else file.stem
        assert first.startswith("# yaml-language-server: $schema=")
        schema = (file.parent / first.partition("=")[2]).resolve()
        assert schema == PROJECT / "docs" / "schema" / f"{name}.json"
        assert schema.exists()

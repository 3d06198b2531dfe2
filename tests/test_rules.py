"""Rules between records, and the words in which a problem is told; each mistake by itself is in `bad_records/`."""

import shutil
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

from macros import checks
from macros.checks.data import broken_data_rules, data_rules
from macros.checks.house import house_rules
from macros.checks.site import site_rules
from macros.loading import load, read_roots
from macros.problems import DataProblems, Problem, field_name, nearest, suggestion
from macros.records import COLLECTIONS, KINDS, SINGLES, Record, model_of
from macros.records.base import Ref
from macros.records.walk import fields_of, inner_model, marks_of
from tests.projects import TOY_DATA, problems_of, replace


def test_good_data_break_no_rule() -> None:
    """The toy data are hostile and right."""
    store, problems = read_roots([TOY_DATA])
    assert problems == []
    assert broken_data_rules(store) == []


ALL_RULES: list[Any] = [*data_rules(), *site_rules(), *house_rules()]


def test_every_rule_is_on_the_list_of_its_file() -> None:
    """A rule that is written and not listed would never be held."""
    for module in walk_packages(checks.__path__, f"{checks.__name__}."):
        if not module.ispkg:
            values = vars(import_module(module.name))
            written = [value for value in values.values() if (getattr(value, "__doc__", "") or "").startswith("Ensure")]
            assert written == values["RULES"], module.name


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_says_what_it_ensures_in_one_sentence(rule: object) -> None:
    """The list of rules can be read as a list of promises."""
    lines = (rule.__doc__ or "").strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("Ensure ")
    assert lines[0].endswith(".")


def models() -> set[type[Record]]:
    """Collect every model that a record is made of."""
    found: set[type[Record]] = set()
    pending: list[type[Record]] = [model_of(name) for name in (*KINDS, *SINGLES)]
    while pending:
        model = pending.pop()
        if model not in found:
            found.add(model)
            inner = (inner_model(field.annotation)[0] for field in model.model_fields.values())
            pending += [part for part in inner if part]
    return found


def test_every_reference_is_to_something_that_records_hold() -> None:
    """A misspelt target in a model would make a reference that nobody checks."""
    lists = {name for single in COLLECTIONS for name in fields_of(SINGLES[single].model)}
    targets = {
        mark.target
        for model in models()
        for field in model.model_fields.values()
        for mark in marks_of(field)
        if isinstance(mark, Ref)
    }
    assert targets <= {*KINDS, *lists, "needs", "skills", "addresses", ".draft", ".request"}
    assert {"patterns", "tactics", "situations", "needs", "sources", "grades"} <= targets


@pytest.mark.parametrize(
    ("kind", "named_by"),
    [("tactics", {"patterns", "scripts"}), ("situations", {"scripts"}), ("patterns", {"situations"})],
)
def test_a_reference_to_a_kind_without_any_record_is_an_error(root: Path, kind: str, named_by: set[str]) -> None:
    """Where no record of a kind exists, no id of that kind does."""
    shutil.rmtree(root / kind)
    told = problems_of(root)
    problems = [problem for problem in told if problem.code != "empty-sheet"]  # a sheet of all of them is empty too
    assert {problem.code for problem in problems} == {"unknown-reference"}
    assert {Path(problem.path).parent.name for problem in problems} >= named_by


def test_a_link_to_a_kind_without_any_record_is_an_error(root: Path) -> None:
    """A link to a script leads nowhere when there is no script."""
    shutil.rmtree(root / "scripts")
    problems = [(problem.field, problem.code) for problem in problems_of(root)]
    assert problems == [("firm", "unknown-reference"), ("steps[3].script", "unknown-reference")]


def test_each_missing_file_is_named(root: Path) -> None:
    """A new data root learns everything that it lacks from one report."""
    for name in SINGLES:
        (root / f"{name}.yaml").unlink()
    missing = [problem.path for problem in problems_of(root) if problem.code == "missing-file"]
    assert missing == sorted(f"{name}.yaml" for name in SINGLES)


def test_what_looks_like_a_link_in_a_plain_text_is_text(root: Path) -> None:
    """Only prose holds links, so a message may show brackets that lead nowhere."""
    file = root / "patterns" / "dark-lamp.yaml"
    replace(file, "Boat? ", "[Boat?](patterns:nowhere) ")
    assert load([root]).patterns["dark-lamp"].rewrite.before.startswith("[Boat?](patterns:nowhere) ")


def test_each_wrong_link_of_one_text_is_reported(root: Path) -> None:
    """Two dead links in a sentence are two problems at one place."""
    links = "stakes: See [one](patterns:dark-lam) and [two](tactics:light-firs).\n"
    file = root / "situations" / "row-at-night.yaml"
    lines = file.read_text(encoding="utf-8").split("stakes:")
    file.write_text(lines[0] + links + "minutes_asked:" + lines[1].split("minutes_asked:")[1], encoding="utf-8")
    problems = problems_of(root)
    assert [problem.remedy for problem in problems] == ["write 'dark-lamp'", "write 'light-first'"]
    assert {problem.field for problem in problems} == {"stakes"}


def test_a_replaced_record_may_keep_its_title_and_number(root: Path, tmp_path: Path) -> None:
    """A record is not held against the one that it replaces."""
    (tmp_path / "ours" / "patterns").mkdir(parents=True)
    shutil.copy(root / "patterns" / "dark-lamp.yaml", tmp_path / "ours" / "patterns")
    assert load([root, tmp_path / "ours"]).patterns["dark-lamp"].number == 4


def test_a_replaced_entry_may_keep_its_id(root: Path, tmp_path: Path) -> None:
    """An entry of a list is not held against the one that it replaces in another root."""
    (tmp_path / "ours").mkdir()
    entry = "terms:\n  - {id: tack, term: tack, meaning: A turn.}\n"
    (tmp_path / "ours" / "glossary.yaml").write_text(entry, encoding="utf-8")
    assert load([root, tmp_path / "ours"]).terms["tack"].meaning == "A turn."


def test_the_next_free_number_is_after_the_highest(root: Path) -> None:
    """Whoever clashes with a number learns which one to take."""
    replace(root / "patterns" / "loose-rope.yaml", "number: 2", "number: 4")
    assert [problem.remedy for problem in problems_of(root)] == ["write 5, the next that is free"]


def test_a_blank_may_be_used_in_any_part_of_any_variant(root: Path) -> None:
    """A blank that stands in a subject line alone is used."""
    file = root / "scripts" / "dawn-boat.yaml"
    replace(file, "Ahoy {name}, may", "Ahoy, may")
    replace(file, "    channel: flag\n", "    channel: flag\n    subject: For {name}\n")
    subjects = [variant.subject for variant in load([root]).scripts["dawn-boat"].variants]
    assert "For {name}" in subjects


@pytest.mark.parametrize(
    ("loc", "name"),
    [
        ((), "record"),
        (("title",), "title"),
        (("signs", 2, "text"), "signs[2].text"),
        (("evidence", "sources", 0), "evidence.sources[0]"),
        (("variants", 0, "ask", 1, "say"), "variants[0].ask[1].say"),
    ],
)
def test_a_place_is_written_the_way_people_do(loc: tuple[str | int, ...], name: str) -> None:
    """A field's name can be read aloud and found."""
    assert field_name(loc) == name


def test_the_nearest_id_is_suggested_and_none_that_is_far() -> None:
    """A suggestion helps with a slip and stays away from a guess."""
    known = ["dark-lamp", "loose-rope"]
    assert nearest("drak-lamp", known) == "dark-lamp"
    assert nearest("xyz", known) is None
    assert nearest("xyz", []) is None
    assert suggestion("loose-ropes", known, "ask") == "write 'loose-rope'"
    assert suggestion("xyz", known, "ask") == "ask"


def test_problems_are_sorted_and_told_once() -> None:
    """The report goes file by file from top to bottom."""
    first, second, third = (
        Problem(path, line, 1, "f", "w", "r", "c") for path, line in (("a", 2), ("a", 10), ("b", 1))
    )
    error = DataProblems([third, second, first, second])
    assert error.problems == [first, second, third]
    assert str(error) == "a:2:1: f: w; r (c)\na:10:1: f: w; r (c)\nb:1:1: f: w; r (c)"

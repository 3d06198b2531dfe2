"""Files made from the records: written by `sync`, found stale by `check`."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.loading import load
from macros.pages import NAV_LIMIT, navigation
from macros.playbook import Playbook
from macros.records import KINDS, SINGLES
from macros.sync import stale, sync
from tests.projects import DATA, PROJECT, copy_project, run

RECORDS = sorted(DATA.rglob("*.yaml"))


class EditorLoader(yaml.SafeLoader):
    """Reads as an editor does, by YAML 1.2: true and false, whole numbers, and all else is text."""


EditorLoader.yaml_implicit_resolvers = {}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?\d+$"), list("-0123456789"))


def _read(file: Path) -> object:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=EditorLoader)


def test_nothing_that_is_committed_is_stale(playbook: Playbook) -> None:
    """Stubs, navigation, schemas and the 404 page's text say what the records say: else run `make sync`."""
    assert stale(playbook, PROJECT) == []


def test_check_names_a_stale_file_and_the_command(tmp_path: Path) -> None:
    """After an edit of a title, `check` fails until `sync` has run."""
    folder = copy_project(tmp_path)
    file = folder / "data" / "patterns" / "hidden-costs.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: Suspicion of hidden costs", "title: The unseen price"), encoding="utf-8")
    result = run(folder, "macros", "check")
    assert result.returncode == 1
    assert "docs/patterns/hidden-costs/index.md:1:1: file:" in result.stdout and "make sync" in result.stdout
    assert run(folder, "macros", "sync").returncode == 0
    result = run(folder, "macros", "check")
    assert result.returncode == 0 and result.stdout.startswith("12 patterns"), result.stdout


def test_sync_writes_nothing_twice(tmp_path: Path) -> None:
    """A second run changes no file, so that no server builds for nothing."""
    folder = copy_project(tmp_path)
    assert sync(load([folder / "data"]), folder) == []


def test_notes_below_a_stub_are_kept(tmp_path: Path) -> None:
    """What a team writes below the macro call survives a change of title, and its removal is refused."""
    folder = copy_project(tmp_path)
    stub = folder / "docs" / "tactics" / "give-an-out" / "index.md"
    stub.write_text(stub.read_text(encoding="utf-8") + "\n## Here with us\n\nWe say it aloud.\n", encoding="utf-8")
    record = folder / "data" / "tactics" / "give-an-out.yaml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("title: Give an out", "title: Leave a door"), encoding="utf-8"
    )
    sync(load([folder / "data"]), folder)
    text = stub.read_text(encoding="utf-8")
    assert 'title: "Leave a door"' in text and text.endswith("## Here with us\n\nWe say it aloud.\n")


def test_a_stub_without_a_record_goes_unless_it_holds_notes(tmp_path: Path) -> None:
    """An empty stub is removed; one with notes is reported and kept."""
    folder = copy_project(tmp_path)
    playbook = load([folder / "data"])
    for name, notes in (("gone", ""), ("kept", "\nOur notes.\n")):
        stub = folder / "docs" / "tactics" / name / "index.md"
        stub.parent.mkdir()
        stub.write_text('---\ntitle: "Old"\n---\n\n{{ tactic("old") }}\n' + notes, encoding="utf-8")
    assert {problem.code for problem in stale(playbook, folder)} == {"orphan-page"}
    sync(playbook, folder)
    assert not (folder / "docs" / "tactics" / "gone").exists()
    assert (folder / "docs" / "tactics" / "kept" / "index.md").exists()
    (problem,) = stale(playbook, folder)
    assert "move its notes" in problem.remedy


def test_the_navigation_follows_the_records(playbook: Playbook) -> None:
    """Patterns stand in their fixed order, and a kind with many records shows its index only."""
    nav = yaml.safe_load(navigation(playbook))["nav"]
    patterns = next(entry["Patterns"] for entry in nav if "Patterns" in entry)
    assert patterns == ["patterns/index.md", *(f"patterns/{id}/index.md" for id in playbook.patterns)]
    assert len(playbook.patterns) <= NAV_LIMIT


@pytest.mark.parametrize("file", RECORDS, ids=lambda path: path.relative_to(DATA).as_posix())
def test_editors_accept_every_record(file: Path) -> None:
    """The schema that a record names in its first line exists, and the record holds to it."""
    first = file.read_text(encoding="utf-8").splitlines()[0]
    name = file.parent.name if file.parent.name in KINDS else file.stem
    assert first.startswith("# yaml-language-server: $schema=")
    path = (file.parent / first.partition("=")[2]).resolve()
    assert path == PROJECT / "docs" / "schema" / f"{name}.json"
    errors = list(Draft202012Validator(json.loads(path.read_text(encoding="utf-8"))).iter_errors(_read(file)))
    assert not errors, errors[0].message


@pytest.mark.parametrize("name", [*KINDS, *SINGLES])
def test_every_field_is_described(name: str) -> None:
    """An editor shows a sentence for each field, at any depth."""
    schema = json.loads((PROJECT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for part in (schema, *schema.get("$defs", {}).values()):
        for field, described in part["properties"].items():
            inner = schema.get("$defs", {}).get(described.get("$ref", "").rpartition("/")[2], {})
            assert described.get("description") or inner.get("description"), f"{name}: {field}"


def test_an_editor_refuses_what_the_loader_refuses() -> None:
    """An unknown field, a wrong need and a title that is too long are seen while one writes."""
    schema = Draft202012Validator(json.loads((PROJECT / "docs" / "schema" / "patterns.json").read_text("utf-8")))
    good = _read(DATA / "patterns" / "hidden-costs.yaml")
    assert isinstance(good, dict) and schema.is_valid(good)
    changes: list[dict[str, object]] = [{"colour": "red"}, {"need": "saef"}, {"title": "x" * 61}, {"signs": []}]
    for change in changes:
        assert not schema.is_valid(good | change), change

"""Files made from the records: written by `sync`, found stale by `check`."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.__main__ import main
from macros.exports.schema import schemas
from macros.generators import CannotBuild
from macros.loading import load
from macros.pages import navigation
from macros.playbook import Playbook
from macros.problems import DataProblems
from macros.records import KINDS, SINGLES
from macros.scaffold import CannotBegin
from macros.sync import stale, sync
from tests.projects import AUTHOR, PROJECT, ROOTS, TOY_DATA, commit, copy_parts, git, replace, toy_project

#: Left out: a record that moved, of which no schema speaks, and two with quotes where the loader alone is easy:
#: it takes `2` for a text and `'true'` for a flag.
_LEFT_OUT = {"unlit-lamp", "lamp-burning", "famous-claims", "boat-by-noon"}
TOY_RECORDS = [file for file in sorted(TOY_DATA.rglob("*.yaml")) if file.stem not in _LEFT_OUT]


class EditorLoader(yaml.SafeLoader):
    """Reads as an editor does, by YAML 1.2: true and false, whole numbers, and all else is text."""


EditorLoader.yaml_implicit_resolvers = {}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?\d+$"), list("-0123456789"))


def _read(file: Path) -> object:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=EditorLoader)


@pytest.fixture(scope="module")
def toy_schemas(toy: Playbook) -> dict[str, Draft202012Validator]:
    """The schema of each kind, made from the toy."""
    return {name: Draft202012Validator(json.loads(text)) for name, text in schemas(toy).items()}


def in_project(folder: Path, monkeypatch: pytest.MonkeyPatch, *command: str) -> int:
    """Run a command as in the project at *folder*, and return its exit code."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("macros.__main__.PROJECT", folder)
    return main([*command])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the toy records."""
    return toy_project(tmp_path)


def test_nothing_that_is_committed_is_stale(playbook: Playbook) -> None:
    """Stubs, navigation, schemas and the 404 page's text say what the records say: else run `make sync`."""
    assert stale(playbook, PROJECT) == []


def test_check_names_a_stale_file_and_the_command(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After an edit of a title, `check` fails until `sync` has run."""
    replace(project / "data" / "tactics" / "tie-twice.yaml", "Tie twice", "Tie three times")
    assert in_project(project, monkeypatch, "check") == 1
    said = capsys.readouterr().out
    assert "docs/tactics/tie-twice/index.md:1:1: file:" in said and "make sync" in said
    assert in_project(project, monkeypatch, "sync") == 0
    assert "wrote docs/tactics/tie-twice/index.md\n" in capsys.readouterr().out
    assert in_project(project, monkeypatch, "check") == 0
    assert re.match(r"\d+ patterns, \d+ tactics", capsys.readouterr().out)


def test_sync_writes_nothing_twice(project: Path) -> None:
    """A second run changes no file, so that no server builds for nothing."""
    assert sync(load([project / "data"]), project) == []


def test_notes_below_a_stub_are_kept(project: Path) -> None:
    """What a team writes below the macro call survives a change of title, and its removal is refused."""
    stub = project / "docs" / "tactics" / "tie-twice" / "index.md"
    stub.write_text(stub.read_text(encoding="utf-8") + "\n## Here with us\n\nWe say it aloud.\n", encoding="utf-8")
    replace(project / "data" / "tactics" / "tie-twice.yaml", "Tie twice", "Tie three times")
    sync(load([project / "data"]), project)
    text = stub.read_text(encoding="utf-8")
    assert 'title: "Tie three times' in text and text.endswith("## Here with us\n\nWe say it aloud.\n")


def test_a_stub_without_a_record_goes_unless_it_holds_notes(project: Path) -> None:
    """An empty stub is removed; one with notes is reported and kept."""
    playbook = load([project / "data"])
    for name, notes in (("gone", ""), ("kept", "\nOur notes.\n")):
        stub = project / "docs" / "tactics" / name / "index.md"
        stub.parent.mkdir()
        stub.write_text('---\ntitle: "Old"\n---\n\n{{ tactic("old") }}\n' + notes, encoding="utf-8")
    assert {problem.code for problem in stale(playbook, project)} == {"orphan-page"}
    sync(playbook, project)
    assert not (project / "docs" / "tactics" / "gone").exists()
    assert (project / "docs" / "tactics" / "kept" / "index.md").exists()
    (problem,) = stale(playbook, project)
    assert "move its notes" in problem.remedy


@pytest.mark.parametrize("file", ["docs/assets/css/hues.css", "nav.yml", "docs/schema/patterns.json"])
def test_a_file_that_is_not_utf_8_is_written_anew(project: Path, file: str) -> None:
    """It is made from the records alone."""
    good = (project / file).read_bytes()
    (project / file).write_bytes(good + b"\xe9")
    assert [problem.path for problem in stale(load([project / "data"]), project)] == [file]
    sync(load([project / "data"]), project)
    assert (project / file).read_bytes() == good


def test_notes_that_are_not_utf_8_are_told(project: Path) -> None:
    """A team's own words are not thrown away."""
    stub = project / "docs" / "tactics" / "tie-twice" / "index.md"
    written = stub.read_bytes() + b"\nabc\xe9\n"
    stub.write_bytes(written)
    line = written.count(b"\n")
    for made in (stale, sync):
        with pytest.raises(DataProblems) as refused:
            made(load([project / "data"]), project)
        (problem,) = refused.value.problems
        assert (problem.line, problem.column, problem.code) == (line, 4, "not-utf-8")
        assert problem.path.endswith("docs/tactics/tie-twice/index.md") and stub.read_bytes() == written


def test_no_byte_of_a_path_reaches_the_terminal_as_it_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name may hold what a terminal would obey."""
    stub = project / "docs" / "tactics" / "a\x1b[31mb" / "index.md"
    stub.parent.mkdir()
    stub.write_text('---\ntitle: "Old"\n---\n\n{{ tactic("old") }}\n', encoding="utf-8")
    assert in_project(project, monkeypatch, "sync") == 0
    assert capsys.readouterr().out == "removed docs/tactics/a\\x1b[31mb/index.md\n"
    for refused in (CannotBuild("a\x1b[31mb: no\nmore"), OSError(28, "x", "a\x1b[31mb"), CannotBegin("\x9bx")):

        def fail(*_: object, error: Exception = refused) -> None:
            raise error

        monkeypatch.setattr("macros.__main__.load_sound", fail)
        assert in_project(project, monkeypatch, "sync") == 1
        said = capsys.readouterr().err
        assert "\x1b" not in said and "\x9b" not in said and said.count("\n") == str(refused).count("\n") + 1


def test_the_navigation_follows_the_records(toy: Playbook) -> None:
    """Patterns stand in their fixed order below their index."""
    nav = yaml.safe_load(navigation(toy))["nav"]
    patterns = next(entry["Patterns"] for entry in nav if "Patterns" in entry)
    assert patterns == ["patterns/index.md", *(f"patterns/{id}/index.md" for id in toy.patterns)]


def test_a_kind_with_many_records_shows_its_index_alone(toy: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A navigation that listed them all would stand on each of their pages."""
    monkeypatch.setattr("macros.pages.NAV_LIMIT", len(toy.patterns) - 1)
    nav = yaml.safe_load(navigation(toy))["nav"]
    assert {"Patterns": "patterns/index.md"} in nav


@pytest.mark.parametrize("file", TOY_RECORDS, ids=lambda path: path.relative_to(TOY_DATA).as_posix())
def test_editors_accept_every_record(toy_schemas: dict[str, Draft202012Validator], file: Path) -> None:
    """What the loader reads without a mistake, an editor underlines nowhere."""
    name = file.parent.name if file.parent.name in KINDS else file.stem
    errors = list(toy_schemas[name].iter_errors(_read(file)))
    assert not errors, errors[0].message


@pytest.mark.real
@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_a_record_that_names_its_schema_names_that_of_its_kind(root: Path) -> None:
    """The first line of a file, where it is kept, leads an editor to a schema that exists."""
    for file in root.rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        if first.startswith("# yaml-language-server: $schema="):
            name = file.relative_to(root).parts[0].removesuffix(".yaml")
            schema = (file.parent / first.partition("=")[2]).resolve()
            assert schema == PROJECT / "docs" / "schema" / f"{name}.json" and schema.exists(), file


@pytest.mark.parametrize("name", [*KINDS, *SINGLES])
def test_every_field_is_described(name: str) -> None:
    """An editor shows a sentence for each field, at any depth."""
    schema = json.loads((PROJECT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for part in (schema, *schema.get("$defs", {}).values()):
        for field, described in part["properties"].items():
            inner = schema.get("$defs", {}).get(described.get("$ref", "").rpartition("/")[2], {})
            assert described.get("description") or inner.get("description"), f"{name}: {field}"


def test_an_editor_refuses_what_the_loader_refuses(toy_schemas: dict[str, Draft202012Validator]) -> None:
    """An unknown field, a wrong need and a title that is too long are seen while one writes."""
    good = _read(TOY_DATA / "patterns" / "dark-lamp.yaml")
    assert isinstance(good, dict) and toy_schemas["patterns"].is_valid(good)
    changes: list[dict[str, object]] = [{"colour": "red"}, {"need": "saef"}, {"title": "x" * 61}, {"signs": []}]
    for change in changes:
        assert not toy_schemas["patterns"].is_valid(good | change), change


def test_an_editor_asks_for_the_messages_of_the_scripts_own_kind(
    toy_schemas: dict[str, Draft202012Validator],
) -> None:
    """A script that changes its kind lacks four messages and holds four that it cannot hold."""
    for file in ("dawn-boat", "oil-or-no-oil"):
        good = _read(TOY_DATA / "scripts" / f"{file}.yaml")
        assert isinstance(good, dict)
        other = {key: value for key, value in good.items() if key != "kind"}
        other |= {} if "kind" in good else {"kind": "answer"}
        assert toy_schemas["scripts"].is_valid(good) and not toy_schemas["scripts"].is_valid(other), file


def test_two_people_who_add_a_script_each_do_not_conflict(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is made and committed takes both additions in a merge, and `sync` puts it in order."""
    copy_parts(project, (".gitattributes", ".gitignore"))
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project, "begun")
    for name in ("early", "late"):
        git(project, "checkout", "--quiet", "-b", name, "main")
        assert in_project(project, monkeypatch, "new", "script", f"{name}-boat", "--from", "dawn-boat") == 0
        file = project / "data" / "scripts" / f"{name}-boat.yaml"
        named = re.sub(r"(?m)^(title|summary): (>-\n  )?['\"]?", rf"\g<0>So {name} ", file.read_text(encoding="utf-8"))
        file.write_text(named, encoding="utf-8")
        assert in_project(project, monkeypatch, "sync") == 0
        commit(project, name)
    git(project, *AUTHOR, "merge", "--quiet", "--message", "both", "early")
    assert git(project, "diff", "--name-only", "--diff-filter=U") == ""
    assert in_project(project, monkeypatch, "sync") == 0
    assert in_project(project, monkeypatch, "check") == 0
    listed = json.loads((project / "docs" / "schema" / "tracks.json").read_text(encoding="utf-8"))
    assert all(f'"scripts/{name}-boat"' in json.dumps(listed) for name in ("early", "late"))

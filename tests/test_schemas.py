"""The schemas in a team's own repository, for editors on the web that see nothing else."""

import json
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.exports.schema import schemas
from macros.loading import load
from macros.playbook import Playbook
from macros.records import KINDS, SINGLES
from macros.schemas import stale_schemas, write_schemas
from tests.projects import PROJECT, TOY_DATA


def test_the_schemas_are_written_once_and_told_when_stale(toy: Playbook, tmp_path: Path) -> None:
    """What says the right thing is left alone, so that a commit holds what changed and no more."""
    folder = tmp_path / "schema"
    assert {problem.code for problem in stale_schemas(toy, folder)} == {"stale-file"}
    assert {file.stem for file in write_schemas(toy, folder)} == {*KINDS, *SINGLES}
    assert (stale_schemas(toy, folder), write_schemas(toy, folder)) == ([], [])
    (folder / "tactics.json").write_text("{}", encoding="utf-8")
    (problem,) = stale_schemas(toy, folder)
    assert problem.path == (folder / "tactics.json").as_posix() and "python -m macros schemas" in problem.remedy
    assert write_schemas(toy, folder) == [folder / "tactics.json"]


def test_the_schemas_of_a_team_offer_its_own_ids(tmp_path: Path) -> None:
    """Its groups and patterns are completed as ours are."""
    book = load([TOY_DATA, PROJECT / "tests" / "overlay"])
    write_schemas(book, tmp_path)
    assert json.loads((tmp_path / "tracks.json").read_text(encoding="utf-8")) == json.loads(schemas(book)["tracks"])
    assert "ferry-at-six" in (tmp_path / "tracks.json").read_text(encoding="utf-8")


def test_the_command_writes_them_or_says_which_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check in a team's workflow fails with what to run."""
    monkeypatch.setattr("macros.__main__.configured_roots", lambda _project: [TOY_DATA])
    monkeypatch.chdir(tmp_path)
    assert main(["schemas", "schema", "--check"]) == 1
    assert "schema/tactics.json:1:1: file: this schema is missing; run" in capsys.readouterr().out
    assert not Path("schema").exists()
    assert main(["schemas", "schema"]) == 0
    assert "wrote schema/tactics.json\n" in capsys.readouterr().out
    assert main(["schemas", "schema", "--check"]) == 0

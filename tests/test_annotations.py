"""A check as GitHub reads it: commands that its runner takes apart again."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from macros import __main__
from macros.annotations import annotations
from macros.problems import MOST_TOLD, Problem
from tests.projects import TOY_DATA

PROBLEM = Problem(
    "data/a,b:c%2C.yaml", 2, 13, "signs[0].text", "100% of\r\nit: '::error::'", "write: a, b", "no-such, thing"
)


def taken_apart(command: str) -> tuple[str, dict[str, str], str]:
    """Read a command as the runner does: a name, properties up to the next two colons, and the rest."""
    found = re.fullmatch(r"::([a-z]+) (.*?)::(.*)", command)
    assert found, command
    pairs = (pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {name: unquote(value) for name, value in pairs}, unquote(found[3])


@pytest.mark.parametrize("kind", ["error", "notice"])
def test_the_runner_reads_what_was_meant(kind: str) -> None:
    """Whatever marks stand in the path and in the words."""
    (command,) = annotations(kind, [PROBLEM])  # type: ignore[arg-type]
    assert "\n" not in command and "\r" not in command
    place = {"file": PROBLEM.path, "line": "2", "col": "13", "title": "signs[0].text (no-such, thing)"}
    assert taken_apart(command) == (kind, place, "100% of it: '::error::'; write: a, b")


def test_no_more_is_annotated_than_is_told() -> None:
    """Of a thousand mistakes."""
    assert len(annotations("error", [PROBLEM] * (MOST_TOLD + 1))) == MOST_TOLD


def bad_root(folder: Path) -> Path:
    """Make a data root with a mistake in its third line, and one in its fifth."""
    record = folder / "data" / "situations" / "swim-home.yaml"
    record.parent.mkdir(parents=True)
    record.write_text("title: Swim home\n# 100%\nsumary: x, y\n\nstake: none\n", encoding="utf-8")
    return record.parent.parent


def test_a_check_tells_each_mistake_at_its_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After the lines that a person reads, by the path as seen from the working folder; it fails as ever."""
    monkeypatch.chdir(tmp_path)
    roots = ["--data", str(TOY_DATA), "--data", str(bad_root(tmp_path))]
    assert __main__.main(["check", *roots]) == 1
    plain = capsys.readouterr().out.splitlines()
    assert __main__.main(["check", *roots, "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[: len(plain)] == plain
    read = [taken_apart(line) for line in lines[len(plain) :]]
    assert len(read) == len(plain) > 3
    for line, (kind, place, text) in zip(plain, read, strict=True):
        assert kind == "error" and line.startswith(f"data/situations/swim-home.yaml:{place['line']}:{place['col']}: ")
        assert place["file"] == "data/situations/swim-home.yaml" and f": {text} (" in line


def test_what_stops_nothing_is_a_notice(capsys: pytest.CaptureFixture[str]) -> None:
    """And a check that is well ends with its counts, told apart from no other line."""
    assert __main__.main(["check", "--data", str(TOY_DATA), "--format", "github"]) == 0
    captured = capsys.readouterr()
    notes = [line.removeprefix("note: ") for line in captured.err.splitlines()]
    *notices, counts = captured.out.splitlines()
    assert [taken_apart(line)[0] for line in notices] == ["notice"] * len(notes)
    assert counts.startswith("2 patterns")

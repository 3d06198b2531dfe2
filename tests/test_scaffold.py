"""The scaffold: a new record asks for exactly what is still to be written."""

import re
from pathlib import Path

import pytest

from macros import __main__ as command
from macros.loading import load
from macros.records import KINDS
from macros.records.script import MESSAGES
from macros.records.walk import fields_of
from macros.scaffold import CannotBegin, new_record
from tests.projects import PROJECT, problems_of

_EMPTY = re.compile(r"\s*(?:- )?(?:[a-z_]+:|-)")
_OPTIONAL = re.compile(r"(\s*)# ((?:\s*)(?:- )?(?:[a-z_]+:|-))")


def to_fill(text: str) -> list[int]:
    """List the lines of a scaffold that hold an empty field: nothing stands in it or below it."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if not _is_note(line)]
    found = []
    for (number, line), (_, after) in zip(lines, [*lines[1:], (0, "")], strict=True):
        if _EMPTY.fullmatch(line) and _depth(after) <= _depth(line):
            found.append(number)
    return found


def _is_note(line: str) -> bool:
    return line.lstrip().startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_scaffold_reports_every_empty_field_by_line_and_nothing_else(root: Path, kind: str) -> None:
    """`check` is the list of what is left to write: each line once, with what belongs there."""
    file = new_record([root], kind, "brand-new")
    problems = problems_of(root)
    assert {problem.code for problem in problems} == {"empty-field"}
    assert {problem.path for problem in problems} == {file.as_posix()}
    assert [problem.line for problem in problems] == to_fill(file.read_text(encoding="utf-8"))
    assert all(problem.remedy.startswith("write: ") and len(problem.remedy) > 12 for problem in problems)


@pytest.mark.parametrize("kind", KINDS)
def test_a_scaffold_names_every_field(root: Path, kind: str) -> None:
    """Required fields stand there to be filled, optional ones as notes that say so."""
    text = new_record([root], kind, "brand-new").read_text(encoding="utf-8")
    for name, field in fields_of(KINDS[kind].model).items():
        mark = "" if field.is_required() else "# "
        assert re.search(rf"^{mark}{name}:", text, re.MULTILINE), name


@pytest.mark.parametrize("beside", ["schema", "docs/schema", ""])
def test_a_scaffold_leads_to_the_nearest_schema(root: Path, beside: str) -> None:
    """An editor finds it beside the data, as in a team's repository, or in this project."""
    schema = root.parent / beside / "patterns.json" if beside else PROJECT / "docs" / "schema" / "patterns.json"
    if beside:
        schema.parent.mkdir(parents=True)
        schema.write_text("{}", encoding="utf-8")
    file = new_record([root], "patterns", "brand-new")
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=../")
    assert (file.parent / first.partition("=")[2]).resolve() == schema


@pytest.mark.parametrize("kind", KINDS)
def test_the_optional_fields_of_a_scaffold_are_right_once_uncommented(root: Path, kind: str) -> None:
    """Taking the mark away from an optional field leaves a field that is known and empty, and nothing broken."""
    file = new_record([root], kind, "brand-new")
    text = file.read_text(encoding="utf-8")
    lines = [_OPTIONAL.sub(r"\1\2", line) if _OPTIONAL.fullmatch(line) else line for line in text.splitlines()]
    optional = [name for name, field in fields_of(KINDS[kind].model).items() if not field.is_required()]
    assert lines != text.splitlines() or set(optional) <= {"number"}, f"no note of {file.name} became a field"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    problems = problems_of(root)
    assert [problem.line for problem in problems if problem.code == "empty-field"] == to_fill("\n".join(lines))
    others = [(problem.field, problem.code) for problem in problems if problem.code != "empty-field"]
    assert others in ([], [("blanks[0].choices", "too-few")])  # one empty choice is also one too few


def test_a_new_script_is_an_ask(root: Path) -> None:
    """Most scripts are, so its messages stand there to be filled, and those of an answer as notes."""
    text = new_record([root], "scripts", "brand-new").read_text(encoding="utf-8")
    for kind, names in MESSAGES.items():
        for name in names:
            assert re.search(rf"^    {'' if kind == 'ask' else '# '}{name}:$", text, re.MULTILINE), name


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_a_scaffold_fits_a_screen(root: Path, kind: str) -> None:
    """Notes are wrapped, so that an editor shows them whole."""
    text = new_record([root], kind, "brand-new").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize(("kind", "number"), [("patterns", 5), ("tactics", 4)])
def test_a_scaffold_takes_the_next_free_number(root: Path, kind: str, number: int) -> None:
    """Two people who begin a record need not count."""
    text = new_record([root], kind, "brand-new").read_text(encoding="utf-8")
    assert f"\nnumber: {number}\n" in text


def test_the_first_record_of_a_kind_has_the_number_one(tmp_path: Path) -> None:
    """An empty data root can be begun as well."""
    assert "\nnumber: 1\n" in new_record([tmp_path], "patterns", "brand-new").read_text(encoding="utf-8")


def test_two_scaffolds_in_a_row_have_two_numbers(root: Path) -> None:
    """A record that is still empty already holds its place."""
    new_record([root], "patterns", "brand-new")
    assert "\nnumber: 6\n" in new_record([root], "patterns", "newer-still").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ["number: 7 # after the others", 'number: "7"', "number:   7"])
def test_a_number_counts_however_it_is_written(root: Path, written: str) -> None:
    """What the loader reads as a number is in use."""
    file = root / "patterns" / "dark-lamp.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("number: 4", written), encoding="utf-8")
    assert load([root]).patterns["dark-lamp"].number == 7
    assert "\nnumber: 8\n" in new_record([root], "patterns", "brand-new").read_text(encoding="utf-8")


def test_the_numbers_of_every_root_are_in_use(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A team that begins a pattern beside ours must not get the number of one of ours."""
    ours = tmp_path / "ours"
    monkeypatch.setattr(command, "configured_roots", lambda _project: [root, ours])
    assert command.main(["new", "pattern", "brand-new"]) == 0
    assert "\nnumber: 5\n" in (ours / "patterns" / "brand-new.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["situations", "scripts"])
def test_a_kind_without_numbers_gets_none(root: Path, kind: str) -> None:
    """Situations and scripts are ordered by group and title."""
    text = new_record([root], kind, "brand-new").read_text(encoding="utf-8")
    assert not re.search(r"^(# )?number:", text, re.MULTILINE)


@pytest.mark.parametrize("id", ["Brand-New", "brand_new", "brand--new", "-new", "new-", "", "../new", "brand new"])
def test_an_id_that_cannot_be_one_is_refused(root: Path, id: str) -> None:
    """A wrong id is told before a file is written."""
    before = sorted(root.rglob("*"))
    with pytest.raises(CannotBegin, match="cannot be an id: use lower-case letters"):
        new_record([root], "patterns", id)
    assert sorted(root.rglob("*")) == before


def test_a_record_that_is_there_is_never_overwritten(root: Path) -> None:
    """Beginning a record twice loses nothing."""
    file = root / "patterns" / "dark-lamp.yaml"
    before = file.read_bytes()
    with pytest.raises(CannotBegin, match="already there"):
        new_record([root], "patterns", "dark-lamp")
    assert file.read_bytes() == before


def test_a_record_in_a_folder_of_its_kind_is_there_too(root: Path) -> None:
    """A record that a team has sorted into a folder of its own holds its id as well."""
    (root / "patterns" / "wet").mkdir()
    (root / "patterns" / "dark-lamp.yaml").rename(root / "patterns" / "wet" / "dark-lamp.yaml")
    with pytest.raises(CannotBegin):
        new_record([root], "patterns", "dark-lamp")


def test_the_command_says_where_the_record_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever begins a record is told its file and what to do next."""
    assert command.main(["new", "tactic", "brand-new", "--data", str(root)]) == 0
    assert f"began {root / 'tactics' / 'brand-new.yaml'}" in capsys.readouterr().out


def test_the_command_fails_with_one_sentence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A refusal is a line for people and not a traceback."""
    assert command.main(["new", "tactic", "light-first", "--data", str(root)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "already there" in captured.err

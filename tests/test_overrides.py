"""A team's records in the place of ours: begun as copies, and told of when ours changes.

Ours is the toy in a git repository, `askwell/`; the team's data lie beside it, in `team/`.
"""

import re
import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.differences import changed_fields
from macros.editions import editions
from macros.loading import load
from macros.originals import Noted, git_name, note_of, with_note
from tests.projects import TOY_DATA, git, problems_of, replace

NOTE = re.compile(r"# original: (\S+) ([0-9a-f]{40}) \(edition (\S+)\)")
EDITION = editions()[0].version
TACTIC = "tactics/light-first.yaml"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Our data root, in a repository that holds it as it is now."""
    data = Path(shutil.copytree(TOY_DATA, tmp_path / "askwell" / "data"))
    git(data.parent, "init", "--quiet")
    git(data.parent, "add", ".")
    return data


@pytest.fixture
def theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The team's data root, which is empty; the team stands in the folder above it."""
    (tmp_path / "team" / "data").mkdir(parents=True)
    monkeypatch.setattr("macros.__main__.PROJECT", tmp_path / "askwell")
    monkeypatch.chdir(tmp_path / "team")
    return tmp_path / "team" / "data"


class Team:
    """Runs commands with both roots, and keeps what they print."""

    def __init__(self, ours: Path, theirs: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.ours, self.theirs, self.capsys = ours, theirs, capsys

    def run(self, *command: str, status: int = 0) -> tuple[list[str], list[str]]:
        """Run a command and return the lines of both its outputs."""
        done = main([*command, "--data", str(self.ours), "--data", str(self.theirs)])
        out, err = self.capsys.readouterr()
        assert done == status, out + err
        return out.splitlines(), err.splitlines()

    def notes(self, status: int = 0) -> list[str]:
        """Return what `check` notes of originals."""
        notes = [line.removeprefix("note: ") for line in self.run("check", status=status)[1]]
        return [note for note in notes if "(original-" in note]

    def change(self, file: str, old: str, new: str) -> None:
        """Change ours, as a newer edition does."""
        replace(self.ours / file, old, new)


@pytest.fixture
def team(ours: Path, theirs: Path, capsys: pytest.CaptureFixture[str]) -> Team:
    """The team, with nothing of its own yet."""
    return Team(ours, theirs, capsys)


def test_a_copy_of_ours_begins_an_override(team: Team) -> None:
    """It says what ours says, notes from which text it was made, and leads to its schema."""
    out, _ = team.run("new", "tactic", "--from", "light-first")
    file = team.theirs / TACTIC
    schema, note, *rest = file.read_text(encoding="utf-8").split("\n")
    assert out[0] == f"began data/{TACTIC}" and "takes the place of ours" in out[1]
    assert (file.parent / schema.partition("=")[2]).resolve().is_file()
    assert (found := NOTE.fullmatch(note)) and found.groups()[0::2] == ("tactics/light-first", EDITION)
    assert git(team.ours, "cat-file", "blob", found[2]) == (team.ours / TACTIC).read_text(encoding="utf-8")
    assert "\n".join(rest) == (team.ours / TACTIC).read_text(encoding="utf-8")
    assert load([team.ours, team.theirs]).tactics == load([team.ours]).tactics
    assert team.notes() == []


def test_an_override_is_told_when_ours_changes_until_it_was_looked_at(team: Team) -> None:
    """The whole way: copied, quiet, changed, shown, seen, quiet."""
    team.run("new", "tactic", "light-first", "--from", "light-first")
    replace(team.theirs / TACTIC, "number: 3", "number: 7")
    before = (team.theirs / TACTIC).read_text(encoding="utf-8")
    team.change(TACTIC, "number: 3", "number: 8")
    (note,) = team.notes()
    assert note.startswith(f"data/{TACTIC}:2:1: original: ours has changed since edition {EDITION}: number; ")
    assert "make changes id=tactics/light-first" in note and note.endswith("(original-changed)")
    diff, _ = team.run("changes", "light-first")
    assert [line for line in diff if line[0] in "-+"][2:] == ["-number: 3", "+number: 8"]
    diff, _ = team.run("changes", "tactics/light-first", "--yours")
    assert [line for line in diff if line[0] in "-+"][2:] == ["-number: 7", "+number: 8"]
    assert team.run("changes")[0] == [f"tactics/light-first: ours has changed since edition {EDITION}: number"]
    (said,), _ = team.run("changes", "--seen", "tactic/light-first")
    assert said.startswith(f"noted in data/{TACTIC}: # original: tactics/light-first ")
    after = (team.theirs / TACTIC).read_text(encoding="utf-8")
    assert (NOTE.sub("", after), after != before) == (NOTE.sub("", before), True)
    assert team.notes() == []
    assert team.run("changes")[0] == ["tactics/light-first: nothing to look at"]
    assert "changed nothing" in team.run("changes", "light-first")[0][0]


def test_what_changed_is_told_beside_the_mistakes_that_may_follow_from_it(team: Team) -> None:
    """A field that ours has no more is a mistake in the copy, and the note says that it is ours who took it away."""
    file = team.ours / TACTIC
    team.change(TACTIC, "number: 3\n", "number: 3\nlasts: a day\n")
    git(team.ours.parent, "add", ".")
    team.run("new", "tactic", "--from", "light-first")
    team.change(TACTIC, "lasts: a day\n", "")
    out, err = team.run("check", status=1)
    assert [line for line in out if f"{TACTIC}:" in line and "lasts: there is no such field" in line]
    assert any(line.startswith(f"note: data/{TACTIC}:2:1: original: ours has changed") for line in err), err
    assert "lasts (gone)" in err[0] and file.is_file()


def test_without_git_it_is_told_that_ours_changed(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """How cannot be told then, and what can be done is."""
    team.run("new", "tactic", "--from", "light-first")
    team.change(TACTIC, "number: 3", "number: 8")
    monkeypatch.setenv("PATH", "/nowhere")
    (note,) = team.notes()
    assert "ours has changed" in note and "the old text is not in this clone" in note
    _, (refused,) = team.run("changes", "light-first", status=1)
    assert "the old text of ours is not to be had" in refused and "yours=1" in refused
    assert team.run("changes", "light-first", "--yours")[0][-1]
    team.run("changes", "--seen", "light-first")
    assert team.notes() == []


def test_a_hook_of_the_team_does_not_lead_git_to_the_teams_repository(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells a hook where its own repository is, and ours is another."""
    team.run("new", "tactic", "--from", "light-first")
    team.change(TACTIC, "number: 3", "number: 8")
    git(team.theirs.parent, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(team.theirs.parent / ".git"))
    assert ": number; " in team.notes()[0]


def test_a_change_of_layout_alone_is_none(team: Team) -> None:
    """What ours says is the same, so nobody has to look."""
    team.run("new", "tactic", "--from", "light-first")
    team.change(TACTIC, "number: 3", "# the third\nnumber: '3'")
    assert team.notes() == []


def test_line_ends_of_another_system_are_no_change(team: Team) -> None:
    """A checkout may end its lines as its system does; git keeps them in one way."""
    team.run("new", "tactic", "--from", "light-first")
    file = team.ours / TACTIC
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert git_name(file.read_bytes()) == git(team.ours, "ls-files", "--stage", TACTIC).split()[1]
    assert team.notes() == []


def test_a_record_without_the_line_is_told_and_can_be_noted(team: Team) -> None:
    """Whoever copied by hand reads how to note it; the line then stands below the one that leads to the schema."""
    file = team.theirs / TACTIC
    file.parent.mkdir()
    file.write_text("# yaml-language-server: $schema=x.json\n" + (team.ours / TACTIC).read_text(encoding="utf-8"))
    (note,) = team.notes()
    assert "no line says from which text" in note and "make seen id=tactics/light-first" in note
    assert "(original-unknown)" in note
    assert "no line says" in team.run("changes")[0][0]
    assert "does not say from which text" in team.run("changes", "light-first", status=1)[1][0]
    team.run("changes", "--seen", "light-first")
    assert NOTE.fullmatch(file.read_text(encoding="utf-8").split("\n")[1])
    assert team.notes() == []


def test_a_record_that_we_renamed_is_a_mistake_until_theirs_is_renamed_too(team: Team) -> None:
    """Left where it is it would stand beside ours under the new name, so it is refused, once, with what to do."""
    team.run("new", "rule", "--from", "lamp-lit")
    team.change("rules/lamp-lit.yaml", "any: ['", "any: ['very|")
    (team.ours / "rules" / "lamp-lit.yaml").rename(team.ours / "rules" / "lamp-alight.yaml")
    for old in ("lamp-lit", "lamp-burning"):
        (team.ours / "rules" / f"{old}.yaml").write_text("moved: lamp-alight\n", encoding="utf-8")
    (problem,) = problems_of(team.ours, team.theirs)
    assert (problem.path, problem.code) == ("data/rules/lamp-lit.yaml", "original-moved")
    assert "called 'lamp-alight' now" in problem.what and "rename this file to lamp-alight.yaml" in problem.remedy
    assert team.notes(status=1) == []
    assert team.run("changes")[0] == ["rules/lamp-lit: ours is called lamp-alight now"]
    assert "rename data/rules/lamp-lit.yaml" in team.run("changes", "--seen", "lamp-lit", status=1)[1][0]
    (team.theirs / "rules" / "lamp-lit.yaml").rename(team.theirs / "rules" / "lamp-alight.yaml")
    (note,) = team.notes()
    assert f"ours has changed since edition {EDITION}: any; " in note
    team.run("changes", "--seen", "lamp-alight")
    assert team.notes() == []


def test_a_record_that_we_took_away_stays_theirs_and_says_so(team: Team) -> None:
    """The copy is a record of the team's own now, which it learns in a note."""
    team.run("new", "rule", "--from", "lamp-lit")
    for gone in ("lamp-lit", "lamp-burning"):
        (team.ours / "rules" / f"{gone}.yaml").unlink()
    (note,) = team.notes()
    assert note.startswith("data/rules/lamp-lit.yaml:2:1: original: ") and "there is no rules/lamp-lit of ours" in note
    assert "stands alone" in team.run("changes", "lamp-lit", status=1)[1][0]
    replace(team.theirs / "rules" / "lamp-lit.yaml", "# original: ", "# once: ")
    assert team.notes() == []


def test_a_sign_to_a_record_of_the_teams_own_follows_nothing(team: Team) -> None:
    """Where a team leads readers of ours on to a record of its own, there is nothing to compare."""
    file = team.theirs / "rules" / "lamp-lit.yaml"
    file.parent.mkdir()
    file.write_text("moved: lamp-of-ours\n", encoding="utf-8")
    text = (team.ours / "rules" / "lamp-lit.yaml").read_text(encoding="utf-8")
    file.with_name("lamp-of-ours.yaml").write_text(text, encoding="utf-8")
    (team.ours / "rules" / "lamp-burning.yaml").unlink()
    assert team.notes() == []


LABELS = "interface.yaml"


def test_entries_are_told_of_in_one_line_of_their_file(team: Team) -> None:
    """Of a file that is laid over ours entry by entry only the entries count that take the place of ours."""
    (team.theirs / LABELS).write_text(
        "labels:\n  - {id: record-file, text: Tell the office}\n  - {id: heading-signs, text: Look for}\n"
        "pages:\n  - {id: our-rules, title: Rules, summary: Look up who may ask whom for a boat and by when.}\n",
        encoding="utf-8",
    )
    assert [note.split(": ")[0] for note in team.notes()] == ["data/interface.yaml:1:1"]
    team.run("changes", "--seen", "interface")
    assert team.notes() == []
    team.change(LABELS, "  - {id: record-file, ", "  - {id: record-page, text: Page}\n  - {id: record-file, ")
    assert team.notes() == []
    text = re.search(r"\{id: record-file, text: (.*)\}", (team.ours / LABELS).read_text(encoding="utf-8"))
    assert text
    team.change(LABELS, f"record-file, text: {text[1]}", "record-file, text: A new label")
    assert ": labels.record-file; " in team.notes()[0]
    diff, _ = team.run("changes", "interface")
    changed = [f"-  - {{id: record-file, text: {text[1]}}}", "+  - {id: record-file, text: A new label}"]
    assert [line for line in diff if line[0] in "-+"][2:] == changed and not any("record-page" in line for line in diff)
    diff, _ = team.run("changes", "interface", "--yours")
    assert "-  - {id: record-file, text: Tell the office}" in diff and not any("our-rules" in line for line in diff)


def test_entries_that_are_all_a_teams_own_need_no_line(team: Team) -> None:
    """A term that we do not have takes the place of nothing."""
    (team.theirs / "glossary.yaml").write_text(
        "terms:\n  - {id: slack-water, term: slack water, meaning: The half hour in which the tide stands.}\n",
        encoding="utf-8",
    )
    assert team.notes() == []


def test_a_single_file_is_copied_by_its_name(team: Team) -> None:
    """It takes the place of ours whole, so it is begun as records are."""
    team.run("new", "principle")
    assert NOTE.fullmatch((team.theirs / "principle.yaml").read_text(encoding="utf-8").split("\n")[1])
    assert team.notes() == []
    team.change("principle.yaml", "statement: >-\n", "statement: >-\n  Look first.\n")
    assert ": statement; " in team.notes()[0] and "id=principle`" in team.notes()[0]
    assert "already there" in team.run("new", "principle", status=1)[1][0]
    assert "no other id" in team.run("new", "checking", "other", status=1)[1][0]


def test_a_file_that_is_laid_over_ours_begins_without_an_entry(team: Team) -> None:
    """Whatever stood in it would take the place of ours; its fields stand there as notes, and its line is true."""
    out, _ = team.run("new", "glossary")
    text = (team.theirs / "glossary.yaml").read_text(encoding="utf-8")
    assert "takes its place" in out[1] and all(line.startswith("#") for line in text.splitlines())
    noted, line = note_of(text)
    assert "Take the # from the list" in text
    assert (noted, line) == (Noted("glossary", git_name((team.ours / "glossary.yaml").read_bytes()), EDITION), 2)


def test_a_new_record_can_begin_as_a_copy_of_ours(team: Team) -> None:
    """It says where it was begun, has a number of its own, and does not follow ours."""
    out, _ = team.run("new", "tactic", "our-light", "--from", "light-first")
    text = (team.theirs / "tactics" / "our-light.yaml").read_text(encoding="utf-8")
    assert text.split("\n")[1] == f"# begun from tactics/light-first (edition {EDITION}); this line can go"
    assert "\nnumber: 4\n" in text and "title" in out[1]
    assert {problem.code for problem in problems_of(team.ours, team.theirs)} == {"not-unique"}
    team.change(TACTIC, "number: 3", "number: 8")
    assert team.notes(status=1) == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("tactic", "light-first"), "`make new kind=tactic from=light-first` copies it"),
        (("pattern", "unlit-lamp"), "`make new kind=pattern from=unlit-lamp` copies it"),
        (("pattern", "--from", "unlit-lamp"), "'unlit-lamp' has moved: write from=dark-lamp"),
        (("tactic", "--from", "light-frist"), "there is no 'light-frist' among the tactics: write from=light-first"),
        (("tactic", "tie-twice", "--from", "light-first"), "has this id: choose another, or write from=tie-twice"),
        (("tactic", "--from", "../x"), "cannot be an id"),
        (("tactic",), "a tactic needs an id"),
    ],
)
def test_what_cannot_begin_is_said_with_what_can(team: Team, command: tuple[str, ...], told: str) -> None:
    """One line, and no file."""
    _, (refused,) = team.run("new", *command, status=1)
    assert told in refused
    assert list(team.theirs.rglob("*")) == []


def test_what_cannot_be_compared_is_said_with_what_can(team: Team) -> None:
    """A wrong name leads to the nearest; one that is two things to both."""
    assert team.run("changes")[0] == ["Nothing takes the place of anything of ours."]
    team.run("new", "tactic", "--from", "light-first")
    assert "write light-first" in team.run("changes", "light-frist", status=1)[1][0]
    assert "say which" in team.run("changes", "--seen", status=1)[1][0]
    twin = team.theirs / "rules" / "light-first.yaml"
    for root in (team.ours, team.theirs):
        (root / "rules").mkdir(exist_ok=True)
        shutil.copy(team.ours / "rules" / "lamp-lit.yaml", root / "rules" / twin.name)
    refused = team.run("changes", "light-first", status=1)[1][0]
    assert "rules/light-first" in refused and "tactics/light-first" in refused


@pytest.mark.parametrize(
    ("old", "now", "names"),
    [
        ({"a": "1"}, {"a": "2"}, ["a"]),
        ({"a": "1", "b": "1"}, {"b": "1", "c": "1"}, ["a (gone)", "c (new)"]),
        ({"a": [{"id": "x", "n": "1"}, {"id": "y"}]}, {"a": [{"id": "x", "n": "2"}, {"id": "z"}]},
         ["a.x", "a.y (gone)", "a.z (new)"]),
        ({"a": [{"id": "x"}, {"id": "y"}]}, {"a": [{"id": "y"}, {"id": "x"}]}, ["a"]),
        ({"a": {"grade": "1", "text": "1"}}, {"a": {"grade": "2", "text": "1"}}, ["a.grade"]),
        ({"a": ["1"]}, {"a": ["1", "2"]}, ["a"]),
        ({"a": "1"}, {"a": [{"id": "x"}]}, ["a"]),
        (None, {"a": "1"}, ["a (new)"]),
    ],
)  # fmt: skip
def test_what_changed_is_named_by_field_and_id(old: object, now: object, names: list[str]) -> None:
    """A name of two steps at most: a lead finds it, and a line holds some."""
    assert changed_fields(old, now) == names


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("head", "line"), [("", 1), ("# yaml-language-server: $schema=x\n", 2), ("# ours\n# original: torn\n", 2)]
)
def test_a_note_changes_one_line_of_a_file(mark: str, end: str, head: str, line: int) -> None:
    """However the file's lines end, and whatever mark it begins with; a line that cannot be read is written anew."""
    text = mark + (head + "title: A\n# original: no head\n").replace("\n", end)
    noted = Noted("tactics/light-first", "0" * 40, "2.0.0")
    assert note_of(text)[0] is None
    assert note_of(with_note(text, noted)) == (noted, line)
    assert with_note(with_note(text, noted), noted) == with_note(text, noted)
    rest = with_note(text, noted).replace(f"{noted}{end}", "", 1)
    assert rest == text.replace(f"# original: torn{end}", "")

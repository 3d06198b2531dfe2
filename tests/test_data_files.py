"""The files of a data root: what is read, what is told, and what nobody takes for a record."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.data_files import listed
from macros.loading import file_states, load
from macros.playbook import Playbook
from tests.projects import PROJECT, TOY_DATA, problems_of

SWIM = "situations/row-at-dusk.yaml"


def everything(book: Playbook) -> list[object]:
    """Return all records, to compare two playbooks."""
    return [book.titled, book.sources, book.terms, book.words, book.pages, book.labels]


@pytest.mark.parametrize(
    "name",
    [
        ".pre-commit-config.yaml",
        ".github/workflows/test.yml",
        ".git/x.yaml",
        "situations/.#row-at-night.yaml",
        "situations/row-at-night.yaml~",
        "situations/row-at-night.yaml.bak",
        "situations/.row-at-night.yaml.swp",
        "README.md",
    ],
)
def test_what_nobody_takes_for_a_record_is_left_alone(root: Path, name: str) -> None:
    """A root may be a repository of its own, and an editor may be at work in it."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("not: [a record", encoding="utf-8")
    assert everything(load([root])) == everything(load([TOY_DATA]))
    assert file_states([root]) and root / name not in listed(root)


def test_a_link_to_a_file_of_the_root_is_read(root: Path) -> None:
    """One may keep a record where a tool wants it and link to it."""
    (root / "kept.txt").write_bytes((root / "situations/row-at-night.yaml").read_bytes())
    (root / "situations/row-at-night.yaml").unlink()
    (root / "situations/row-at-night.yaml").symlink_to(root / "kept.txt")
    assert everything(load([root])) == everything(load([TOY_DATA]))


def test_a_data_root_may_be_a_link(root: Path) -> None:
    """Where the records lie is for the team to say."""
    (root.parent / "linked").symlink_to(root)
    assert everything(load([root.parent / "linked"])) == everything(load([TOY_DATA]))


@pytest.mark.parametrize(
    ("place", "target", "said"),
    [
        ("scripts", TOY_DATA / "scripts", "a link to a folder"),
        ("situations/more", TOY_DATA / "situations", "a link to a folder"),
        ("situations/row-at-dusk.yaml", Path("/etc/hosts"), "a link to a file outside of the project"),
    ],
)
def test_a_link_that_is_not_read_is_told_where_it_stands(root: Path, place: str, target: Path, said: str) -> None:
    """Records behind a link would be missed in silence, and a file of the machine would be quoted to everyone."""
    if (root / place).is_dir():
        shutil.rmtree(root / place)
    (root / place).symlink_to(target)
    assert file_states([root])
    told = [problem for problem in problems_of(root) if problem.code == "linked"]
    assert [problem.path for problem in told] == [(root / place).as_posix()] and said in told[0].what


def test_a_new_link_to_a_folder_is_noticed_after_a_good_load(root: Path) -> None:
    """What is told by a check is seen by a build."""
    before = file_states([root])
    (root / "situations/more").symlink_to(TOY_DATA / "situations")
    assert file_states([root]) != before


def test_two_folders_that_differ_in_capitals_are_told(root: Path) -> None:
    """On some computers they are one, and files of one would vanish in the other."""
    for folder in ("wet", "Wet"):
        (root / "situations" / folder).mkdir()
    (root / "situations/row-at-night.yaml").rename(root / "situations/wet/row-at-night.yaml")
    (root / "situations/borrow-a-boat.yaml").rename(root / "situations/Wet/borrow-a-boat.yaml")
    assert {problem.code for problem in problems_of(root)} >= {"file-name"}


@pytest.mark.parametrize("name", [b"situations/\x1b[31mred.yaml", b"situations/\xe9.yaml", b"situations/a\nb.yaml"])
@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii"])
def test_an_odd_file_name_is_told_in_one_line(root: Path, name: bytes, encoding: str) -> None:
    """No byte of a name reaches the terminal that it would obey, and none that it cannot show ends the command."""
    with open(os.path.join(os.fsencode(root), name), "wb") as file:
        file.write(b"title: Row\n")
    result = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--data", str(root)],
        cwd=PROJECT,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 1 and result.stderr == b""
    (line,) = result.stdout.splitlines()
    assert line.decode("ascii").endswith("(bad-id)") and b"\x1b" not in line


def test_the_folder_in_which_one_stands_is_not_near(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever checks from the top of the machine is quoted none of its files."""
    monkeypatch.chdir("/")
    (root / SWIM).symlink_to("/etc/hosts")
    assert [problem.code for problem in problems_of(root)] == ["linked"]

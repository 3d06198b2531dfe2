"""A release in a repository of its own: what it makes, and each thing for which it is refused with nothing changed."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from macros import __main__
from macros.releasing import CannotRelease, Git, release
from tests.projects import PROJECT, replace, toy_project

TODAY = date(2031, 5, 4)
NOTES = """\
# What changed

## Edition 2 (2.1.0, 2031-05-04)

A lamp for each boat.

- **New:** "a boat" & an oar.
#- this is no comment

## Edition 1 (1.0.0, 2030-01-02)

The first one.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the toy, released as 1.0.0, with the notes of 2.1.0."""
    folder = toy_project(tmp_path_factory.mktemp("released"))
    shutil.copy(PROJECT / ".gitignore", folder)
    (folder / "pyproject.toml").write_text('[project]\nname = "toy"\nversion = "1.0.0"\n', encoding="utf-8")
    git = Git(folder)
    git.said("init", "--quiet", "--initial-branch=main")
    git.said("config", "user.name", "Toy")
    git.said("config", "user.email", "toy@example.org")
    commit(git)
    git.said("tag", "--annotate", "--message=The first", "v1.0.0")
    git.said("tag", "version-9.0.0")  # is none of a release
    (folder / "CHANGELOG.md").write_text(NOTES, encoding="utf-8")
    commit(git)
    return folder


@pytest.fixture
def git(made: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Git]:
    """That repository, without settings of this machine; afterwards it is as it was."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("EMAIL", *(f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("EMAIL", "NAME"))):
        monkeypatch.delenv(name, raising=False)
    git = Git(made)
    head, settings = git.said("rev-parse", "HEAD"), (made / ".git" / "config").read_bytes()
    names = set(git.said("for-each-ref", "--format=%(refname)").split())
    yield git
    (made / ".git" / "config").write_bytes(settings)
    git.said("checkout", "--quiet", "--force", "-B", "main", head)
    git.said("clean", "--quiet", "-d", "--force")
    for name in set(git.said("for-each-ref", "--format=%(refname)").split()) - names:
        git.said("update-ref", "-d", name)


def commit(git: Git) -> None:
    """Commit all that there is."""
    git.said("add", "--all")
    git.said("commit", "--quiet", "--message=More")


def state(git: Git) -> list[str]:
    """Tell all that a release might change."""
    files = [(git.folder / name).read_text(encoding="utf-8") for name in ("CHANGELOG.md", "pyproject.toml")]
    return [git.said("rev-parse", "HEAD"), git.said("tag"), git.said("status", "--porcelain"), *files]


def test_a_release_writes_the_version_and_tags_the_notes(git: Git) -> None:
    """One commit more, of the version alone; the tag says what changed, letter by letter, and what to push is told."""
    told = release(git.folder, "2.1.0", TODAY)
    assert git.said("diff", "--name-only", "HEAD~1") == "pyproject.toml"
    assert 'version = "2.1.0"' in (git.folder / "pyproject.toml").read_text(encoding="utf-8")
    assert git.said("cat-file", "-t", "v2.1.0") == "tag"
    assert git.said("rev-parse", "v2.1.0^{commit}") == git.said("rev-parse", "HEAD")
    message = git.said("tag", "--list", "--format=%(contents)", "v2.1.0")
    assert message.startswith('Edition 2 (2.1.0)\n\nA lamp for each boat.\n\n- **New:** "a boat" & an oar.\n#- this is')
    assert "git push --atomic origin main v2.1.0" in "\n".join(told)
    assert git.said("status", "--porcelain") == ""


def test_a_release_that_says_its_version_already_is_no_new_commit(git: Git) -> None:
    """And the way back does not take one away."""
    replace(git.folder / "pyproject.toml", "1.0.0", "2.1.0")
    commit(git)
    before = git.said("rev-parse", "HEAD")
    told = release(git.folder, "2.1.0", TODAY)
    assert git.said("rev-parse", "HEAD") == before and "reset" not in "\n".join(told)


def test_versions_are_compared_as_numbers(git: Git) -> None:
    """The tenth comes after the ninth."""
    git.said("tag", "v2.9.0")
    _rewritten("CHANGELOG.md", "2.1.0", "2.10.0")(git)
    release(git.folder, "2.10.0", TODAY)
    assert git.answers("rev-parse", "v2.10.0")


def _other_branch(git: Git) -> None:
    git.said("switch", "--quiet", "--create", "draft")


def _no_branch(git: Git) -> None:
    git.said("switch", "--quiet", "--detach")


def _left_open(git: Git) -> None:
    (git.folder / "CHANGELOG.md").write_text(NOTES + "\nMore.\n", encoding="utf-8")
    (git.folder / "my notes.txt").touch()


def _behind(git: Git) -> None:
    git.said("branch", "ahead")
    git.said("switch", "--quiet", "ahead")
    git.said("commit", "--quiet", "--allow-empty", "--message=Theirs")
    git.said("switch", "--quiet", "main")
    git.said("branch", "--set-upstream-to=ahead")


def _nobody(git: Git) -> None:
    git.said("config", "--unset", "user.name")
    git.said("config", "--unset", "user.email")
    git.said("config", "user.useConfigOnly", "true")


def _greater_tag(git: Git) -> None:
    git.said("tag", "v2.10.0")
    git.said("tag", "v2.9.0")


def _same_tag(git: Git) -> None:
    git.said("tag", "v2.1.0")


def _stale(git: Git) -> None:
    replace(git.folder / "nav.yml", "nav:", "nav: ")
    commit(git)


def _broken(git: Git) -> None:
    replace(git.folder / "data" / "patterns" / "dark-lamp.yaml", "number:", "number_:")
    commit(git)


def _rewritten(file: str, old: str, new: str) -> Callable[[Git], None]:
    def spoil(git: Git) -> None:
        replace(git.folder / file, old, new)
        commit(git)

    return spoil


REFUSED: dict[str, tuple[Callable[[Git], None], str]] = {
    "another branch": (_other_branch, "this is the branch 'draft'; go to the right one with `git switch main`"),
    "no branch": (_no_branch, "no branch is checked out; go to the right one with `git switch main`"),
    "something open": (_left_open, "not committed: CHANGELOG.md, my notes.txt; commit that, or put it away"),
    "behind the remote": (_behind, "that are missing here: 1; take them in with `git pull`"),
    "no name": (_nobody, "Git does not know who you are; tell it with `git config user.name`"),
    "the same tag": (_same_tag, "v2.1.0 is the last release; take a greater number"),
    "a greater tag": (_greater_tag, "v2.10.0 is the last release; take a greater number"),
    "no notes of it": (
        _rewritten("CHANGELOG.md", "(2.1.0,", "(2.0.5,"),
        "its newest edition is 2.0.5; write '## Edition 2 (2.1.0, 2031-05-04)' above it",
    ),
    "no version in a heading": (
        _rewritten("CHANGELOG.md", "(2.1.0, 2031-05-04)", "(soon)"),
        "'## Edition 2 (soon)' does not say version and day; write it as in",
    ),
    "a day to come": (
        _rewritten("CHANGELOG.md", "2031-05-04", "2031-05-05"),
        "2031-05-05 is still to come; write the day of the release, as in 2031-05-04",
    ),
    "no such day": (
        _rewritten("CHANGELOG.md", "2031-05-04", "2031-02-31"),
        "2031-02-31 is no day of the calendar; write the day of the release",
    ),
    "empty notes": (
        _rewritten("CHANGELOG.md", NOTES.partition("05-04)\n")[2].partition("## ")[0], "\n- **New:**\n\n"),
        "the notes of 2.1.0 say nothing yet; write what changed",
    ),
    "notes to be written": (
        _rewritten("CHANGELOG.md", "A lamp for", "TODO: a lamp for"),
        "the notes of 2.1.0 say nothing yet; write what changed",
    ),
    "a greater version in the settings": (
        _rewritten("pyproject.toml", "1.0.0", "3.0.0"),
        "3.0.0 stands there, which is greater; release that, or write 2.1.0 there",
    ),
    "no version in the settings": (
        _rewritten("pyproject.toml", "version", "edition"),
        "the version does not stand there once; write it as in",
    ),
    "a stale file": (_stale, "nav.yml:1:1: file: this file does not say what the records say; run `make sync`"),
    "a broken record": (_broken, "number_: there is no such field; write 'number'"),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_release_is_refused(reason: str, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line, which says what to do; and nothing is changed."""
    spoil, told = REFUSED[reason]
    spoil(git)
    before = state(git)
    monkeypatch.chdir(git.folder)
    with pytest.raises(CannotRelease) as raised:
        release(git.folder, "2.1.0", TODAY)
    lines = str(raised.value).split("\n")
    assert [told in line for line in lines].count(True) == 1, lines
    assert state(git) == before


@pytest.mark.parametrize("version", ["2.1", "v2.1.0", "2.1.0-rc1", "", "2.1.0\n"])
def test_what_is_no_version_is_refused(version: str, git: Git) -> None:
    """Before anything else is looked at."""
    with pytest.raises(CannotRelease, match="is no version; write three numbers, as in"):
        release(git.folder, version, TODAY)


def test_all_mistakes_are_told_at_once(git: Git) -> None:
    """Nobody mends one to read of the next."""
    _rewritten("CHANGELOG.md", "2031-05-04", "2031-05-05")(git)
    _left_open(git)
    _other_branch(git)
    _same_tag(git)
    with pytest.raises(CannotRelease) as raised:
        release(git.folder, "2.1.0", date(2030, 1, 1))
    assert str(raised.value).count("\n") == 3


def test_a_folder_without_a_repository_is_refused(tmp_path: Path) -> None:
    """As an archive of the project is."""
    with pytest.raises(CannotRelease, match="run this in a clone of the repository"):
        release(tmp_path, "2.1.0", TODAY)


@pytest.mark.parametrize("refuses", ["commit.gpgsign", "tag.gpgsign"])
def test_what_git_refuses_is_taken_back(refuses: str, git: Git) -> None:
    """A commit or a tag that cannot be signed leaves all as it was."""
    git.said("config", refuses, "true")
    git.said("config", "gpg.program", "false")
    before = state(git)
    with pytest.raises(CannotRelease, match=r"Git refused: .+; mend that and run this again"):
        release(git.folder, "2.1.0", TODAY)
    assert state(git) == before


def test_the_notes_of_an_edition_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """By its tag or its version; one that is not there is told with those that are."""
    assert __main__.main(["notes", "v1.0.0"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("The first one.") and "## " not in printed
    assert __main__.main(["notes", "1.0.0"]) == 0
    assert capsys.readouterr().out == printed
    assert __main__.main(["notes", "v0.9.0"]) == 1
    assert "CHANGELOG.md tells of no edition 0.9.0; it tells of " in capsys.readouterr().err

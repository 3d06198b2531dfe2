"""A team's own project, lived with: begun, written in, built, served, and taken to the next edition with its own make.

The editions are toys in a repository of their own. What `make` would fetch for Python is here already, so that no test
asks a network; all else is as a team has it.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import PROJECT, commit, copy_parts, git, replace, run, tame_project
from tests.slow.serving import serving

FIRST, NEXT = "v1.0.0", "v1.1.0"
WORDS = "## On our quay\n\nMireille keeps the list of oars.\n"


def edition(repository: Path, tag: str) -> None:
    """Make an edition of what a repository holds now."""
    commit(repository, tag)
    git(repository, "tag", tag)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one edition."""
    folder = tame_project(tmp_path_factory.mktemp("askwell"))
    copy_parts(folder, ("team.mk", "pyproject.toml", "requirements.txt", "requirements-test.txt", ".gitignore"))
    git(folder, "init", "--quiet")
    edition(folder, FIRST)
    return folder


class Team:
    """A team at work in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, *asked: str, status: int = 0) -> str:
        """Run make, and return all that it says."""
        names = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "GIT_", "PYTHON"))}
        done = subprocess.run(["make", *asked], cwd=self.folder, env=names, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def write(self, file: str, text: str) -> None:
        """Write one of the team's own files."""
        (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / file).write_text(text, encoding="utf-8")

    def built(self, page: str) -> str:
        """Return a page of the site that was built last."""
        return (self.folder / "site" / page).read_text(encoding="utf-8")


@pytest.fixture
def team(repository: Path, tmp_path: Path) -> Team:
    """A team's project, begun by the command, in a folder whose name holds what shells trip over."""
    folder = tmp_path / "o'ur askwell"
    done = run(repository, "macros", "team", str(folder), "--name", "Asking on our quay")
    assert done.returncode == 0, done.stdout + done.stderr
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nPYTHONPATH="$PWD/.askwell:$PWD" exec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    for stamp in ("site.installed", "test.installed"):
        (folder / ".venv" / stamp).touch()
    return Team(folder)


def own_things(team: Team) -> None:
    """Have a team write a copy of ours, a script, a sheet, a track, a label, a page, notes and a picture."""
    team.make("new", "kind=tactic", "from=light-first")
    replace(team.folder / "data/tactics/light-first.yaml", "title: ", "title: Our ")
    team.make("new", "kind=script", "id=our-boat", "from=dawn-boat")
    replace(team.folder / "data/scripts/our-boat.yaml", "title: ", "title: Our ")
    replace(team.folder / "data/scripts/our-boat.yaml", "summary: ", "summary: On our quay, ")
    team.make("new", "kind=sheet", "id=our-wall", "from=harbour-wall")
    replace(team.folder / "data/sheets/our-wall.yaml", "title: ", "title: Our ")
    replace(team.folder / "data/sheets/our-wall.yaml", "summary: ", "summary: On our quay, ")
    team.make("new", "kind=track", "id=our-tide", "from=first-tide")
    replace(team.folder / "data/tracks/our-tide.yaml", "title: ", "title: Our ")
    replace(team.folder / "data/tracks/our-tide.yaml", "summary: ", "summary: On our quay, ")
    summary = "Look up who may ask whom for an oar, and by when, before you write to anyone."
    page = f"pages:\n  - id: oars\n    title: Rules of the oars\n    summary: {summary}\n"
    team.make("new", "kind=interface")
    begun = (team.folder / "data/interface.yaml").read_text(encoding="utf-8")
    labels = "labels:\n  - {id: heading-timing, text: When the tide is in}\n"
    team.write("data/interface.yaml", f"{begun}{page}{labels}")
    team.write("docs/oars/index.md", "## Who has them\n\nSee ![the board](board.svg).\n")
    team.write("docs/oars/board.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    team.write("docs/tactics/light-first/index.md", WORDS)


def holds_all(team: Team) -> None:
    """Say that everything of a team's own is in its site."""
    assert "<title>Our " in team.built("tactics/light-first/index.html")
    assert "Mireille keeps the list of oars." in team.built("tactics/light-first/index.html")
    assert "<title>Our " in team.built("scripts/our-boat/index.html")
    assert "Who has them" in team.built("oars/index.html")
    assert (team.folder / "site/oars/board.svg").is_file()
    assert (team.folder / "site/downloads/our-wall-a4.pdf").is_file()
    assert "<title>Our " in team.built("learn/our-tide/index.html")
    assert "When the tide is in" in team.built("situations/borrow-a-boat/index.html")
    assert "Asking on our quay" in team.built("index.html")


def test_a_team_keeps_nothing_but_its_own_words(team: Team) -> None:
    """And its commands say what they do; what is fetched and made is left out of its repository."""
    git(team.folder, "init", "--quiet")
    kept = git(team.folder, "ls-files", "--others", "--exclude-standard").splitlines()
    assert {file for file in kept if not file.startswith("schema/")} == {
        ".gitattributes",
        ".github/workflows/deploy.yml",
        ".gitignore",
        ".vscode/extensions.json",
        "Makefile",
        "README.md",
        "data/README.md",
        "docs/README.md",
        "mkdocs.yml",
    }
    said = team.make("help")
    assert all(
        re.search(rf"(?m)^{name} ", said) for name in ("serve", "check", "test", "build", "new", "changes", "seen")
    )
    assert re.search(r"\d+ patterns, \d+ tactics", team.make("check"))


def test_the_next_edition_loses_nothing_of_a_team(repository: Path, team: Team) -> None:
    """One line is changed; check tells what of theirs it touches; the site has all of theirs, and what is new."""
    own_things(team)
    assert "(original-" not in team.make("check")
    team.make("build")
    holds_all(team)
    replace(repository / "data/tactics/tie-twice.yaml", "Tie twice", "Tie three times")
    replace(repository / "data/tactics/light-first.yaml", "summary: ", "summary: Now ")
    edition(repository, NEXT)
    replace(team.folder / "Makefile", f"EDITION := {FIRST}", f"EDITION := {NEXT}")
    said = team.make("check")
    assert "data/tactics/light-first.yaml" in said and "(original-changed)" in said and "summary" in said
    assert re.search(r"(?m)^\+summary: .?Now", team.make("changes", "id=light-first"))
    team.make("seen", "id=light-first")
    assert "(original-changed)" not in team.make("check")
    team.make("build")
    holds_all(team)
    assert "Tie three times" in team.built("tactics/tie-twice/index.html")
    assert git(team.folder / ".askwell", "describe", "--tags").strip() == NEXT


def test_an_edition_that_is_none_changes_nothing(team: Team) -> None:
    """The line names those that there are, and the old one goes on to work."""
    begun = re.search(r"(?m)^EDITION := .*$", (team.folder / "Makefile").read_text(encoding="utf-8"))
    assert begun
    replace(team.folder / "Makefile", begun[0], "EDITION := v9.9.9")
    said = team.make("check", status=2)
    assert "There is no edition v9.9.9 at " in said and re.search(f"The newest there are: .*{FIRST}", said)
    replace(team.folder / "Makefile", "EDITION := v9.9.9", begun[0])
    assert re.search(r"\d+ patterns", team.make("check"))


def test_what_a_team_takes_away_is_gone(team: Team) -> None:
    """A page, a picture and notes; and ours comes back where theirs stood."""
    own_things(team)
    team.make("build")
    for file in (
        "data/interface.yaml",
        "docs/oars/index.md",
        "docs/oars/board.svg",
        "docs/tactics/light-first/index.md",
    ):
        (team.folder / file).unlink()
    (team.folder / "data/tactics/light-first.yaml").unlink()
    team.make("build")
    assert not (team.folder / "site/oars").exists()
    assert "Mireille" not in team.built("tactics/light-first/index.html")
    assert "<title>Our " not in team.built("tactics/light-first/index.html")
    team.make("check")


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "docs/stray.md",
            "Words.\n",
            "docs/stray.md:1:1: file: there is no page at this address; name it stray/index.md",
        ),
        ("docs/tactics/gone/index.md", "Words.\n", "docs/tactics/gone/index.md:1:1: file: there is no page at this"),
        (
            "docs/index.md",
            "---\ntitle: x\n---\n",
            "docs/index.md:1:1: file: the lines between dashes cannot stand here",
        ),
        ("docs/index.md", "One\n\ntwo {{ x }}\n", "docs/index.md:3:5: text: '{{' would be read as a call"),
        (
            "docs/tactics/light-first/index.md",
            "## Here\n\nSee [it](../tie-twic/index.md).\n",
            "docs/tactics/light-first/index.md:3:10: text: there is no page or file '../tie-twic/index.md'; "
            "write '../tie-twice/index.md' (dead-target)",
        ),
        (
            "docs/index.md",
            "[a](tactics/tie-twice/) and ![b](map.png)\n",
            "docs/index.md:1:5: text: there is no page or file 'tactics/tie-twice/'; write 'tactics/tie-twice/index.md",
        ),
        ("docs/assets/mark.svg", "<svg/>", "docs/assets/mark.svg:1:1: file: the edition has a file of that name"),
        ("mkdocs.yml", "site_name: x\n", "mkdocs.yml:1:1: file: these settings do not stand over those of the edition"),
        ("mkdocs.yml", "INHERIT: .askwell/mkdocs.yml\nsite_name: a<b\n", "mkdocs.yml:2:1: site_name: holds '<'"),
    ],
)
def test_what_cannot_be_laid_over_is_told_by_its_line(team: Team, file: str, text: str, told: str) -> None:
    """And nothing of it is built."""
    team.write(file, text)
    assert told in team.make("build", status=2)
    assert not (team.folder / "site").exists()


def test_a_link_of_a_team_publishes_nothing_from_elsewhere(team: Team, tmp_path: Path) -> None:
    """Whatever it leads to."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (team.folder / "docs" / "secret.txt").symlink_to(tmp_path / "secret")
    assert "docs/secret.txt:1:1: file: this is a link" in team.make("build", status=2)


def test_a_team_sees_what_it_saves(team: Team) -> None:
    """Its own records, notes, files and settings, each as soon as ours would be seen."""
    team.write("docs/tactics/light-first/index.md", WORDS)
    with serving(team.folder / ".askwell", "--pages") as running:
        running.wait_for("tactics/light-first/", lambda page: "Mireille keeps" in page)
        built = running.builds(1)
        team.write("docs/tactics/light-first/index.md", WORDS.replace("Mireille", "Otto"))
        running.wait_for("tactics/light-first/", lambda page: "Otto keeps" in page and "Mireille" not in page)
        assert running.builds(1) == built, "the page is there before the whole site is"
        running.builds(built + 1)
        team.write("data/interface.yaml", "labels:\n  - {id: heading-timing, text: When the tide is in}\n")
        running.wait_for("situations/borrow-a-boat/", lambda page: "When the tide is in" in page)
        team.write("docs/tactics/light-first/board.txt", "oars")
        running.wait_for("tactics/light-first/board.txt", lambda text: text == "oars")
        replace(team.folder / "mkdocs.yml", "Asking on our quay", "Asking in our town")
        running.wait_for("", lambda page: "Asking in our town" in page)
        replace(team.folder / "mkdocs.yml", "Asking in our town", "a<b")
        running.wait_for("", lambda page: "which a page cannot carry there" in page)
        assert "Traceback" not in running.log.read_text(encoding="utf-8")
        replace(team.folder / "mkdocs.yml", "a<b", "Asking in our town")
        running.wait_for("", lambda page: "which a page cannot carry there" not in page)
        team.write("docs/stray.md", "Words.\n")
        running.wait_for("", lambda page: "there is no page at this address" in page)
        (team.folder / "docs/stray.md").unlink()
        running.wait_for("", lambda page: "there is no page at this address" not in page)


def test_a_team_cannot_begin_over_something_else(repository: Path, tmp_path: Path) -> None:
    """Nor inside of Askwell, nor with a name that no page can carry."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").touch()
    for folder, name, told in (
        (tmp_path / "there", "x", "something stands there already"),
        (repository / "inside", "x", "this stands in Askwell itself"),
        (tmp_path / "new", 'a"b', "holds '\"', which a page cannot carry"),
    ):
        done = run(repository, "macros", "team", str(folder), "--name", name)
        assert done.returncode == 1 and told in done.stderr, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there"]


def test_a_copy_without_git_is_no_edition(tmp_path: Path) -> None:
    """Since nobody could fetch it."""
    copy = copy_parts(tmp_path / "copy", ("CHANGELOG.md", "mkdocs.yml", "macros", "data"))
    done = run(copy, "macros", "team", str(tmp_path / "team"), "--name", "x")
    assert done.returncode == 1 and "is no git checkout" in done.stderr, done.stderr
    assert not (tmp_path / "team").exists() and PROJECT.is_dir()

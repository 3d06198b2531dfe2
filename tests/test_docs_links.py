"""Links among the pages: none leads out of the project, and nothing is written or deleted through one."""

import shutil
from pathlib import Path

import pytest

from macros.files import write_whole
from macros.loading import load
from macros.problems import DataProblems
from macros.sync import stale, sync
from tests.projects import toy_project


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the toy records, of which each test takes a copy."""
    return toy_project(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def project(whole: Path, tmp_path: Path) -> Path:
    """A project of the toy records, whose pages a test may change."""
    return Path(shutil.copytree(whole, tmp_path / "project"))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder of somebody's, outside of the project."""
    folder = tmp_path / "secret"
    folder.mkdir()
    (folder / "index.md").write_text('---\ntitle: "Old"\n---\n\n{{ tactic("old") }}\n', encoding="utf-8")
    return folder


def told(project: Path) -> list[tuple[str, str]]:
    """Return the path and the code of what both `check` and `sync` refuse, which must be the same."""
    playbook, told = load([project / "data"]), []
    for command in (stale, sync):
        with pytest.raises(DataProblems) as refused:
            command(playbook, project)
        told.append([(problem.path, problem.code) for problem in refused.value.problems])
    assert told[0] == told[1]
    return told[0]


@pytest.mark.parametrize(
    "place", ["docs/notes.md", "docs/assets/photo.png", "docs/elsewhere", "macros/theme/more.html"]
)
@pytest.mark.parametrize("target", ["../secret", "nowhere", "/etc/hosts", ".git"])
def test_a_link_that_leads_out_of_the_project_is_told(project: Path, secret: Path, place: str, target: str) -> None:
    """A site would publish what lies there, or a page would be missed in silence."""
    (project / ".git").mkdir()
    (project / place).symlink_to(project / target)
    assert secret.is_dir()
    assert told(project) == [(place, "linked")]


def test_a_link_behind_a_link_is_told(project: Path, secret: Path) -> None:
    """The generator follows links to folders, so whoever looks must do so too."""
    (project / "team").mkdir()
    (project / "team" / "out.md").symlink_to(secret / "index.md")
    (project / "docs" / "team").symlink_to(project / "team")
    assert told(project) == [("docs/team/out.md", "linked")]


@pytest.mark.parametrize("target", ["docs", ".", "docs/assets/again"])
def test_a_link_that_leads_in_a_circle_is_told(project: Path, target: str) -> None:
    """Whoever followed it would never come to an end."""
    (project / "docs" / "assets" / "again").symlink_to(project / target)
    assert told(project) == [("docs/assets/again", "linked")]


def test_the_lock_of_an_editor_and_a_link_within_the_project_are_left_alone(project: Path) -> None:
    """Whoever edits can build meanwhile, and a picture may be kept where another tool wants it."""
    (project / "docs" / ".#index.md").symlink_to("me@host.1234:5678")
    (project / "mark.svg").write_text("<svg/>", encoding="utf-8")
    (project / "docs" / "assets" / "ours.svg").symlink_to(project / "mark.svg")
    playbook = load([project / "data"])
    assert stale(playbook, project) == [] and sync(playbook, project) == []


@pytest.mark.parametrize(
    "place",
    ["nav.yml", "docs/index.md", "docs/assets/css/hues.css", "docs/schema", "macros/theme/partials/drawer.html"],
)
def test_nothing_is_written_through_a_link(project: Path, place: str) -> None:
    """Not even to a file of the project: it would lose what it said."""
    kept = project / "kept"
    (project / place).rename(kept)
    (project / place).symlink_to(kept)
    if kept.is_file():
        kept.write_text("dear to somebody", encoding="utf-8")
    assert told(project) == [(place, "linked")]
    assert kept.is_dir() or kept.read_text(encoding="utf-8") == "dear to somebody"


def test_nothing_is_deleted_through_a_link(project: Path, secret: Path) -> None:
    """A folder that looks like a page whose record is gone may be somebody's own."""
    (project / "docs" / "tactics" / "old").symlink_to(secret)
    assert told(project) == [("docs/tactics/old", "linked")]
    shutil.move(secret, project / "kept")
    (project / "docs" / "tactics" / "old").unlink()
    (project / "docs" / "tactics" / "old").symlink_to(project / "kept")
    assert told(project) == [("docs/tactics/old", "linked")]
    assert (project / "kept" / "index.md").is_file()


def test_a_file_is_written_in_the_place_of_a_link(tmp_path: Path) -> None:
    """What the link led to stays as it was."""
    (tmp_path / "dear").write_text("dear", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "dear")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "dear").read_text(encoding="utf-8") == "dear"
    assert not (tmp_path / "link").is_symlink() and (tmp_path / "link").read_text(encoding="utf-8") == "new"

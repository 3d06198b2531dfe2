"""A folder in the place of another: at no step of the way is there less than one whole site to go on with."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import exchange as exchanging
from macros.exchange import exchange, put_back, put_in_place
from tests.trees import said_by, tree


class Killed(BaseException):
    """The end of a process, at a step of our choice."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an old site at `site` and a new one at `new`."""
    tree(tmp_path / "site", "old")
    tree(tmp_path / "new", "new")
    return tmp_path


def put(folder: Path) -> None:
    """Put the new site up."""
    put_in_place(folder / "new", folder / "site", folder / "aside")


@pytest.fixture
def in_two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the step away that exchanges two names."""
    monkeypatch.setattr(exchanging, "exchange", lambda _one, _other: False)


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch, how: Callable[[], BaseException]) -> None:
    """End whatever renames folders before its rename number *step*, counted from 0."""
    rename, seen = Path.rename, iter(range(9))

    def counted(one: Path, other: Path) -> Path:
        if next(seen) == step:
            raise how()
        return rename(one, other)

    monkeypatch.setattr(Path, "rename", counted)


def test_two_folders_change_places(folder: Path) -> None:
    """This machine's file system has the one step."""
    assert exchange(folder / "new", folder / "site")
    assert (said_by(folder / "site"), said_by(folder / "new")) == (({"new"}, 121), ({"old"}, 121))


def test_the_first_site_is_put_where_nothing_is(folder: Path) -> None:
    """Nothing has to be exchanged."""
    put_in_place(folder / "new", folder / "first", folder / "aside")
    assert said_by(folder / "first") == ({"new"}, 121)


@pytest.mark.usefixtures("in_two_steps")
def test_without_that_step_the_old_site_is_put_aside(folder: Path) -> None:
    """The new one stands in its place, and the old one can be removed."""
    put(folder)
    assert (said_by(folder / "site"), said_by(folder / "aside")) == (({"new"}, 121), ({"old"}, 121))


@pytest.mark.usefixtures("in_two_steps")
@pytest.mark.parametrize("step", [0, 1])
def test_what_is_killed_between_two_steps_is_put_back(folder: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that was renamed away comes back at the next start, whole."""
    with monkeypatch.context() as patch, pytest.raises(Killed):
        killed_at(step, patch, Killed)
        put(folder)
    put_back(folder / "aside", folder / "site")
    assert said_by(folder / "site") == ({"old"}, 121)


@pytest.mark.usefixtures("in_two_steps")
def test_what_is_killed_after_both_steps_stays(folder: Path) -> None:
    """Nothing is put back over a site that is there."""
    put(folder)
    put_back(folder / "aside", folder / "site")
    assert said_by(folder / "site") == ({"new"}, 121)


@pytest.mark.usefixtures("in_two_steps")
@pytest.mark.parametrize("step", [0, 1])
def test_a_step_that_is_refused_leaves_the_old_site(folder: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, and nothing is missing."""
    with monkeypatch.context() as patch, pytest.raises(OSError, match="full"):
        killed_at(step, patch, lambda: OSError(errno.ENOSPC, "full"))
        put(folder)
    assert said_by(folder / "site") == ({"old"}, 121)


def test_a_refusal_by_the_system_is_told(folder: Path) -> None:
    """A folder that is gone is not taken for a file system without the step."""
    with pytest.raises(FileNotFoundError):
        exchange(folder / "new", folder / "gone")
    assert said_by(folder / "new") == ({"new"}, 121)

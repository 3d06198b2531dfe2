"""What stops a build on its way: each is one line without a traceback, and the last good site stays as it was.

The project stands in a folder whose name has a space and a letter beyond ASCII, as all that is tried here.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.loading import load
from macros.sync import sync
from macros.workshop import shop_of
from tests.accounts import as_anybody
from tests.projects import build, replace, tame_project

#: Runs a command with files that may hold so many bytes and no more.
_SMALL_FILES = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
os.execv(sys.argv[2], sys.argv[2:])
"""
#: Runs a command on a small disk, seen by nobody else, on which the site of the folder stands already.
_SMALL_DISK = """
mount -t tmpfs -o size=$1 tmpfs disk && cp -r site disk/site || exit 77
shift
"$@"
code=$?
diff -r site disk/site && [ "$(ls -A disk)" = site ] || exit 78
exit $code
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is built whole, with its site."""
    folder = tmp_path_factory.mktemp("refused") / "ask wéll"
    folder.mkdir()
    build(tame_project(folder), folder / "site")
    return folder


@contextmanager
def unchanged(site: Path) -> Iterator[None]:
    """Make sure that nothing of a site changes, and that nothing is left beside it."""

    def state() -> dict[Path, tuple[int, int]]:
        return {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in [site, *site.rglob("*")]}

    before = state()
    yield
    assert state() == before
    assert not shop_of(site).exists()


@contextmanager
def without_right(path: Path, mode: int) -> Iterator[None]:
    """Take rights to a file or folder away for a while."""
    before = path.stat().st_mode
    path.chmod(mode)
    yield
    path.chmod(before)


def run(project: Path, *before: str, site: str = "site", **environment: str) -> subprocess.CompletedProcess[str]:
    """Build as an account to which something can be refused, by way of the commands *before*."""
    command = [sys.executable, "-m", "macros", "build", "--site", site]
    return subprocess.run(
        as_anybody(*before, *command),
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def told(result: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that a build which failed has said."""
    said = result.stdout + result.stderr
    assert result.returncode == 1 and said.count("\n") == 1, said
    return said.strip()


def test_a_text_that_is_too_long_for_paper_leaves_the_last_good_site(project: Path) -> None:
    """It is known only once paper is laid out, which is after the pages and before anything is put up."""
    pattern = project / "data" / "patterns" / "dark-lamp.yaml"
    before = pattern.read_text(encoding="utf-8")
    replace(pattern, "thought: ", "thought: " + "Who is out there and why does nobody of them say a word to me? " * 12)
    with unchanged(project / "site"):
        sync(load([project / "data"]), project)
        result = run(project)
    pattern.write_text(before, encoding="utf-8")
    sync(load([project / "data"]), project)
    assert result.returncode == 1 and result.stderr == ""
    assert {line.rpartition(" ")[2] for line in result.stdout.splitlines()} == {"(too-long-for-paper)"}
    assert "data/patterns/dark-lamp.yaml:" in result.stdout


@pytest.mark.parametrize("size", [0, 30_000, 400_000])
def test_a_limit_on_the_size_of_files_is_told(project: Path, size: int) -> None:
    """Wherever it is met: at the first file, at a page, or at what the theme brings."""
    with unchanged(project / "site"):
        result = run(project, sys.executable, "-c", _SMALL_FILES, str(size))
    assert "his is over the limit on the size of a file; raise the limit (`ulimit -f`)" in told(result)


@pytest.mark.parametrize("room", ["9m", "14m"])
def test_a_full_disk_is_told(project: Path, room: str) -> None:
    """While pages are written, and while sheets are."""
    (project / "disk").mkdir(exist_ok=True)
    if os.geteuid() or not shutil.which("unshare"):
        pytest.skip("only root can have a disk of its own")
    command = [sys.executable, "-m", "macros", "build", "--site", "disk/site"]
    result = subprocess.run(
        ["unshare", "--mount", "sh", "-c", _SMALL_DISK, "sh", room, *command],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode == 77:
        pytest.skip("this machine gives nobody a disk of their own")
    assert "he disk is full; make room on that disk and run this again." in told(result)


def test_a_folder_that_cannot_be_written_is_told(project: Path) -> None:
    """Neither can the site in it be exchanged."""
    with unchanged(project / "site"), without_right(project, 0o555):
        line = told(run(project))
    assert line.endswith(
        ": this account may not read or write it; give yourself the right to it, or work in a checkout of your own."
    )


def test_the_checkout_of_another_account_is_built_elsewhere(project: Path, tmp_path: Path) -> None:
    """Nothing but the site is written, if need be: what is kept for the next build is left out."""
    with without_right(project, 0o555), without_right(project / ".kept", 0):
        result = run(project, site=str(tmp_path / "site"))
    assert result.returncode == 0 and result.stderr == "", result.stderr
    assert (tmp_path / "site" / "404.html").is_file() and [*tmp_path.iterdir()] == [tmp_path / "site"]


@pytest.mark.parametrize(
    "part", ["docs/privacy/index.md", "docs/patterns/index.md", "mkdocs.yml", "macros/theme/main.html"]
)
def test_a_file_that_cannot_be_read_is_told(project: Path, part: str) -> None:
    """A page, a stub, the settings or a template, by name."""
    with unchanged(project / "site"), without_right(project / part, 0):
        line = told(run(project))
    assert Path(part).name in line and ": this account may not read or write it; " in line


@pytest.mark.parametrize(
    "surroundings", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
def test_neither_an_editor_nor_a_terminal_with_few_letters_stops_a_build(
    project: Path, surroundings: dict[str, str]
) -> None:
    """A lock is a link that leads nowhere, in a folder of pages too; a letter that is missing is shown otherwise."""
    locks = [project / "docs" / "privacy" / ".#index.md", project / "data" / "situations" / ".#row-at-night.yaml"]
    for lock in locks:
        lock.symlink_to("me@host.1234:5678")
    result = run(project, site="ét/site", **surroundings)
    for lock in locks:
        lock.unlink()
    assert result.returncode == 0 and result.stderr == "", result.stderr
    assert "t/site" in result.stdout and result.stdout.isascii()
    assert (project / "ét" / "site" / "404.html").is_file()
    shutil.rmtree(project / "ét")

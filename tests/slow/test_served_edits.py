"""The last word of the server is a clean build's, whatever was saved before and however fast."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from filecmp import cmpfiles
from pathlib import Path

import pytest

from bench.edits import Edits
from tests.projects import replace, run, tame_project, toy_project
from tests.slow.serving import Running, serving, surroundings

PATIENCE = 120.0  # seconds; far more than the last build takes


@pytest.mark.parametrize(
    ("make", "count", "options"),
    [(toy_project, 50, ("--pages",)), (tame_project, 10, ())],
    ids=["the pages", "with all that stands beside them"],
)
def test_after_many_edits_the_served_site_is_that_of_a_clean_build(
    tmp_path: Path, make: Callable[[Path], Path], count: int, options: tuple[str, ...]
) -> None:
    """Byte for byte: some edits come while a build is under way, some break a record, and some mend it."""
    folder, chance = make(tmp_path), random.Random(count)
    made = []
    with serving(folder, *options) as server:
        _wait_for((folder / "served" / "index.html").is_file, server)
        edits = Edits(folder, count)
        for _ in range(count):
            made.append(edits.make())
            time.sleep(chance.choice([0.01, 0.1, 0.3, 1.0]))
        edits.mend()
        page, words = edits.mark()
        file = folder / "served" / page / "index.html"
        _wait_for(lambda: file.is_file() and words in file.read_text("utf-8"), server)
    assert len(set(made)) == 9 or count < 50, "every kind of edit was made"
    clean = run(folder, "macros", "build", *options, "--site", "clean", SITE_URL=server.address)
    assert clean.returncode == 0, clean.stdout
    assert _files(folder / "served") == _files(folder / "clean")
    _, other, unreadable = cmpfiles(folder / "served", folder / "clean", _files(folder / "clean"), shallow=False)
    assert other + unreadable == []


def _files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _wait_for(holds: Callable[[], bool], server: Running) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, server.log.read_text()
        time.sleep(0.1)


def test_a_note_of_a_new_edition_is_shown(tmp_path: Path) -> None:
    """CHANGELOG.md is watched as the records are."""
    folder = toy_project(tmp_path)
    page = folder / "served" / "contribute" / "editions" / "index.html"
    with serving(folder, "--pages") as server:
        _wait_for(page.is_file, server)
        edition = "## Edition 9 (9.0.0, 2031-01-31)\n\nA lighthouse was painted.\n\n## "
        replace(folder / "CHANGELOG.md", "## ", edition)
        _wait_for(lambda: page.is_file() and "A lighthouse was painted" in page.read_text("utf-8"), server)


_ALL_EARLY = """
from pathlib import Path
from macros.checks.site import load_sound
from macros.pages import configured_roots, stubs
from macros.serving import early
from macros.serving.touched import Save

early._MOST = 10_000
project = Path.cwd()
playbook = load_sound(configured_roots(project))
pages = [stub.file.removesuffix("index.md") for stub in stubs(playbook)]
save = Save([], [], project / "docs", pages)
early.write_early(early.set_up(project, playbook), playbook, save, project / "early", lambda address, file: None)
"""


def test_an_early_page_is_the_one_that_the_whole_build_writes(tmp_path: Path) -> None:
    """Byte for byte, for every page of a site whose navigation is as it was."""
    folder = toy_project(tmp_path)
    early = subprocess.run(
        [sys.executable, "-c", _ALL_EARLY], cwd=folder, env=surroundings(folder, 8000), capture_output=True, check=False
    )
    assert early.returncode == 0, early.stderr.decode()
    built = run(folder, "macros", "build", "--pages", "--site", "clean", SITE_URL="http://127.0.0.1:8000/")
    assert built.returncode == 0, built.stdout
    pages = _files(folder / "early")
    assert len(pages) > 40
    assert cmpfiles(folder / "early", folder / "clean", pages, shallow=False)[1:] == ([], [])

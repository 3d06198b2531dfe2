"""The last word of the server is a clean build's, whatever was saved before and however fast."""

import random
import time
from collections.abc import Callable
from filecmp import cmpfiles
from pathlib import Path

import pytest

from bench.edits import Edits
from tests.projects import run, toy_project
from tests.slow.serving import Running, serving

EDITS = 50
PATIENCE = 120.0  # seconds; far more than the last build takes


@pytest.mark.parametrize("seed", [17])
def test_after_fifty_edits_the_served_site_is_that_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    """Byte for byte: some edits come while a build is under way, some break a record, and some mend it."""
    folder, chance = toy_project(tmp_path), random.Random(seed)
    made = []
    with serving(folder) as server:
        _wait_for((folder / "served" / "index.html").is_file, server)
        edits = Edits(folder, seed)
        for _ in range(EDITS):
            made.append(edits.make())
            time.sleep(chance.choice([0.01, 0.1, 0.3, 1.0]))
        edits.mend()
        page, words = edits.mark()
        file = folder / "served" / page / "index.html"
        _wait_for(lambda: file.is_file() and words in file.read_text("utf-8"), server)
    assert len(set(made)) == 9, "every kind of edit was made"
    clean = run(folder, "macros", "build", "--pages", "--site", "clean", SITE_URL=server.address)
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

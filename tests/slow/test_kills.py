"""A build that is killed, thirty times: the site is the old one or the new one, whole, and the next build is whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import pytest

from macros.workshop import shop_of, workshop
from tests.conftest import once
from tests.projects import PROJECT, build, tame_project
from tests.trees import said_by, tree

WHOLE = 12  # kills of the real command
AROUND = 6  # kills just before, during or after the exchange
EXCHANGING = 6  # kills of nothing but exchanges, one after the other
IN_TWO_STEPS = 6  # the same on a file system that does not know the exchange
SETTINGS = {"SOURCE_DATE_EPOCH": "1700000000"}  # so that the list of pages does not hold today's date

#: Writes a site of small files, says when all is ready for the exchange, and goes on to it.
_BUILD = """
import sys
from pathlib import Path
from macros import workshop
from tests.trees import tree
settle = workshop._settle
workshop._settle = lambda folder: (settle(folder), print("now", flush=True))
with workshop.workshop(Path(sys.argv[1]), print) as shop:
    tree(shop.new, sys.argv[2])
    shop.put_up()
"""
#: Puts one site after the other in the place of the last, for ever.
_EXCHANGE = """
import sys
from itertools import count
from pathlib import Path
from shutil import rmtree
from macros import exchange
from macros.workshop import workshop
if sys.argv[2] == "two":
    exchange.exchange = lambda _one, _other: False
with workshop(Path(sys.argv[1]), print) as shop:
    for place in (Path(name) for name in sys.argv[3:]):
        place.rename(shop.folder / place.name)
    print("now", flush=True)
    for turn in count():
        new, aside = (shop.folder / ("one", "other")[(turn + shift) % 2] for shift in (0, 1))
        if sys.argv[2] == "two":
            old = shop.folder / "old"
            exchange.put_in_place(new, shop.site, old)
            old.rename(new)
        else:
            exchange.put_in_place(new, shop.site, shop.folder / "old")
"""


@contextmanager
def started(*command: str, folder: Path = PROJECT) -> Iterator[subprocess.Popen[str]]:
    """Start a command with all that it starts in a group of its own, and kill them at the end, so that none tidies."""
    settings = os.environ | SETTINGS | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):  # it has ended by itself, and was waited for
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def print_of(site: Path) -> str:
    """Return what tells two sites apart: the names of their files, and what these hold."""
    seen = sha256()
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        seen.update(f"{file.relative_to(site)}\0".encode() + file.read_bytes())
    return seen.hexdigest()


def is_alone(site: Path) -> bool:
    """Tell whether nothing of a build stands beside the site."""
    return not shop_of(site).exists()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of small files."""
    return tree(tmp_path / "site", "old")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is built whole, paper included, twice: with a sentence on one of its pages, and without."""

    def make(folder: Path) -> None:
        tame_project(folder)
        build(folder, folder / "without", **SETTINGS)
        page = folder / "docs" / "privacy" / "index.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nA new sentence.\n", encoding="utf-8")
        build(folder, folder / "with", **SETTINGS)

    return once(tmp_path_factory, "killed", make)


def test_a_build_that_is_killed_leaves_a_whole_site(project: Path) -> None:
    """At any moment of the real command, from its first breath to its last; and the next one trips over nothing."""
    either = {print_of(project / name) for name in ("without", "with")}
    assert len(either) == 2
    site, chance = project / "site", random.Random(16)
    (project / "without").rename(site)
    page = project / "docs" / "privacy" / "index.md"
    started_at = time.monotonic()
    build(project, project / "with", **SETTINGS)
    seconds = time.monotonic() - started_at
    longer = page.read_text(encoding="utf-8")
    shorter = longer.replace("\nA new sentence.\n", "")
    for turn in range(WHOLE):
        page.write_text(longer if turn % 2 else shorter, encoding="utf-8")
        with started("-m", "macros", "build", "--site", "site", folder=project):
            time.sleep(seconds * (turn + chance.random()) / WHOLE)
        assert print_of(site) in either, f"killed in turn {turn}"
    build(project, site, **SETTINGS)
    assert print_of(site) in either and is_alone(site)


def test_a_build_that_is_killed_around_the_exchange_leaves_a_whole_site(site: Path) -> None:
    """From the last file written to the last old file removed."""
    chance = random.Random(16)
    for turn in range(AROUND):
        with started("-c", _BUILD, str(site), f"new {turn}") as process:
            assert process.stdout and process.stdout.readline() == "now\n"
            time.sleep(chance.random() * 0.006)
        names, files = said_by(site)
        assert (len(names), files) == (1, 121), f"killed in turn {turn}"
    with workshop(site, print) as shop:
        tree(shop.new, "last")
        shop.put_up()
    assert said_by(site) == ({"last"}, 121) and is_alone(site)


@pytest.mark.parametrize(("way", "kills"), [("one", EXCHANGING), ("two", IN_TWO_STEPS)])
def test_an_exchange_that_is_killed_leaves_a_whole_site(site: Path, way: str, kills: int) -> None:
    """In one step at every moment; in two at the latest when the next build begins."""
    chance = random.Random(16)
    for turn in range(kills):
        others = [tree(site.with_name(name), name) for name in ("one", "other")]
        with started("-c", _EXCHANGE, str(site), way, *map(str, others)) as process:
            assert process.stdout and process.stdout.readline() == "now\n"
            time.sleep(chance.random() * 0.05)
        if way == "one":
            assert said_by(site)[1] == 121, f"killed in turn {turn}"
        with workshop(site, print):
            names, files = said_by(site)
        assert (len(names), files) == (1, 121), f"killed in turn {turn}"
        assert is_alone(site)


@pytest.fixture
def apart(project: Path, tmp_path: Path) -> Path:
    """A copy of the project, since another test changes a page of it meanwhile."""
    left = {project: {"with", "without", "site", *(path.name for path in project.glob(".*.builds"))}}
    return Path(shutil.copytree(project, tmp_path / "apart", ignore=lambda folder, _: left.get(Path(folder), set())))


def test_a_build_that_is_told_to_stop_tidies_up_behind_it(apart: Path) -> None:
    """`kill`, or a window that is closed, leaves neither half a site nor a generator at work."""
    project, site = apart, apart / "stopped"
    with started("-m", "macros", "build", "--site", str(site), folder=project) as process:
        end = time.monotonic() + 20
        while not any(shop_of(site).glob("*/site/*")) and time.monotonic() < end:
            time.sleep(0.02)
        process.terminate()
        said = process.communicate(timeout=10)[0]
        assert (process.returncode, said) == (128 + signal.SIGTERM, "")
        assert is_alone(site) and not site.exists()


def test_two_builds_at_once_end_with_a_whole_site(apart: Path) -> None:
    """The second waits, and says so in one line."""
    project, site = apart, apart / "twice"
    command = ("-m", "macros", "build", "--site", str(site))
    with started(*command, folder=project) as first, started(*command, folder=project) as second:
        said = [process.communicate(timeout=60)[0] for process in (first, second)]
        assert [first.returncode, second.returncode] == [0, 0], said
    waited = [line for line in "".join(said).splitlines() if not line.startswith("wrote ")]
    assert waited == ["Another build of this site is under way; this one begins when that has ended."]
    assert print_of(site) == print_of(build(project, project / "alone", **SETTINGS)) and is_alone(site)

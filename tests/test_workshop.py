"""Where a site is built unseen: one build at a time, and whatever a dead one has left is cleared."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from macros.workshop import shop_of, workshop
from tests.projects import PROJECT
from tests.trees import said_by, tree

#: Holds the lock of a site, hands it to a process that outlives it, and ends.
_OUTLIVED = """
import subprocess, sys
from pathlib import Path
from macros.workshop import workshop
site, seconds = Path(sys.argv[1]), sys.argv[2]
with workshop(site, print) as shop:
    sleeping = subprocess.Popen(["sleep", seconds], pass_fds=(shop.lock,), stdout=subprocess.DEVNULL)
    print(sleeping.pid, flush=True)
    __import__("os")._exit(9)
"""


def nobody_waits(line: str) -> None:
    """Fail when a build has to wait."""
    raise AssertionError(line)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, in a folder whose name has a space."""
    return tree(tmp_path / "a site" / "site", "old")


def test_a_new_site_is_put_up_and_nothing_else_stays(site: Path) -> None:
    """Neither the old site nor the folder of the build is left."""
    with workshop(site, nobody_waits) as shop:
        tree(shop.new, "new")
        assert said_by(site) == ({"old"}, 121)
        shop.put_up()
    assert said_by(site) == ({"new"}, 121)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(site: Path) -> None:
    """Whatever it was that went wrong."""
    with pytest.raises(RuntimeError), workshop(site, nobody_waits) as shop:
        tree(shop.new, "new")
        raise RuntimeError
    assert said_by(site) == ({"old"}, 121)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_what_a_dead_build_left_is_cleared(site: Path) -> None:
    """Half a site does not fill the disk, nor does it come into the next one."""
    tree(shop_of(site) / "dead" / "site", "half")
    with workshop(site, nobody_waits) as shop:
        assert not shop.new.exists()
        assert [path.name for path in shop.folder.parent.iterdir() if path.is_dir()] == [shop.folder.name]


def test_a_site_that_a_build_was_killed_over_is_put_back(site: Path) -> None:
    """On a file system without the one step: before anything else, the old site stands again."""
    (shop_of(site) / "dead").mkdir(parents=True)
    site.rename(shop_of(site) / "dead" / "old")
    with workshop(site, nobody_waits):
        assert said_by(site) == ({"old"}, 121)


def test_builds_of_one_site_wait_for_each_other(site: Path) -> None:
    """However many begin at once, each has the workshop for itself; those that wait say so, in one line."""
    at_work: list[int] = []
    crowd: list[int] = []
    told: list[str] = []

    def build(number: int) -> None:
        with workshop(site, told.append) as shop:
            at_work.append(number)
            crowd.append(len(at_work))
            tree(shop.new, str(number), 20)
            time.sleep(0.05)
            shop.put_up()
            at_work.remove(number)

    builds = [threading.Thread(target=build, args=(number,)) for number in range(6)]
    for thread in builds:
        thread.start()
    for thread in builds:
        thread.join()
    assert crowd == [1] * 6
    assert told and set(told) == {"Another build of this site is under way; this one begins when that has ended."}
    names, files = said_by(site)
    assert (len(names), files) == (1, 21)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_two_sites_are_built_at_once(site: Path) -> None:
    """A preview does not wait for a build."""
    with workshop(site, nobody_waits), workshop(site.with_name("preview"), nobody_waits):
        pass


def test_a_generator_that_outlives_its_build_is_waited_for(site: Path) -> None:
    """It still writes into its folder, which can be cleared only when it has ended."""
    command = [sys.executable, "-c", _OUTLIVED, str(site), "1"]
    dead = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, check=False)
    assert dead.returncode == 9 and dead.stdout
    told: list[str] = []
    with workshop(site, told.append):
        assert told

"""How long a writer waits: from saving a record to the served page that shows it, and to the whole site."""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from filecmp import cmpfiles
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median

from bench.edits import Edits
from bench.processes import CannotMeasure, cost_of, free_port, running
from bench.project import Project, make_project
from bench.sites import Sites
from bench.table import aligned

LOOK_EVERY = 0.005  # seconds between two looks at the served page
GIVE_UP = 600.0  # seconds after which a page that does not change is a mistake
IDLE = 20.0  # seconds for which an idle server is watched
#: How many records, and how many edits at random; none where they take too long.
SIZES = {60: 50, 500: 50, 2000: 0}
SAVES = 7
_SERVED = "served"
#: Stands on top of every page while a mistake does; the search has an alert of its own.
_BANNER = "The last change could not be built"
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Served:
    """A project that is being served."""

    project: Project
    port: int
    pid: int

    @property
    def site(self) -> Path:
        """The folder of the whole site, as it was last built."""
        return self.project.root / _SERVED

    def wait_for(self, address: str, text: str) -> None:
        """Ask for the page until it holds *text*.

        Raises:
            CannotMeasure: when it does not within `GIVE_UP` seconds, or the server shows a mistake.
        """
        end = time.monotonic() + GIVE_UP
        page = ""
        while text not in page:
            if time.monotonic() > end or _BANNER in page:
                raise CannotMeasure(f"{address} does not show '{text}'; the last answer was:\n{page[-2000:]}")
            time.sleep(LOOK_EVERY)
            page = _get(self.port, address)

    def wait_for_whole(self, address: str, text: str) -> None:
        """Wait until the page holds *text* in the site that was built whole.

        Raises:
            CannotMeasure: when it does not within `GIVE_UP` seconds.
        """
        end = time.monotonic() + GIVE_UP
        file = self.site / address / "index.html"
        while not file.is_file() or text not in file.read_text(encoding="utf-8"):
            if time.monotonic() > end:
                raise CannotMeasure(f"the site that was built does not show '{text}' at {address}")
            time.sleep(0.05)


@contextmanager
def served(project: Project) -> Iterator[Served]:
    """Serve *project* as `make serve` does, but for cards and sheets, which no page waits for, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "macros.serving", "--port", str(port), "--site", _SERVED, "--pages"]
    with running(command, project.root, subprocess.DEVNULL) as process:
        server = Served(project, port, process.pid)
        server.wait_for_whole("", "<article")
        yield server


def seconds_to_show(project: Project, times: int) -> list[float]:
    """Serve *project*, save a record *times* times, and return how many seconds each save took to be shown."""
    with served(project) as server:
        return [shown for shown, _ in _saves(server, times, rest=1.0)]


def _saves(server: Served, times: int, rest: float) -> Iterator[tuple[float, float]]:
    """Save a record *times* times; yield how many seconds its page took, and the whole site where *rest* is 0."""
    for turn in range(times):
        time.sleep(rest + turn / 12)  # each save meets the server at another point of its round
        started = time.perf_counter()
        address, summary = server.project.save(turn)
        server.wait_for(f"/{address}", summary)
        shown = time.perf_counter() - started
        if not rest:
            server.wait_for_whole(address, summary)
        yield shown, time.perf_counter() - started


def _get(port: int, address: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode()
    except (OSError, HTTPException):  # not up yet
        return ""
    finally:
        connection.close()


def saving(sites: Sites) -> str:
    """Measure at every size what a writer waits for, and what the server takes while nobody writes."""
    rows = [["records", "page s", "worst", "whole s", "a build s", "ratio", "idle %", "memory MB", "edits", "differ"]]
    for size, edits in SIZES.items():
        project = make_project(sites.root / f"saving-{size}", size)
        rows.append([str(size), *_row(project, edits)])
    return aligned(rows)


def _row(project: Project, edits: int) -> list[str]:
    build = [sys.executable, "-m", "macros", "build", "--pages", "--site", "clean"]
    cost_of(build, project.root)  # not counted: it compiles the modules
    clean = cost_of(build, project.root).wall
    with served(project) as server:
        idle = _idle(server)
        shown, whole = zip(*_saves(server, SAVES, rest=0), strict=True)
        memory = sum(_memory(pid) for pid in _family(server.pid))
        if edits:
            _edit(server, edits)
    differ = str(len(_differences(server, build))) if edits else "-"
    ratio = f"{median(whole) / clean:.2f}"
    figures = [f"{median(shown):.2f}", f"{max(shown):.2f}", f"{median(whole):.1f}", f"{clean:.1f}", ratio]
    return [*figures, f"{idle:.2f}", f"{memory:.0f}", str(edits or "-"), differ]


def _edit(server: Served, count: int) -> None:
    edits, chance = Edits(server.project.root, count), random.Random(count)
    for _ in range(count):
        edits.make()
        time.sleep(chance.choice([0.01, 0.1, 0.3, 1.0, 3.0]))
    edits.mend()
    server.wait_for_whole(*edits.mark())


def _differences(server: Served, build: list[str]) -> list[str]:
    """List the files of the served site that are not, byte for byte, those of a clean build."""
    clean = server.project.root / "clean"
    cost_of(build, server.project.root)
    names = {file.relative_to(folder).as_posix() for folder in (server.site, clean) for file in _files(folder)}
    _, differ, missing = cmpfiles(server.site, clean, sorted(names), shallow=False)
    return differ + missing


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def _idle(server: Served) -> float:
    """Return the share of a core that the server takes, with all that it started, while nothing is saved; percent."""
    before = _ticks(server)
    time.sleep(IDLE)
    return 100 * (_ticks(server) - before) / _TICKS / IDLE


def _ticks(server: Served) -> int:
    stats = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in _family(server.pid))
    return sum(int(stat[11]) + int(stat[12]) for stat in stats)


def _family(pid: int) -> list[int]:
    """List a process and all that it started, and these started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [pid, *(other for some in tasks for child in some.read_text().split() for other in _family(int(child)))]


def _memory(pid: int) -> float:
    """Return the memory of a process in MB (a million bytes), each page that is shared counted by its share."""
    found = re.search(r"(?m)^Pss: +(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text())
    return int(found[1]) * 1024 / 1e6 if found else 0.0

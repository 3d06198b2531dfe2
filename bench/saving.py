"""How long a writer waits: from saving a record to the served page that shows it."""

import re
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench.processes import CannotMeasure, free_port, running
from bench.project import Project

LOOK_EVERY = 0.02  # seconds between two looks at the served page
GIVE_UP = 120.0  # seconds after which a page that does not change is a mistake
_SERVED = "served"
#: Stands on top of every page while a mistake does; the search has an alert of its own.
_BANNER = "The last change could not be built"


def seconds_to_show(project: Project, times: int) -> list[float]:
    """Serve *project*, save a record *times* times, and return how many seconds each save took to be shown."""
    record = min((project.data / "patterns").glob("*.yaml"))
    address, port = f"/patterns/{record.stem}/", free_port()
    took = []
    with running(_serve(port), project.root, subprocess.DEVNULL):
        _wait_until_shown(port, address, "<article")
        for turn in range(times):
            time.sleep(1 + turn / 12)  # the server is at rest, and each save meets it at another point of its round
            summary = f"Look for edit number {turn} of the benchmark and note when it is here."
            started = time.perf_counter()
            _save(record, summary)
            _wait_until_shown(port, address, summary)
            took.append(time.perf_counter() - started)
    return took


def _serve(port: int) -> list[str]:
    """Return the command of `make serve`; cards and sheets are left out, which no page waits for."""
    return [sys.executable, "-m", "macros.serving", "--port", str(port), "--site", _SERVED, "--pages"]


def _save(record: Path, summary: str) -> None:
    text = record.read_text(encoding="utf-8")
    record.write_text(re.sub(r"^summary: .*$", f"summary: {summary}", text, flags=re.MULTILINE), encoding="utf-8")


def _wait_until_shown(port: int, address: str, text: str) -> None:
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
        page = _get(port, address)


def _get(port: int, address: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode()
    except (OSError, HTTPException):  # not up yet
        return ""
    finally:
        connection.close()

"""Lighthouse's marks for two pages, as a phone sees them; where Node is missing, a line that says so."""

import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.processes import CannotMeasure, free_port, running
from bench.served import served
from bench.sites import Sites
from bench.table import aligned
from tests.chromium import chromium_path

PACKAGE = "lighthouse@12.8.2"  # version 13 needs a Node later than 20
PAGES = {"home": "", "hidden-costs": "patterns/hidden-costs/"}
AIMS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3

_FLAGS = ("--headless=new", "--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-sync")
_GIVE_UP = 300.0  # seconds for one run, and for the installation
_START = 20.0  # seconds for the browser to start


@dataclass(frozen=True)
class Marks:
    """Lighthouse's report on a page: marks from 0 to 100, and the audits that cost something, by category."""

    marks: dict[str, int]
    costly: dict[str, list[str]]


def lighthouse(sites: Sites) -> str:
    """Run Lighthouse and write the table, with a line for each mark under its aim; or say why there is none."""
    node, npx, browser = shutil.which("node"), shutil.which("npx"), chromium_path()
    if not (node and npx and browser):
        return "Lighthouse: not measured, it needs node, npx and chromium on the path"
    folder = sites.root / "lighthouse"
    folder.mkdir()
    settings = [f"TMPDIR={folder}", f"npm_config_cache={folder / 'npm'}", "npm_config_fetch_retries=0"]
    command = ["env", *settings, npx, "--yes", PACKAGE]
    try:
        _run([*command, "--version"], folder)
    except CannotMeasure as error:
        return f"Lighthouse: not measured, {PACKAGE} cannot be installed: {_reason(str(error))}"
    with served(sites.ours, sites.port) as server, _debuggable(browser, folder) as port:
        found = {name: _median(command, server.address + page, port, folder) for name, page in PAGES.items()}
    rows = [[name, str(aim), *(str(page.marks[name]) for page in found.values())] for name, aim in AIMS.items()]
    costs = [
        f"{name}, {category}: {', '.join(page.costly[category])}"
        for name, page in found.items()
        for category, aim in AIMS.items()
        if page.marks[category] < aim
    ]
    return "\n".join([aligned([["Lighthouse", "aim", *found], *rows]), *costs])


def _reason(said: str) -> str:
    """Return the line of npm's that says most: the first that is neither a warning nor a code."""
    empty = re.compile(r"\s*\Z|npm (?:warn|error (?:code|errno|syscall))")
    lines = [line for line in said.splitlines() if not empty.match(line)]
    return lines[0] if lines else "it does not say why"


def _median(command: Sequence[str], address: str, port: int, folder: Path) -> Marks:
    """Return the report whose mark for performance is the median of `RUNS`; the other marks hardly move."""
    reports = [_report(command, address, port, folder) for _ in range(RUNS)]
    return sorted(reports, key=lambda report: report.marks["performance"])[RUNS // 2]


def _report(command: Sequence[str], address: str, port: int, folder: Path) -> Marks:
    options = ["--quiet", "--output=json", "--no-enable-error-reporting", f"--port={port}"]
    report: Any = json.loads(_run([*command, address, *options], folder))
    if "runtimeError" in report:
        raise CannotMeasure(f"Lighthouse on {address}: {report['runtimeError']['message']}")
    categories = {name: report["categories"][name] for name in AIMS}
    return Marks(
        {name: round(100 * (category["score"] or 0)) for name, category in categories.items()},
        {name: list(_costly(category, report["audits"])) for name, category in categories.items()},
    )


def _costly(category: Any, audits: Any) -> Iterator[str]:
    for reference in category["auditRefs"]:
        audit = audits[reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['id']} {100 * audit['score']:.0f} {audit.get('displayValue', '')}".strip()


@contextmanager
def _debuggable(browser: str, folder: Path) -> Iterator[int]:
    """Start Chromium for Lighthouse to drive, with a profile of its own, and yield its port; it ends with the block.

    Lighthouse could start it, but would leave it behind when it is stopped itself.
    """
    port = free_port()
    own = ["env", f"TMPDIR={folder}", browser]
    command = [*own, *_FLAGS, f"--remote-debugging-port={port}", f"--user-data-dir={folder / 'profile'}"]
    with running([*command, "about:blank"], folder, subprocess.DEVNULL):
        end = time.monotonic() + _START
        while not _answers(port):
            if time.monotonic() > end:
                raise CannotMeasure("Chromium does not start for Lighthouse")
            time.sleep(0.1)
        yield port


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _run(command: Sequence[str], folder: Path) -> str:
    """Run *command* and return what it wrote.

    Raises:
        CannotMeasure: when it fails, or takes longer than `_GIVE_UP`.
    """
    with running(command, folder, subprocess.PIPE) as process:
        try:
            said, mistakes = process.communicate(timeout=_GIVE_UP)
        except subprocess.TimeoutExpired:
            raise CannotMeasure(f"no answer within {_GIVE_UP:.0f} s") from None
    if process.returncode:
        raise CannotMeasure(mistakes)
    return said

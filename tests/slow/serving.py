"""A server of a toy project, run as `make serve` runs it."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import free_port
from tests.accounts import as_anybody

#: Starts a command that hears each signal, whatever whoever runs the tests told these to pass over.
_HEARING = """
import os, signal, sys
for number in (signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
PATIENCE = 60.0  # seconds; far more than a build takes, so that a slow machine does not fail


class Running:
    """A server under test."""

    def __init__(self, folder: Path, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
        self.folder, self.port, self.process, self.log = folder, port, process, log
        self.address = f"http://127.0.0.1:{port}/"

    def get(self, path: str) -> str:
        """Return a page as a reader sees it, also one that says that nothing is there."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def wait_for(self, path: str, holds: Callable[[str], bool]) -> str:
        """Wait until the page at *path* is as it should be."""
        end = time.monotonic() + PATIENCE
        page = ""
        while time.monotonic() < end:
            try:
                if holds(page := self.get(path)):
                    return page
            except urllib.error.URLError:
                pass  # not listening yet
            time.sleep(0.1)
        raise AssertionError(f"{path} never came to be as it should:\n{page[-800:]}\n{self.log.read_text()}")

    def builds(self, least: int) -> int:
        """Wait for whole builds, and return how many there have been."""
        end = time.monotonic() + PATIENCE
        while (count := self.log.read_text(encoding="utf-8").count("Built (")) < least and time.monotonic() < end:
            time.sleep(0.1)
        return count


def command(port: int, *options: str) -> list[str]:
    """Return the command of a server."""
    return [sys.executable, "-m", "macros.serving", "--port", str(port), "--site", "served", *options]


def surroundings(folder: Path, port: int) -> dict[str, str]:
    """Return the environment of a server, and of a build that shall make the same site."""
    return os.environ | {"PYTHONPATH": str(folder), "SITE_URL": f"http://127.0.0.1:{port}/"}


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Running]:
    """Serve the project in *folder* until the block ends; `--pages` leaves out what stands beside the pages."""
    port, log = free_port(), folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", _HEARING, *as_anybody(*command(port, *options))],
            cwd=folder,
            env=surroundings(folder, port),
            stdout=output,
            stderr=output,
        )
    try:
        yield Running(folder, port, process, log)
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def saved(file: Path, text: str) -> Iterator[None]:
    """Save *text* as *file*, as an editor does, and put back what was there, whatever happens."""
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        if before is not None:
            file.write_text(before, encoding="utf-8")
        else:
            file.unlink(missing_ok=True)


def replaced(file: Path, old: str, new: str) -> str:
    """Return the text of a file with *old*, which must be there, replaced."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)

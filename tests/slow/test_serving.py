"""The supervisor: it shows every change, and survives every mistake."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.projects import toy_project

PATIENCE = 60.0  # seconds; far more than a build takes, so that a slow machine does not fail


class Running:
    """A server under test."""

    def __init__(self, folder: Path, address: str, log: Path) -> None:
        self.folder = folder
        self.address = address
        self.log = log

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


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A project of the toy, served as `make serve` serves it."""
    folder = toy_project(tmp_path_factory.mktemp("serving"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "-m", "macros.serving", "--port", str(port), "--site", "served", "--pages"]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | {"PYTHONPATH": str(folder)}, stdout=output, stderr=output
        )
    running = Running(folder, f"http://127.0.0.1:{port}/", log)
    running.wait_for("", lambda page: "I feel resistance" in page)
    yield running
    process.terminate()
    process.wait(timeout=10)


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


@pytest.mark.parametrize(
    ("file", "old", "new", "page", "sign"),
    [
        ("data/patterns/dark-lamp.yaml", "Who is out", "Lanterns. Who is out", "patterns/dark-lamp/", "Lanterns."),
        ("macros/templates/parts/head.html", "<h1>", '<h1 class="new">', "patterns/", '<h1 class="new">'),
        ("docs/privacy/index.md", "\n## ", "\nA new sentence.\n\n## ", "privacy/", "A new sentence."),
        ("docs/assets/css/theme.css", ":root {", ":root {\n  --new: 1;", "assets/css/theme.css", "--new: 1"),
        ("macros/views/records.py", 'f"{place} · {more}"', 'f"{place} ~ {more}"', "patterns/dark-lamp/", " ~ "),
    ],
    ids=["a record", "a partial", "a page", "a style", "Python"],
)
def test_a_change_is_shown(server: Running, file: str, old: str, new: str, page: str, sign: str) -> None:
    """Whatever is saved is on the page a moment later, without a restart."""
    with saved(server.folder / file, replaced(server.folder / file, old, new)):
        server.wait_for(page, lambda text: sign in text)


TACTIC = """\
title: Bring a chair
summary: Bring a second chair before you ask anybody to sit down and listen to you.
plain: Bring what they sit on
number: 11
needs: [safe]
how:
  - Carry it in.
borrow:
  - Would you sit down for a minute?
avoid:
  - {line: Sit., why: It pulls.}
evidence: {grade: guess, statement: One log says so., over_claimed: That all sit., sources: [able-2001]}
misuse: A chair can stand in the way.
"""


def test_a_record_is_added_renamed_and_removed(server: Running) -> None:
    """Its page comes and goes, in the index too, and no other file is edited by hand."""
    data = server.folder / "data" / "tactics"
    with saved(data / "bring-a-chair.yaml", TACTIC):
        server.wait_for("tactics/bring-a-chair/", lambda page: ">Bring a chair</h1>" in page)
        assert "bring-a-chair/" in server.get("tactics/")
    with saved(data / "bring-a-stool.yaml", TACTIC):
        server.wait_for("tactics/bring-a-stool/", lambda page: ">Bring a chair</h1>" in page)
        server.wait_for("tactics/bring-a-chair/", lambda page: "This page is not here" in page)
    server.wait_for("tactics/bring-a-stool/", lambda page: "This page is not here" in page)
    assert "bring-a-stool" not in server.get("tactics/")


def test_a_mistake_is_shown_and_the_last_good_site_stays(server: Running) -> None:
    """The page carries the error above its old text, the terminal says it too, and mending it clears both."""
    file = server.folder / "data" / "patterns" / "dark-lamp.yaml"
    with saved(file, replaced(file, "need: safe\n", "need: saef\n")):
        page = server.wait_for("patterns/dark-lamp/", lambda text: "saef" in text)
        assert "write &#x27;safe&#x27; (unknown-reference)" in page and "A dark lamp" in page
        assert "(unknown-reference)" in server.log.read_text()
    server.wait_for("patterns/dark-lamp/", lambda text: "saef" not in text and '<div role="alert"' not in text)


def test_a_mistake_in_python_is_shown_and_survived(server: Running) -> None:
    """A slip in the code ends one build and not the server."""
    file = server.folder / "macros" / "views" / "records.py"
    with saved(file, file.read_text(encoding="utf-8") + "\nimport no_such_module\n"):
        server.wait_for("", lambda text: "no_such_module" in text and "I feel resistance" in text)
    server.wait_for("", lambda text: '<div role="alert"' not in text)


def test_a_user_text_in_a_mistake_is_no_markup(server: Running) -> None:
    """What a record says wrong is shown as text on the page that reports it."""
    file = server.folder / "data" / "patterns" / "dark-lamp.yaml"
    with saved(file, replaced(file, "Who is out", "<script>alert(1)</script> Who is out")):
        page = server.wait_for("", lambda text: "tag-like-text" in text)
        assert "&lt;script" in page
    server.wait_for("", lambda text: '<div role="alert"' not in text)

"""The supervisor: it shows every change, and survives every mistake."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.projects import copy_project

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
    """A copy of the tree, served as `make serve` serves it."""
    folder = copy_project(tmp_path_factory.mktemp("serving"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    here = f"env PYTHONPATH={folder} {sys.executable} -m"
    command = [sys.executable, "-m", "macros.serving", "--port", str(port), "--site", "served"]
    command += ["--watch", "data", "docs", "macros", "mkdocs.yml", "--prepare", f"{here} macros sync"]
    command += ["--build", f"{here} mkdocs build --strict --quiet --site-dir served"]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    running = Running(folder, f"http://127.0.0.1:{port}/", log)
    running.wait_for("", lambda page: "I feel resistance" in page)
    yield running
    process.terminate()
    process.wait(timeout=10)


def edit(file: Path, old: str, new: str) -> None:
    """Replace *old* in a file, as an editor saves it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "page", "sign"),
    [
        ("data/patterns/hidden-costs.yaml", "thought: ", "thought: Lanterns. ", "patterns/hidden-costs/", "Lanterns."),
        ("macros/templates/parts/head.html", "<h1>", '<h1 class="new">', "patterns/", '<h1 class="new">'),
        ("docs/privacy/index.md", "\n## ", "\nA new sentence.\n\n## ", "privacy/", "A new sentence."),
        ("docs/assets/css/theme.css", ":root {", ":root {\n  --new: 1;", "assets/css/theme.css", "--new: 1"),
        ("macros/views/records.py", 'f"{place} · {more}"', 'f"{place} ~ {more}"', "patterns/hidden-costs/", " ~ "),
    ],
    ids=["a record", "a partial", "a page", "a style", "Python"],
)
def test_a_change_is_shown(server: Running, file: str, old: str, new: str, page: str, sign: str) -> None:
    """Whatever is saved is on the page a moment later, without a restart."""
    edit(server.folder / file, old, new)
    server.wait_for(page, lambda text: sign in text)


def test_a_record_is_added_renamed_and_removed(server: Running) -> None:
    """Its page comes and goes, in the index too, and no other file is edited by hand."""
    data = server.folder / "data" / "tactics"
    text = (data / "start-small.yaml").read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    summary = next(line for line in text.splitlines() if line.startswith("summary: "))
    text = text.replace(title, "title: Bring a chair").replace("number: 1\n", "number: 11\n")
    text = text.replace(summary, "summary: Bring a second chair before you ask anybody to sit down and listen to you.")
    (data / "bring-a-chair.yaml").write_text(text, encoding="utf-8")
    server.wait_for("tactics/bring-a-chair/", lambda page: "<h1>Bring a chair" in page or 'new">Bring a chair' in page)
    assert "bring-a-chair/" in server.get("tactics/")
    (data / "bring-a-chair.yaml").rename(data / "bring-a-stool.yaml")
    server.wait_for("tactics/bring-a-stool/", lambda page: ">Bring a chair</h1>" in page)
    server.wait_for("tactics/bring-a-chair/", lambda page: "This page is not here" in page)
    (data / "bring-a-stool.yaml").unlink()
    server.wait_for("tactics/bring-a-stool/", lambda page: "This page is not here" in page)
    assert "bring-a-stool" not in server.get("tactics/")


def test_a_mistake_is_shown_and_the_last_good_site_stays(server: Running) -> None:
    """The page carries the error above its old text, the terminal says it too, and mending it clears both."""
    file = server.folder / "data" / "patterns" / "loss-framing.yaml"
    edit(file, "need: fair\n", "need: fiar\n")
    page = server.wait_for("patterns/loss-framing/", lambda text: "fiar" in text)
    assert "write &#x27;fair&#x27; (unknown-reference)" in page and "Loss framing" in page
    assert "(unknown-reference)" in server.log.read_text()
    edit(file, "need: fiar\n", "need: fair\n")
    server.wait_for("patterns/loss-framing/", lambda text: "fiar" not in text and 'role="alert"' not in text)


def test_a_mistake_in_python_is_shown_and_survived(server: Running) -> None:
    """A slip in the code ends one build and not the server."""
    file = server.folder / "macros" / "views" / "labels.py"
    edit(file, "import re\n", "import re\nimport no_such_module\n")
    server.wait_for("", lambda text: "no_such_module" in text and "I feel resistance" in text)
    edit(file, "import no_such_module\n", "")
    server.wait_for("", lambda text: 'role="alert"' not in text)


def test_a_user_text_in_a_mistake_is_no_markup(server: Running) -> None:
    """What a record says wrong is shown as text on the page that reports it."""
    file = server.folder / "data" / "patterns" / "loss-framing.yaml"
    edit(file, "thought: ", "thought: <script>alert(1)</script> ")
    page = server.wait_for("", lambda text: "tag-like-text" in text)
    assert "&lt;script" in page
    edit(file, "<script>alert(1)</script> ", "")
    server.wait_for("", lambda text: 'role="alert"' not in text)

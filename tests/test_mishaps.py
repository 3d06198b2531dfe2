"""What the machine refuses, or an editor leaves lying about: one line that says so, and no traceback."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from macros.files import write_whole
from macros.loading import load, load_cached
from macros.mishaps import refusal, refusal_in
from macros.playbook import Playbook
from macros.problems import Problem
from tests.accounts import as_anybody
from tests.projects import PROJECT, TOY_DATA, problems_of, replace


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a module of this project as an account to which something can be refused."""
    return subprocess.run(
        as_anybody(sys.executable, "-m", *command),
        cwd=PROJECT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        check=False,
    )


def everything(book: Playbook) -> list[object]:
    """Return all records, to compare two playbooks."""
    return [book.titled, book.sources, book.terms, book.words, book.pages, book.labels]


def dead(root: Path, name: str) -> Path:
    """Make a link that leads nowhere, as an editor's lock does."""
    link = root / "situations" / name
    link.symlink_to("me@host.1234:5678")
    return link


@pytest.mark.parametrize("name", [".#row-at-night.yaml", "row-at-night.yaml~", ".row-at-night.yaml.swp", "4913"])
def test_what_an_editor_keeps_beside_a_record_is_passed_over(root: Path, name: str) -> None:
    """A lock that is a link which leads nowhere, a copy, a swap file: whoever edits can build meanwhile."""
    if name.startswith(".#"):
        dead(root, name)
    else:
        (root / "situations" / name).write_text("not: [a record", encoding="utf-8")
    assert everything(load_cached([root])) == everything(load([TOY_DATA]))


@pytest.mark.parametrize("name", ["lost.yaml", "harbours"])
def test_a_link_that_leads_nowhere_is_told(root: Path, name: str) -> None:
    """Its record, or its folder of records, would be missed in silence."""
    link = dead(root, name)
    assert problems_of(root) == [
        Problem(str(link), 1, 1, "file", "this link leads nowhere", "remove it, or let it lead to a file", "dead-link")
    ]


def test_a_link_that_leads_to_itself_is_told(root: Path) -> None:
    """However it leads nowhere."""
    loop = root / "situations" / "loop.yaml"
    loop.symlink_to(loop)
    assert [(problem.path, problem.code) for problem in problems_of(root)] == [(str(loop), "dead-link")]


@pytest.mark.parametrize("part", ["situations/row-at-night.yaml", "interface.yaml", "situations"])
def test_what_cannot_be_read_is_told_in_a_line(root: Path, part: str) -> None:
    """A file or a folder of another account is one problem, however many records name what it holds."""
    (root / part).chmod(0)
    result = run("macros", "check", "--data", str(root))
    told = result.stdout.decode().splitlines()
    assert result.returncode == 1 and result.stderr == b""
    assert [line for line in told if "(unreadable)" in line] == told[:1], told
    assert told[0].startswith(f"{root / part}:1:1: file: this ")
    (root / part).chmod(0o755)


@pytest.mark.parametrize("surroundings", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252:strict"}])
def test_a_terminal_that_lacks_a_character_shows_its_number(root: Path, surroundings: dict[str, str]) -> None:
    """The mistake is told, in the letters that there are."""
    replace(root / "situations" / "row-at-night.yaml", "group: harbour", "group: →")
    result = run("macros", "check", "--data", str(root), **surroundings)
    assert result.returncode == 1 and result.stderr == b""
    assert rb"'\u2192'" in result.stdout and result.stdout.count(b"\n") == 1


@pytest.mark.parametrize("surroundings", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}])
def test_all_text_is_printed_on_any_terminal(surroundings: dict[str, str]) -> None:
    """What is read by people is printed whole."""
    result = run("macros", "review", **surroundings)
    assert result.returncode == 0 and result.stderr == b"" and len(result.stdout) > 100_000


@pytest.mark.parametrize("port", ["99999", "0", "-1", "http"])
def test_what_cannot_be_a_port_is_told_in_a_line(port: str) -> None:
    """And which numbers can."""
    result = run("macros.serving", f"--port={port}", "--site", "s")
    said = f"{port} cannot be a port: name a number from 1 to 65535, as in `make serve PORT=8001`.\n"
    assert (result.returncode, result.stdout, result.stderr.decode()) == (1, b"", said)


def test_a_port_that_is_taken_is_told_in_a_line() -> None:
    """And how to take another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("macros.serving", f"--port={port}", "--site", "s")
    assert result.returncode == 1 and result.stderr.count(b"\n") == 1 and b"Try `make serve PORT=" in result.stderr


def test_a_refusal_names_the_file_and_the_remedy() -> None:
    """In words for people who never saw the number of an error."""
    full = OSError(errno.ENOSPC, "No space left on device", "site/index.html")
    assert refusal(full) == "site/index.html: the disk is full; make room on that disk and run this again."
    odd = OSError(errno.EIO, "Input/output error", b"site")
    assert refusal(odd) == "site: Input/output error; mend that and run this again."
    large = OSError(errno.EFBIG, "File too large")
    assert refusal(large) == (
        "This is over the limit on the size of a file; raise the limit (`ulimit -f`) and run this again."
    )


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("OSError: [Errno 28] No space left on device: '/s/a b.html'", "/s/a b.html: the disk is full; make room"),
        ("PermissionError: [Errno 13] Permission denied: '/s' -> '/t'", "/s: this account may not read or write it"),
        (
            "shutil.Error: nothing\nOSError: [Errno 27] File too large",
            "This is over the limit on the size of a file; raise",
        ),
        ("OSError: [Errno 28] No space left on device: 'theme/a.js' -> 'site/a.js'", "site/a.js: the disk is full; "),
        ('RuntimeError: caught panic: invariant: Error("File too large (os error 27)")', "This is over the limit"),
        ("KeyError: 'x'", None),
        ("a text says OSError: [Errno 28] x", None),
    ],
)
def test_a_refusal_is_found_in_what_a_program_said(said: str, found: str | None) -> None:
    """Of a traceback, its last line is read."""
    told = refusal_in(f"INFO  -  Building\nTraceback (most recent call last):\n  File 'x'\n{said}\n")
    assert told is None if found is None else (told or "").startswith(found)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads it meanwhile reads the old one; nothing is left of what could not be written."""
    file = tmp_path / "nav.yml"
    write_whole(file, "old")
    file.chmod(0o600)
    write_whole(file, "new")
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("new", 0o600)

    def full(_one: str, _other: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(os, "replace", full)
        write_whole(file, "newer")
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"nav.yml": "new"}


def test_a_new_file_may_be_read_as_any_other(tmp_path: Path) -> None:
    """What is committed is not for one account alone."""
    write_whole(tmp_path / "deep" / "new", "new")
    (tmp_path / "other").touch()
    assert (tmp_path / "deep" / "new").stat().st_mode == (tmp_path / "other").stat().st_mode

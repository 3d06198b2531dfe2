"""The parts of `make serve` that need no process: what is known of files, what a save touches, how one connects."""

import asyncio
import os
import socket
from pathlib import Path

import pytest

from macros import reading
from macros.playbook import Playbook
from macros.reading import read_file
from macros.serving import connections as connecting
from macros.serving.connections import Answer, Connections, Request, listen_at
from macros.serving.known import Known, links_below
from macros.serving.touched import Save, parts, touched
from tests.projects import TOY_DATA


def test_a_file_is_news_when_it_looks_other_than_it_did(tmp_path: Path) -> None:
    """Saved, made, removed, or put in the place of another; and only once each."""
    one, two, folder = tmp_path / "one", tmp_path / "two", tmp_path / "folder"
    one.write_text("one")
    known = Known()
    known.note([tmp_path])
    assert known.news([str(one), str(two), str(folder)]) == []
    one.write_text("one more")
    folder.mkdir()
    assert known.news([str(one), str(two), str(folder)]) == [str(one), str(folder)]
    assert known.news([str(one), str(folder)]) == []
    two.symlink_to("nowhere")
    one.unlink()
    assert known.news([str(one), str(two)]) == [str(one), str(two)]
    two.unlink()
    assert known.news([str(two)]) == [str(two)]


def test_what_a_build_wrote_and_what_python_keeps_is_no_news(tmp_path: Path) -> None:
    """Also by another name of the same folder, and with what is below it."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    known = Known()
    known.note([tmp_path / "real"])
    file = tmp_path / "real" / "file"
    file.write_text("made")
    known.note([tmp_path / "link" / "file"])
    assert known.news([str(file)]) == []
    cached = tmp_path / "real" / "__pycache__" / "a.pyc"
    cached.parent.mkdir()
    cached.write_text("x")
    assert known.news([str(cached), str(cached.parent)]) == []


def test_links_are_followed_to_what_is_watched(tmp_path: Path) -> None:
    """Who saves there is told of by nobody else."""
    (tmp_path / "data").mkdir()
    (tmp_path / "elsewhere").write_text("x")
    (tmp_path / "data" / "link").symlink_to("../elsewhere")
    (tmp_path / "data" / "dead").symlink_to("nowhere")
    assert links_below([tmp_path / "data"]) == [os.path.realpath(tmp_path / "elsewhere")]


def test_a_file_is_read_again_only_when_it_was_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it has as many bytes as before; one that was saved this moment is not taken for settled."""
    file = tmp_path / "dark-lamp.yaml"
    file.write_bytes((TOY_DATA / "patterns" / "dark-lamp.yaml").read_bytes())
    first = read_file(file, "x", "patterns", "dark-lamp")
    assert read_file(file, "x", "patterns", "dark-lamp") is not first
    monkeypatch.setattr(reading, "_JUST_NOW", -1)
    first = read_file(file, "x", "patterns", "dark-lamp")
    assert read_file(file, "x", "patterns", "dark-lamp") is first
    file.write_bytes(file.read_bytes().replace(b"A dark lamp", b"A dark lamb"))
    assert read_file(file, "x", "patterns", "dark-lamp") is not first


def save(*files: str, opened: tuple[str, ...] = ()) -> Save:
    """Return a save of files of a project at `/p`."""
    return Save([Path("/p") / file for file in files], [Path("/p/data")], Path("/p/docs"), opened)


def test_the_page_of_a_saved_record_comes_first_then_what_is_open_then_what_stands_beside_it(toy: Playbook) -> None:
    """Each once."""
    found = list(touched(toy, save("data/patterns/dark-lamp.yaml", opened=("map/", "patterns/dark-lamp/"))))
    assert found[:3] == ["patterns/dark-lamp/", "map/", "patterns/"]
    named = {f"tactics/{answer.id}/" for answer in toy.patterns["dark-lamp"].tactics}
    assert named <= set(found[3:]) and len(found) == len(set(found))


@pytest.mark.parametrize(
    ("file", "first"),
    [
        ("data/being-asked.yaml", ["being-asked/"]),
        ("docs/privacy/index.md", ["privacy/"]),
        ("docs/index.md", [""]),
        ("data/patterns/gone.yaml", []),
        ("data/interface.yaml", []),
        ("elsewhere/patterns/dark-lamp.yaml", []),
    ],
)
def test_other_files_touch_a_page_or_none(toy: Playbook, file: str, first: list[str]) -> None:
    """Whatever they change else is for the whole build."""
    assert list(touched(toy, save(file)))[:1] == first


def test_a_style_is_shown_as_it_is(tmp_path: Path) -> None:
    """It is no page, and needs no generator; one that is gone is not shown."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.css").write_text("p {}")
    files = [docs / "a.css", docs / "gone.css", docs / "index.md", tmp_path / "b.css"]
    assert parts(Save(files, [], docs, [])) == [Path("a.css")]


async def _respond(request: Request) -> Answer:
    return Answer(200, "text/plain", f"{request.method} {request.target} {request.host}".encode())


def said_to(*requests: bytes, leave: bool = False) -> bytes:
    """Send *requests* one after another over a connection, and return all that is answered until it closes."""

    async def talk() -> bytes:
        connections = Connections(_respond)
        listening = listen_at("127.0.0.1", 0)
        await connections.listen(listening)
        reader, writer = await asyncio.open_connection(*listening.getsockname())
        for request in requests:
            writer.write(request)
            await asyncio.sleep(0.01)
        try:
            return b"" if leave else await asyncio.wait_for(reader.read(), 5)
        finally:
            writer.close()
            await connections.close()

    return asyncio.run(talk())


def test_requests_follow_each_other_on_one_connection() -> None:
    """Until the browser says that it was the last."""
    first, last = b"GET /1 HTTP/1.1\r\nHost: a\r\n\r\n", b"HEAD /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    said = said_to(first, last)
    assert b"GET /1 a" in said and b"HEAD /2 a" not in said and said.count(b"HTTP/1.1 200 ") == 2


@pytest.mark.parametrize("half", [b"", b"GET / HTTP/1.1\r\nHost: a", b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /"])
def test_a_half_request_is_left_after_a_while(half: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection closes, also after a whole one."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.1)
    said_to(half)


def test_an_answer_that_nobody_takes_is_left_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who does not read keeps nothing for ever."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.1)

    began = []

    async def much(request: Request) -> Answer:
        began.append(request)
        return Answer(200, "text/plain", bytes(50_000_000))

    async def talk() -> int:
        connections = Connections(much)
        listening = listen_at("127.0.0.1", 0)
        await connections.listen(listening)
        slow = socket.create_connection(listening.getsockname())
        slow.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        for _ in range(500):
            await asyncio.sleep(0.01)
            if began and not connections.open:
                break
        left = len(connections.open)
        slow.close()
        await connections.close()
        return left

    assert asyncio.run(talk()) == 0 and began


def test_what_cannot_be_read_is_refused() -> None:
    """In words, and the connection closes."""
    assert said_to(b"nonsense\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    assert said_to(b"GET /" + b"a" * (1 << 18) + b" HTTP/1.1\r\n").startswith(b"HTTP/1.1 431 ")

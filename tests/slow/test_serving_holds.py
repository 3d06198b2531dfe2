"""The server cannot be hurt by who asks, and leaves nothing behind however it ends."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from bench.processes import free_port
from tests.projects import toy_project
from tests.slow.serving import PATIENCE, Running, command, serving, surroundings

needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are told by /proc")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the toy."""
    return toy_project(tmp_path_factory.mktemp("holds"))


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[Running]:
    """The project, served."""
    with serving(project, "--pages") as running:
        running.wait_for("", lambda page: "I feel resistance" in page)
        yield running


def asked(port: int, request: bytes) -> bytes:
    """Send *request*, and return all that is answered."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(1 << 16), b""))


def page_for(port: int, host: str, path: str = "/") -> bytes:
    """Ask for a page under the name *host*."""
    return asked(port, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())


def test_names_of_this_machine_are_answered_and_no_other(server: Running) -> None:
    """So that a page elsewhere, whose name somebody leads here, cannot read along."""
    for host in (f"127.0.0.1:{server.port}", "localhost", f"[::1]:{server.port}", "LOCALHOST:1"):
        assert page_for(server.port, host).startswith(b"HTTP/1.1 200 "), host
    for host in ("evil.example", f"evil.example:{server.port}", "localhost.evil.example", "", "[::1", "10.0.0.1"):
        assert page_for(server.port, host)[:13] in (b"HTTP/1.1 421 ", b"HTTP/1.1 400 "), host


def test_two_hundred_half_requests_cost_no_thread_and_keep_nobody_waiting(server: Running) -> None:
    """Each is a socket that waits, and a page is there as fast as before."""
    with ExitStack() as open_sockets:
        for _ in range(200):
            half = open_sockets.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            half.sendall(b"GET / HTTP/1.1\r\nHost: local")
        started = time.monotonic()
        assert "I feel resistance" in server.get("")
        assert time.monotonic() - started < 5
        if Path("/proc").exists():
            status = Path(f"/proc/{server.process.pid}/status").read_text()
            assert int(status.partition("Threads:")[2].split()[0]) < 12


@pytest.mark.parametrize("segment", ["a/", "a-segment/", "%2e%2e/", "%00/"])
def test_a_path_of_many_segments_gets_an_answer(server: Running, segment: str) -> None:
    """As does one that no file system takes."""
    assert page_for(server.port, "localhost", f"/{segment * 5000}").startswith(b"HTTP/1.1 404 ")


def test_what_is_no_request_is_told_so(server: Running) -> None:
    """And so is a method that a site has no use for."""
    assert asked(server.port, b"nonsense\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    post = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"
    assert asked(server.port, post).startswith(b"HTTP/1.1 405 ")


def test_addresses_of_the_server_are_relative_and_so_are_its_redirections(server: Running) -> None:
    """Below a path of a proxy they lead back through it."""
    assert 'src="-/reload.js?' in server.get("")
    assert 'src="../../-/reload.js?' in server.get("patterns/dark-lamp/")
    assert b"\r\nLocation: ./dark-lamp/\r\n" in page_for(server.port, "localhost", "/patterns/dark-lamp")
    assert "location.reload" in server.get("-/reload.js")


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that nothing else serves, so that every process in its folder is of the server under test."""
    return toy_project(tmp_path_factory.mktemp("quiet"))


def at_work(folder: Path) -> list[int]:
    """List the processes that work in *folder*."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append(int(process.name))
    return found


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until it does.

    Raises:
        AssertionError: when it takes too long.
    """
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@needs_proc
@pytest.mark.parametrize("building", [True, False], ids=["at work", "at rest"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_whatever_ends_it_leaves_no_child_and_frees_the_port(
    quiet: Path, number: signal.Signals, building: bool
) -> None:
    """Killed, it cannot tidy up, and what it started notices."""
    with serving(quiet, "--pages") as server:
        wait_until(lambda: len(at_work(quiet)) > 3 if building else "Built" in server.log.read_text())
        assert len(at_work(quiet)) > 3 or not building
        server.process.send_signal(number)
        server.process.wait(timeout=20)
        wait_until(lambda: not at_work(quiet))
        socket.create_server(("127.0.0.1", server.port)).close()
    assert "Traceback" not in server.log.read_text()
    assert not list(quiet.glob(".served.builds/*/site")), "no half site is left"


@needs_proc
def test_it_ends_with_the_process_that_started_it(quiet: Path) -> None:
    """As when make is killed, which can tell nobody."""
    port = free_port()
    starter = f"import subprocess; subprocess.run({command(port, '--pages')!r})"
    with subprocess.Popen([sys.executable, "-c", starter], cwd=quiet, env=surroundings(quiet, port)) as parent:
        wait_until(lambda: len(at_work(quiet)) > 3)
        parent.kill()
    wait_until(lambda: not at_work(quiet))
    socket.create_server(("127.0.0.1", port)).close()

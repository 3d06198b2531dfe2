"""Keeps a warm process: starts it, tells it what was saved, and starts another where it has ended."""

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.editions import CHANGES
from macros.serving.messages import OUTDATED, Begun, Early, Ended, Saved, Sound, Watch, line_of, message_in
from macros.serving.shown import Shown
from macros.serving.watching import Watcher
from macros.teams import home_of, settings_files

#: Seconds that a warm process has for tidying up.
_PATIENCE = 10.0
#: Bytes that a message may have.
_LONGEST = 1 << 20


class Keeper:
    """The one process that builds the site of *project* into that of *shown*, or its pages alone."""

    def __init__(self, project: Path, shown: Shown, watcher: Watcher, *, pages_only: bool) -> None:
        self._project, self._shown, self._watcher, self._pages_only = project, shown, watcher, pages_only
        self._process: Process | None = None
        self._started = 0.0

    async def run(self) -> None:
        """Keep a warm process for ever."""
        here = [str(self._project / name) for name in ("data", "docs", "macros")]
        settings = [str(file) for file in (*settings_files(self._project), self._project / CHANGES)]
        self._watcher.watch(Watch(here, settings))  # until the warm process knows better
        with TemporaryDirectory(prefix="askwell-early-", ignore_cleanup_errors=True) as folder:
            reads, writes = os.pipe()  # which closes when this process is gone, however it went
            try:
                for turn in count():
                    early = Path(folder, str(turn))
                    early.mkdir()
                    mistake = await self._keep(early, reads)
                    if mistake:
                        self._tell(mistake)
                        await self._watcher.saved()
            finally:
                await self._end()
                os.close(writes)
                os.close(reads)

    async def _keep(self, folder: Path, server: int) -> str:
        """Keep one process until it ends; return what it said of a mistake that ended it."""
        self._started = time.monotonic()
        command = ["-m", "macros.serving.warm", str(self._shown.site), str(folder), str(server)]
        command += ["pages"] if self._pages_only else []
        process = self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            cwd=home_of(self._project),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            pass_fds=(server,),
            start_new_session=True,  # so that it can be ended with all its children
            limit=_LONGEST,
        )
        assert process.stdin and process.stdout and process.stderr, "they are pipes"
        self._ask(process, [])
        telling = asyncio.create_task(self._tell_saves(process))
        complaining = asyncio.create_task(_last_of(process.stderr))
        try:
            while line := await process.stdout.readline():
                self._note(line)
            status = await process.wait()
        finally:
            telling.cancel()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its children, where it could not end them
        said = await complaining
        return "" if status == OUTDATED else said.strip() or f"The build was ended by signal {-status}."

    async def _tell_saves(self, process: Process) -> None:
        while True:
            saved = await self._watcher.saved()
            self._started = time.monotonic()
            self._ask(process, saved)

    def _ask(self, process: Process, saved: list[str]) -> None:
        assert process.stdin, "it is a pipe"
        process.stdin.write(line_of(Saved(saved, list(self._shown.opened))))

    def _note(self, line: bytes) -> None:
        message = message_in(line)
        match message:
            case Watch():
                self._watcher.watch(message)
            case Begun() | Sound() | Early() | Ended():
                self._shown.note(message)
        if isinstance(message, Ended):
            self._say(self._shown.mistake)

    def _tell(self, mistake: str) -> None:
        self._shown.say(mistake)
        self._say(mistake)

    def _say(self, mistake: str) -> None:
        left = "the last good site stays up" if self._shown.page("")[1] else "there is no site yet"
        outcome = f"{mistake}\nNot built; {left}." if mistake else "Built"
        print(f"{outcome} ({time.monotonic() - self._started:.1f} s)", flush=True)

    async def _end(self) -> None:
        """End the process with all its children, and wait until it has."""
        process = self._process
        if not process or process.returncode is not None:
            return
        if process.stdin:
            process.stdin.close()
        with suppress(ProcessLookupError):
            process.terminate()
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await process.wait()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


async def _last_of(stream: asyncio.StreamReader) -> str:
    """Read a stream to its end, and return the last of it."""
    last = b""
    while part := await stream.read(_LONGEST):
        last = (last + part)[-_LONGEST:]
    return last.decode("utf-8", "replace")

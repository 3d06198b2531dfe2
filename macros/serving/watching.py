"""Told by the system of every file that is saved: nothing is looked at while nothing happens."""

import asyncio
import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from macros.serving.messages import Watch

#: Seconds without a change after which a save is over: some editors write a file in several steps.
SETTLED = 0.015
#: Seconds after which what has come is told, though more comes.
_AT_MOST = 0.5
#: A file that is opened or read is no news, and a build opens thousands.
_NEWS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


class Watcher(FileSystemEventHandler):
    """Gathers the paths of what was saved.

    Args:
        look_every: seconds between two looks at all files, for disks that tell of nothing; 0 where they do.
    """

    def __init__(self, look_every: float = 0) -> None:
        self._loop = asyncio.get_running_loop()
        self._saved: dict[str, None] = {}
        self._news = asyncio.Event()
        self._watched: set[tuple[str, int]] = set()
        self._folders: tuple[str, ...] = ()
        self._files: frozenset[str] = frozenset()
        self._observer = PollingObserver(timeout=look_every) if look_every else Observer()
        self._observer.start()

    def watch(self, watch: Watch) -> None:
        """Watch these from now on, and no others."""
        folders = [os.path.realpath(path) for path in watch.folders]
        files = [os.path.realpath(path) for path in watch.files]
        watched = {(path, _number(path)) for path in (*folders, *files)}
        if watched == self._watched:
            return
        self._watched = watched
        self._folders = tuple(path + os.sep for path in folders)
        self._files = frozenset((*folders, *files))
        beside = {os.path.dirname(path) for path in self._files}
        self._observer.unschedule_all()
        try:
            self._schedule(folders, beside)
        except OSError as error:
            print(
                f"Files cannot be watched here ({error.strerror}), so they are looked at each second.", file=sys.stderr
            )
            self._observer = PollingObserver(timeout=1)
            self._observer.start()
            self._schedule(folders, beside)

    def _schedule(self, folders: Iterable[str], beside: Iterable[str]) -> None:
        for folder in folders:
            with suppress(FileNotFoundError):  # which is told when it comes: its folder is watched as well
                self._observer.schedule(self, folder, recursive=True, event_filter=_NEWS)
        for folder in beside:
            if not f"{folder}{os.sep}".startswith(self._folders):
                self._observer.schedule(self, folder, recursive=False, event_filter=_NEWS)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take an event from the thread that waits for them."""
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path or "")):
            if path in self._files or path.startswith(self._folders):
                self._loop.call_soon_threadsafe(self._note, path)

    def _note(self, path: str) -> None:
        self._saved[path] = None
        self._news.set()

    async def saved(self) -> list[str]:
        """Return the paths of what was saved, once a save is over."""
        if not self._saved:
            await self._news.wait()
        end = self._loop.time() + _AT_MOST
        while self._news.is_set() and self._loop.time() < end:
            self._news.clear()
            await asyncio.sleep(SETTLED)
        self._news.clear()
        saved, self._saved = list(self._saved), {}
        return saved

    def close(self) -> None:
        """Watch no more."""
        self._observer.stop()


def _number(path: str) -> int:
    """Tell a folder from one that comes into its place; 0 where there is none."""
    try:
        return os.stat(path).st_ino
    except OSError:
        return 0

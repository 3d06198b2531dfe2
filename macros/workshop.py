"""Where a site is built unseen: a folder of the build's own beside the site, one build of a site at a time.

Beside, since a folder can be exchanged only with one on the same file system. The lock goes with the process that
holds it, and with the generator that it started, however they end; so whatever else stands there once the lock is
held was left by a build that is dead, and is cleared.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from macros.exchange import put_back, put_in_place

_LOCK = "lock"
_OLD = "old"
#: How many files wait for the disk side by side.
_FLUSHES = 8


@dataclass(frozen=True)
class Workshop:
    """A build's own folder, the site that it is for, and the lock that its children hold with it."""

    folder: Path
    site: Path
    lock: int

    @property
    def new(self) -> Path:
        """Where the new site is made."""
        return self.folder / "site"

    def put_up(self) -> None:
        """Put the new site in the place of the old one, once it is safely on the disk.

        Raises:
            OSError: when it cannot be put there; the old one still stands.
        """
        _settle(self.new)
        put_in_place(self.new, self.site, self.folder / _OLD)
        _flush(self.site.parent)


def shop_of(site: Path) -> Path:
    """Return the folder that holds the builds of *site*."""
    return site.with_name(f".{site.name}.builds")


@contextmanager
def workshop(site: Path, say: Callable[[str], None]) -> Iterator[Workshop]:
    """Yield a workshop for *site* once no other build of it is under way, and leave nothing of it behind.

    Args:
        site: the whole path of the site's folder, its links followed.
        say: told in one line that another build is waited for.

    Raises:
        OSError: when there can be none.
    """
    shop = shop_of(site)
    lock = _locked(shop, say)
    try:
        _clear(shop, site)
        yield Workshop(Path(mkdtemp(prefix="", dir=shop)), site, lock)
    finally:
        _clear(shop, site)
        with suppress(OSError):
            (shop / _LOCK).unlink()  # the last deed: whoever comes now makes a lock of their own
            shop.rmdir()
        os.close(lock)


def _locked(shop: Path, say: Callable[[str], None]) -> int:
    """Return the open lock of *shop*, which nobody else holds."""
    while True:
        shop.mkdir(parents=True, exist_ok=True)
        try:
            lock = os.open(shop / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        except FileNotFoundError:  # a build has ended since, and taken the folder along
            continue
        try:
            _wait(lock, lambda: say("Another build of this site is under way; this one begins when that has ended."))
            if os.fstat(lock).st_nlink:
                return lock
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)  # the build that was waited for has removed it


def _wait(lock: int, say: Callable[[], None]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say()
        fcntl.flock(lock, fcntl.LOCK_EX)


def _clear(shop: Path, site: Path) -> None:
    """Remove every build's folder; a site that one was killed over is put back first."""
    with suppress(OSError):
        for left in shop.iterdir():
            if left.name != _LOCK:
                put_back(left / _OLD, site)
                rmtree(left, ignore_errors=True)


def _settle(folder: Path) -> None:
    """Have every file below *folder* written to the disk, since an exchange may reach it before they do."""
    paths = [Path(top, name) for top, _folders, files in os.walk(folder) for name in (*files, "")]
    with ThreadPoolExecutor(_FLUSHES) as flushes:
        for _flushed in flushes.map(_flush, paths):
            pass  # an error is raised here


def _flush(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

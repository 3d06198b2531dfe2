"""A folder put in the place of another, so that whoever looks finds the old one or the new one, whole.

Linux and macOS exchange two names in one step. Where the file system knows no such step (some network disks), the old
folder is renamed away and the new one renamed in: for the time between two calls, some microseconds, there is none.
Killed there, `put_back` restores the old one.
"""

import ctypes
import errno
import os
from contextlib import suppress
from pathlib import Path

_HERE = -100  # AT_FDCWD of Linux: names are read from the working folder
_SWAP = 2  # RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS
#: What a system or a file system answers that has no such step.
_UNKNOWN_STEP = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def put_in_place(new: Path, place: Path, aside: Path) -> None:
    """Put the folder *new* at *place*; what stood there ends at *new*, or at *aside*, and can be removed.

    Args:
        new: the new folder, on the file system of *place*.
        place: where it shall stand; there may be a folder, or nothing.
        aside: a free name on that file system, for the way in two steps.

    Raises:
        OSError: when it cannot be put there; what stood there still does.
    """
    if not place.exists():
        new.rename(place)
    elif not exchange(new, place):
        place.rename(aside)
        try:
            new.rename(place)
        except OSError:
            put_back(aside, place)
            raise


def put_back(aside: Path, place: Path) -> None:
    """Restore what was renamed away, where nothing has come into its place."""
    if aside.exists() and not place.exists():
        with suppress(FileNotFoundError):
            aside.rename(place)


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; return False where there is no such step.

    Raises:
        OSError: when the system has the step and refuses it.
    """
    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renameat2"):
        refused = system.renameat2(_HERE, names[0], _HERE, names[1], _SWAP)
    elif hasattr(system, "renamex_np"):
        refused = system.renamex_np(*names, _SWAP)
    else:
        return False
    if not refused:
        return True
    if (number := ctypes.get_errno()) in _UNKNOWN_STEP:
        return False
    raise OSError(number, os.strerror(number), str(other))

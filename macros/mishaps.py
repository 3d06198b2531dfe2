"""What the machine refuses, in one line: which file, what is wrong with it, and what to do."""

import errno
import io
import os
import re
import sys

_SAID_BY_PYTHON = re.compile(r"^(?:[\w.]*Error|[\w.]*Exception): \[Errno (\d+)\] .*?(?:: '(.*?)'(?: -> '(.*)')?)?$")
_SAID_BY_RUST = re.compile(r"\(os error (\d+)\)")
_ROOM = "make room on that disk and run this again"
_RIGHT = "give yourself the right to it, or work in a checkout of your own"
#: What can only be said of the second file where one is copied to another.
_OF_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
#: What each refusal is called, and what to do.
_SAID = {
    errno.ENOSPC: ("the disk is full", _ROOM),
    errno.EDQUOT: ("your share of the disk is full", _ROOM),
    errno.EFBIG: ("this is over the limit on the size of a file", "raise the limit (`ulimit -f`) and run this again"),
    errno.EACCES: ("this account may not read or write it", _RIGHT),
    errno.EPERM: ("this account may not change it", _RIGHT),
    errno.EROFS: ("its disk can only be read", "work in a copy on a disk that can be written"),
    errno.EBUSY: ("something else holds it", "name a folder inside it"),
    errno.ELOOP: ("its links lead in a circle", "remove the link, or let it lead to a file"),
    errno.ENOENT: ("there is no such file", "put it back, or remove the link that leads there"),
    errno.ENOTDIR: ("a file stands where a folder should", "move that file away"),
    errno.EISDIR: ("a folder stands where a file should", "move that folder away"),
    errno.ENAMETOOLONG: ("its name is too long", "work in a folder with a shorter path"),
    errno.EMFILE: ("too many files are open", "raise the limit (`ulimit -n`) and run this again"),
    errno.ENOLCK: ("its disk has no locks", "build into a folder on a disk of this machine"),
}


def refusal(error: OSError) -> str:
    """Say in one line what the machine refused, for whoever ran a command."""
    what, remedy = _SAID.get(error.errno or 0, (error.strerror or str(error), "mend that and run this again"))
    copied_to = error.filename2 if error.errno in _OF_WRITING else None
    file = copied_to or error.filename
    where = f"{os.fsdecode(file)}: {what}" if isinstance(file, str | bytes) else f"{what[0].upper()}{what[1:]}"
    return f"{where}; {remedy}."


def refusal_in(said: str) -> str | None:
    """Find such a refusal in what another program *said* before it ended, if there is one."""
    found = [match for line in said.splitlines() if (match := _SAID_BY_PYTHON.match(line.strip()))]
    if not found:
        by_rust = _SAID_BY_RUST.findall(said)
        return refusal(OSError(int(by_rust[-1]), os.strerror(int(by_rust[-1])))) if by_rust else None
    number, file, other = found[-1].groups()
    return refusal(OSError(int(number), os.strerror(int(number)), file, None, other))


def speak_plainly() -> None:
    """Let a terminal that lacks a character show its number, in place of a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")

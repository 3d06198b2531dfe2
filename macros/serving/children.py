"""Children of the warm process: forked, so that they begin with all that it has read, and keep what they do."""

import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Never

_ENDINGS = (signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Child:
    """A process, and a pipe that closes when it has ended, however it does."""

    pid: int
    ended: int

    def stop(self) -> None:
        """Tell the child to tidy up and end; it is not waited for."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)

    def status(self) -> int:
        """Wait until the child has ended, and return its exit status, or a signal's number below zero."""
        os.close(self.ended)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def fork(work: Callable[[], int], server: int) -> Child:
    """Begin *work* in a child; what it returns is the child's exit status.

    Args:
        work: what to do.
        server: a pipe that closes when the server is gone, upon which the child ends.
    """
    reads, writes = os.pipe()
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)  # one that comes now is for the child's own way to end
    gc.freeze()  # what is in memory stays shared: no collection touches it
    sys.stdout.flush()
    sys.stderr.flush()
    if pid := os.fork():
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
        os.close(writes)
        return Child(pid, reads)
    os.close(reads)
    silence(0)  # what the server says is for the parent
    _end_with(_outcome(work, server))


def silence(*streams: int) -> None:
    """Let streams of this process lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in streams:
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _outcome(work: Callable[[], int], server: int) -> int:
    """Return the exit status of *work*, as Python itself would."""
    try:
        for ending in _ENDINGS:
            signal.signal(ending, lambda number, _frame: sys.exit(128 + number))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
        threading.Thread(target=_end_after, args=(server,), daemon=True).start()
        return work()
    except SystemExit as ended:
        if ended.code is None or isinstance(ended.code, int):
            return ended.code or 0
        print(ended.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    return 1


def _end_with(status: int) -> Never:
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _end_after(server: int) -> None:
    """End this process when the server is gone, as if it had been told to."""
    while os.read(server, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)

"""Processes that are measured, and processes that surely end."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LAUNCHER = Path(__file__).with_name("measured.py")


class CannotMeasure(Exception):
    """Something went wrong that leaves nothing to report; the text says what."""


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    wall: float  # seconds on the clock
    user: float  # seconds of the processor, the command's own code
    peak: float  # MB (a million bytes) of memory at most


def environment(root: Path) -> dict[str, str]:
    """Return the environment for commands in the project at *root*: its own `macros` first, no notices."""
    own = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "REPOSITORY_URL")}
    return own | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)}


def cost_of(command: Sequence[str], root: Path) -> Cost:
    """Run *command* in the folder *root* and return what it took.

    Raises:
        CannotMeasure: when it does not end well.
    """
    with running([sys.executable, "-I", str(_LAUNCHER), *command], root, subprocess.PIPE) as process:
        said, mistakes = process.communicate()
    if process.returncode:
        raise CannotMeasure(f"{' '.join(command)} failed and said:\n{mistakes.strip()}")
    return Cost(**json.loads(said))


@contextmanager
def running(command: Sequence[str], root: Path, output: int) -> Iterator[subprocess.Popen[str]]:
    """Start *command* in the folder *root*; whatever happens, it and all that it started end with the block."""
    process = subprocess.Popen(
        command, cwd=root, env=environment(root), stdout=output, stderr=output, text=True, start_new_session=True
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    """Return a port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

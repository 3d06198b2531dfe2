"""The warm process: `python -m macros.serving.warm`, started by the server and told by it what was saved.

Whatever ends it, the server starts another one: at once where its own code has changed, else with the next save.
"""

import os
import select
import signal
import sys
from pathlib import Path

from macros.problems import DataProblems
from macros.serving.builds import Builds
from macros.serving.messages import Saved, message_in

PROJECT = Path(__file__).resolve().parent.parent.parent


def serve(builds: Builds, asked: int) -> None:
    """Do what the server asks through the pipe *asked*, until it closes."""
    rest = b""
    while True:
        ready, _, _ = select.select([asked, *builds.children], [], [], builds.patience)
        if not ready:
            builds.go_on()
        for pipe in ready:
            if pipe in builds.children:
                builds.note_end(builds.children[pipe])
        if asked in ready:
            read = os.read(asked, 1 << 16)
            if not read:
                return
            *lines, rest = (rest + read).split(b"\n")
            if lines:
                saved = [message for line in lines if isinstance(message := message_in(line), Saved)]
                builds.take(Saved([path for one in saved for path in one.paths], saved[-1].opened))


def main() -> None:
    """Serve the server that started this process, until it is gone."""
    site, folder, server, *pages = sys.argv[1:]
    told = os.dup(1)
    os.dup2(2, 1)  # whatever the generator prints is no message
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        builds = Builds(PROJECT, Path(site), Path(folder), int(server), told, pages_only=bool(pages))
    except DataProblems as problems:
        sys.exit(str(problems))  # the settings are wrong; with the next save another process looks again
    try:
        serve(builds, asked=0)
    finally:
        builds.stop()
        for child in list(builds.children.values()):
            child.status()


if __name__ == "__main__":
    main()

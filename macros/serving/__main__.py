"""The server: `python -m macros.serving`."""

import argparse
import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from macros.mishaps import speak_plainly
from macros.serving.answers import Answers
from macros.serving.connections import Connections, listen_at
from macros.serving.keeper import Keeper
from macros.serving.shown import Shown
from macros.serving.watching import Watcher

PROJECT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m macros.serving", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at")
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--site", type=Path, required=True, help="the folder that holds the site, or will")
    parser.add_argument("--pages", action="store_true", help="the pages alone, with nothing beside them")
    parser.add_argument("--look-every", type=float, default=0, metavar="SECONDS", help="for disks that tell nothing")
    parser.add_argument("--names", nargs="*", default=[], help="names by which the server may be asked for")
    speak_plainly()
    asyncio.run(_serve(parser.parse_args()))


def _port(text: str) -> int:
    """Read a port's number, or end with one line that says what it can be."""
    if not text.isdecimal() or not 0 < int(text) < 1 << 16:
        sys.exit(f"{text} cannot be a port: name a number from 1 to 65535, as in `make serve PORT=8001`.")
    return int(text)


async def _serve(options: argparse.Namespace) -> None:
    try:
        listening = listen_at(options.host, options.port)
    except OSError as error:
        sys.exit(f"Cannot serve at {options.host}:{options.port}: {error.strerror}. Try `make serve PORT=8001`.")
    told = asyncio.Event()
    _when_told(told.set)
    shown = Shown(options.site.resolve())
    watcher = Watcher(options.look_every)
    names = [options.host, *options.names]
    connections = Connections(Answers(shown, names, PROJECT / "docs" / "service-worker.js"))
    await connections.listen(listening)
    shown_host = f"[{options.host}]" if ":" in options.host else options.host
    print(f"Serving at http://{shown_host}:{options.port}/ (Ctrl-C ends it)", flush=True)
    if not shown.page("")[1]:
        print("Building for the first time, which takes a minute or so; later saves are seen at once.", flush=True)
    keeping = asyncio.create_task(Keeper(PROJECT, shown, watcher, pages_only=options.pages).run())
    await asyncio.wait([keeping, asyncio.create_task(told.wait())], return_when=asyncio.FIRST_COMPLETED)
    await connections.close()
    watcher.close()
    keeping.cancel()
    with suppress(asyncio.CancelledError):
        await keeping


def _when_told(stop: Callable[[], object]) -> None:
    """Call *stop* when somebody ends this process, closes its terminal, or has ended the process that started it."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has it
            loop.add_signal_handler(number, stop)
    with suppress(OSError):  # an old system, or a parent that is none of ours
        if (ended := _parents_end()) is not None:
            loop.add_reader(ended, stop)


def _parents_end() -> int | None:
    """Return a file that can be read as soon as the process that started this one has ended, where there is such."""
    parent = os.getppid()
    if sys.platform == "linux":
        return os.pidfd_open(parent)
    if sys.platform == "darwin":
        queue = select.kqueue()
        event = select.kevent(parent, select.KQ_FILTER_PROC, select.KQ_EV_ADD, select.KQ_NOTE_EXIT)
        queue.control([event], 0)
        return queue.fileno()
    return None


if __name__ == "__main__":
    main()

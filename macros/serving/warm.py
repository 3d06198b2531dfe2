"""The warm process: `python -m macros.serving.warm`, started by the server and told by it what was saved.

It reads what changed, holds it against every rule, and leaves the writing to its children. A mistake in the records is
told, and it goes on; whatever else goes wrong ends it, and the server starts another one with the next save.
"""

import os
import select
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from traceback import format_exc

from macros.checks.site import load_sound
from macros.mishaps import refusal
from macros.pages import configured_roots
from macros.playbook import Playbook
from macros.problems import DataProblems
from macros.serving.children import Child, fork, silence
from macros.serving.early import Stage, set_up, write_early
from macros.serving.full import build_full
from macros.serving.known import Known, links_below
from macros.serving.messages import OUTDATED, Begun, Early, Ended, Message, Saved, Sound, Watch, line_of, message_in
from macros.serving.touched import Save
from macros.sync import sync

PROJECT = Path(__file__).resolve().parent.parent.parent
#: Files at the top of the project that a site is made from, and of them those that are read once.
_SETTINGS = ("mkdocs.yml", "nav.yml")
_READ_ONCE = "mkdocs.yml"
#: Seconds that belong to the early pages alone, before the whole site is begun.
_QUIET = 0.15


class Warm:
    """All that is kept between two saves.

    Args:
        project: the folder of the settings.
        site: the folder of the site.
        folder: where early pages may be written.
        server: a pipe that closes when the server is gone.
        told: the pipe through which the server is told.
        pages_only: whether to leave out what stands beside the pages.
    """

    def __init__(
        self, project: Path, site: Path, folder: Path, server: int, told: int, *, pages_only: bool = False
    ) -> None:
        self.project, self.site, self.folder, self.server, self.told = project, site, folder, server, told
        self.pages_only = pages_only
        self.known = Known()
        self.stage: Stage | None = None
        self.number = 0
        self.since: dict[str, None] = {}  # all that was saved since the last good build
        self.children: dict[int, Child] = {}  # by the pipe that closes when one has ended
        self.full: Child | None = None
        self.due: Playbook | None = None  # what the whole site is still to be built from
        self.roots = [root.resolve() for root in configured_roots(project)]
        folders = [project / "docs", project / "macros", *self.roots]
        files = [str(project / name) for name in _SETTINGS] + links_below(folders)
        self.known.note([*folders, *files])
        self.tell(Watch([str(path) for path in folders], files))

    def tell(self, message: Message) -> None:
        """Say something to the server."""
        os.write(self.told, line_of(message))

    def take(self, saved: Saved) -> None:
        """Build again where something has changed, or for the first time.

        Raises:
            SystemExit: when this process is outdated.
        """
        news = self.known.news(saved.paths)
        if self.number and not news:
            return
        if any(self._is_read_once(Path(path)) for path in news):
            sys.exit(OUTDATED)
        self.number += 1
        self.since |= dict.fromkeys(news)
        self.stop()
        self.tell(Begun(self.number))
        try:
            playbook = load_sound(self.roots)
            self.tell(Sound(self.number))
            self._begin_early(playbook, saved.opened)
            self.due = playbook
        except DataProblems as problems:
            self._fail(str(problems), sound=False)
        except OSError as error:
            self._fail(refusal(error), sound=False)

    def go_on(self) -> None:
        """Do what is left of a build: nobody saves any more, and the early pages have had their time."""
        playbook, self.due = self.due, None
        try:
            if playbook:
                self._begin_full(playbook)
        except OSError as error:
            self._fail(refusal(error))

    def _is_read_once(self, path: Path) -> bool:
        return path.is_relative_to(self.project / "macros") or path.name == _READ_ONCE

    def _begin_early(self, playbook: Playbook, opened: list[str]) -> None:
        if self.stage:
            save = Save([Path(path) for path in self.since], self.roots, self.project / "docs", opened)
            self._begin(partial(self._write_early, playbook, save))

    def _begin_full(self, playbook: Playbook) -> None:
        changed = sync(playbook, self.project)
        self.known.note(changed)
        self.full = self._begin(partial(self._write_full, playbook))
        if not self.stage or any(self._is_shared(path) for path in changed):
            self._set_up(playbook)

    def _is_shared(self, path: Path) -> bool:
        return path.name in _SETTINGS or path.is_relative_to(self.project / "macros")

    def _begin(self, work: Callable[[], int]) -> Child:
        child = fork(work, self.server)
        self.children[child.ended] = child
        return child

    def _set_up(self, playbook: Playbook) -> None:
        """Prepare early pages; where that fails, the full build says why."""
        self.stage = None
        try:
            self.stage = set_up(self.project, playbook)
        except SystemExit as ended:
            if isinstance(ended.code, int):  # this process was told to end; else a page tells a mistake
                raise
        except Exception:
            pass

    def _write_early(self, playbook: Playbook, save: Save) -> int:
        assert self.stage, "there is a stage, or this would not be called"
        folder = self.folder / str(self.number)
        write_early(self.stage, playbook, save, folder, self._show)
        return 0

    def _show(self, address: str, file: Path) -> None:
        self.tell(Early(self.number, address, str(file)))

    def _write_full(self, playbook: Playbook) -> int:
        silence(1, 2, self.told)  # so that the server knows when this child's parent has ended, whatever becomes of it
        try:
            mistake = build_full(self.project, self.site, playbook, self.server, pages_only=self.pages_only)
        except Exception:
            mistake = format_exc()
        self._mistake.write_text(mistake, encoding="utf-8")
        return bool(mistake)

    @property
    def _mistake(self) -> Path:
        """Where the words of this build's mistake stand."""
        return self.folder / f"mistake-{self.number}"

    def _fail(self, mistake: str, *, sound: bool = True) -> None:
        self._mistake.write_text(mistake, encoding="utf-8")
        self.tell(Ended(self.number, str(self._mistake), sound))

    def note_end(self, child: Child) -> None:
        """Note that a child has ended, and tell the end of a build."""
        del self.children[child.ended]
        status = child.status()
        if child is not self.full:
            return
        self.stop()  # early pages that are still to come are there now
        if status == 0:
            self.since.clear()
            self.tell(Ended(self.number))
        elif status > 0:
            self.tell(Ended(self.number, str(self._mistake)))
        else:
            self._fail(f"The build was ended by signal {-status}; save again to try once more.")

    def stop(self) -> None:
        """Tell the children to end; they are noted when they have."""
        self.full = self.due = None
        for child in self.children.values():
            child.stop()


def serve(warm: Warm, asked: int) -> None:
    """Do what the server asks through the pipe *asked*, until it closes."""
    rest = b""
    while True:
        ready, _, _ = select.select([asked, *warm.children], [], [], _QUIET if warm.due else None)
        if not ready:
            warm.go_on()
        for pipe in ready:
            if pipe in warm.children:
                warm.note_end(warm.children[pipe])
        if asked in ready:
            read = os.read(asked, 1 << 16)
            if not read:
                return
            *lines, rest = (rest + read).split(b"\n")
            if lines:
                saved = [message for line in lines if isinstance(message := message_in(line), Saved)]
                warm.take(Saved([path for one in saved for path in one.paths], saved[-1].opened))


def main() -> None:
    """Serve the server that started this process, until it is gone."""
    site, folder, server, *pages = sys.argv[1:]
    told = os.dup(1)
    os.dup2(2, 1)  # whatever the generator prints is no message
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    warm = Warm(PROJECT, Path(site), Path(folder), int(server), told, pages_only=bool(pages))
    try:
        serve(warm, asked=0)
    finally:
        warm.stop()
        for child in list(warm.children.values()):
            child.status()


if __name__ == "__main__":
    main()

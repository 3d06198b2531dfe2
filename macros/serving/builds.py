"""One build after another, in a process that stays: what changed is read and judged, and the writing left to children.

A mistake in the records is told, and it goes on; whatever else goes wrong ends the process.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from traceback import format_exc

from macros.checks.site import load_sound
from macros.editions import CHANGES
from macros.mishaps import refusal
from macros.pages import configured_roots, configured_selection
from macros.playbook import Playbook
from macros.problems import DataProblems
from macros.serving.children import Child, fork, silence
from macros.serving.early import Stage, set_up, write_early
from macros.serving.full import build_full
from macros.serving.known import Known, links_below
from macros.serving.messages import OUTDATED, Begun, Early, Ended, Message, Saved, Sound, Watch, line_of
from macros.serving.touched import Save
from macros.sync import sync
from macros.teams import SETTINGS, own_docs, settings_files

#: Files at the top of the project that a site is made from, and of them those that are read once.
_SETTINGS = (SETTINGS, "nav.yml", CHANGES)
_READ_ONCE = (SETTINGS, CHANGES)
#: Seconds that belong to the early pages alone, before the whole site is begun.
_QUIET = 0.15
#: What a file is told as that may not be read, and seconds after which it is tried again.
_LOCKED, _AGAIN = "unreadable", 2.0


class Builds:
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
        self.refused = ""  # the mistake for which there is none
        self.locked = False  # whether that may go though nobody saves
        self.roots = [root.resolve() for root in configured_roots(project)]
        self.selection = configured_selection(project)
        self.own = own_docs(project)
        folders = [project / "docs", project / "macros", *self.roots, *([self.own] if self.own else [])]
        top = [*settings_files(project), project / "nav.yml", project / CHANGES]
        files = [*map(str, top), *links_below(folders)]
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
        self.since |= dict.fromkeys(news)
        self._begin_with(*self._read(), saved.opened)

    def _begin_with(self, playbook: Playbook | None, mistake: str, opened: list[str]) -> None:
        """Begin a build of what was read, or tell what was wrong with it."""
        self.number += 1
        self.stop()
        self.tell(Begun(self.number))
        self.refused, self.due = mistake, playbook
        if playbook:
            self.tell(Sound(self.number))
            self._lay_own(playbook)
            self._begin_early(playbook, opened)
        else:
            self._fail(mistake, sound=False)

    def _read(self) -> tuple[Playbook | None, str]:
        """Read the records; return them, or the mistake for which there are none."""
        try:
            return load_sound(self.roots, self.selection), ""
        except DataProblems as problems:
            self.locked = any(problem.code == _LOCKED for problem in problems.problems)
            return None, str(problems)
        except OSError as error:
            self.locked = True
            return None, refusal(error)

    @property
    def patience(self) -> float | None:
        """After how many seconds without a word there is something to do; None where there is nothing."""
        return _QUIET if self.due else _AGAIN if self.refused and self.locked else None

    def go_on(self) -> None:
        """Do what is left of a build, when nobody saves any more and the early pages have had their time.

        Where a file may not be read, nobody tells when it may; so it is tried again.
        """
        if playbook := self.due:
            self.due = None
            try:
                self._begin_full(playbook)
            except DataProblems as problems:
                self._fail(str(problems))
            except OSError as error:
                self._fail(refusal(error))
        else:
            playbook, mistake = self._read()
            if mistake != self.refused:
                self._begin_with(playbook, mistake, [])

    def _is_read_once(self, path: Path) -> bool:
        return path.is_relative_to(self.project / "macros") or path.name in _READ_ONCE

    def _begin_early(self, playbook: Playbook, opened: list[str]) -> None:
        if self.stage:
            files = [self._laid(Path(path)) for path in self.since]
            save = Save(files, self.roots, self.project / "docs", opened)
            self._begin(partial(self._write_early, playbook, save))

    def _laid(self, file: Path) -> Path:
        """Return where a file stands among the pages, which a team's own are laid over."""
        if self.own and file.is_relative_to(self.own):
            return self.project / "docs" / file.relative_to(self.own)
        return file

    def _lay_own(self, playbook: Playbook) -> None:
        """Lay what a team saved over our pages at once; where that cannot be, the full build says why."""
        if self.own and any(Path(path).is_relative_to(self.own) for path in self.since):
            with suppress(DataProblems, OSError):
                self.known.note(sync(playbook, self.project))

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

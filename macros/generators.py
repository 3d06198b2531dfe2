"""How each generator is run: in a process of its own, into a folder that nobody reads yet."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from macros.mishaps import refusal_in

#: The words of the child are read as UTF-8, whatever this terminal takes; the last is the theme's own switch.
_SURROUNDINGS = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "NO_MKDOCS_2_WARNING": "1"}


class CannotBuild(Exception):
    """A site cannot be built; the text says why."""


@dataclass(frozen=True)
class Generator:
    """A generator: the module that is run, how, and how it learns where the pages go."""

    module: str
    arguments: tuple[str, ...]
    folder_by: str = ""
    folder_in: str = ""

    def command(self, folder: Path) -> list[str]:
        """Return the command that writes the pages into *folder*."""
        named = [self.folder_by, str(folder)] if self.folder_by else []
        return [sys.executable, "-m", self.module, *self.arguments, *named]

    def surroundings(self, folder: Path) -> dict[str, str]:
        """Return the environment that the command needs."""
        return os.environ | _SURROUNDINGS | ({self.folder_in: str(folder)} if self.folder_in else {})


GENERATORS = {
    "mkdocs": Generator("mkdocs", ("build", "--strict"), folder_by="--site-dir"),
    # which has no option for the folder, and takes only one inside the project
    "zensical": Generator(
        "zensical", ("build", "--strict", "--clean", "--config-file", "zensical.yml"), folder_in="SITE_DIR"
    ),
}
USUAL = "mkdocs"


#: Runs a generator of a project into a folder, in a process that holds a lock; returns its status, and all it said.
Run = Callable[[Generator, Path, Path, int], tuple[int, bytes]]


def write_pages(generator: Generator, project: Path, folder: Path, held: int, run: Run | None = None) -> None:
    """Write the pages of *project* into *folder*.

    Args:
        generator: which one.
        project: the folder of the settings.
        folder: where the pages go.
        held: a lock that stays locked until the generator has ended, whatever becomes of this process.
        run: how; left out, in a process of its own that reads everything anew.

    Raises:
        CannotBuild: with what stopped it, and no more.
    """
    status, output = (run or run_anew)(generator, project, folder, held)
    said = output.decode("utf-8", "replace")
    if status:
        how = "ended with" if status > 0 else "was ended by signal"
        silence = f"{generator.module} {how} {abs(status)} and said nothing"
        raise CannotBuild(refusal_in(said) or complaints(said) or silence)


def run_anew(
    generator: Generator,
    project: Path,
    folder: Path,
    held: int,
    told: Mapping[str, str] | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> tuple[int, bytes]:
    """Run a generator in a new process.

    Args:
        generator, project, folder, held: as for `write_pages`.
        told: what its environment says besides.
        meanwhile: done here while it runs.
    """
    with TemporaryFile() as output:  # and no pipe, which nobody empties meanwhile
        process = subprocess.Popen(
            generator.command(folder),
            cwd=project,
            env=generator.surroundings(folder) | dict(told or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=(held,),
        )
        try:
            meanwhile()
            status = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        output.seek(0)
        return status, output.read()


def complaints(said: str) -> str:
    """Return what stopped a generator, out of all that it said; lines set in, and blank ones, go with the one above."""
    kept, passed_over = [], False
    for line in said.splitlines():
        if line and not line.startswith(" "):
            passed_over = line.startswith("INFO")
        if not passed_over:
            kept.append(line)
    return "\n".join(kept).strip("\n")

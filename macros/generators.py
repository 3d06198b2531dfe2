"""How each generator is run: in a process of its own, into a folder that nobody reads yet."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO

from macros.mishaps import refusal_in
from macros.teams import SETTINGS, settings_name

#: The words of the child are read as UTF-8, whatever this terminal takes; the last is the theme's own switch.
_SURROUNDINGS = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "NO_MKDOCS_2_WARNING": "1"}


class CannotBuild(Exception):
    """A site cannot be built; the text says why."""


@dataclass(frozen=True)
class Generator:
    """A generator: the module that is run, how, how it learns where the pages go, its settings, what it needs first."""

    module: str
    arguments: tuple[str, ...]
    folder_by: str = ""
    folder_in: str = ""
    settings: str = SETTINGS
    loads: tuple[str, ...] = ()

    def command(self, project: Path, folder: Path) -> list[str]:
        """Return the command that writes the pages of *project* into *folder*."""
        settings = ["--config-file", settings_name(project, self.settings)] if self.settings else []
        named = [self.folder_by, str(folder)] if self.folder_by else []
        return [sys.executable, "-m", self.module, *self.arguments, *settings, *named]

    def surroundings(self, folder: Path) -> dict[str, str]:
        """Return the environment that the command needs."""
        return os.environ | _SURROUNDINGS | ({self.folder_in: str(folder)} if self.folder_in else {})


GENERATORS = {
    "mkdocs": Generator(
        "mkdocs",
        ("build", "--strict"),
        folder_by="--site-dir",
        loads=("mkdocs.commands.build", "mkdocs_macros.plugin", "pymdownx.superfences", "macros.hooks"),
    ),
    # which has no option for the folder, and takes only one inside the project
    "zensical": Generator(
        "zensical",
        ("build", "--strict", "--clean"),
        settings="zensical.yml",
        folder_in="SITE_DIR",
        loads=("zensical.main", "zensical.extensions.macros"),
    ),
}
USUAL = "mkdocs"


_STARTING = Path(__file__).with_name("starting.py")
#: Lets a generator begin that was started, does something meanwhile, and returns its status, and all it said.
Go = Callable[[Callable[[], None]], tuple[int, bytes]]
#: Runs a generator of a project into a folder, in a process that holds a lock; returns its status, and all it said.
Run = Callable[[Generator, Path, Path, int], tuple[int, bytes]]


def refuse_failed(generator: Generator, status: int, output: bytes) -> None:
    """Go on only where a generator has ended well.

    Raises:
        CannotBuild: with what stopped it, and no more.
    """
    said = output.decode("utf-8", "replace")
    if status:
        how = "ended with" if status > 0 else "was ended by signal"
        silence = f"{generator.module} {how} {abs(status)} and said nothing"
        raise CannotBuild(refusal_in(said) or complaints(said) or silence)


@contextmanager
def started(
    generator: Generator, project: Path, folder: Path, held: int, told: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Go]:
    """Start a generator in a new process, which loads its modules meanwhile; yield what lets it begin.

    Args:
        generator: which one.
        project: the folder of the settings.
        folder: where the pages go.
        held: a lock that stays locked until the generator has ended, whatever becomes of this process.
        told: what its environment says besides.

    However the block ends, the process has ended too.
    """
    with ThreadPoolExecutor(1) as reader, _process(generator, project, folder, held, told) as process:
        assert process.stdin and process.stdout, "both are pipes"
        begin, said = process.stdin, reader.submit(_all_of, process.stdout)

        def go(meanwhile: Callable[[], None]) -> tuple[int, bytes]:
            with suppress(BrokenPipeError):  # it has ended already, and has said why
                begin.write(b"\n")
            meanwhile()
            return process.wait(), said.result()

        yield go


def _all_of(output: IO[bytes]) -> bytes:
    with output:
        return output.read()


@contextmanager
def _process(
    generator: Generator, project: Path, folder: Path, held: int, told: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-P", str(_STARTING), " ".join(generator.loads), *generator.command(project, folder)],
        cwd=project,
        env=generator.surroundings(folder) | dict(told),
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=(held,),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdin:
            process.stdin.close()


def complaints(said: str) -> str:
    """Return what stopped a generator, out of all that it said; lines set in, and blank ones, go with the one above."""
    kept, passed_over = [], False
    for line in said.splitlines():
        if line and not line.startswith(" "):
            passed_over = line.startswith("INFO")
        if not passed_over:
            kept.append(line)
    return "\n".join(kept).strip("\n")

"""The whole site, built as `make build` does, but in children that need to read nothing anew."""

import io
import os
import runpy
import sys
from functools import partial
from pathlib import Path

from macros.building import build
from macros.generators import GENERATORS, USUAL, CannotBuild, Generator
from macros.loading import held
from macros.mishaps import refusal
from macros.playbook import Playbook
from macros.problems import DataProblems
from macros.serving.children import fork


def build_full(project: Path, site: Path, playbook: Playbook, server: int, *, pages_only: bool) -> str:
    """Build the site of *project* into *site*; return what stopped that, or nothing.

    Args:
        project: the folder of the settings.
        site: the folder of the site.
        playbook: the records as they were read; what is saved from now on is for the next build.
        server: a pipe that closes when the server is gone.
        pages_only: whether to leave out what stands beside the pages.
    """
    run = partial(_run_forked, server=server)
    try:
        with held(playbook):
            build(project, site, GENERATORS[USUAL], _nobody, pages_only=pages_only, run=run, handed=playbook)
    except (DataProblems, CannotBuild) as error:
        return str(error)
    except OSError as error:
        return refusal(error)
    return ""


def _nobody(_line: str) -> None:
    """Pass over that another build is waited for: it is one that this process was told to replace."""


def _run_forked(generator: Generator, project: Path, folder: Path, held: int, server: int) -> tuple[int, bytes]:
    """Run a generator in a child that has its modules in memory; the child has the lock *held* as it has all else."""
    reads, writes = os.pipe()
    child = fork(partial(_generate, generator, project, folder, writes), server)
    os.close(writes)
    try:
        with open(reads, "rb") as said:
            output = said.read()
    except BaseException:
        child.stop()
        child.status()
        raise
    return child.status(), output


def _generate(generator: Generator, project: Path, folder: Path, output: int) -> int:
    """Do what the generator's command does, in this process, and say it to *output*."""
    for stream in (1, 2):
        os.dup2(output, stream)
    os.close(output)
    for out in (sys.stdout, sys.stderr):
        if isinstance(out, io.TextIOWrapper):
            out.reconfigure(encoding="utf-8")
    os.chdir(project)
    os.environ.update(generator.surroundings(folder))
    _, _, module, *arguments = generator.command(project, folder)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    return 0

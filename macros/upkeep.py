"""Commands of those who look after a repository: all that is said, what a change looks like, what a release needs."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from macros.characters import printable
from macros.checks.site import load_sound
from macros.editions import edition_called
from macros.exports.review import review
from macros.loading import load
from macros.pages import configured_roots, configured_selection
from macros.preview import mistakes, preview
from macros.problems import DataProblems
from macros.releasing import release
from macros.rulebook import every_rule
from macros.selection import EVERYTHING, Selection


def add_upkeep(commands: Any, project: Callable[[], Path]) -> None:
    """Add the commands to those of a parser, as `add_subparsers` returns them; *project* tells where they work."""
    command = commands.add_parser("review", help="print all text in reading order")
    command.set_defaults(run=lambda _: _review(project()))

    command = commands.add_parser("rules", help="print the rules of the checker as JSON, with drafts to try them on")
    command.add_argument("--data", action="append", type=Path, help="a data root, in place of the configured ones")
    command.set_defaults(run=lambda options: _rules(options, project()))

    command = commands.add_parser("preview", help="print the pages of changed records as Markdown, for a run's summary")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="what changed, records or not")
    command.add_argument("--data", action="append", type=Path, help="a data root, in place of the configured ones")
    command.set_defaults(run=lambda options: _preview(options, project()))

    command = commands.add_parser("notes", help="print what an edition tells readers, as Markdown")
    command.add_argument("version", help="its version or its tag, as in 2.0.0 or v2.0.0")
    command.set_defaults(run=_notes)

    command = commands.add_parser("release", help="check all that a release needs, and tag it; nothing is pushed")
    command.add_argument("version", help="as in 2.1.0; CHANGELOG.md begins with it")
    command.set_defaults(run=lambda options: _release(options, project()))


def _shown(options: argparse.Namespace, project: Path) -> tuple[list[Path], Selection]:
    """Return the data roots that a command names, and all in them; else those of the settings, and what these show."""
    return (options.data, EVERYTHING) if options.data else (configured_roots(project), configured_selection(project))


def _review(project: Path) -> int:
    print(review(load(configured_roots(project), configured_selection(project))), end="")
    return 0


def _rules(options: argparse.Namespace, project: Path) -> int:
    print(every_rule(load(*_shown(options, project))), end="")
    return 0


def _preview(options: argparse.Namespace, project: Path) -> int:
    try:
        roots, selection = _shown(options, project)
        print(preview(load_sound(roots, selection), roots, options.files), end="")
    except DataProblems as error:
        print(mistakes(error.problems), end="")
        return 1
    return 0


def _notes(options: argparse.Namespace) -> int:
    print(edition_called(options.version).notes)
    return 0


def _release(options: argparse.Namespace, project: Path) -> int:
    for line in release(project, options.version, date.today()):
        print(printable(line))
    return 0

"""Commands for people: `python -m macros --help` lists them."""

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from macros.annotations import annotations
from macros.building import build, export
from macros.changes import CannotCompare, changes, from_yours, seen, summary
from macros.characters import printable
from macros.checks.house import broken_house_rules
from macros.checks.house.scripts import without_script
from macros.checks.site import load_sound
from macros.copied import BEGUN, begin
from macros.generators import GENERATORS, USUAL, CannotBuild
from macros.kept import FOLDER
from macros.leaving import leave
from macros.loading import load
from macros.mishaps import refusal, speak_plainly
from macros.overrides import overrides, touched, unnoted
from macros.pages import configured_roots, configured_selection
from macros.paper.printouts import unlisted
from macros.playbook import Playbook
from macros.problems import DataProblems, Problem, refuse, shown_path
from macros.reading import remembered
from macros.records import KINDS
from macros.scaffold import CannotBegin
from macros.schemas import stale_schemas, write_schemas
from macros.selection import EVERYTHING, Selection
from macros.sync import stale, sync, wanted
from macros.team_project import begin_team
from macros.teams import CHECKOUT, team_of
from macros.upkeep import add_upkeep
from macros.views.site import Site

PROJECT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when all is well and 1 when something has to be mended first."""
    speak_plainly()
    options = _parser().parse_args(arguments)
    try:
        with remembered(PROJECT / FOLDER / "records"):
            return int(options.run(options))
    except DataProblems as error:
        print(error)
        _annotate(options, "error", error.problems)
    except (CannotBegin, CannotBuild, CannotCompare) as error:
        _tell(str(error))
    except BrokenPipeError:  # whoever read has read enough
        sys.stderr.close()
    except OSError as error:
        _tell(refusal(error))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("check", help="say everything that is wrong in the data")
    command.add_argument("--data", action="append", type=Path, help="a data root, in place of the configured ones")
    command.add_argument("--house", action="store_true", help="hold them to the style of this edition as well")
    command.add_argument(
        "--format", choices=["plain", "github"], default="plain", help="github tells each mistake at its line, too"
    )
    command.set_defaults(run=_check)

    command = commands.add_parser("sync", help="write what is made from the records and committed")
    command.set_defaults(run=_sync)

    command = commands.add_parser("build", help="build the whole site beside the old one, and put it in its place")
    command.add_argument("--site", type=Path, default=Path("site"), help="the folder of the site")
    command.add_argument("--with", dest="generator", choices=GENERATORS, default=USUAL, help="what writes the pages")
    command.add_argument(
        "--sync", action="store_true", help="as `sync` does, write first what is made from the records"
    )
    command.add_argument("--pages", action="store_true", help="the pages alone, with nothing beside them")
    command.set_defaults(run=_build)

    command = commands.add_parser("export", help="write what belongs beside the pages of a built site")
    command.add_argument("site", type=Path, help="the folder of the built site")
    command.set_defaults(run=_export)

    command = commands.add_parser("new", help="begin a record, with every field explained, or as a copy of another")
    command.add_argument("kind", choices=BEGUN, metavar="kind", help=f"one of {', '.join(BEGUN)}")
    command.add_argument("id", nargs="?", help="left out where it is that of --from")
    command.add_argument("--from", dest="origin", metavar="ID", help="the record to copy")
    command.add_argument(
        "--data", action="append", type=Path, help="a data root, in place of the configured ones; the last is written"
    )
    command.set_defaults(run=_new)

    command = commands.add_parser("team", help="begin a team's own project, with this edition in it")
    command.add_argument("folder", type=Path, help="its folder, which is not there yet, as ../our-askwell")
    command.add_argument("--name", default="", help="what its site is called; left out, made of the folder's name")
    command.add_argument("--from", dest="origin", default="", help="where others fetch this edition; left out, as here")
    command.set_defaults(run=_team)

    command = commands.add_parser("changes", help="say what we changed in what yours takes the place of")
    command.add_argument("ids", nargs="*", metavar="id", help="left out, all in a line each")
    command.add_argument("--yours", action="store_true", help="compare yours with ours, as both are now")
    command.add_argument("--seen", action="store_true", help="note in yours that you looked at ours as it is now")
    command.add_argument("--data", action="append", type=Path, help="a data root, in place of the configured ones")
    command.set_defaults(run=_changes)

    command = commands.add_parser("schemas", help="write what lets an editor explain each field into a folder")
    command.add_argument("folder", type=Path)
    command.add_argument("--check", action="store_true", help="write nothing, and say which are not up to date")
    command.set_defaults(run=_schemas)

    add_upkeep(commands, lambda: PROJECT)
    return parser


def _check(options: argparse.Namespace) -> int:
    laid_over = overrides(_roots(options))
    _note(options, touched(laid_over))  # before all else, since mistakes may follow from it
    playbook = load_sound(*_named_or_shown(options))
    if not options.data:
        _refuse_stale(playbook)
    notes = unlisted(playbook) + unnoted(laid_over)
    if options.house:  # which is about how all are written, whatever a site shows of them
        broken = broken_house_rules(Site(load(_roots(options)), docs=PROJECT / "docs"))
        refuse([problem for problem in broken if not problem.path.startswith(f"{CHECKOUT}/")])
    if options.house or playbook.left_out:
        notes += without_script(playbook)
    _note(options, notes)
    counts = {kind: playbook.records(kind) for kind in KINDS} | {"sources": playbook.sources, "terms": playbook.terms}
    print(", ".join(f"{len(records)} {kind}" for kind, records in counts.items()))
    return 0


def _refuse_stale(playbook: Playbook) -> None:
    """Make sure that what is made from the records is up to date; in a team's project the next build makes it anew."""
    if team_of(PROJECT):
        wanted(playbook, PROJECT)
    else:
        refuse(stale(playbook, PROJECT))


def _note(options: argparse.Namespace, notes: Sequence[Problem]) -> None:
    for note in notes:
        _tell(f"note: {note}")
    _annotate(options, "notice", notes)


def _annotate(options: argparse.Namespace, kind: Literal["error", "notice"], problems: Sequence[Problem]) -> None:
    if getattr(options, "format", "plain") == "github":
        print(*annotations(kind, problems), sep="\n", end="\n" if problems else "")


def _named_or_shown(options: argparse.Namespace) -> tuple[list[Path], Selection]:
    """Return the data roots that a command names, and all in them; else those of the settings, and what these show."""
    return (options.data, EVERYTHING) if options.data else _shown()


def _shown() -> tuple[list[Path], Selection]:
    return configured_roots(PROJECT), configured_selection(PROJECT)


def _roots(options: argparse.Namespace) -> list[Path]:
    return options.data or configured_roots(PROJECT)


def _sync(_options: argparse.Namespace) -> int:
    _say_synced(sync(load_sound(*_shown()), PROJECT))
    return 0


def _say_synced(files: Sequence[Path]) -> None:
    for file in [] if team_of(PROJECT) else files:  # nobody looks into the checkout of a team
        _say(f"{'wrote' if file.exists() else 'removed'} {file.relative_to(PROJECT)}")


def _build(options: argparse.Namespace) -> int:
    for ending in (signal.SIGTERM, signal.SIGHUP):  # so that a build that is told to stop tidies up behind it
        signal.signal(ending, lambda number, _frame: sys.exit(128 + number))
    generator, synced = GENERATORS[options.generator], _say_synced if options.sync else None
    for wrote in build(PROJECT, options.site, generator, _tell, pages_only=options.pages, synced=synced):
        _say(f"wrote {wrote} into {shown_path(options.site)}")
    return 0


def _say(text: str) -> None:
    """Print what may name a file, each line so that a terminal shows it and does not obey it."""
    print("\n".join(map(printable, text.split("\n"))))


def _tell(text: str) -> None:
    """Print it where mishaps are told."""
    print("\n".join(map(printable, text.split("\n"))), file=sys.stderr, flush=True)


def _export(options: argparse.Namespace) -> int:
    for wrote in export(PROJECT, load(*_shown()), options.site):
        _say(f"wrote {wrote} into {shown_path(options.site)}")
    return 0


def _new(options: argparse.Namespace) -> int:
    file, what_next = begin(options.data or configured_roots(PROJECT), options.kind, options.id, options.origin)
    _say(f"began {shown_path(file)}")
    _say(what_next)
    return 0


def _changes(options: argparse.Namespace) -> int:
    roots = options.data or configured_roots(PROJECT)
    if options.seen:
        for file, noted in seen(roots, options.ids):
            _say(f"noted in {shown_path(file)}: {noted}")
        return 0
    told = [from_yours(roots, id) if options.yours else changes(roots, id) for id in options.ids]
    _say("\n".join(told or [summary(roots)]).rstrip("\n"))
    return 0


def _schemas(options: argparse.Namespace) -> int:
    playbook = load(configured_roots(PROJECT))
    refuse(stale_schemas(playbook, options.folder) if options.check else [])
    for file in [] if options.check else write_schemas(playbook, options.folder):
        _say(f"wrote {shown_path(file)}")
    return 0


def _team(options: argparse.Namespace) -> int:
    playbook = load(configured_roots(PROJECT))
    for line in begin_team(PROJECT, playbook, options.folder, options.name, options.origin):
        _tell(f"note: {line}")
    folder = shown_path(options.folder)
    _say(f"began {folder}")
    _say(f"Read {folder}/README.md, then: cd {folder} && make serve")
    return 0


if __name__ == "__main__":
    leave(main())

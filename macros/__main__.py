"""Commands for people: `python -m macros check | sync | build | export | review | rules | new`, and for a change and a
release `preview | notes | release`."""

import argparse
import signal
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from macros.annotations import annotations
from macros.building import build, export
from macros.characters import printable
from macros.checks.house import broken_house_rules
from macros.checks.house.scripts import without_script
from macros.checks.site import load_sound
from macros.editions import edition_called
from macros.exports.review import review
from macros.generators import GENERATORS, USUAL, CannotBuild
from macros.kept import FOLDER
from macros.loading import load
from macros.mishaps import refusal, speak_plainly
from macros.pages import configured_roots
from macros.paper.printouts import unlisted
from macros.playbook import Playbook
from macros.preview import mistakes, preview
from macros.problems import DataProblems, refuse, shown_path
from macros.reading import remembered
from macros.records import KINDS
from macros.releasing import release
from macros.rulebook import every_rule
from macros.scaffold import CannotBegin, new_record
from macros.sync import stale, sync, wanted
from macros.teams import team_of
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
        if _for_github(options):
            print("\n".join(annotations("error", error.problems)))
    except (CannotBegin, CannotBuild) as error:
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

    command = commands.add_parser("review", help="print all text in reading order")
    command.set_defaults(run=_review)

    command = commands.add_parser("rules", help="print the rules of the checker as JSON, with drafts to try them on")
    command.add_argument("--data", action="append", type=Path, help="a data root, in place of the configured ones")
    command.set_defaults(run=_rules)

    command = commands.add_parser("new", help="begin a record, with every field explained")
    command.add_argument("kind", choices=[kind.one for kind in KINDS.values()])
    command.add_argument("id")
    command.add_argument("--data", type=Path, help="the data root; left out, the last one that is configured")
    command.set_defaults(run=_new)

    command = commands.add_parser("preview", help="print the pages of changed records as Markdown, for a run's summary")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="what changed, records or not")
    command.add_argument("--data", action="append", type=Path, help="a data root, in place of the configured ones")
    command.set_defaults(run=_preview)

    command = commands.add_parser("notes", help="print what an edition tells readers, as Markdown")
    command.add_argument("version", help="its version or its tag, as in 2.0.0 or v2.0.0")
    command.set_defaults(run=_notes)

    command = commands.add_parser("release", help="check all that a release needs, and tag it; nothing is pushed")
    command.add_argument("version", help="as in 2.1.0; CHANGELOG.md begins with it")
    command.set_defaults(run=_release)
    return parser


def _check(options: argparse.Namespace) -> int:
    playbook = load_sound(options.data or configured_roots(PROJECT))
    if not options.data:
        _refuse_stale(playbook)
    notes = unlisted(playbook)
    if options.house:
        refuse(broken_house_rules(Site(playbook, docs=PROJECT / "docs")))
        notes += without_script(playbook)
    for note in notes:
        _tell(f"note: {note}")
    if _for_github(options) and notes:
        print("\n".join(annotations("notice", notes)))
    counts = {kind: playbook.records(kind) for kind in KINDS} | {"sources": playbook.sources, "terms": playbook.terms}
    print(", ".join(f"{len(records)} {kind}" for kind, records in counts.items()))
    return 0


def _for_github(options: argparse.Namespace) -> bool:
    return getattr(options, "format", "plain") == "github"


def _refuse_stale(playbook: Playbook) -> None:
    """Make sure that what is made from the records is up to date; in a team's project the next build makes it anew."""
    if team_of(PROJECT):
        wanted(playbook, PROJECT)
    else:
        refuse(stale(playbook, PROJECT))


def _sync(_options: argparse.Namespace) -> int:
    _say_synced(sync(load_sound(configured_roots(PROJECT)), PROJECT))
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
    for wrote in export(PROJECT, load(configured_roots(PROJECT)), options.site):
        _say(f"wrote {wrote} into {shown_path(options.site)}")
    return 0


def _review(_options: argparse.Namespace) -> int:
    print(review(load(configured_roots(PROJECT))), end="")
    return 0


def _rules(options: argparse.Namespace) -> int:
    print(every_rule(load(options.data or configured_roots(PROJECT))), end="")
    return 0


def _new(options: argparse.Namespace) -> int:
    roots = [options.data] if options.data else configured_roots(PROJECT)
    file = new_record(roots, f"{options.kind}s", options.id)
    _say(f"began {shown_path(file)}")
    _say("Fill it in; `make check` says what is still to be written, by file, line and field.")
    return 0


def _preview(options: argparse.Namespace) -> int:
    try:
        roots = options.data or configured_roots(PROJECT)
        print(preview(load_sound(roots), roots, options.files), end="")
    except DataProblems as error:
        print(mistakes(error.problems), end="")
        return 1
    return 0


def _notes(options: argparse.Namespace) -> int:
    print(edition_called(options.version).notes)
    return 0


def _release(options: argparse.Namespace) -> int:
    for line in release(PROJECT, options.version, date.today()):
        _say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

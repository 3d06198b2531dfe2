"""Commands for people: `python -m macros check | sync | export | review | rules | new`."""

import argparse
import sys
from pathlib import Path

from macros.checks.house import broken_house_rules
from macros.checks.house.scripts import without_script
from macros.checks.site import broken_site_rules
from macros.exports import Built, exports
from macros.exports.review import review
from macros.loading import load
from macros.pages import configured_roots, language, site_address, site_name
from macros.paper.press import Imprint, Press
from macros.paper.printouts import unlisted
from macros.problems import DataProblems, Problem, shown_path
from macros.records import KINDS
from macros.rulebook import rules_json
from macros.scaffold import CannotBegin, new_record
from macros.sync import stale, sync
from macros.views.site import Site

PROJECT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when all is well and 1 when something has to be mended first."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DataProblems as error:
        print(error)
        return 1
    except CannotBegin as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("check", help="say everything that is wrong in the data")
    command.add_argument("--data", action="append", type=Path, help="a data root, in place of the configured ones")
    command.add_argument("--house", action="store_true", help="hold them to the style of this edition as well")
    command.set_defaults(run=_check)

    command = commands.add_parser("sync", help="write what is made from the records and committed")
    command.set_defaults(run=_sync)

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
    return parser


def _check(options: argparse.Namespace) -> int:
    playbook = load(options.data or configured_roots(PROJECT))
    _stop_for(broken_site_rules(playbook))
    _stop_for([] if options.data else stale(playbook, PROJECT))
    notes = unlisted(playbook)
    if options.house:
        _stop_for(broken_house_rules(Site(playbook, docs=PROJECT / "docs")))
        notes += without_script(playbook)
    for note in notes:
        print(f"note: {note}", file=sys.stderr)
    counts = {kind: playbook.records(kind) for kind in KINDS} | {"sources": playbook.sources, "terms": playbook.terms}
    print(", ".join(f"{len(records)} {kind}" for kind, records in counts.items()))
    return 0


def _stop_for(problems: list[Problem]) -> None:
    if problems:
        raise DataProblems(problems)


def _sync(_options: argparse.Namespace) -> int:
    playbook = load(configured_roots(PROJECT))
    _stop_for(broken_site_rules(playbook))
    for file in sync(playbook, PROJECT):
        print(f"{'wrote' if file.exists() else 'removed'} {file.relative_to(PROJECT)}")
    return 0


def _export(options: argparse.Namespace) -> int:
    playbook = load(configured_roots(PROJECT))
    imprint = Imprint(site_name(PROJECT), site_address(PROJECT), language(PROJECT))
    press = Press(playbook, imprint, PROJECT / ".cache" / "paper")
    built = Built(Site(playbook, docs=PROJECT / "docs"), press, options.site)
    for export in exports():
        print(f"wrote {export(built)} into {shown_path(options.site)}")
    return 0


def _review(_options: argparse.Namespace) -> int:
    print(review(load(configured_roots(PROJECT))), end="")
    return 0


def _rules(options: argparse.Namespace) -> int:
    print(rules_json(load(options.data or configured_roots(PROJECT)), examples=True), end="")
    return 0


def _new(options: argparse.Namespace) -> int:
    roots = [options.data] if options.data else configured_roots(PROJECT)
    file = new_record(roots, f"{options.kind}s", options.id)
    print(
        f"began {shown_path(file)}\nFill it in; `make check` says what is still to be written, by file, line and field."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

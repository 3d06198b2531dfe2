"""`python -m bench [part]`: print the benchmark, all of it or one part, as tables."""

import argparse
import os
import platform
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench.checking import checking
from bench.finding import findings
from bench.first_view import weights
from bench.keys import keys
from bench.lighthouse import lighthouse
from bench.mutants import report as mutants
from bench.processes import CannotMeasure, Cost
from bench.saving import saving
from bench.sites import Sites
from bench.table import aligned
from bench.trial import NOTHING, Trial, rows_of, run_trial
from bench.weight import LIMIT
from bench.words import words
from macros.loading import load
from macros.problems import DataProblems

#: How many records, and how often each site is built.
SIZES = {60: 7, 500: 5, 2000: 3}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, part by part; return 0, 1 when something fails, 130 on Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Print the benchmark.")
    parser.add_argument("part", nargs="?", choices=PARTS, help="this part alone; left out, all of them")
    only = parser.parse_args(arguments).part
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the temporary folders go then too
    started = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="askwell-bench-", ignore_cleanup_errors=True) as folder:
            sites = Sites(Path(folder), _say)
            for part in [only] if only else PARTS:
                print(PARTS[part](sites), end="\n\n", flush=True)
    except (CannotMeasure, DataProblems) as error:
        print(f"No more to report. {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"{_machine()}; {time.monotonic() - started:.0f} s in all")
    return 0


def _builds(sites: Sites) -> str:
    """Measure the builds at every size."""
    return report([run_trial(sites.root / str(size), size, times, _say) for size, times in SIZES.items()])


def report(trials: Sequence[Trial]) -> str:
    """Write the table of all *trials* side by side, and below it the pages that are too heavy."""
    head = ["", *(cell for trial in trials for cell in (f"{trial.records}: ours", "plain", "ratio"))]
    figures = [{name: cells for name, *cells in rows_of(trial)} for trial in trials]
    rows = [[name, *(cell for some in figures for cell in some[name])] for name in figures[0]]
    return "\n".join([aligned([head, *rows]), "", *_growth(trials), *(_heavy(trial) for trial in trials)])


def _growth(trials: Sequence[Trial]) -> Iterator[str]:
    """Yield by how much the time that a record takes grows from one size to the next."""
    for less, more in pairwise(trials):
        ours, plain = (
            _a_record(large, more) / _a_record(small, less)
            for small, large in ((less.ours, more.ours), (less.plain, more.plain))
        )
        yield f"A record's time at {more.records}, that at {less.records} being 1: ours {ours:.2f}, plain {plain:.2f}"


def _a_record(runs: Sequence[Cost], trial: Trial) -> float:
    return median(run.wall for run in runs) / trial.records


def _heavy(trial: Trial) -> str:
    pages = [f"{page.address} {page.raw:.0f}" for page in trial.our_weight.too_heavy]
    return f"Over {LIMIT:.0f} KB at {trial.records} records: {', '.join(pages) or NOTHING}"


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


#: What can be measured alone, in the order of the report.
PARTS: dict[str, Callable[[Sites], str]] = {
    "build": _builds,
    "saving": saving,
    "weight": weights,
    "search": findings,
    "keys": keys,
    "lighthouse": lighthouse,
    "mutants": lambda _: mutants(Path("data")),
    "words": lambda _: words(load([Path("data")])),
    "check": lambda _: checking(load([Path("data")])),
}


if __name__ == "__main__":
    sys.exit(main())

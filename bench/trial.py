"""All measurements at one size."""

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.processes import Cost, cost_of
from bench.project import Project, make_project, words_apart, write_plain
from bench.saving import seconds_to_show
from bench.table import ratio
from bench.weight import LIMIT, Weight, weight_of
from macros.loading import load

SAVES = 3
LOADS = 5
NOTHING = "-"

Row = tuple[str, str, str, str]  # what is measured, ours, plain, ratio
Say = Callable[[str], None]


@dataclass(frozen=True)
class Trial:
    """What was measured at one size; the runs of the builds in the order in which they took turns.

    *ours* is a build after a record was saved, *same* one of what was built before, *first* that of a fresh clone;
    *beside* are whole builds, with sheets and cards: the first, and after a record was saved.
    """

    records: int
    words_apart: float  # percent of a page's words, at most
    ours: list[Cost]
    plain: list[Cost]
    zensical: list[Cost]
    same: list[Cost]
    first: list[Cost]
    beside: list[Cost]
    our_weight: Weight
    plain_weight: Weight
    load: float  # ms
    save: list[float]  # seconds


def run_trial(root: Path, records: int, repetitions: int, say: Say) -> Trial:
    """Measure everything for *records* records, in the new folder *root*."""
    say(f"{records} records: both sites are made")
    project = make_project(root, records)
    cost_of(project.ours("--pages"), root)  # not counted: it compiles the modules; its pages become the plain ones
    write_plain(project)
    cost_of(project.plain(), root)
    apart = words_apart(project)
    weights = weight_of(root / "site"), weight_of(root / "plain-site")
    say(f"{records} records: {repetitions} builds of each, in turns")
    ours, plain, zensical, same, first = _in_turns(project, repetitions)
    say(f"{records} records: two builds with sheets and cards")
    beside = [_saved_and_built(project, turn, project.ours()) for turn in (100, 101)]
    say(f"{records} records: {SAVES} saves, served")
    save = seconds_to_show(project, SAVES)
    return Trial(records, apart, ours, plain, zensical, same, first, beside, *weights, _load_time(project.data), save)


def _in_turns(project: Project, repetitions: int) -> tuple[list[Cost], list[Cost], list[Cost], list[Cost], list[Cost]]:
    """Build every site once in each round, so that a slow minute of the machine meets all: `Trial` says which."""
    pages, zensical = project.ours("--pages"), project.zensical()
    series: tuple[list[Cost], list[Cost], list[Cost], list[Cost], list[Cost]] = [], [], [], [], []
    ours, plain, successor, same, first = series
    for turn in range(repetitions):
        shutil.rmtree(project.root / "plain-site", ignore_errors=True)
        ours.append(_saved_and_built(project, turn, pages))
        plain.append(cost_of(project.plain(), project.root))
        if zensical:
            successor.append(_saved_and_built(project, 1000 + turn, zensical))
            cost_of(pages, project.root)  # not counted
        same.append(cost_of(pages, project.root))
        shutil.rmtree(project.kept)
        first.append(cost_of(pages, project.root))
    return series


def _saved_and_built(project: Project, turn: int, command: list[str]) -> Cost:
    project.save(turn)
    return cost_of(command, project.root)


def _load_time(data: Path) -> float:
    """Return how long reading the records takes, in ms."""
    took = []
    for _ in range(LOADS):
        started = time.perf_counter()
        load([data])
        took.append(1000 * (time.perf_counter() - started))
    return median(took)


def rows_of(trial: Trial) -> list[Row]:
    """Write a trial as the rows of the report."""
    plain_wall = [run.wall for run in trial.plain]
    rows = [
        _compared("build after a save: wall s", [run.wall for run in trial.ours], plain_wall, 2),
        _compared("  nothing was saved: wall s", [run.wall for run in trial.same], plain_wall, 2),
        _compared("  in a fresh clone: wall s", [run.wall for run in trial.first], plain_wall, 2),
        _compared("build: user CPU s", [run.user for run in trial.ours], [run.user for run in trial.plain], 2),
        _compared("build: peak memory MB", [run.peak for run in trial.ours], [run.peak for run in trial.plain], 0),
    ]
    if trial.zensical:
        wall = [run.wall for run in trial.zensical]
        against = ratio(wall, [run.wall for run in trial.ours])
        rows.append(("Zensical build of ours: wall s, ratio to ours", f"{median(wall):.2f}", NOTHING, against))
    drawn, kept = (f"{run.wall:.1f}" for run in trial.beside)
    rows += [
        ("build with sheets and cards, all drawn: wall s", drawn, NOTHING, NOTHING),
        ("  after a save: wall s", kept, NOTHING, NOTHING),
    ]
    one, other = trial.our_weight, trial.plain_weight
    rows += [
        ("pages", str(len(one.pages)), str(len(other.pages)), NOTHING),
        ("words that differ, % of a page at most", f"{trial.words_apart:.1f}", NOTHING, NOTHING),
        _compared("HTML a page: mean KB", [one.mean_raw], [other.mean_raw], 1),
        _compared("HTML a page: mean KB gzipped", [one.mean_zipped], [other.mean_zipped], 1),
        _compared("HTML a page: largest KB", [one.largest_raw], [other.largest_raw], 1),
        _compared("HTML a page: largest KB gzipped", [one.largest_zipped], [other.largest_zipped], 1),
        (f"pages over {LIMIT:.0f} KB", str(len(one.too_heavy)), str(len(other.too_heavy)), NOTHING),
        ("load() of the data: ms", f"{trial.load:.0f}", NOTHING, NOTHING),
        ("from saving a record to the served page: s", f"{median(trial.save):.2f}", NOTHING, NOTHING),
    ]
    return rows


def _compared(name: str, ours: Sequence[float], plain: Sequence[float], digits: int) -> Row:
    return name, f"{median(ours):.{digits}f}", f"{median(plain):.{digits}f}", ratio(ours, plain)

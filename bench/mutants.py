"""2,000 spoilt copies of the records: each is refused, changes nothing, is a plain change, or was taken wrongly."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.judging import VERDICTS, Judge, Judged, files_read_once
from bench.mutations import WAYS, mutants
from bench.table import aligned

COUNT, SEED = 2_000, 16
SLOW = 2.0  # seconds of the processor for one answer, all files read


def report(data: Path, count: int = COUNT, seed: int = SEED) -> str:
    """Judge *count* mutants of the records below *data* and write the table, and below it what is wrong."""
    judged = list(judge_all(data, count, seed))
    rows = [["", *VERDICTS, "slowest"]]
    for way in (*WAYS, ""):
        of_way = [one for one in judged if way in ("", one.mutant.way)]
        counts = Counter(one.verdict for one in of_way)
        slowest = max((one.seconds for one in of_way), default=0)
        rows.append(
            [way or f"{len(judged)} mutants", *(str(counts[verdict]) for verdict in VERDICTS), f"{slowest:.2f} s"]
        )
    bad = [one for one in judged if one.verdict in VERDICTS[3:] or one.seconds > SLOW]
    told = [
        f"{one.mutant.number} ({one.mutant.way}, {one.mutant.file}): {one.verdict} in {one.seconds:.2f} s: {one.why}"
        for one in bad
    ]
    counts = Counter(one.verdict for one in judged)
    slow = sum(one.seconds > SLOW for one in judged)
    end = f"{counts['wrong']} wrong, {counts['traceback']} tracebacks, {slow} above {SLOW:.0f} seconds (seed {seed})"
    return "\n".join([aligned(rows), "", *told, end])


def judge_all(data: Path, count: int, seed: int) -> Iterator[Judged]:
    """Judge each mutant in a copy of the records, which is whole again after it."""
    files = {file.relative_to(data).as_posix(): file.read_text(encoding="utf-8") for file in data.rglob("*.yaml")}
    with tempfile.TemporaryDirectory(prefix="askwell-mutants-") as folder, files_read_once():
        judge = Judge(Path(folder).resolve(), files)
        for mutant in mutants(files, count, seed):
            yield judge.judge(mutant)

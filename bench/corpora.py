"""Texts that others collected, read from the folder that CORPORA names; nothing of them is copied into the project."""

import csv
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.processes import CannotMeasure

VARIABLE = "CORPORA"
UNSET = f"{VARIABLE} is not set: name the folder with politeness.csv, offers.csv, email-ask.csv and pizza.csv in it."
#: What is counted as polite words, beside which the rules have to stand.
POLITE = re.compile(r"\b(please|thanks?|thank you|(could|would) you|appreciate\w*|grateful)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Corpus:
    """Texts of two kinds; *labels* are true for the politer, the warmer, those that ask, those that were granted."""

    id: str
    texts: list[str]
    labels: list[bool]


def folder() -> Path | None:
    """Return the folder of the texts; None where nobody named one.

    Raises:
        CannotMeasure: when it is named and is not there.
    """
    named = os.environ.get(VARIABLE)
    if named and not Path(named).is_dir():
        raise CannotMeasure(f"{VARIABLE} names {named}, which is no folder.")
    return Path(named) if named else None


def corpora(root: Path) -> Iterator[Corpus]:
    """Yield every corpus of the folder, each with its two kinds."""
    polite = _rows(root / "politeness.csv")
    yield _quarters("wikipedia", [row for row in polite if row["id"].startswith("wiki-")])
    yield _quarters("stack-exchange", [row for row in polite if row["id"].startswith("se-")])
    for id in ("offers", "email-ask", "pizza"):
        rows = _rows(root / f"{id}.csv")
        yield Corpus(id, [row["text"] for row in rows], [float(row["label"]) > 0 for row in rows])


def _quarters(id: str, rows: list[dict[str, str]]) -> Corpus:
    """Take the top quarter and the bottom quarter, and leave out what lies between."""
    ranked = sorted(rows, key=lambda row: float(row["label"]))
    quarter = len(ranked) // 4
    ends = ranked[:quarter] + ranked[-quarter:]
    return Corpus(id, [row["text"] for row in ends], [place >= quarter for place in range(len(ends))])


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        raise CannotMeasure(f"{file} is not there.")
    csv.field_size_limit(1 << 24)
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))

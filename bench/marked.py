"""Drafts that an editor marked, held against what the checker found in them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from bench.reader import Remark
from macros.records.measured import Found

#: Files of drafts that nobody looked at while the rules were written; all others were read for them.
APART = ("twenty-four", "twenty-five")
HALVES = ("tuned", "apart")


@dataclass(frozen=True)
class Draft:
    """A draft, and the editor's marks: (pattern, words), (tactic, words), tactics that are missing."""

    id: str
    half: str
    mode: str
    text: str
    wakes: list[tuple[str, str]]
    good: list[tuple[str, str]]
    missing: list[str]
    to_mend: bool


@dataclass
class Tally:
    """What was found in some drafts, mark by mark.

    *praise* tells of each tactic that was praised whether the editor had marked it. *alarms* names remarks in drafts
    with nothing to mend, *unasked* those beside the marks in the others.
    """

    drafts: int = 0
    faults: list[bool] = field(default_factory=list)
    strengths: list[bool] = field(default_factory=list)
    missing: list[bool] = field(default_factory=list)
    good_drafts: int = 0
    praise: list[bool] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    overlooked: list[str] = field(default_factory=list)


def drafts_in(folder: Path) -> list[Draft]:
    """Read every draft of the files of a folder."""
    return [draft for file in sorted(folder.glob("*.yaml")) for draft in _drafts(file)]


def _drafts(file: Path) -> Iterator[Draft]:
    listed: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    for one in listed:
        yield Draft(
            id=f"{file.stem}/{one['id']}",
            half="apart" if file.stem in APART else "tuned",
            mode=one["mode"],
            text=one["text"],
            wakes=[(mark["about"], mark["words"]) for mark in one["wakes"]],
            good=[(mark["about"], mark["words"]) for mark in one["good"]],
            missing=list(one["missing"]),
            to_mend=one["verdict"] != "good",
        )


def tally(read: Iterable[tuple[Draft, list[Remark]]]) -> Tally:
    """Hold what was found in each draft against its marks: a mark is found where its pattern or tactic is named."""
    sums = Tally()
    for draft, remarks in read:
        sums.drafts += 1
        named = {kind: {one.about for one in remarks if one.kind == kind} for kind in ("wakes", "good", "missing")}
        named["wakes"] |= {pattern for one in remarks for pattern in one.also}
        advised = named["missing"] | {tactic for one in remarks for tactic in one.implies}
        _count(sums.faults, draft, "wakes", [about for about, _ in draft.wakes], named["wakes"], sums)
        _count(sums.strengths, draft, "good", [about for about, _ in draft.good], named["good"], sums)
        _count(sums.missing, draft, "missing", draft.missing, advised, sums)
        sums.praise += [about in {tactic for tactic, _ in draft.good} for about in sorted(named["good"])]
        marked = {about for about, _ in draft.wakes}
        beside = [one for one in remarks if one.kind == "wakes" and one.about not in marked]
        beside += [replace(one, about=about) for one in remarks for about in one.also if about not in marked]
        beside += [one for one in remarks if one.kind == "missing" and one.about not in draft.missing]
        told = [
            f"{draft.id}: {one.rule} ({one.kind} {one.about}): {draft.text[one.start : one.end]!r}" for one in beside
        ]
        sums.unasked += told if draft.to_mend else []
        if not draft.to_mend and draft.mode == "ask":
            sums.good_drafts += 1
            sums.alarms += told
        sums.confusions.update(_confused(draft, remarks, named["wakes"]))
    return sums


def _count(found: list[bool], draft: Draft, kind: str, marked: list[str], named: set[str], sums: Tally) -> None:
    for about in marked:
        found.append(about in named)
        if about not in named:
            sums.overlooked.append(f"{draft.id}: {kind} {about}")


def _confused(draft: Draft, remarks: list[Remark], named: set[str]) -> Iterator[tuple[str, str]]:
    """Yield (meant, said) where the words of a mark were found, and another pattern was named for them."""
    for about, words in draft.wakes:
        start = draft.text.find(words)
        over = [one for one in remarks if one.kind == "wakes" and one.start < start + len(words) and start < one.end]
        if about not in named and over:
            yield about, over[0].about


def found(marks: list[bool]) -> Found:
    """Return how many were found of how many."""
    return Found(found=sum(marks), of=len(marks))

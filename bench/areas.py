"""How well a number tells two kinds of text apart: the area under the curve, and what chance leaves open."""

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

RESAMPLES = 1000
_SEED = 18  # the same figures for the same texts


@dataclass(frozen=True)
class Area:
    """An area under the curve, with the ends of its 95 % interval; 0.5 is a coin."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.low:.2f}-{self.high:.2f})"


@dataclass(frozen=True)
class Scored:
    """Numbers of the texts of two kinds, of which the first should have the larger ones."""

    high: list[float]
    low: list[float]


def area(scored: Scored) -> float:
    """Return how often a text of the first kind has the larger number, ties counted half; 0.5 where one is empty."""
    if not scored.high or not scored.low:
        return 0.5
    below = Counter(scored.low)
    values = sorted(below)
    sums = [0]
    for value in values:
        sums.append(sums[-1] + below[value])
    won = sum(sums[bisect_left(values, one)] + below[one] / 2 for one in scored.high)
    return won / (len(scored.high) * len(scored.low))


def area_with_interval(scored: Scored, resamples: int = RESAMPLES) -> Area:
    """Return the area, and the interval that drawing the texts anew gives."""
    dice = random.Random(_SEED)

    def again() -> float:
        high, low = (dice.choices(side, k=len(side)) if side else [] for side in (scored.high, scored.low))
        return area(Scored(high, low))

    drawn = sorted(again() for _ in range(resamples))
    return Area(area(scored), drawn[int(0.025 * resamples)], drawn[int(0.975 * resamples) - 1])


def area_within_fifths(scores: Sequence[float], lengths: Sequence[int], labels: Sequence[bool]) -> float:
    """Return the mean area within fifths of length, so that a long text does not win by being long."""
    order = sorted(range(len(scores)), key=lambda at: lengths[at])
    fifths = [order[len(order) * part // 5 : len(order) * (part + 1) // 5] for part in range(5)]
    areas = [
        area(Scored([scores[at] for at in fifth if labels[at]], [scores[at] for at in fifth if not labels[at]]))
        for fifth in fifths
    ]
    return sum(areas) / len(areas)

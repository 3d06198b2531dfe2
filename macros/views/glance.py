"""The evidence at a glance: each claim under its grade, with one mark for each work behind it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from macros.records.base import Evidence
from macros.records.vocabulary import Choice, Status
from macros.records.walk import records_in
from macros.records.which_way_to_ask import Tested
from macros.views.site import Desk, Link

#: The shapes of marks, in the order in which they stand in a row: what holds first, what failed last.
SHAPES: tuple[str, ...] = get_args(Status.model_fields["mark"].annotation)
#: Units of a drawing from one mark to the next; a mark is drawn 12 wide.
STEP = 14


@dataclass(frozen=True)
class Mark:
    """A work as its mark is drawn: its shape, and how many units from the left."""

    shape: str
    at: int


@dataclass(frozen=True)
class Claim:
    """What one page claims: the link to its evidence, a mark for each work, and what the marks say in words."""

    link: Link
    marks: list[Mark]
    width: int
    said: str
    count: int


@dataclass(frozen=True)
class Graded:
    """A grade, and the claims that have it."""

    grade: Choice
    claims: list[Claim]


@dataclass(frozen=True)
class Meaning:
    """A shape, and what it says of a work."""

    shape: str
    words: str


def meanings(desk: Desk) -> list[Meaning]:
    """Say what each shape stands for, in the words for what became of a work."""
    statuses = desk.playbook.statuses.values()
    said = {shape: [status.label for status in statuses if status.mark == shape] for shape in SHAPES}
    return [Meaning(shape, ", ".join(labels)) for shape, labels in said.items() if labels]


def graded(desk: Desk) -> list[Graded]:
    """Return every grade in its order, each with the claims that have it."""
    found: dict[str, list[Claim]] = {id: [] for id in desk.playbook.words["grades"]}
    for link, evidence in _claims(desk):
        found[evidence.grade].append(_claim(desk, link, evidence))
    return [Graded(desk.playbook.words["grades"][id], claims) for id, claims in found.items()]


def _claims(desk: Desk) -> Iterator[tuple[Link, Evidence]]:
    """Yield the evidence of every page, in the site's order, with the link to it; of several, each by its own name."""
    for key, page in desk.playbook.titled.items():
        link = desk.link(*key)
        yield from ((_to(link, "evidence"), evidence) for loc, evidence in records_in(page, Evidence) if len(loc) == 1)
        yield from (
            (replace(_to(link, tested.id), title=tested.label), tested.evidence)
            for _, tested in records_in(page, Tested)
        )


def _to(link: Link, anchor: str) -> Link:
    return replace(link, address=f"{link.address}#{anchor}")


def _claim(desk: Desk, link: Link, evidence: Evidence) -> Claim:
    statuses = desk.playbook.statuses
    became = [statuses[desk.playbook.sources[id].status] for id in evidence.sources]
    shapes = sorted((status.mark for status in became), key=SHAPES.index)
    return Claim(
        link=link,
        marks=[Mark(shape, place * STEP) for place, shape in enumerate(shapes)],
        width=len(shapes) * STEP,
        said=_in_words(desk, became),
        count=len(became),
    )


def _in_words(desk: Desk, became: list[Status]) -> str:
    """Say what became of the works, and of how many each, for whoever cannot see the marks."""
    counts = Counter(status.id for status in became)
    return ", ".join(f"{status.label} {counts[id]}" for id, status in desk.playbook.statuses.items() if counts[id])

"""The evidence at a glance: each claim under its grade, with one mark for each work behind it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import get_args

from macros.playbook import Key, Playbook
from macros.records.base import Evidence, Record
from macros.records.vocabulary import Choice, Status
from macros.records.walk import fields_of, inner_model, records_in, value_of
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


@dataclass(frozen=True)
class Claimed:
    """Evidence on a page: its anchor there, and its own name where the page has several."""

    page: Key
    anchor: str
    label: str
    evidence: Evidence


def graded(desk: Desk, ids: Mapping[str, list[str]]) -> list[Graded]:
    """Return the grades that are named, each with the claims that are named beside it."""
    grades, claims = desk.playbook.words["grades"], claimed(desk.playbook)
    return [Graded(grades[id], [_claim(desk, claims[one]) for one in held]) for id, held in ids.items()]


@lru_cache(maxsize=2)
def claimed(book: Playbook) -> dict[str, Claimed]:
    """Return the evidence of every page, in the site's order, by page and anchor."""
    found = {f"{one.page.kind}/{one.page.id}#{one.anchor}": one for one in _claimed(book)}
    return {id: one for grade in book.words["grades"] for id, one in found.items() if one.evidence.grade == grade}


def _claimed(book: Playbook) -> Iterator[Claimed]:
    for key, page in book.titled.items():
        yield from (
            Claimed(key, "evidence", "", value)
            for name in fields_of(type(page))
            if isinstance(value := value_of(page, name), Evidence)
        )
        if _may_hold(type(page), Tested):
            yield from (Claimed(key, one.id, one.label, one.evidence) for _, one in records_in(page, Tested))


@cache
def _may_hold(model: type[Record], wanted: type[Record]) -> bool:
    """Tell whether a record may have one of another model inside: to look into each of thousands takes its time."""
    inside = (inner_model(field.annotation)[0] for field in fields_of(model).values())
    return any(inner is wanted or _may_hold(inner, wanted) for inner in inside if inner)


def _claim(desk: Desk, claim: Claimed) -> Claim:
    statuses, evidence, link = desk.playbook.statuses, claim.evidence, desk.link(*claim.page)
    link = replace(link, address=f"{link.address}#{claim.anchor}", title=claim.label or link.title)
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

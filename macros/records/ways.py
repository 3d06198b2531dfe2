"""In how many ways an expression can match from one place, counted part by part without running it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """What a part of an expression can do.

    Attributes:
        first: the characters that it can begin with.
        empty: whether it can match nothing.
        goes_on: the characters with which it may go on where it may stop as well.
        settled: in how many ways it matches from one place, where what follows tells its end.
        ways: in how many ways it matches from one place.
        repeats: the product of its repeats that stand inside one another.
    """

    first: frozenset[int] = frozenset()
    empty: bool = False
    goes_on: frozenset[int] = frozenset()
    settled: int = 1
    ways: int = 1
    repeats: int = 1


NOTHING = Part(empty=True)


def one_of(characters: frozenset[int]) -> Part:
    """Return the part that takes one of some characters."""
    return Part(first=characters)


def then(part: Part, rest: Part) -> Part:
    """Put *rest* behind a part: where it begins with something else, it tells where the part ends."""
    told = not rest.empty and not part.goes_on & rest.first
    own = part.settled if told else part.ways
    return Part(
        first=part.first | (rest.first if part.empty else frozenset()),
        empty=part.empty and rest.empty,
        goes_on=rest.goes_on | (part.goes_on if rest.empty else frozenset()),
        settled=(part.settled if rest == NOTHING else own) * rest.settled,
        ways=own * rest.ways,
        repeats=max(part.repeats, rest.repeats),
    )


def either(parts: list[Part]) -> Part:
    """Put parts beside one another: those that begin alike are tried in turn."""

    def tried(count: Callable[[Part], int]) -> int:
        at_any = sum(count(part) for part in parts if part.empty)
        begun = union(part.first for part in parts)
        sums = (sum(count(part) for part in parts if code in part.first and not part.empty) for code in begun)
        return at_any + max(sums, default=0)

    return Part(
        first=union(part.first for part in parts),
        empty=any(part.empty for part in parts),
        goes_on=union(part.goes_on for part in parts),
        settled=max(1, tried(lambda part: part.settled)),
        ways=max(1, tried(lambda part: part.ways)),
        repeats=max(part.repeats for part in parts),
    )


def union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    """Return what is in any of some sets."""
    return frozenset[int]().union(*sets)


def times(part: Part, least: int, most: int) -> Part:
    """Repeat a part: where its end cannot be told from its next beginning, the ways multiply."""
    told = not part.empty and not part.goes_on & part.first
    own = part.settled if told else part.ways
    by_count = (part.ways * own ** (count - 1) if count else 1 for count in range(least, most + 1))
    return Part(
        first=part.first,
        empty=part.empty or least == 0,
        goes_on=part.goes_on | (part.first if least < most else frozenset()),
        settled=part.settled * own ** (most - 1),
        ways=sum(by_count),
        repeats=part.repeats * most,
    )

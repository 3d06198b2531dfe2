"""In how many ways an expression can match from one place, counted part by part without running it.

Characters are bits of a number, which is many times faster than sets of them: hundreds of expressions are read at once.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
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

    first: int = 0
    empty: bool = False
    goes_on: int = 0
    settled: int = 1
    ways: int = 1
    repeats: int = 1


NOTHING = Part(empty=True)


def one_of(characters: int) -> Part:
    """Return the part that takes one of some characters."""
    return Part(first=characters)


def then(part: Part, rest: Part) -> Part:
    """Put *rest* behind a part: where it begins with something else, it tells where the part ends."""
    told = not rest.empty and not part.goes_on & rest.first
    own = part.settled if told else part.ways
    return Part(
        first=part.first | (rest.first if part.empty else 0),
        empty=part.empty and rest.empty,
        goes_on=rest.goes_on | (part.goes_on if rest.empty else 0),
        settled=(part.settled if rest == NOTHING else own) * rest.settled,
        ways=own * rest.ways,
        repeats=max(part.repeats, rest.repeats),
    )


def either(parts: list[Part]) -> Part:
    """Put parts beside one another: those that begin alike are tried in turn."""
    first = goes_on = 0
    for part in parts:
        first |= part.first
        goes_on |= part.goes_on
    return Part(
        first=first,
        empty=any(part.empty for part in parts),
        goes_on=goes_on,
        settled=_tried([(part.first, part.empty, part.settled) for part in parts], first),
        ways=_tried([(part.first, part.empty, part.ways) for part in parts], first),
        repeats=max(part.repeats for part in parts),
    )


def _tried(ways: list[tuple[int, bool, int]], begun: int) -> int:
    """Return the most ways of those parts together that can begin with one character, or with none."""
    at_any = sum(count for _, empty, count in ways if empty)
    most = 0
    while begun:
        code = begun & -begun
        begun ^= code
        most = max(most, sum(count for first, empty, count in ways if first & code and not empty))
    return max(1, at_any + most)


def times(part: Part, least: int, most: int) -> Part:
    """Repeat a part: where its end cannot be told from its next beginning, the ways multiply."""
    told = not part.empty and not part.goes_on & part.first
    own = part.settled if told else part.ways
    by_count = (part.ways * own ** (count - 1) if count else 1 for count in range(least, most + 1))
    return Part(
        first=part.first,
        empty=part.empty or least == 0,
        goes_on=part.goes_on | (part.first if least < most else 0),
        settled=part.settled * own ** (most - 1),
        ways=sum(by_count),
        repeats=part.repeats * most,
    )

"""What is wrong in the data: one shape for every problem, gathered by all stages, sorted and told once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from pathlib import Path

from macros.characters import printable
from macros.records.base import Loc
from macros.records.names import LONGEST

MOST_TOLD = 500  # problems: more than anyone mends before they look again
MOST_IN_FILE = 600  # problems: where reading one stops; more than are told
MOST_SAID = 600  # characters of a part of a line


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one file; its text is `path:line:column: field: what; remedy (code)`, counted from 1."""

    path: str
    line: int
    column: int
    field: str
    what: str
    remedy: str
    code: str

    def __str__(self) -> str:
        return printable(f"{self.path}:{self.line}:{self.column}: {_told_in(self.field)}: {self.said} ({self.code})")

    @property
    def said(self) -> str:
        """What is wrong, and what to write, in one line."""
        return printable(f"{_told_in(self.what)}; {_told_in(self.remedy)}")


class DataProblems(Exception):
    """The data cannot become a playbook; `problems` holds every reason, sorted."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(_told(self.problems)))


def _told(problems: list[Problem]) -> Iterator[str]:
    yield from map(str, problems[:MOST_TOLD])
    if (left := len(problems) - MOST_TOLD) > 0:
        by_file = Counter(problem.path for problem in problems).values()
        more = "and more" if MOST_IN_FILE in by_file else "more"  # nobody read on in that file
        yield f"{left} {more} are not shown; mend some of these first"


def _told_in(text: str) -> str:
    """Write *text* in one line, and cut what quotes too much in its middle: what is wrong is said at the end."""
    half, text = MOST_SAID // 2, " ".join(text.split())
    return text if len(text) <= MOST_SAID else f"{text[:half]} … {text[-half:]}"


def refuse(problems: list[Problem]) -> None:
    """Go on only where there is no problem.

    Raises:
        DataProblems: with all of them.
    """
    if problems:
        raise DataProblems(problems)


def field_name(loc: Loc) -> str:
    """Write a place the way people do: ("signs", 2, "text") is `signs[2].text`, the whole record is `record`."""
    name = ""
    for step in loc:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
    return name or "record"


def shown_path(path: Path) -> str:
    """Show a path from the folder that the command runs in, where it is below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


#: What was found near each wrong id, among which: comparing takes time, and one slip is made many times.
_NEAREST: dict[tuple[str, tuple[str, ...]], str | None] = {}
_MOST_COMPARED = 100  # wrong ids; whoever has more to mend looks again after the first
_NEARLY = 3  # known ids that are compared letter by letter


def forget_nearest() -> None:
    """Begin to compare anew, as for other data."""
    _NEAREST.clear()


def nearest(wrong: str, known: Sequence[str]) -> str | None:
    """Find the known id that looks most like *wrong*, if any does and not too many were looked for already."""
    if len(wrong) > LONGEST:
        return None
    asked = wrong, tuple(known)
    if asked not in _NEAREST:
        if len(_NEAREST) >= _MOST_COMPARED:
            return None
        _NEAREST[asked] = _nearest(*asked)
    return _NEAREST[asked]


def _nearest(wrong: str, known: tuple[str, ...]) -> str | None:
    pairs = _pairs(wrong)
    likely = nlargest(_NEARLY, known, key=lambda id: 2 * len(pairs & _pairs(id)) / len(pairs | _pairs(id)))
    matches = get_close_matches(wrong, likely, n=1, cutoff=0.5)
    return matches[0] if matches else None


@lru_cache(maxsize=1 << 15)
def _pairs(id: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters of an id, and its ends: alike where two ids are."""
    framed = f" {id} "
    return frozenset(framed[at : at + 2] for at in range(len(framed) - 1))


def suggestion(wrong: str, known: Sequence[str], otherwise: str) -> str:
    """Say which id to write in place of *wrong*, or *otherwise* where none is near."""
    best = nearest(wrong, known)
    return f"write '{best}'" if best else otherwise

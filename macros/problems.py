"""What is wrong in the data: one shape for every problem, gathered by all stages, sorted and told once."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from macros.characters import printable
from macros.records.base import Loc
from macros.records.names import LONGEST

MOST_TOLD = 500  # problems: more than anyone mends before they look again
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
        field, what, remedy = (_cut(" ".join(part.split())) for part in (self.field, self.what, self.remedy))
        return printable(f"{self.path}:{self.line}:{self.column}: {field}: {what}; {remedy} ({self.code})")


class DataProblems(Exception):
    """The data cannot become a playbook; `problems` holds every reason, sorted."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(_told(self.problems)))


def _told(problems: list[Problem]) -> Iterator[str]:
    yield from map(str, problems[:MOST_TOLD])
    if (left := len(problems) - MOST_TOLD) > 0:
        yield f"{left} more are not shown; mend some of these first"


def _cut(text: str) -> str:
    """Cut what a line quotes too much of, in its middle: what is wrong is said at the end."""
    half = MOST_SAID // 2
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


def nearest(wrong: str, known: list[str] | tuple[str, ...]) -> str | None:
    """Find the known id that looks most like *wrong*, if any does; comparing takes time, and ids are short."""
    if len(wrong) > LONGEST:
        return None
    matches = get_close_matches(wrong, known, n=1, cutoff=0.5)
    return matches[0] if matches else None


def suggestion(wrong: str, known: list[str], otherwise: str) -> str:
    """Say which id to write in place of *wrong*, or *otherwise* where none is near."""
    best = nearest(wrong, known)
    return f"write '{best}'" if best else otherwise

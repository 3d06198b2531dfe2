"""What a check says, as GitHub shows it beside the lines of a change: commands that its runner reads from the output.

A command is `::error file=…,line=…::text`. In its text `%`, CR and LF are escaped, in a property `:` and `,` as well.
"""

from collections.abc import Sequence
from typing import Literal

from macros.problems import MOST_TOLD, Problem


def annotations(kind: Literal["error", "notice"], problems: Sequence[Problem]) -> list[str]:
    """Write each problem as what it is, at its line; of each kind the host shows the first ten of a step."""
    return [_annotation(kind, problem) for problem in problems[:MOST_TOLD]]


def _annotation(kind: str, problem: Problem) -> str:
    place = {"file": problem.path, "line": str(problem.line), "col": str(problem.column)}
    properties = place | {"title": f"{problem.field} ({problem.code})"}
    listed = ",".join(f"{name}={_in_property(value)}" for name, value in properties.items())
    return f"::{kind} {listed}::{_in_text(problem.said)}"


def _in_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_text(text).replace(":", "%3A").replace(",", "%2C")

"""A blank as a gap that nobody can overlook: `[job: the back training]`, to be typed over."""

from macros.filling import example_of
from macros.prose import set_quotes
from macros.records.script import Blank


def gap(blank: Blank) -> str:
    """Return what stands in a message in the place of a blank: its name, and an example."""
    name = blank.id.replace("_", " ").replace("-", " ")
    return f"[{name}: {set_quotes(example_of(blank))}]"

"""The report: figures of both sites side by side, aligned as text."""

from collections.abc import Sequence
from statistics import median


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Write the ratio of two medians, and in brackets the least and the largest ratio of a pair of runs."""
    pairs = [one / other for one, other in zip(ours, theirs, strict=True)]
    spread = f" ({min(pairs):.2f}-{max(pairs):.2f})" if len(pairs) > 1 else ""
    return f"{median(ours) / median(theirs):.2f}{spread}"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Write *rows* in columns: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    )
    return "\n".join(line.rstrip() for line in lines)

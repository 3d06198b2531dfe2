"""Snippets as a table, which most text expanders read: what one types, the text with its gaps, and what it is."""

import csv
from io import StringIO

from macros.records.script import SLOT
from macros.take.espanso import MARK
from macros.take.gaps import gap
from macros.take.snippets import Snippet


def table(snippets: list[Snippet]) -> str:
    """Return a CSV file (RFC 4180) without a line of headings, which some expanders would take for a snippet."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows((f"{MARK}{snippet.name}{MARK}", _with_gaps(snippet), snippet.title) for snippet in snippets)
    return text.getvalue()


def _with_gaps(snippet: Snippet) -> str:
    gaps = {blank.id: gap(blank) for blank in snippet.blanks}
    return SLOT.sub(lambda slot: gaps[slot[1]], snippet.text)

"""Snippets for VS Code, and for the editors that read the same form: each blank is a stop that Tab leads to."""

import json
import re

from macros.records.script import SLOT, Blank
from macros.take.gaps import gap
from macros.take.snippets import Snippet

_MEANS_SOMETHING = re.compile(r"[\\$}]")
_IN_CHOICE = re.compile(r"[\\$},|]")


def code_snippets(snippets: list[Snippet]) -> str:
    """Return a file of snippets as JSON; what stands in a gap is typed over."""
    data = {
        snippet.name: {"prefix": snippet.name, "body": _body(snippet), "description": snippet.title}
        for snippet in snippets
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _body(snippet: Snippet) -> list[str]:
    numbers = {blank.id: number for number, blank in enumerate(snippet.blanks, start=1)}
    first = {blank.id: _stop(numbers[blank.id], blank) for blank in snippet.blanks}
    parts = SLOT.split(snippet.text)  # text, id, text, …
    written = [_escaped(parts[0])]
    for id, after in zip(parts[1::2], parts[2::2], strict=True):
        written += [first.pop(id, f"${{{numbers[id]}}}"), _escaped(after)]
    return "".join(written).split("\n")


def _stop(number: int, blank: Blank) -> str:
    """Write a blank where it stands first; elsewhere its number alone repeats what is typed."""
    if blank.choices:
        choices = ",".join(_IN_CHOICE.sub(r"\\\g<0>", choice) for choice in blank.choices)
        return f"${{{number}|{choices}|}}"
    return f"${{{number}:{_escaped(gap(blank))}}}"


def _escaped(text: str) -> str:
    return _MEANS_SOMETHING.sub(r"\\\g<0>", text)

"""Text as Markdown: whatever a record says is read as it was written, and prose keeps its *emphasis* and its links."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from macros.prose import EMPHASIS, LINK, set_quotes

#: Marks that mean something wherever they stand, and `&` where it would begin a reference to a character.
_MARKS = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)")
#: Marks that mean something at the beginning of a line alone.
_OPENING = re.compile(r"^(\s*)([#>+-]|\d{1,9}[.)](?=\s|$))", re.MULTILINE)
_AS_REFERENCE = {"<": "&lt;", "&": "&amp;"}


def text_as_markdown(text: str) -> Markup:
    """Escape *text* for Markdown, its quotes set; a line break stays one."""
    return letters_as_markdown(set_quotes(text))


def letters_as_markdown(text: str) -> Markup:
    """Escape *text* for Markdown, and leave its quotes as they were typed; a line break stays one."""
    escaped = _MARKS.sub(lambda found: _AS_REFERENCE.get(found[0], f"\\{found[0]}"), text)
    return Markup("  \n".join(_OPENING.sub(_closed, escaped).split("\n")))


def prose_as_markdown(text: str, address: Callable[[str, str], str]) -> Markup:
    """Write prose as Markdown: escaped, but for *emphasis* and links to records.

    Args:
        text: a text of a record.
        address: gives the address of the record of a kind and id, as seen from the page.
    """
    parts = EMPHASIS.split(set_quotes(text))  # text, emphasis, text, …
    return Markup("").join(
        Markup("*{}*" if place % 2 else "{}").format(_linked(part, address)) for place, part in enumerate(parts)
    )


def finalize(value: Any) -> Any:
    """Escape every text that a template of Markdown prints; what is Markdown already passes as it is."""
    return text_as_markdown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _linked(text: str, address: Callable[[str, str], str]) -> Markup:
    parts = LINK.split(text)  # text, words, kind, id, text, …
    written = [text_as_markdown(parts[0])]
    for words, kind, id, after in zip(*(parts[start::4] for start in (1, 2, 3, 4)), strict=True):
        written += [
            Markup("[{}]({})").format(text_as_markdown(words), Markup(address(kind, id))),
            text_as_markdown(after),
        ]
    return Markup("").join(written)


def _closed(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"{found[1]}\\{mark}"

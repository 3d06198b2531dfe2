"""Text as readers see it: typographic quotes, *emphasis*, and links to records."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

#: `[words](patterns:autonomy-threat)`: a link names a record, never an address.
LINK = re.compile(r"\[([^\[\]]+)\]\(([a-z-]+):([a-z0-9-]+)\)")
EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])")
_ANY_LINK = re.compile(r"\[[^\[\]]+\]\([^()\s]*\)?")
#: Emphasis in finished HTML: what it holds is text and whole links.
_EMPHASIS_HTML = re.compile(r"(?<![\w*])\*(?! )((?:[^*<>\n]|<a [^<>]*>[^*<>]*</a>)+)(?<! )\*(?![\w*])")
_OPENS = re.compile(r"(^|[\s(\[{*/\u2014\u2013\u2018\u201c])([\"'])(?=\S)")


def record_links(text: str) -> list[tuple[str, str]]:
    """List the (kind, id) of every link to a record in *text*."""
    return [(kind, id) for _, kind, id in LINK.findall(text)]


def misformed_link(text: str) -> str | None:
    """Return the first thing in *text* that is written as a link and leads to no record."""
    return next((found[0] for found in _ANY_LINK.finditer(text) if not LINK.fullmatch(found[0])), None)


def set_quotes(text: str) -> str:
    """Turn straight quotes into typographic ones: "so" and 'so', and the apostrophe in don't."""
    if '"' not in text and "'" not in text:
        return text
    for _ in range(2):  # a quote within a quote opens right after another opening mark
        text = _OPENS.sub(lambda found: found[1] + ("\u201c" if found[2] == '"' else "\u2018"), text)
    return text.replace('"', "\u201d").replace("'", "\u2019")


def finalize(value: Any) -> Any:
    """Set the quotes of every text that a template prints; finished HTML passes as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return set_quotes(value)
    return value


def render_prose(text: str, address: Callable[[str, str], str]) -> Markup:
    """Render *text* as HTML: escaped, but for *emphasis* and links to records.

    Args:
        text: a text of a record.
        address: gives the address of the record of a kind and id, as seen from the page.
    """
    linked = LINK.sub(
        lambda found: Markup('<a href="{}">{}</a>').format(address(found[2], found[3]), Markup(found[1])),
        str(escape(set_quotes(text))),
    )
    return Markup(emphasis_as_html(linked))


def emphasis_as_html(html: str) -> str:
    """Set what stands between stars apart, in text that is escaped already; its links stay whole."""
    return _EMPHASIS_HTML.sub(r"<em>\1</em>", html)


def plain_prose(text: str) -> str:
    """Return *text* without its marks, for exports that show plain text."""
    return EMPHASIS.sub(r"\1", without_links(text))


def without_links(text: str) -> str:
    """Return *text* with the words of each link in its place, where nobody could follow it."""
    return LINK.sub(r"\1", text)

"""Finished HTML in a page's Markdown: put aside whole, so that nobody parses it again.

Both generators turn Markdown into HTML with Python-Markdown, which reads a block of raw HTML tag by tag to
find its end. Our blocks say themselves where they end: measured at 500 records, that reading and MkDocs's
own, for anchors, took a fifth of the build.
"""

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_MARKED = re.compile(r"<!--raw-->\n(.*?)\n<!--/raw-->", re.DOTALL)
#: Before MkDocs looks for anchors in raw HTML (21) and Python-Markdown for its blocks (20).
_PRIORITY = 28


def mark_raw(html: str) -> str:
    """Mark *html* as finished; blank text stays as it is. Escaped text cannot hold the mark's end."""
    return f"\n<!--raw-->\n{html.strip()}\n<!--/raw-->\n\n" if html.strip() else html


class RawHtml(Preprocessor):
    """Puts each marked block where Python-Markdown keeps raw HTML until the end."""

    md: Markdown

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each marked block."""
        text = "\n".join(lines)
        return _MARKED.sub(lambda found: f"\n{self.md.htmlStash.store(found[1])}\n", text).split("\n")


class RawHtmlExtension(Extension):
    """Registers the preprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the preprocessor to *md*."""
        md.preprocessors.register(RawHtml(md), "raw_html", _PRIORITY)


def makeExtension(**options: Any) -> RawHtmlExtension:
    """Return the extension, as `markdown_extensions` asks for it."""
    return RawHtmlExtension(**options)

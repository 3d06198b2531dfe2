"""Finished HTML in a page's Markdown: put aside whole, so that nobody parses it again.

Both generators turn Markdown into HTML with Python-Markdown, which reads a block of raw HTML tag by tag to
find its end. Our blocks say themselves where they end: measured at 500 records, that reading and MkDocs's
own, for anchors, took a fifth of the build.
"""

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from macros.raw_mark import MARKED

#: Before MkDocs looks for anchors in raw HTML (21) and Python-Markdown for its blocks (20).
_PRIORITY = 28


class RawHtml(Preprocessor):
    """Puts each marked block where Python-Markdown keeps raw HTML until the end."""

    md: Markdown

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each marked block."""
        text = "\n".join(lines)
        return MARKED.sub(lambda found: f"\n{self.md.htmlStash.store(found[1])}\n", text).split("\n")


class RawHtmlExtension(Extension):
    """Registers the preprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the preprocessor to *md*."""
        md.preprocessors.register(RawHtml(md), "raw_html", _PRIORITY)


def makeExtension(**options: Any) -> RawHtmlExtension:
    """Return the extension, as `markdown_extensions` asks for it."""
    return RawHtmlExtension(**options)

"""Called by MkDocs: what costs time or memory at every start, and need not."""

import re
from typing import Any

from jinja2 import Environment

from macros.compiled import Compiled

_INDENTED = re.compile(r"\n\s+")


def on_env(env: Environment, **_given: Any) -> Environment:
    """Give the theme's environment a place to keep what it compiles, as ours has; its blocks leave no blank lines.

    Those lines are 3 KB of each page, and say nothing.
    """
    env.bytecode_cache = Compiled("theme")
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_post_page(output: str, **_given: Any) -> str:
    """Take the indentation from what surrounds an article: 1 KB that says nothing. In an article a space may count."""
    before, begins, rest = output.partition("<article")
    article, ends, after = rest.rpartition("</article>")
    return "".join((_INDENTED.sub("\n", before), begins, article, ends, _INDENTED.sub("\n", after)))


def on_post_template(output_content: str, template_name: str, **_given: Any) -> str:
    """Do the same to the page of wrong addresses: an inline script is to be the same on every page."""
    return on_post_page(output_content) if template_name.endswith(".html") else output_content


def on_page_content(html: str, page: Any, **_given: Any) -> str:
    """Leave go of a page's Markdown, which nobody reads once it is HTML, and of which there is as much."""
    page.markdown = ""
    return html

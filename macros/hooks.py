"""Called by MkDocs: what costs time or memory at every start, and need not."""

from typing import Any

from jinja2 import Environment

from macros.compiled import Compiled


def on_env(env: Environment, **_given: Any) -> Environment:
    """Give the theme's environment a place to keep what it compiles, and let its blocks leave no blank lines, as ours do.

    Those lines are 3 KB of each page, and say nothing.
    """
    env.bytecode_cache = Compiled("theme")
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_content(html: str, page: Any, **_given: Any) -> str:
    """Leave go of a page's Markdown, which nobody reads once it is HTML, and of which there is as much."""
    page.markdown = ""
    return html

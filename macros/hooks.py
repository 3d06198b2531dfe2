"""Called by MkDocs: what costs time or memory at every start, and need not."""

from typing import Any

from jinja2 import Environment

from macros.compiled import Compiled


def on_env(env: Environment, **_given: Any) -> Environment:
    """Give the theme's environment a place to keep what it compiles, as ours has."""
    env.bytecode_cache = Compiled("theme")
    return env


def on_page_content(html: str, page: Any, **_given: Any) -> str:
    """Leave go of a page's Markdown, which nobody reads once it is HTML, and of which there is as much."""
    page.markdown = ""
    return html

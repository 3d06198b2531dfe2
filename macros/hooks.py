"""Called by MkDocs: the theme's templates are compiled once, as ours are, and not at every start."""

from typing import Any

from jinja2 import Environment

from macros.compiled import Compiled


def on_env(env: Environment, **_given: Any) -> Environment:
    """Give the theme's environment a place to keep what it compiles."""
    env.bytecode_cache = Compiled("theme")
    return env

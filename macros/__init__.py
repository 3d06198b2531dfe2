"""The macros of the playbook, for both generators: `define_env` hands over the views and decides nothing.

This file is read wherever a module of the package is, so it names what it needs where it needs it.
"""

from importlib import import_module
from typing import Any

from macros.ahead import written_ahead


def define_env(env: Any) -> None:
    """Register every view as a macro; where its pages are written ahead, as one that takes them from there.

    Args:
        env: the environment that mkdocs-macros and Zensical give (`macro`, `conf`, `project_dir`).

    Raises:
        BadData: when a setting is wrong, or the data cannot become a playbook.
    """
    if ahead := written_ahead():
        for name in ahead.macros():
            env.macro(ahead.macro(name, lambda name, *arguments: _live(env)[name](*arguments)), name)
    else:
        for name, view in _live(env).items():
            env.macro(view, name)


def _live(env: Any) -> Any:
    return import_module("macros.live").live_views(env)

"""The macros of the playbook, for both generators: `define_env` hands over the views and decides nothing."""

from functools import partial, wraps
from pathlib import Path
from typing import Any

from macros.loading import load_cached
from macros.views import MACROS, Site


def define_env(env: Any) -> None:
    """Register every view as a macro.

    Args:
        env: the environment that mkdocs-macros and Zensical give (`macro`, `conf`, `project_dir`).

    Raises:
        DataProblems: when the data cannot become a playbook.
    """
    settings = env.conf["extra"]["askwell"]
    roots = [Path(env.project_dir) / root for root in settings["data"]]
    site = Site(load_cached(roots), settings["repository"] or "")
    for name, view in MACROS.items():
        env.macro(wraps(view)(partial(view, site)), name)

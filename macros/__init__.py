"""The macros of the playbook, for both generators: `define_env` hands over the views and decides nothing."""

from functools import partial, wraps
from pathlib import Path
from typing import Any

from macros.loading import load_cached
from macros.pages import SETTINGS
from macros.problems import DataProblems
from macros.settings import wrong_settings
from macros.views import MACROS, Site
from macros.views.registry import View


class BadData(SystemExit, Exception):
    """Ends a build with the problems and no traceback; as an `Exception` too, it does not end a server."""


def define_env(env: Any) -> None:
    """Register every view as a macro.

    Args:
        env: the environment that mkdocs-macros and Zensical give (`macro`, `conf`, `project_dir`).

    Raises:
        BadData: when a setting is wrong, or the data cannot become a playbook.
    """
    if wrong := wrong_settings(env.conf, SETTINGS):
        raise BadData(str(DataProblems(wrong)))
    settings = env.conf["extra"]["askwell"]
    roots = [Path(env.project_dir) / root for root in settings["data"]]
    try:
        playbook = load_cached(roots)
    except DataProblems as problems:
        raise BadData(str(problems)) from None
    site = Site(playbook, settings["repository"] or "", Path(env.project_dir) / env.conf["docs_dir"])
    for name, view in MACROS.items():
        env.macro(wraps(view)(partial(_told, view, site)), name)


def _told(view: View, site: Site, *arguments: str) -> str:
    """Write a page; a mistake in the data that only writing it can find ends the build with its line."""
    try:
        return view(site, *arguments)
    except DataProblems as problems:
        raise SystemExit(str(problems)) from None  # not `BadData`: the plugin would print its traceback

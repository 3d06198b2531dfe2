"""The views as they are when a generator runs alone: each is handed the records as their files are now."""

from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

from macros.loading import load_cached
from macros.problems import DataProblems, refuse
from macros.selection import selection_of
from macros.settings import wrong_settings
from macros.teams import SETTINGS, settings_files
from macros.views import MACROS, Site
from macros.views.registry import View


class BadData(SystemExit, Exception):
    """Ends a build with the problems and no traceback; as an `Exception` too, it does not end a server."""


def live_views(env: Any) -> dict[str, Callable[..., str]]:
    """Return every view by the name of its macro, to be called with what a page hands it.

    Args:
        env: the environment that a generator gives (`conf`, `project_dir`).

    Raises:
        BadData: when a setting is wrong, or the data cannot become a playbook.
    """
    try:
        refuse(wrong_settings(env.conf, SETTINGS))
        settings = env.conf["extra"]["askwell"]
        project = Path(env.project_dir)
        selection = selection_of(settings, reversed(settings_files(project)))
        playbook = load_cached([project / root for root in settings["data"]], selection)
    except DataProblems as problems:
        raise BadData(str(problems)) from None
    site = Site(playbook, settings["repository"] or "", Path(env.project_dir) / env.conf["docs_dir"])
    return {name: wraps(view)(partial(_told, view, site)) for name, view in MACROS.items()}


def _told(view: View, site: Site, *arguments: str) -> str:
    """Write a page; a mistake in the data that only writing it can find ends the build with its line."""
    try:
        return view(site, *arguments)
    except DataProblems as problems:
        raise SystemExit(str(problems)) from None  # not `BadData`: the plugin would print its traceback

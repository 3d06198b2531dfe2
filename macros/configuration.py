"""The settings as they are on the disk: ours, and those of a team over them."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from mergedeep import merge
from yaml_env_tag import construct_env_tag

from macros.problems import DataProblems, Problem
from macros.settings import wrong_settings
from macros.teams import CHECKOUT, SETTINGS, settings_files, team_of
from macros.yaml_texts import decoded


def configuration(project: Path) -> Any:
    """Read the settings, which everything but a check of named data roots begins with.

    Raises:
        DataProblems: when one of them is wrong.
    """
    surroundings = frozenset(os.environ.items())
    read = [_settings_in(_text_of(file), surroundings) for file in settings_files(project)]
    if team_of(project) and (said := read[1].get("INHERIT")) != f"{CHECKOUT}/{SETTINGS}":
        what = "these settings do not stand over those of the edition" if said is None else f"they inherit {said!r}"
        raise _unread(1, 1, what, f"begin with `INHERIT: {CHECKOUT}/{SETTINGS}`")
    settings = merge({}, *read)
    if wrong := wrong_settings(settings, SETTINGS, _text_of(settings_files(project)[:2][-1])):
        raise DataProblems(wrong)
    return settings


def _text_of(file: Path) -> str:
    """Read one file of settings.

    Raises:
        DataProblems: when it is not UTF-8.
    """
    text = decoded(file.read_bytes())
    if not isinstance(text, str):
        raise _unread(text.place.line, text.place.column, text.what, text.remedy)
    return text


@lru_cache(maxsize=8)
def _settings_in(text: str, _surroundings: frozenset[tuple[str, str]]) -> dict[str, Any]:
    """Return what the *text* of one file of settings says in these surroundings, to be read and never changed.

    Raises:
        DataProblems: when that cannot be read.
    """
    try:
        settings = yaml.load(text, Loader=_SettingsLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        what = f"this is not YAML: {error.problem or error.context}"
        raise _unread(line + 1, column + 1, what, "check the indentation, and use spaces") from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        raise _unread(line + 1, column + 1, "an invisible control character stands here", "delete it") from None
    except (ValueError, RecursionError):  # a date that is none, a number without end, lists without end
        raise _unread(1, 1, "a value in it cannot be read", "write dates and long numbers in quotes") from None
    if not isinstance(settings, dict):
        raise _unread(1, 1, "this file holds no settings", "put it back as it was, and change it from there")
    return settings


def _unread(line: int, column: int, what: str, remedy: str) -> DataProblems:
    return DataProblems([Problem(SETTINGS, line, column, "file", what, remedy, "bad-setting")])


class _SettingsLoader(yaml.SafeLoader):
    """Reads the settings for what this package needs; tags of the generator's own are passed over."""


_SettingsLoader.add_constructor("!ENV", construct_env_tag)  # as MkDocs reads it
_SettingsLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)

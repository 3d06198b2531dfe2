"""The settings of the site, held to what the pages can carry before any of them is written.

The generators and the theme print most of them as they are, into attributes and links, and take them from the
environment too (`SITE_URL`, `REPOSITORY_URL`). So an address is one of the web and holds nothing that could end an
attribute, and a name is text.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from macros.look import wrong_colour
from macros.problems import Problem, suggestion
from macros.records import KINDS, PAGED
from macros.records.names import short

#: What no address holds as it is: blanks, quotes, angles, and marks that end one.
_NOT_IN_ADDRESS = re.compile(r"""[\s<>"'`{}|\\^?#\x00-\x1f\x7f]""")
_NOT_IN_NAME = re.compile(r"""[<>"{\x00-\x1f\x7f]""")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


def wrong_settings(settings: Mapping[str, Any], file: str, text: str = "") -> list[Problem]:
    """List what is wrong with the settings that this package reads or the theme prints.

    Args:
        settings: the settings, with what the environment says put in.
        file: the name of their file.
        text: what the file says, to tell the line of each.
    """
    return [
        Problem(file, _line_of(path, text), 1, ".".join(path), what, remedy, "bad-setting")
        for path, what, remedy in _wrong(settings)
    ]


def _wrong(settings: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if what := _no_address(settings.get("site_url")):
        remedy = "write where the site will stand, as in https://example.org/askwell/, here or in SITE_URL"
        yield ("site_url",), what, remedy
    for name in ("site_name", "site_description"):
        value = settings.get(name) or ""
        if (name == "site_name" or value) and (what := wrong_name(value)):
            yield (name,), what, "write it in words"
    language = _at(settings, "theme", "language")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        yield ("theme", "language"), f"'{short(str(language))}' names no language", "write a code, as in en"
    roots = _at(settings, "extra", "askwell", "data")
    if not isinstance(roots, list) or not roots or not all(isinstance(root, str) and root.strip() for root in roots):
        yield ("extra", "askwell", "data"), "lists no folders", "write the data roots, as in [data]"
    for setting, kinds in {
        "leave_out": [name for name, kind in KINDS.items() if not kind.holds],
        "first": list(PAGED),
    }.items():
        yield from _wrong_choice(setting, _at(settings, "extra", "askwell", setting), kinds)
    colour = _at(settings, "extra", "askwell", "colour")
    if colour != "" and "colour" in (_at(settings, "extra", "askwell") or {}) and (wrong := wrong_colour(colour)):
        yield ("extra", "askwell", "colour"), *wrong
    repository = _at(settings, "extra", "askwell", "repository")
    if repository and (what := _no_address(repository) or _ends_in_slash(repository)):
        remedy = "write the repository's address, no slash at its end, here or in REPOSITORY_URL, or leave it empty"
        yield ("extra", "askwell", "repository"), what, remedy


def wrong_name(value: object) -> str | None:
    """Say why *value* cannot be printed as a name on each page; None where it can."""
    if not isinstance(value, str) or not value.strip():
        return "is no text"
    found = _NOT_IN_NAME.search(value)
    return f"holds {found[0]!r}, which a page cannot carry there" if found else None


def _wrong_choice(setting: str, chosen: object, kinds: list[str]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Say what is wrong with a choice of records as a setting: it is ids by kind, whichever ids there are."""
    path = ("extra", "askwell", setting)
    if not chosen:
        return
    if not isinstance(chosen, Mapping):
        yield path, "is no list of records by kind", f"write the ids by kind, as in {{{kinds[-1]}: [an-id]}}"
        return
    for kind, ids in chosen.items():
        at = (*path, str(kind))
        if kind in KINDS and KINDS[kind].holds and kind not in kinds:
            remedy = "leave them in; a record of your own by the same id takes the place of ours"
            yield at, f"the others rest on the {kind}, so none can be left out", remedy
        elif kind not in kinds:
            remedy = suggestion(short(str(kind)), kinds, f"write one of {', '.join(kinds)}")
            yield at, f"'{short(str(kind))}' is no kind of record to choose from here", remedy
        elif not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
            yield at, "is no list of ids", f"write them in brackets, as in {kind}: [an-id]"


def _no_address(value: object) -> str | None:
    """Say why *value* is no address of the web; None where it is one."""
    if not isinstance(value, str) or not value:
        return "is no address"
    if found := _NOT_IN_ADDRESS.search(value):
        return f"'{short(value)}' is no address, since it holds {found[0]!r}"
    try:
        parts = urlsplit(value)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        known = known and (parts.port or 1) > 0  # which raises where it is no port
    except ValueError:
        known = False
    return None if known else f"'{short(value)}' is no address that begins with https:// or http:// and a name"


def _ends_in_slash(value: str) -> str | None:
    return f"'{short(value)}' ends in a slash" if value.endswith("/") else None


def _at(settings: Any, *path: str) -> Any:
    """Return what stands at a path of keys; None where nothing does."""
    for key in path:
        settings = settings.get(key) if isinstance(settings, Mapping) or hasattr(settings, "get") else None
    return settings


def _line_of(path: tuple[str, ...], text: str) -> int:
    """Return the line on which the setting stands, or the last one above it that is there."""
    line = 1
    for number, one in enumerate(text.split("\n"), start=1):
        if path and re.match(rf" *{re.escape(path[0])}:", one):
            line, path = number, path[1:]
    return line

"""A record begun from one that is there: a copy of ours, to take its place or to become another.

A file whose lists are laid over entry by entry is begun with none of them: whatever stood in it would replace ours.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from macros.editions import editions
from macros.files import write_whole
from macros.originals import Noted, git_name, without_head
from macros.problems import nearest, shown_path
from macros.records import COLLECTIONS, KINDS, SINGLES
from macros.scaffold import CannotBegin, new_file, new_record, next_number, scaffold, schema_line
from macros.yaml_files import read_yaml
from macros.yaml_texts import decoded

#: What can be begun: a record of each kind, and each file at the top of a data root.
BEGUN = (*(kind.one for kind in KINDS.values()), *SINGLES)
_NUMBER = re.compile(r"^number:.*$", re.MULTILINE)
#: What one record alone can say: that it is the script which its situation shows.
_OF_ONE = re.compile(r"^leads:.*\n", re.MULTILINE)
_EMPTY = "Fill it in; `make check` says what is still to be written, by file, line and field."
_IN_PLACE = "It takes the place of ours, whole. Change what is yours; `make check` tells when we change ours."
_ANOTHER = "Give it a title and a summary of its own; `make check` says what else."
_ENTRIES = "Write the entries that are yours: one with an id of ours takes its place, any other is added."


def begin(roots: Sequence[Path], what: str, id: str | None, origin: str | None) -> tuple[Path, str]:
    """Begin a file in the last of *roots*; return it, and what to do next.

    Args:
        roots: data roots, ours first.
        what: one of `BEGUN`.
        id: of the new record; left out where it is that of *origin*, and for a file at the top of a root.
        origin: the id of the record that is copied, where one is.

    Raises:
        CannotBegin: when that cannot be; nothing is written then.
    """
    if what in SINGLES:
        return _single(roots, what, {id, origin} - {None, what})
    kind = next(kind.name for kind in KINDS.values() if kind.one == what)
    if origin is not None:
        return _copy(roots, kind, id or origin, origin)
    if id is None:
        raise CannotBegin(f"a {what} needs an id: write `make new kind={what} id=…`, or from=… to copy one of ours")
    return new_record(roots, kind, id), _EMPTY


def _copy(roots: Sequence[Path], kind: str, id: str, origin: str) -> tuple[Path, str]:
    """Copy the record *origin* of *kind*, which the last root that has it holds, to *id* in the last root."""
    file = new_file(roots[-1], kind, id)
    there = {one.stem: one for root in roots for one in sorted((root / kind).rglob("*.yaml"))}
    _refuse_wrong_origin(there, kind, origin)
    if id != origin and id in there:
        raise CannotBegin(f"{shown_path(there[id])} has this id: choose another, or write from={id} to begin from that")
    head = schema_line(roots[-1], file, kind)
    text = without_head(_text_of(there[origin]))
    if id == origin:
        write_whole(file, f"{head}{_noted(roots, there[origin], f'{kind}/{id}')}\n{text}")
        return file, _IN_PLACE
    edition = _edition(roots, there[origin])
    begun = f"# begun from {kind}/{origin}{f' (edition {edition})' if edition else ''}; this line can go\n"
    numbered = _NUMBER.sub(f"number: {next_number(roots, kind)}", text, count=1)
    write_whole(file, head + begun + _OF_ONE.sub("", numbered))
    return file, _ANOTHER


def _refuse_wrong_origin(there: dict[str, Path], kind: str, origin: str) -> None:
    if origin not in there:
        near = nearest(origin, list(there))
        remedy = f"write from={near}" if near else f"`python -m macros review` prints all {kind}"
        raise CannotBegin(f"there is no '{origin}' among the {kind}: {remedy}")
    data = read_yaml(there[origin], "").data
    if isinstance(data, dict) and "moved" in data:
        raise CannotBegin(f"'{origin}' has moved: write from={data['moved']}")


def _single(roots: Sequence[Path], name: str, others: set[str | None]) -> tuple[Path, str]:
    """Begin a file at the top of the last root, in the place of ours or to be laid over it."""
    if others:
        raise CannotBegin(f"there is one {name}.yaml, so it has no other id: write `make new kind={name}`")
    file = roots[-1] / f"{name}.yaml"
    if file.exists():
        raise CannotBegin(f"{shown_path(file)} is already there: edit that file")
    ours = next((one for root in reversed(roots[:-1]) if (one := root / f"{name}.yaml").is_file()), None)
    if not ours:
        raise CannotBegin(f"no data root before {shown_path(roots[-1])} has a {name}.yaml: there is nothing to copy")
    head = f"{schema_line(roots[-1], file, name)}{_noted(roots, ours, name)}\n"
    if name in COLLECTIONS:
        write_whole(file, scaffold(name, 0, head))
        return file, _ENTRIES
    write_whole(file, head + without_head(_text_of(ours)))
    return file, _IN_PLACE


def _noted(roots: Sequence[Path], ours: Path, name: str) -> Noted:
    return Noted(name, git_name(ours.read_bytes()), _edition(roots, ours))


def _edition(roots: Sequence[Path], ours: Path) -> str:
    """Return the edition of a file; of one in another root than the first, none."""
    return editions()[0].version if ours.is_relative_to(roots[0]) else ""


def _text_of(file: Path) -> str:
    text = decoded(file.read_bytes())
    if not isinstance(text, str):
        raise CannotBegin(f"{shown_path(file)} cannot be copied: {text.what}")
    return text

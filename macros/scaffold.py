"""A new record, begun: every field is there, empty and explained, and `check` says what to write."""

import os
import re
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.files import write_whole
from macros.problems import shown_path
from macros.records import COLLECTIONS, KINDS, Record, model_of
from macros.records.names import wrong_id
from macros.records.walk import fields_of, inner_model, needed_by
from macros.yaml_files import read_yaml

_WIDTH = 100
#: Where the schemas lie beside a data root: in the repository of a team, and in a project such as this one.
_BESIDE = ("schema", "docs/schema")
_OURS = Path(__file__).parent.parent / "docs" / "schema"


_FIELDS = "Fill every field; a line that begins with # is a note and can go."
_LISTS = "Take the # from the list and the fields that you need; the rest can go."


class CannotBegin(Exception):
    """A new record cannot be begun; the text says why and what to do."""


def new_record(roots: Sequence[Path], kind: str, id: str) -> Path:
    """Write an empty record of *kind* (such as `patterns`) into the last of *roots* and return its file.

    Raises:
        CannotBegin: when the id cannot be one, or one of the roots has such a record already.
    """
    file = new_file(roots[-1], kind, id)
    if ours := next((there for root in roots[:-1] for there in (root / kind).rglob(f"{id}.yaml")), None):
        copy = f"`make new kind={KINDS[kind].one} from={id}` copies it, to begin yours in its place"
        raise CannotBegin(f"ours has this id, in {shown_path(ours)}: {copy}; a record of your own wants another id")
    write_whole(file, scaffold(kind, next_number(roots, kind), schema_line(roots[-1], file, kind)))
    return file


def new_file(root: Path, kind: str, id: str) -> Path:
    """Return the file of a record that *root* does not have yet.

    Raises:
        CannotBegin: when the id cannot be one, or the root has such a record.
    """
    if wrong := wrong_id(id):
        what, remedy = wrong
        raise CannotBegin(f"{what}: {remedy}")
    if there := next((root / kind).rglob(f"{id}.yaml"), None):
        raise CannotBegin(f"{shown_path(there)} is already there: choose another id, or edit that file")
    return root / kind / f"{id}.yaml"


def schema_line(root: Path, file: Path, kind: str) -> str:
    """Return the first line of *file*, which leads an editor to the schema of *kind*: to the one that lies nearest."""
    beside = (root.parent / place for place in _BESIDE)
    schemas = next((folder for folder in beside if (folder / f"{kind}.json").is_file()), _OURS)
    way = os.path.relpath(schemas.resolve() / f"{kind}.json", file.parent.resolve())
    return f"# yaml-language-server: $schema={Path(way).as_posix()}\n"


def next_number(roots: Sequence[Path], kind: str) -> int:
    """Return the first number after those in use; a record need not be whole to have one."""
    files = (file for root in roots for file in (root / kind).rglob("*.yaml"))
    records = (read_yaml(file, file.name).data for file in files)
    numbers = (str(record.get("number", "")) for record in records if isinstance(record, dict))
    return 1 + max((int(number) for number in numbers if re.fullmatch("[0-9]{1,9}", number)), default=0)


def scaffold(kind: str, number: int, head: str) -> str:
    """Return the text of an empty record of *kind*; *number* is its place where the kind is numbered.

    The lines of *head* stand above it.
    """
    model = model_of(kind)
    note = f"# {' '.join((model.__doc__ or '').split())}\n"
    note += f"# {_LISTS if kind in COLLECTIONS else _FIELDS}\n"
    return head + note + "\n".join(_fields(model, 0, {"number": str(number)})) + "\n"


def _fields(model: type[Record], depth: int, known: dict[str, str]) -> list[str]:
    lines: list[str] = []
    for name, field in fields_of(model).items():
        optional = _may_wait(field)
        body = _comment(field) + _field(name, field, known.get(name, ""))
        lines += [f"# {line}" if optional and not line.startswith("#") else line for line in body]
    return [("  " * depth) + line for line in lines]


def _may_wait(field: FieldInfo) -> bool:
    """Tell whether a record may be begun without the field."""
    needed = needed_by(field)
    return not field.is_required() and not (needed and needed.usual)


def _comment(field: FieldInfo) -> list[str]:
    optional = not field.is_required() and not needed_by(field)
    text = ("Optional. " if optional else "") + (field.description or "")
    choices = _choices(field.annotation)
    if choices and ", ".join(choices) not in text.replace(" or ", ", "):
        text += f" One of {', '.join(choices)}."
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _field(name: str, field: FieldInfo, value: str) -> list[str]:
    inner, many = inner_model(field.annotation)
    if inner is None:
        return [f"{name}:", "  -"] if many else [f"{name}: {value}".rstrip()]
    nested = _fields(inner, 0, {})
    if not many:
        return [f"{name}:", *(f"  {line}" for line in nested)]
    first = next(place for place, line in enumerate(nested) if not line.startswith("#"))
    notes = [f"    {line}" for line in nested[:first]]
    return [f"{name}:", *notes, f"  - {nested[first]}", *(f"    {line}" for line in nested[first + 1 :])]


def _choices(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()

"""One file of a data root to its record: read, held against the model of its kind, and read again only when saved."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pydantic import ValidationError

from macros.kept import code, keep, kept
from macros.problems import MOST_IN_FILE, Problem
from macros.records import COLLECTIONS, KINDS, Moved, Record, model_of
from macros.records.walk import fields_of
from macros.shape import shape_problems
from macros.store import Entry
from macros.yaml_document import YamlFile
from macros.yaml_files import read_yaml

#: Nanoseconds; a file that was saved so shortly before may be saved again and look the same to the clock of its disk.
_JUST_NOW = 50_000_000


@dataclass(frozen=True)
class FileRead:
    """What one file holds by itself.

    Attributes:
        kind: of record, or the single file's name.
        id: what the file's name says.
        entries: none where the file is broken.
        reserved: kinds and ids of the entries that a broken file would have.
        problems: all that is wrong with the file by itself.
    """

    kind: str
    id: str
    entries: tuple[Entry, ...]
    reserved: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


_Named = tuple[str, str, str]
_Read = dict[_Named, tuple[tuple[int, ...], FileRead]]

#: What was read of each file, with its state then, so that a process that stays reads what was saved since.
_READ: _Read = {}
#: Those of them that were asked for in this process, and those that it read itself.
_ASKED: set[_Named] = set()
_ANEW: set[_Named] = set()


@contextmanager
def remembered(file: Path) -> Iterator[None]:
    """Begin with what an earlier command has read, and leave what this one knows in *file* for the next."""
    made_by = code()
    _READ.update(cast(_Read, kept(file, made_by) or {}))
    try:
        yield
    finally:
        if _ANEW:
            keep(file, made_by, {named: _READ[named] for named in _ASKED & _READ.keys()})


def read_file(file: Path, shown_as: str, kind: str, id: str) -> FileRead:
    """Read one file and hold it against the model of its kind, unless it is as it was the last time."""
    named, state = (str(file), shown_as, kind), _state(file)
    before, read = _READ.get(named, ((), None))
    _ASKED.add(named)
    if read is None or before != state:
        read = _read_anew(file, shown_as, kind, id)
        _ANEW.add(named)
        if state and time.time_ns() - max(state[:2]) > _JUST_NOW:
            _READ[named] = state, read
    return read


def _state(file: Path) -> tuple[int, ...]:
    """Tell how a file looks; nothing where it cannot be looked at."""
    try:
        stat = file.stat()
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def _read_anew(file: Path, shown_as: str, kind: str, id: str) -> FileRead:
    document = read_yaml(file, shown_as)
    is_empty = [problem.code for problem in document.problems] == ["empty-file"]
    if kind in COLLECTIONS and is_empty and _only_notes(file):  # as it is begun: nothing is laid over ours
        return FileRead(kind, id, (), (), ())
    model = model_of(kind)
    if isinstance(document.data, dict) and "moved" in document.data and kind in KINDS:
        model = Moved
    problems, record, mistakes = list(document.problems), None, None
    if document.data is not None:
        try:
            record = model.model_validate(document.data)
        except ValidationError as error:
            mistakes = error
        problems += shape_problems(document, model, mistakes)
    if record and not problems:
        document.forget()
        return FileRead(kind, id, tuple(_entries(kind, id, record, document)), (), ())
    return FileRead(kind, id, (), tuple(_reserved(kind, document)), tuple(problems[:MOST_IN_FILE]))


def _only_notes(file: Path) -> bool:
    """Tell whether a file holds comments and nothing else."""
    lines = [line for line in file.read_bytes().split(b"\n") if line.strip()]
    return bool(lines) and all(line.startswith(b"#") for line in lines)


def _entries(kind: str, id: str, record: Record, document: YamlFile) -> Iterator[Entry]:
    if kind not in COLLECTIONS:
        yield Entry(kind, id, record, document, ())
        return
    for name in fields_of(type(record)):
        for position, item in enumerate(getattr(record, name)):
            yield Entry(name, item.id, item, document, (name, position))


def _reserved(kind: str, document: YamlFile) -> Iterator[tuple[str, str]]:
    """Yield the ids of a broken collection, which stay known so that one mistake is not reported as many."""
    if kind in COLLECTIONS and isinstance(document.data, dict):
        for name, items in document.data.items():
            for item in items if isinstance(items, list) else []:
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    yield name, item["id"]

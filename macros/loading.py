"""Data roots to records: every YAML file read, checked on its own and converted, all mistakes gathered.

A later root adds records, or replaces a record of the same id whole. The spine is `load`:
files -> documents -> records -> playbook.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from macros.checks.data import broken_data_rules
from macros.data_files import Found, listed, out_of_reach, records_below
from macros.playbook import Playbook
from macros.problems import MOST_IN_FILE, DataProblems, Problem, forget_nearest, shown_path
from macros.records import COLLECTIONS, KINDS, SINGLES, Moved, Record, model_of
from macros.records.walk import fields_of
from macros.shape import shape_problems
from macros.store import Entry, RecordStore
from macros.yaml_document import YamlFile
from macros.yaml_files import read_yaml

FileStates = tuple[tuple[str, int, int], ...]


def load(roots: Sequence[Path]) -> Playbook:
    """Read all *roots*, later ones over earlier ones, into a playbook.

    Raises:
        DataProblems: with every mistake of every file.
    """
    forget_nearest()
    if lost := [problem for root in roots for problem in out_of_reach(root)]:
        raise DataProblems(lost)  # alone: whatever names what is lost would be told as well
    store, problems = read_roots(roots)
    problems += broken_data_rules(store)
    if problems:
        raise DataProblems(problems)
    return Playbook(store)


def load_cached(roots: Sequence[Path]) -> Playbook:
    """Return the playbook of *roots*, read again only when a file has changed.

    Zensical runs `define_env` once a page, so this must not read the data each time.

    Raises:
        DataProblems: with every mistake of every file.
    """
    return _load_unchanged(tuple(roots), file_states(roots))


@lru_cache(maxsize=4)
def _load_unchanged(roots: tuple[Path, ...], _states: FileStates) -> Playbook:
    return load(roots)


def file_states(roots: Sequence[Path]) -> FileStates:
    """Tell the state of all YAML files under *roots* as (path, time in ns, size in bytes)."""
    stats = ((file, _stat(file)) for root in roots for file in listed(root))
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in stats if stat)


def _stat(file: Path) -> os.stat_result | None:
    """Return a file's state, of a link to anything but a file its own, or None of what has just gone."""
    try:
        return file.stat() if file.is_file() else file.lstat()
    except OSError:
        return None


def read_roots(roots: Sequence[Path]) -> tuple[RecordStore, list[Problem]]:
    """Read *roots* in order into one store; the problems are those that a file has by itself."""
    store = RecordStore()
    problems: list[Problem] = []
    for root in roots:
        if not root.is_dir():
            what, remedy = "there is no such folder", "name a folder that holds records"
            problems.append(Problem(shown_path(root), 1, 1, "file", what, remedy, "no-such-folder"))
        seen: dict[tuple[str, str], Found] = {}
        for found in records_below(root, problems):
            twin = seen.setdefault((found.kind, found.id), found)
            if twin is not found:
                what = f"the id '{found.id}' stands in this root twice, also in {twin.shown_as}"
                problem = Problem(found.shown_as, 1, 1, "file", what, "rename one of the two files", "duplicate-id")
                problems.append(problem)
                continue
            read = read_file(found.file, found.shown_as, found.kind, found.id)
            problems += read.problems
            _put(read, store)
    return store, problems


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


def read_file(file: Path, shown_as: str, kind: str, id: str) -> FileRead:
    """Read one file and hold it against the model of its kind."""
    document = read_yaml(file, shown_as)
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
        return FileRead(kind, id, tuple(_entries(kind, id, record, document)), (), ())
    return FileRead(kind, id, (), tuple(_reserved(kind, document)), tuple(problems[:MOST_IN_FILE]))


def _put(read: FileRead, store: RecordStore) -> None:
    """Put one file's record, or its entries, into the store."""
    store.reserve(store.FILES if read.kind in SINGLES else read.kind, read.id)
    for entry in read.entries:
        store.put(entry)
    for name, id in read.reserved:
        store.reserve(name, id)
    if read.problems:
        store.broken.add(read.kind)


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

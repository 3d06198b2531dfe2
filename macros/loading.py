"""Data roots to records: every YAML file read, checked on its own and converted, all mistakes gathered.

A later root adds records, or replaces a record of the same id whole. The spine is `load`:
files -> documents -> records -> those that are shown -> playbook.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from macros.checks.data import broken_data_rules
from macros.data_files import Found, listed, out_of_reach, records_below
from macros.playbook import Playbook
from macros.problems import DataProblems, Problem, forget_nearest, shown_path
from macros.reading import FileRead, read_file
from macros.records import SINGLES
from macros.selection import EVERYTHING, Selection, blamed, selected
from macros.store import RecordStore

FileStates = tuple[tuple[str, int, int], ...]


def load(roots: Sequence[Path], selection: Selection = EVERYTHING) -> Playbook:
    """Read all *roots*, later ones over earlier ones, into a playbook of the records that a *selection* shows.

    Raises:
        DataProblems: with every mistake of every file, and of the selection.
    """
    forget_nearest()
    if lost := [problem for root in roots for problem in out_of_reach(root)]:
        raise DataProblems(lost)  # alone: whatever names what is lost would be told as well
    store, problems = read_roots(roots)
    shown, wrong = selected(store, selection)
    broken = broken_data_rules(shown)
    if broken and shown is not store:
        broken = blamed(broken, broken_data_rules(store), selection)
    if problems := problems + wrong + broken:
        raise DataProblems(problems)
    return Playbook(shown)


_HELD: list[Playbook] = []


@contextmanager
def held(playbook: Playbook) -> Iterator[None]:
    """Let `load_cached` return *playbook* without a look at the files."""
    _HELD.append(playbook)
    try:
        yield
    finally:
        _HELD.pop()


def load_cached(roots: Sequence[Path], selection: Selection = EVERYTHING) -> Playbook:
    """Return the playbook of *roots* and a *selection*, read again only when a file has changed.

    Zensical runs `define_env` once a page, so this must not read the data each time.

    Raises:
        DataProblems: with every mistake of every file.
    """
    return _HELD[-1] if _HELD else _load_unchanged(tuple(roots), selection, file_states(roots))


@lru_cache(maxsize=4)
def _load_unchanged(roots: tuple[Path, ...], selection: Selection, _states: FileStates) -> Playbook:
    return load(roots, selection)


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


def _put(read: FileRead, store: RecordStore) -> None:
    """Put one file's record, or its entries, into the store."""
    store.reserve(store.FILES if read.kind in SINGLES else read.kind, read.id)
    for entry in read.entries:
        store.put(entry)
    for name, id in read.reserved:
        store.reserve(name, id)
    if read.problems:
        store.broken.add(read.kind)

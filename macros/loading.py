"""Data roots to records: every YAML file read, checked on its own and converted, all mistakes gathered.

A later root adds records, or replaces a record of the same id whole. The spine is `load`:
files -> documents -> records -> playbook.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from macros.checks.data import broken_data_rules
from macros.playbook import Playbook
from macros.problems import DataProblems, Problem, shown_path
from macros.reading import FileRead, read_file, state_of
from macros.records import KINDS, SINGLES
from macros.records.base import ID
from macros.store import RecordStore

FileStates = tuple[tuple[str, int, int], ...]


def load(roots: Sequence[Path]) -> Playbook:
    """Read all *roots*, later ones over earlier ones, into a playbook.

    Raises:
        DataProblems: with every mistake of every file.
    """
    if lost := [problem for root in roots for problem in _out_of_reach(root)]:
        raise DataProblems(lost)  # alone: whatever names what is lost would be told as well
    store, problems = read_roots(roots)
    problems += broken_data_rules(store)
    if problems:
        raise DataProblems(problems)
    return Playbook(store)


_HELD: list[Playbook] = []


@contextmanager
def held(playbook: Playbook) -> Iterator[None]:
    """Let `load_cached` return *playbook* without a look at the files."""
    _HELD.append(playbook)
    try:
        yield
    finally:
        _HELD.pop()


def load_cached(roots: Sequence[Path]) -> Playbook:
    """Return the playbook of *roots*, read again only when a file has changed.

    Zensical runs `define_env` once a page, so this must not read the data each time.

    Raises:
        DataProblems: with every mistake of every file.
    """
    return _HELD[-1] if _HELD else _load_unchanged(tuple(roots), file_states(roots))


@lru_cache(maxsize=4)
def _load_unchanged(roots: tuple[Path, ...], _states: FileStates) -> Playbook:
    return load(roots)


def file_states(roots: Sequence[Path]) -> FileStates:
    """Tell the state of all YAML files under *roots* as (path, time in ns, size in bytes)."""
    stats = ((file, state_of(file)) for root in roots for file in sorted(root.rglob("*.y*ml")))
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in stats if stat)


@dataclass(frozen=True)
class _Found:
    """A file of a data root, and what its place in the root says that it holds."""

    file: Path
    shown_as: str
    kind: str
    id: str


def read_roots(roots: Sequence[Path]) -> tuple[RecordStore, list[Problem]]:
    """Read *roots* in order into one store; the problems are those that a file has by itself."""
    store = RecordStore()
    problems: list[Problem] = []
    for root in roots:
        if not root.is_dir():
            what, remedy = "there is no such folder", "name a folder that holds records"
            problems.append(Problem(shown_path(root), 1, 1, "file", what, remedy, "no-such-folder"))
        seen: dict[tuple[str, str], _Found] = {}
        for found in _files(root, problems):
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


def _files(root: Path, problems: list[Problem]) -> Iterator[_Found]:
    """Yield the record files of *root* in order; a file in no known place is a problem."""
    for file, shown_as in _yaml_files(root):
        parts = file.relative_to(root).parts
        if file.suffix == ".yml":
            what, remedy = "the file's name ends in .yml", f"rename it to {file.stem}.yaml"
            problems.append(Problem(shown_as, 1, 1, "file", what, remedy, "file-name"))
        elif len(parts) == 1 and file.stem in SINGLES:
            yield _Found(file, shown_as, file.stem, file.stem)
        elif len(parts) > 1 and parts[0] in KINDS:
            if ID.fullmatch(file.stem):
                yield _Found(file, shown_as, parts[0], file.stem)
            else:
                what = f"'{file.stem}' cannot be an id"
                remedy = "name the file with lower-case letters, digits and single hyphens"
                problems.append(Problem(shown_as, 1, 1, "file", what, remedy, "bad-id"))
        else:
            places = ", ".join([f"{kind}/" for kind in KINDS] + [f"{name}.yaml" for name in SINGLES])
            what, remedy = "no kind of record lives here", f"move it to one of {places}"
            problems.append(Problem(shown_as, 1, 1, "file", what, remedy, "unknown-place"))


def _yaml_files(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the YAML files below *root* in order, each with how it is shown."""
    found = []
    for folder, _folders, names in os.walk(root):
        shown = shown_path(Path(folder))
        for file in (Path(folder, name) for name in names if os.path.splitext(name)[1] in (".yaml", ".yml")):
            if not file.is_symlink():
                found.append((file, Path(shown, file.name).as_posix()))
            elif file.is_file():
                found.append((file, shown_path(file)))
    yield from sorted(found)


def _out_of_reach(root: Path) -> Iterator[Problem]:
    """Yield the folders that cannot be looked into, and the links that lead nowhere; an editor's lock is no record."""
    refused: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=refused.append):
        for path in (Path(folder, name) for name in sorted([*folders, *files])):
            named = path.suffix.lower() in ("", ".yaml", ".yml") and not path.name.startswith(".")
            if named and path.is_symlink() and not path.exists():
                what, remedy = "this link leads nowhere", "remove it, or let it lead to a file"
                shown_as = f"{shown_path(path.parent)}/{path.name}"  # the link itself, and not where it leads
                yield Problem(shown_as, 1, 1, "file", what, remedy, "dead-link")
    for error in refused:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            what, remedy = "this folder cannot be looked into", "give yourself the right to read it"
            yield Problem(shown_path(Path(error.filename)), 1, 1, "file", what, remedy, "unreadable")


def _put(read: FileRead, store: RecordStore) -> None:
    """Put one file's record, or its entries, into the store."""
    store.reserve(store.FILES if read.kind in SINGLES else read.kind, read.id)
    for entry in read.entries:
        store.put(entry)
    for name, id in read.reserved:
        store.reserve(name, id)
    if read.problems:
        store.broken.add(read.kind)

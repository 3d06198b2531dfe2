"""Data roots to records: every YAML file read, checked on its own and converted, all mistakes gathered.

A later root adds records, or replaces a record of the same id whole. The spine is `load`:
files -> documents -> records -> playbook.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from macros.checks.data import broken_data_rules
from macros.playbook import Playbook
from macros.problems import DataProblems, Problem, shown_path
from macros.records import COLLECTIONS, KINDS, SINGLES, Moved, Record, model_of
from macros.records.base import ID
from macros.records.walk import fields_of
from macros.shape import shape_problems
from macros.store import Entry, RecordStore
from macros.yaml_files import YamlFile, read_yaml

FileStates = tuple[tuple[str, int, int], ...]


def load(roots: Sequence[Path]) -> Playbook:
    """Read all *roots*, later ones over earlier ones, into a playbook.

    Raises:
        DataProblems: with every mistake of every file.
    """
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
    stats = ((file, file.stat()) for root in roots for file in sorted(root.rglob("*.y*ml")))
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in stats)


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
            problems += _read_file(found, store)
    return store, problems


def _files(root: Path, problems: list[Problem]) -> Iterator[_Found]:
    """Yield the record files of *root* in order; a file in no known place is a problem."""
    for file in sorted(path for path in root.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file()):
        parts, shown_as = file.relative_to(root).parts, shown_path(file)
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


def _read_file(found: _Found, store: RecordStore) -> list[Problem]:
    """Put one file's record, or its entries, into the store; return what is wrong with it."""
    document = read_yaml(found.file, found.shown_as)
    model = model_of(found.kind)
    if isinstance(document.data, dict) and "moved" in document.data and found.kind in KINDS:
        model = Moved
    store.reserve(store.FILES if found.kind in SINGLES else found.kind, found.id)
    problems, record, mistakes = list(document.problems), None, None
    if document.data is not None:
        try:
            record = model.model_validate(document.data)
        except ValidationError as error:
            mistakes = error
        problems += shape_problems(document, model, mistakes)
    if record and not problems:
        _put(found, record, document, store)
    else:
        store.broken.add(found.kind)
        _reserve_entries(found, document, store)
    return problems


def _put(found: _Found, record: Record, document: YamlFile, store: RecordStore) -> None:
    if found.kind not in COLLECTIONS:
        store.put(Entry(found.kind, found.id, record, document, ()))
        return
    for name in fields_of(type(record)):
        for position, item in enumerate(getattr(record, name)):
            store.put(Entry(name, item.id, item, document, (name, position)))


def _reserve_entries(found: _Found, document: YamlFile, store: RecordStore) -> None:
    """Keep the ids of a broken collection known, so that one mistake is not reported as many."""
    if found.kind in COLLECTIONS and isinstance(document.data, dict):
        for name, items in document.data.items():
            for item in items if isinstance(items, list) else []:
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    store.reserve(name, item["id"])

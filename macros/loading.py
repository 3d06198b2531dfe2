"""Data roots to records: every YAML file read, checked on its own and converted, all mistakes gathered.

A later root adds records, or replaces a record of the same id whole. The spine is `load`:
files -> documents -> records -> playbook.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from macros.documents import Document, read_document
from macros.playbook import Playbook
from macros.problems import DataProblems, Problem, shown_path
from macros.records import COLLECTIONS, KINDS, SINGLES, Moved, Record
from macros.records.base import ID
from macros.rules import broken_rules
from macros.shape import shape_problems
from macros.shelf import Entry, Shelf

Fingerprint = tuple[tuple[str, int, int], ...]


def load(roots: Sequence[Path]) -> Playbook:
    """Read all *roots*, later ones over earlier ones, into a playbook.

    Raises:
        DataProblems: with every mistake of every file.
    """
    shelf, problems = read_roots(roots)
    problems += broken_rules(shelf)
    if problems:
        raise DataProblems(problems)
    return Playbook(shelf)


def load_cached(roots: Sequence[Path]) -> Playbook:
    """Return the playbook of *roots*, read again only when a file has changed.

    Zensical runs `define_env` once a page, so this must not read the data each time.

    Raises:
        DataProblems: with every mistake of every file.
    """
    return _load_unchanged(tuple(roots), fingerprint(roots))


@lru_cache(maxsize=4)
def _load_unchanged(roots: tuple[Path, ...], _fingerprint: Fingerprint) -> Playbook:
    return load(roots)


def fingerprint(roots: Sequence[Path]) -> Fingerprint:
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


def read_roots(roots: Sequence[Path]) -> tuple[Shelf, list[Problem]]:
    """Read *roots* in order onto one shelf; the problems are those that a file has by itself."""
    shelf = Shelf()
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
            problems += _read_file(found, shelf)
    return shelf, problems


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


def _read_file(found: _Found, shelf: Shelf) -> list[Problem]:
    """Put one file's record, or its entries, on the shelf; return what is wrong with it."""
    document = read_document(found.file, found.shown_as)
    model: type[Record] = {**KINDS, **SINGLES}[found.kind]
    if isinstance(document.data, dict) and "moved" in document.data and found.kind in KINDS:
        model = Moved
    shelf.claim(shelf.FILES if found.kind in SINGLES else found.kind, found.id)
    problems, record, mistakes = list(document.problems), None, None
    if document.data is not None:
        try:
            record = model.model_validate(document.data)
        except ValidationError as error:
            mistakes = error
        problems += shape_problems(document, model, mistakes)
    if record and not problems:
        _shelve(found, record, document, shelf)
    else:
        shelf.broken.add(found.kind)
        _claim_entries(found, document, shelf)
    return problems


def _shelve(found: _Found, record: Record, document: Document, shelf: Shelf) -> None:
    if found.kind not in COLLECTIONS:
        shelf.put(Entry(found.kind, found.id, record, document, ()))
        return
    for name in type(record).model_fields:
        for position, item in enumerate(getattr(record, name)):
            shelf.put(Entry(name, item.id, item, document, (name, position)))


def _claim_entries(found: _Found, document: Document, shelf: Shelf) -> None:
    """Keep the ids of a broken collection known, so that one mistake is not reported as many."""
    if found.kind in COLLECTIONS and isinstance(document.data, dict):
        for name, items in document.data.items():
            for item in items if isinstance(items, list) else []:
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    shelf.claim(name, item["id"])

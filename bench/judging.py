"""Judging mutants: what the package answers to each, how long that takes, and whether what it took is right."""

import json
import re
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from unittest.mock import patch

import yaml

from bench.mutations import Mutant
from bench.project import CHECKOUT
from bench.verdict import (
    Pairs,
    Parts,
    Records,
    differing,
    hidden,
    left_unread,
    lost_words,
    not_at_home,
    not_shown,
    swallowed_lines,
)
from macros.checks.data import broken_data_rules
from macros.checks.site import broken_site_rules
from macros.exports.search import search_index
from macros.loading import load, read_roots
from macros.pages import file_of, navigation, stubs
from macros.playbook import Key, Playbook
from macros.problems import DataProblems
from macros.reading import FileRead, read_file
from macros.records import COLLECTIONS
from macros.views import MACROS, Site

VERDICTS = ("refused", "same", "different and right", "wrong", "traceback")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f]+:\d+:\d+: [^\x00-\x1f\x7f-\x9f]+ \([a-z0-9-]+\)|\d+ more are not shown; .*")
_RAW = re.compile(r"<!--raw-->.*?<!--/raw-->", re.DOTALL)
_HEADING = re.compile(r"#{2,3} .+ \{: #[a-z0-9-]+ \}")
#: Pages that show entries of the files which hold many, beside one page of each kind.
_SHOWING = ("index.md", "diagnose/index.md", "glossary/index.md", "evidence/index.md", "practice/mixed/index.md")


@dataclass(frozen=True)
class Judged:
    """A mutant, what became of it, why where that is not plain, and the seconds that the answer took."""

    mutant: Mutant
    verdict: str
    why: str
    seconds: float


@contextmanager
def files_read_once() -> Iterator[None]:
    """Keep what was read of a text: a mutant differs in one file, and the others need not be read again."""

    @lru_cache(maxsize=1000)
    def read(_raw: bytes, file: Path, shown_as: str, kind: str, id: str) -> FileRead:
        return read_file(file, shown_as, kind, id)

    with patch("macros.loading.read_file", lambda file, *rest: read(file.read_bytes(), file, *rest)):
        yield


class Judge:
    """Judges mutants of one root."""

    def __init__(self, root: Path, files: Mapping[str, str]) -> None:
        self.root, self.files = root, files
        for name, text in files.items():
            self._write(name, text.encode())
        started = time.process_time()
        self.before, book = self._read()
        self.whole = time.process_time() - started  # what reading all files takes; a mutant's answer takes it too
        self.site = Site(book)
        self.calls = {stub.file: stub.call for stub in stubs(book)}
        toy = Site(load([CHECKOUT / "tests" / "toy_data"]))  # which has of everything something
        written = (Parts(_written(toy, stub.call)).seen for stub in stubs(toy.playbook))
        self.known = {("em", "")}.union(*written, *(self._parts(file).seen for file in self.calls))

    def judge(self, mutant: Mutant) -> Judged:
        """Say what becomes of one mutant."""
        try:
            for name, raw in mutant.files.items():
                self._write(name, raw)
        except OSError as error:
            return Judged(mutant, "refused", f"by the file system: {error.strerror}", 0)
        started = time.process_time()
        try:
            after, book = self._read()
            verdict, why = "", ""
        except DataProblems as problems:
            verdict, why = self._refused(str(problems))
        except Exception:
            verdict, why = "traceback", traceback.format_exc(limit=-2)
        seconds = self.whole + time.process_time() - started
        if not verdict:
            try:
                verdict, why = self._taken(mutant, after, book)
            except Exception:
                verdict, why = "traceback", traceback.format_exc(limit=-2)
        for name in mutant.files:
            text = self.files.get(name)
            self._write(name, text.encode() if text is not None else None)
        return Judged(mutant, verdict, why, seconds)

    def _read(self) -> tuple[Records, Playbook]:
        """Read the root as `check` does.

        Raises:
            DataProblems: with all that is wrong.
        """
        store, problems = read_roots([self.root])
        if problems := problems + broken_data_rules(store):
            raise DataProblems(problems)
        book = Playbook(store)
        if problems := broken_site_rules(book):
            raise DataProblems(problems)
        return {(entry.kind, entry.id): entry for entry in store.all()}, book

    def _refused(self, told: str) -> tuple[str, str]:
        lines = told.split("\n")
        bad = [line for line in lines if not _LINE.fullmatch(line) or len(line) > 4_000]
        if bad or len(lines) > 600:
            return "wrong", f"told in {len(lines)} lines, {len(bad)} of them badly: {bad[0][:120] if bad else ''}"
        return "refused", ""

    def _taken(self, mutant: Mutant, after: Records, book: Playbook) -> tuple[str, str]:
        pairs = differing(self.before, after)
        if not pairs and list(after) == list(self.before):
            return "same", ""
        wrong = next(self._wrong(mutant, after, book), None)
        return ("wrong", wrong) if wrong else ("different and right", "")

    def _wrong(self, mutant: Mutant, after: Records, book: Playbook) -> Iterator[str]:
        pairs = differing(self.before, after)
        paths = {(self.root / name).resolve().as_posix() for name in mutant.files}
        yield from not_at_home(paths, pairs)
        yield from left_unread(mutant.files, paths, after)
        for path in paths:
            entries = [entry for entry in after.values() if entry.yaml.path == path]
            if entries:
                raw = Path(path).read_text(encoding="utf-8-sig")
                records = [entry.record for entry in entries]
                lists = {entry.kind for entry in entries} if Path(path).stem in COLLECTIONS else set[str]()
                yield from swallowed_lines(raw)
                yield from hidden(records)
                yield from lost_words(raw, records, lists)
        yield from self._pages(book, pairs)

    def _pages(self, book: Playbook, pairs: Pairs) -> Iterator[str]:
        """Say what is wrong with the pages that show a record, and with what is made beside them."""
        site = Site(book)
        calls = {stub.file: stub for stub in stubs(book)}
        yaml.safe_load(navigation(book))
        json.loads(search_index(book))
        for key, (old, new) in pairs.items():
            file = file_of(Key(*key)) if Key(*key) in book.titled else ""
            for name in [file] if file in calls else self._some_pages(calls):
                front = yaml.safe_load(calls[name].text().split("---\n")[1])
                if re.search(r'[<>"{\n]', front["title"]) or re.search(r'[<>"]', front["description"]):
                    yield f"{name}: its title or description can leave an attribute"
                written = _written(site, calls[name].call)
                parts = Parts(written)
                yield from (f"{name}: {harm}" for harm in parts.harm)
                yield from (f"{name}: has {part}" for part in parts.seen - self.known)
                rest = filter(None, (line.strip() for line in _RAW.sub("", written).split("\n")))
                odd = (line for line in rest if not _HEADING.fullmatch(line))
                yield from (f"{name}: {line[:60]} is no heading of ours" for line in odd)
                if old and new and type(old.record) is type(new.record) and name == file and file in self.calls:
                    yield from not_shown(old.record, new.record, self._parts(file), parts)

    def _some_pages(self, calls: Mapping[str, object]) -> list[str]:
        """Choose the pages that show entries, and the first of each kind."""
        first = {name.split("/")[0]: name for name in sorted(calls, reverse=True) if name.count("/") == 2}
        return [name for name in (*_SHOWING, *first.values()) if name in calls]

    @cache  # noqa: B019 - one judge a run
    def _parts(self, file: str) -> Parts:
        """Return the parts of a page of the records as they are."""
        return Parts(_written(self.site, self.calls[file]))

    def _write(self, name: str, raw: bytes | None) -> None:
        file = self.root / name
        if raw is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)


def _written(site: Site, call: str) -> str:
    """Write the page of a macro's call."""
    name, _, handed = call.partition("(")
    arguments = [part.strip(' "') for part in handed.rstrip(")").split(",") if part.strip()]
    return MACROS[name](site, *arguments)

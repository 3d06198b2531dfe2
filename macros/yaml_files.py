"""YAML text to plain data of strings, with the line and column of every value.

The parser's events are read instead of its objects: they show what a string-only load hides (tags,
aliases, keys written twice), and YAML 1.1 never gets to turn `no` into false or `12:30` into 750.
"""

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Problem, field_name
from macros.records.base import Loc

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOTHING = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class Place:
    """A position in a file, counted from 1."""

    line: int
    column: int


@dataclass
class YamlFile:
    """One YAML file: its data (mappings, lists and strings only) and where each value and key stands.

    `empty` lists values that hold nothing, `told` the places of which a mistake was already told.
    """

    path: str
    data: Any = None
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    empty: list[Loc] = field(default_factory=list)
    told: list[Loc] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, loc: Loc, what: str, remedy: str, code: str, *, at_key: bool = False) -> Problem:
        """Describe a mistake at *loc*, or at the nearest thing around it that the file holds."""
        place = self.keys.get(loc) if at_key else None
        around = loc
        while place is None and around not in self.values and around:
            around = around[:-1]
        place = place or self.values.get(around, Place(1, 1))
        return Problem(self.path, place.line, place.column, field_name(loc), what, remedy, code)

    def add(self, place: Place, where: str, what: str, remedy: str, code: str) -> None:
        """Note a mistake that stands at a place and not in a field."""
        self.problems.append(Problem(self.path, place.line, place.column, where, what, remedy, code))


def read_yaml(file: Path, shown_as: str) -> YamlFile:
    """Read one YAML file; what is wrong with it as a file stands in the document's problems."""
    document = YamlFile(shown_as)
    try:
        raw = file.read_bytes()
    except OSError as error:
        remedy = "give yourself the right to read it, or save it anew"
        document.add(Place(1, 1), "file", f"this file cannot be read ({error.strerror})", remedy, "unreadable")
        return document
    text = _decode(raw, document)
    if text is None or not _has_clean_characters(text, document):
        return document
    try:
        _Builder(document).build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        what = f"this is not YAML: {error.problem or error.context}"
        remedy = "check the indentation, and put a text into quotes that holds ': ' or begins with a mark"
        document.add(place, "file", what, remedy, "yaml-syntax")
        document.data = None  # half a record would be reported as a record with fields missing
    return document


def _decode(raw: bytes, document: YamlFile) -> str | None:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        document.add(place, "file", "this is not UTF-8", "save the file as UTF-8", "not-utf-8")
        return None


def _has_clean_characters(text: str, document: YamlFile) -> bool:
    for number, line in enumerate(text.split("\n"), start=1):
        if (tab := line.find("\t")) >= 0:
            document.add(Place(number, tab + 1), "file", "a tab stands here", "use spaces", "tab")
        if control := _CONTROL.search(line):
            what = f"an invisible control character (U+{ord(control[0]):04X}) stands here"
            document.add(Place(number, control.start() + 1), "file", what, "delete it", "control-character")
    return not document.problems


class _Builder:
    """Builds a document's data from the parser's events, with a stack instead of recursion."""

    def __init__(self, document: YamlFile) -> None:
        self.document = document
        self.stack: list[tuple[Any, Loc]] = []
        self.key: list[str | None] = []
        self.documents = 0

    def build(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents == 2:
                    self._add(event, "a second document begins here", "keep one record a file", "several-documents")
            elif self.documents == 1:
                self._take(event)
        if self.documents == 0:
            self.document.add(Place(1, 1), "file", "the file is empty", "write a record into it", "empty-file")

    def _add(self, event: Any, what: str, remedy: str, code: str) -> None:
        self.document.add(_place(event), field_name(self._next()), what, remedy, code)

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            ended, loc = self.stack.pop()
            self.key.pop()
            if not ended and loc:
                self.document.empty.append(loc)
            return
        if isinstance(event, yaml.AliasEvent):
            remedy = "write the text out, or put it into quotes if it begins with '*'"
            self._add(event, f"'*{event.anchor}' is a YAML alias", remedy, "yaml-alias")
            self.document.told.append(self._put("", event))
            return
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return
        if event.anchor:
            remedy = "remove it, or put the text into quotes if it begins with '&'"
            self._add(event, f"'&{event.anchor}' is a YAML anchor", remedy, "yaml-alias")
        if event.tag:
            remedy = "remove it, or put the text into quotes if it begins with '!'"
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._add(event, f"'{tag}' is a YAML tag", remedy, "yaml-tag")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        else:
            container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            loc = self._put(container, event)
            self.stack.append((container, loc))
            self.key.append(None)

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if "\t" in text:
            self._add(event, "the text holds a tab", "use spaces", "tab")
        if control := _CONTROL.search(text):
            what = f"the text holds a control character (U+{ord(control[0]):04X})"
            self._add(event, what, "delete it", "control-character")
        if self._awaits_key():
            self._take_key(text, event)
            return
        loc = self._put(text.strip("\n"), event)
        if not text.strip() or (not event.style and text in _NOTHING):
            self.document.empty.append(loc)

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1][0], dict) and self.key[-1] is None

    def _take_key(self, key: str, event: Any) -> None:
        container, loc = self.stack[-1]
        place = _place(event)
        if key in container:
            first = self.document.keys[(*loc, key)]
            what = f"the key stands here a second time, after line {first.line}"
            self.document.add(place, field_name((*loc, key)), what, "keep one of the two", "duplicate-key")
        else:
            self.document.keys[(*loc, key)] = place
        self.key[-1] = key

    def _next(self) -> Loc:
        """Return the place that the next value takes; while a key is awaited, that of the mapping."""
        if not self.stack:
            return ()
        container, loc = self.stack[-1]
        step = len(container) if isinstance(container, list) else self.key[-1]
        return loc if step is None else (*loc, step)

    def _put(self, value: Any, event: Any) -> Loc:
        """Put a value into the container that is open, and return its place in the record."""
        if self._awaits_key():
            what, remedy = "a list or mapping cannot be a key", "write a field's name before the colon"
            self._add(event, what, remedy, "yaml-syntax")
            self.key[-1] = "(key)"
            self.document.told.append(self._next())
            return self._next()
        loc = self._next()
        if not self.stack:
            self.document.data = value
        elif isinstance(container := self.stack[-1][0], list):
            container.append(value)
        else:
            container.setdefault(loc[-1], value)
            self.key[-1] = None
        self.document.values.setdefault(loc, _place(event))
        return loc


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)

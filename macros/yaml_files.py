"""YAML text to plain data of strings, with the line and column of every value.

The parser's events are read instead of its objects: they show what a string-only load hides (tags,
aliases, keys written twice), and YAML 1.1 never gets to turn `no` into false or `12:30` into 750.
"""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import yaml

from macros.problems import field_name
from macros.records.base import Loc
from macros.records.names import short
from macros.yaml_document import TooMuch, YamlFile
from macros.yaml_texts import (
    CONTROL,
    MOST_LETTERS,
    Place,
    Written,
    cut_off,
    decoded,
    hidden,
    mistakes,
    tidy,
    unclean,
)

_NOTHING = {"", "~", "null", "Null", "NULL"}

#: Far beyond any record, so that whatever else stands in a file is answered for at once.
MOST_BYTES = 4_000_000
MOST_VALUES = 100_000  # of a file
MOST_ENTRIES = 3_000  # of a list, or of a record of fields
MOST_LEVELS = 20  # of lists in lists


def read_yaml(file: Path, shown_as: str) -> YamlFile:
    """Read one YAML file; what is wrong with it as a file stands in the document's problems."""
    document = YamlFile(shown_as, again=partial(read_yaml, file, shown_as))
    try:
        with file.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            raw = b"" if size > MOST_BYTES else opened.read(MOST_BYTES + 1)
    except OSError as error:
        remedy = "give yourself the right to read it, or save it anew"
        document.add(Place(1, 1), "file", f"this file cannot be read ({error.strerror})", remedy, "unreadable")
        return document
    if (size := max(size, len(raw))) > MOST_BYTES:
        what = f"the file has {size / 1e6:.1f} MB where {MOST_BYTES / 1e6:.0f} is the most"
        document.add(Place(1, 1), "file", what, "split it, or shorten it", "too-large")
        return document
    text = decoded(raw)
    if not isinstance(text, str):
        document.note(text)
        return document
    with suppress(TooMuch):
        _read_text(text, document)
    return document


def read_text(text: str, shown_as: str) -> YamlFile:
    """Read YAML that stands in no file, such as the text that one had on an earlier day."""
    document = YamlFile(shown_as)
    with suppress(TooMuch):
        _read_text(text, document)
    return document


def _read_text(text: str, document: YamlFile) -> None:
    """Put the data of a file's text into *document*, and what is wrong with it.

    Raises:
        TooMuch: when so much is wrong that nobody needs to know more.
    """
    for mistake in unclean(text):
        document.note(mistake)
    if document.problems:
        return
    try:
        _Builder(document).build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        what = f"this is not YAML: {error.problem or error.context}"
        remedy = "check the indentation, and put a text into quotes that holds ': ' or begins with a mark"
        document.data = None  # half a record would be reported as a record with fields missing
        document.add(place, "file", what, remedy, "yaml-syntax")
    except TooMuch:
        document.data = None  # told already
    for mistake in [] if document.problems else hidden(text):  # beside the texts: whoever reviews reads it too
        document.note(mistake)


class _Builder:
    """Builds a document's data from the parser's events, with a stack instead of recursion."""

    def __init__(self, document: YamlFile) -> None:
        self.document = document
        self.stack: list[tuple[Any, Loc]] = []
        self.key: list[str | None] = []
        self.documents = 0
        self.count = 0
        self.lines: list[str] = []

    def build(self, text: str) -> None:
        self.lines = [*text.split("\n"), ""]  # a mark may stand behind the last
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
            self._add(event, f"'*{short(str(event.anchor))}' is a YAML alias", remedy, "yaml-alias")
            self.document.told.append(self._put("", event))
            return
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return
        if event.anchor:
            remedy = "remove it, or put the text into quotes if it begins with '&'"
            self._add(event, f"'&{short(str(event.anchor))}' is a YAML anchor", remedy, "yaml-alias")
        if event.tag:
            remedy = "remove it, or put the text into quotes if it begins with '!'"
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._add(event, f"'{short(tag)}' is a YAML tag", remedy, "yaml-tag")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        else:
            container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            loc = self._put(container, event)
            self.stack.append((container, loc))
            self.key.append(None)
            if len(self.stack) > MOST_LEVELS:
                self._stop(event, f"lists stand in lists here, more than {MOST_LEVELS} deep", "write a text")

    def _stop(self, event: Any, what: str, remedy: str) -> NoReturn:
        self.document.add(_place(event), field_name(self._next()[:4]), what, remedy, "too-large")
        raise TooMuch

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if "\t" in text:
            self._add(event, "the text holds a tab", "use spaces", "tab")
        if control := CONTROL.search(text):
            what = f"the text holds a control character (U+{ord(control[0]):04X})"
            self._add(event, what, "delete it", "control-character")
        if self._awaits_key():
            self._take_key(text, event)
            return
        plain = text.isascii() and event.start_mark.line == event.end_mark.line and len(text) <= MOST_LETTERS
        wrong = [] if plain else list(mistakes(self._written(text, event)))
        end = event.end_mark
        wrong += [] if event.style else cut_off(text, self.lines[end.line], end.line, end.column)
        for one in wrong:
            self.document.note(one, field_name(self._next()))
        loc = self._put(tidy(text, event.style), event)
        if wrong:
            self.document.told.append(loc)
        elif not text.strip() or (not event.style and text in _NOTHING):
            self.document.empty.append(loc)

    def _written(self, text: str, event: Any) -> Written:
        """Return a text with the lines of the file in which it stands."""
        first, last = event.start_mark, event.end_mark
        if first.line == last.line:
            return Written(text, event.style or "", _place(event), [self.lines[first.line][first.column : last.column]])
        end = [self.lines[last.line][: last.column]] if last.column else []
        inner = self.lines[first.line + 1 : last.line]
        return Written(text, event.style or "", _place(event), [self.lines[first.line][first.column :], *inner, *end])

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
        self.count += 1
        if self.count > MOST_VALUES:
            self._stop(event, f"the file holds more than {MOST_VALUES} values", "split it")
        if self.stack and len(self.stack[-1][0]) >= MOST_ENTRIES:
            self._stop(event, f"more than {MOST_ENTRIES} entries stand here", "keep fewer")
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

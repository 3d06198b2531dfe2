"""The text of a YAML file as it stands there: what its characters hide, and what the layout of one text swallowed."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.characters import misleading, shows_nothing
from macros.records import KINDS, SINGLES, Record, model_of
from macros.records.walk import fields_of, inner_model

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
MOST_LETTERS = 5_000  # of a text: five times the longest, so that whatever stands there is answered for at once
_ITEM = re.compile(r"-(?: |$)")
_ITEM_OR_NEARLY = re.compile(r"-(?: |$|[^\W\d])")
#: An item that begins a block of its own says that it is one, also in a text whose lines are kept.
_BLOCK_ITEM = re.compile(r"- +[>|][-+]?\d?$")
_KEY = re.compile(r"(?:- )?([a-z_]+):(?: |$)")


@dataclass(frozen=True)
class Place:
    """A position in a file, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Written:
    """A text of a file: what it says, its YAML style (`""`, `'`, `"`, `|`, `>`), where it begins, and its raw lines.

    The first raw line begins where the text does.
    """

    text: str
    style: str
    start: Place
    lines: Sequence[str]

    def at(self, row: int, column: int = 0) -> Place:
        """Return the place of a column of one of the raw lines, both counted from 0."""
        return Place(self.start.line + row, (self.start.column if row == 0 else 1) + column)


@dataclass(frozen=True)
class Mistake:
    """What is wrong with a text, where, and what to do."""

    place: Place
    what: str
    remedy: str
    code: str


def decoded(raw: bytes) -> str | Mistake:
    """Return the text of a file, with line ends of one kind, or say where it is not UTF-8."""
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        return Mistake(place, "this is not UTF-8", "save the file as UTF-8", "not-utf-8")


def unclean(text: str) -> Iterator[Mistake]:
    """Yield the tabs and control characters of a file, one of each a line; YAML takes neither."""
    for number, line in enumerate(text.split("\n"), start=1):
        if (tab := line.find("\t")) >= 0:
            yield Mistake(Place(number, tab + 1), "a tab stands here", "use spaces", "tab")
        if control := CONTROL.search(line):
            what = f"an invisible control character (U+{ord(control[0]):04X}) stands here"
            yield Mistake(Place(number, control.start() + 1), what, "delete it", "control-character")


def hidden(text: str) -> Iterator[Mistake]:
    """Yield the first character of each line that misleads whoever reads the file."""
    for number, line in enumerate([] if text.isascii() else text.split("\n"), start=1):
        for found in misleading(line)[:1]:
            place = Place(number, found.position + 1)
            yield Mistake(place, found.what, found.remedy, "misleading-character")


def tidy(text: str, style: str | None) -> str:
    """Leave out the blanks that nobody sees: at the ends of lines, around the whole, and where lines are folded."""
    text = re.sub(" {2,}", " ", text) if style == ">" else text
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def mistakes(written: Written) -> Iterator[Mistake]:
    """Yield what is wrong with a text before anyone asks what it is for, at most one mistake of a kind."""
    if (over := len(written.text) - MOST_LETTERS) > 0:
        what = f"is {over} over the limit of {MOST_LETTERS} characters that any text has"
        yield Mistake(written.start, what, "shorten it", "too-long")
        return
    yield from _hidden(written)
    yield from _swallowed(written)


def _hidden(written: Written) -> Iterator[Mistake]:
    if written.text.isascii():
        return
    for row, line in enumerate(written.lines):
        for found in misleading(line):
            yield Mistake(written.at(row, found.position), found.what, found.remedy, "misleading-character")
            return
    for found in misleading(written.text):  # written as an escape
        yield Mistake(written.start, found.what, found.remedy, "misleading-character")
        return
    if written.text.strip() and shows_nothing(written.text):
        what = "holds a text that shows nothing"
        yield Mistake(written.start, what, "write it in letters, or leave the field out", "misleading-character")


def _swallowed(written: Written) -> Iterator[Mistake]:
    """Find a line of the text that was meant as an item of a list, or as a field: its indentation is not theirs."""
    item = {"": _ITEM_OR_NEARLY, ">": _ITEM, "|": _BLOCK_ITEM}.get(written.style)
    if not item:
        return
    for row, line in enumerate(written.lines[1:], start=1):
        bare = line.strip()
        key = _KEY.match(bare)
        if item.match(bare) or (key and key[1] in _field_names()):
            name = f"'{key[1]}:'" if key else "'-'"
            what = f"this line, which begins with {name}, is read as a part of the text above it"
            remedy = "indent it as its neighbours are, or begin the line with another word if it belongs to the text"
            yield Mistake(written.at(row, len(line) - len(line.lstrip())), what, remedy, "swallowed-line")
            return


def cut_off(text: str, line: str, row: int, column: int) -> list[Mistake]:
    """Find what YAML takes for a note behind a text without quotes, as all but "Review" of `Review #1`.

    Behind one word, as in `number: 7 # after the others`, it is a note. The text ends at *row* and *column*, counted
    from 0.
    """
    rest = line[column:]
    bare = rest.lstrip()
    if not bare.startswith("#") or (" " not in text and bare[1:2] in (" ", "")):
        return []
    place = Place(row + 1, column + 1 + len(rest) - len(bare))
    remedy = "put the whole text into quotes, or the note on a line of its own"
    return [Mistake(place, "what follows '#' is not read as a part of the text", remedy, "cut-off")]


@lru_cache(maxsize=1)
def _field_names() -> frozenset[str]:
    """Return the name of every field of every record."""
    names: set[str] = set()
    pending: list[type[Record]] = [model_of(name) for name in (*KINDS, *SINGLES)]
    while pending:
        for name, field in fields_of(pending.pop()).items():
            names.add(name)
            inner, _ = inner_model(field.annotation)
            pending += [inner] if inner else []
    return frozenset(names)

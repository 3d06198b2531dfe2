"""What became of a mutant, judged by other means than those of the package.

A record that differs is right where all of this holds; else it is wrong:

    home     it stands in a file that the mutant changed, and nothing else differs; a file that anyone takes for a
             record's was read
    words    every word of the file, notes apart, is a word of its records, as often as it stands there, and no other
    lines    every line that begins as an item or a field is one, unless the text around it keeps its lines
    seen     nothing in it is invisible, turns the text, or stands for no character
    pages    its page is written, with its text where the old text stood, and with no element, attribute or address
             that the page of a good record cannot have

What is left is a plain change: a letter, a word, a number, an order, something that may be left out. No machine can
tell it from what a writer meant.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

import yaml

from macros.prose import plain_prose, set_quotes
from macros.records import Record
from macros.records.walk import leaves
from macros.store import Entry

Records = Mapping[tuple[str, str], Entry]
Pairs = Mapping[tuple[str, str], tuple[Entry | None, Entry | None]]

_WORD = re.compile(r"\w+")
_WHOLE_NOTE = re.compile(r"(?m)^ *#.*$")
#: A note behind one word, a quotation or the end of a list in brackets.
_NOTE = re.compile(r"(?m)^( *(?:- )?(?:[a-z_]+: +)?(?:\S+|\".*\"|'.*'|\[.*\]|\{.*\}|[|>]\S*)) +# .*$")
_HEADER = re.compile(r"(?m)(?<=[:-] )[|>][-+\d]*$")
_ITEM_OR_FIELD = re.compile(r" *(?:- |[a-z_]+:(?: |$))")
_HIDDEN = {"Cf", "Cc", "Co", "Cs"}
_SHOWS_NOTHING = "\u3164\u115f\u1160\uffa0\u2800"
_ADDRESS = re.compile(r"(?:https://doi\.org/|(?!\w+:)(?!//))")


def differing(before: Records, after: Records) -> Pairs:
    """Return the records that differ, are new, or are gone, by kind and id."""
    keys = dict.fromkeys((*before, *after))
    pairs = {key: (before.get(key), after.get(key)) for key in keys}
    return {key: (old, new) for key, (old, new) in pairs.items() if not (old and new and old.record == new.record)}


def not_at_home(changed: set[str], pairs: Pairs) -> Iterator[str]:
    """Yield the records that differ though their file is as it was."""
    for key, (old, new) in pairs.items():
        if (new or old) and (new or old).yaml.path not in changed:  # type: ignore[union-attr]  # one of them is there
            yield f"{'/'.join(key)} differs, and its file does not"


def left_unread(files: Mapping[str, bytes | None], paths: set[str], after: Records) -> Iterator[str]:
    """Yield the names that anyone takes for a record's, of which nothing was read and nothing told."""
    read = {entry.yaml.path for entry in after.values()}
    for name, raw in files.items():
        looks = re.search(r"\.ya?ml(\.txt)?\s*$", name.lower()) and not name.rpartition("/")[2].startswith(".#")
        if raw is not None and looks and not any(path in read for path in paths):
            yield f"{name} was passed over"


def lost_words(raw: str, records: list[Record], lists: set[str]) -> Iterator[str]:
    """Yield what stands in a file and in none of its records, and the other way round; *lists* hold its entries."""
    if "\\" in raw:
        return  # an escape is spelt otherwise than what it stands for; the lines and the pages are judged all the same
    without = _HEADER.sub("", _NOTE.sub(r"\1", _WHOLE_NOTE.sub("", raw)))
    held = Counter(word for record in records for text in _said(record) for word in _WORD.findall(text))
    held.update(lists)
    lost = Counter(_WORD.findall(without)) - held
    more = held - Counter(_WORD.findall(raw))
    if lost or more:
        yield f"words are {f'lost: {sorted(lost)[:5]}' if lost else f'made up: {sorted(more)[:5]}'}"


def _said(value: Any) -> Iterator[str]:
    """Yield every key and text of a record that its file wrote."""
    if isinstance(value, Record):
        for name in value.model_fields_set:
            yield type(value).model_fields[name].alias or name
            yield from _said(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _said(item)
    elif isinstance(value, bool):
        yield str(value).lower()
    else:
        yield str(value)


def swallowed_lines(raw: str) -> Iterator[str]:
    """Yield the lines that begin as an item or a field and are neither, by the lines at which YAML's tokens stand."""
    begins, kept = set[int](), set[int]()
    for token in yaml.scan(raw, Loader=yaml.BaseLoader):
        if isinstance(token, yaml.BlockEntryToken | yaml.KeyToken | yaml.FlowMappingStartToken):
            begins.add(token.start_mark.line)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", '"', "'"):
            kept |= set(range(token.start_mark.line + 1, token.end_mark.line))
    for number, line in enumerate(raw.splitlines()):
        if _ITEM_OR_FIELD.match(line) and not line.lstrip().startswith("#") and number not in begins | kept:
            yield f"line {number + 1} is a part of the text above it: {line.strip()[:40]}"


def hidden(records: list[Record]) -> Iterator[str]:
    """Yield the texts in which something cannot be seen."""
    for record in records:
        for leaf in leaves(record):
            odd = [one for one in leaf.text if _is_odd(one)]
            shown = (one for one in leaf.text if one not in _SHOWS_NOTHING)
            if odd or not any(unicodedata.category(one)[0] in "LNPS" for one in shown):
                yield f"{leaf.loc} hides {[f'U+{ord(one):04X}' for one in odd] or 'all'}"


def _is_odd(character: str) -> bool:
    """Tell whether a character cannot be seen; no record of ours has an emoji of several parts."""
    code = ord(character)
    lost = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or code in (0xFFFC, 0xFFFD)
    lost = lost or 0xFE00 <= code <= 0xFE0F
    filler = character in _SHOWS_NOTHING.replace("\u2800", "") or code == 0x34F
    return character != "\n" and (unicodedata.category(character) in _HIDDEN or lost or filler)


class Parts(HTMLParser):
    """The elements of a page with their attributes, what does harm, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[tuple[str, str]] = set()
        self.harm: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.seen |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        for name, value in attrs:
            address = name in ("href", "src", "action") and not _ADDRESS.match((value or "").strip())
            if name.startswith("on") or name in ("style", "http-equiv") or address:
                self.harm.append(f"<{tag} {name}={value!r}>")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text.append(data)

    @property
    def said(self) -> str:
        """The text of the page in one line."""
        return " ".join("".join(self.text).split())


def not_shown(old: Record, new: Record, before: Parts, after: Parts) -> Iterator[str]:
    """Yield the texts that do not stand on a record's page, though the old text stood on its old one."""
    olds = {leaf.loc: _as_shown(leaf.text) for leaf in leaves(old)}
    for leaf in leaves(new):
        text = _as_shown(leaf.text)
        was = olds.get(leaf.loc, "")
        if text != was and len(was) > 12 and was in before.said and text not in after.said:
            yield f"{leaf.loc} is not shown as it was written: {text[:50]}"


def _as_shown(text: str) -> str:
    return " ".join(plain_prose(set_quotes(text)).split())

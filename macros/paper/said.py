"""Words on their way to paper: each text remembers its field, so that the press can say which one is too long."""

import json
from dataclasses import dataclass, fields

from macros.playbook import Key, Playbook
from macros.prose import plain_prose, set_quotes
from macros.records.base import Loc
from macros.times import in_words


@dataclass(frozen=True)
class Said:
    """A text as it is set, and the field that says it."""

    text: str
    key: Key
    loc: Loc

    def json(self) -> dict[str, str]:
        """Return what the template gets: the text, and its place as one word."""
        return {"text": self.text, "at": json.dumps([*self.key, *self.loc])}


@dataclass(frozen=True)
class Words:
    """The words of a sheet, or of a part of one; the parts of each sheet are named beside the sheet.

    What a sheet may leave out has a default of None, and the template does not find it while it is None.
    """

    def json(self) -> dict[str, object]:
        """Return what the template gets, by name; `for_` is `for` there, a name that Python keeps for itself."""
        named = [(field, getattr(self, field.name)) for field in fields(self)]
        return {
            field.name.removesuffix("_"): _as_json(value)
            for field, value in named
            if value is not None or field.default is not None
        }


def said(key: Key, *loc: str | int, text: str) -> Said:
    """Return *text*, which stands at *loc* of a record, as paper shows it: without marks, quotes set."""
    return Said(set_quotes(plain_prose(text)), key, loc)


def label(playbook: Playbook, id: str, **values: object) -> Said:
    """Return a label as paper shows it, filled with *values*."""
    return Said(set_quotes(playbook.labels[id].format(**values)), Key("labels", id), ("text",))


def duration(playbook: Playbook, count: int) -> Said:
    """Say how long something takes, given in minutes."""
    return Said(set_quotes(in_words(playbook.labels, count)), Key("labels", "minutes"), ("text",))


def place_of(at: str) -> tuple[Key, Loc]:
    """Read a place back that `Said.json` wrote."""
    kind, id, *loc = json.loads(at)
    return Key(kind, id), tuple(loc)


def texts(words: object) -> list[Said]:
    """List every text with a place among the words of a sheet."""
    match words:
        case Said():
            return [words]
        case Words():
            return [text for field in fields(words) for text in texts(getattr(words, field.name))]
        case list():
            return [text for item in words for text in texts(item)]
    return []


def _as_json(value: object) -> object:
    match value:
        case Said() | Words():
            return value.json()
        case list():
            return [_as_json(item) for item in value]
    return value

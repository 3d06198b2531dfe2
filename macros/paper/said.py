"""A text on its way to paper: it remembers its field, so that the press can say which one is too long."""

import json
from dataclasses import dataclass
from typing import Any

from macros.playbook import Key, Playbook
from macros.prose import plain_prose, set_quotes
from macros.records.base import Loc


@dataclass(frozen=True)
class Said:
    """A text as it is set, and the field that says it."""

    text: str
    key: Key
    loc: Loc

    def json(self) -> dict[str, str]:
        """Return what the template gets: the text, and its place as one word."""
        return {"text": self.text, "at": json.dumps([*self.key, *self.loc])}


def said(key: Key, *loc: str | int, text: str) -> Said:
    """Return *text*, which stands at *loc* of a record, as paper shows it: without marks, quotes set."""
    return Said(set_quotes(plain_prose(text)), key, loc)


def label(playbook: Playbook, id: str, **values: object) -> Said:
    """Return a label as paper shows it, filled with *values*."""
    return Said(set_quotes(playbook.labels[id].format(**values)), Key("labels", id), ("text",))


def duration(playbook: Playbook, count: int) -> Said:
    """Say how many minutes something takes."""
    return label(playbook, "minute") if count == 1 else label(playbook, "minutes", minutes=count)


def place_of(at: str) -> tuple[Key, Loc]:
    """Read a place back that `Said.json` wrote."""
    kind, id, *loc = json.loads(at)
    return Key(kind, id), tuple(loc)


def texts(value: Any) -> list[Said]:
    """List every text with a place among the words of a document."""
    if isinstance(value, Said):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [one for item in items for one in texts(item)]


def as_json(value: Any) -> Any:
    """Turn texts with their places, in lists and groups, into plain data for a template."""
    match value:
        case Said():
            return value.json()
        case dict():
            return {name: as_json(item) for name, item in value.items()}
        case list() | tuple():
            return [as_json(item) for item in value]
    return value

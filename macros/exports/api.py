"""The records as data, `api/v1/`: every kind as JSON with a schema of its shape, and an index that says what is there.

Each record stands as in its file, with three fields in front: its `id`, the `address` of its page or anchor from the
site's root (where it has one), and the `hash` of all the rest, by which a program sees what changed.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from macros.addresses import address_of
from macros.editions import Edition, editions
from macros.exports import Built, Export
from macros.files import write_below
from macros.paper.press import Imprint
from macros.playbook import Key, Playbook
from macros.records import KINDS, SINGLE_PAGES, SINGLES, Record
from macros.records.walk import fields_of, inner_model
from macros.views.editions import FEED
from macros.views.take import PROMISES
from macros.works import works_by_topic

FOLDER = "api/v1"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ABOUT = {
    "id": {"type": "string", "description": "The record's id; it never changes its meaning."},
    "address": {"type": "string", "description": "Its page or anchor from the site's root; left out without one."},
    "hash": {
        "type": "string",
        "pattern": "^[0-9a-f]{64}$",
        "description": "SHA-256 of the record without this field, as JSON with sorted keys and no blanks, in UTF-8.",
    },
}


def api_files(book: Playbook, imprint: Imprint, edition: Edition) -> dict[str, str]:
    """Return every file of the API by its address from the site's root, with its text."""
    kinds = {kind: _kind(book, kind, edition) for kind in _models()}
    files = {f"{FOLDER}/{kind}.json": _text(data) for kind, data in kinds.items()}
    files |= {f"{FOLDER}/schema/{kind}.json": _text(_schema(kind, model)) for kind, model in _models().items()}
    return files | {f"{FOLDER}/index.json": _text(_index(book, imprint, edition, kinds))}


def _index(book: Playbook, imprint: Imprint, edition: Edition, kinds: Mapping[str, Any]) -> dict[str, Any]:
    listed = {
        kind: {
            "address": f"{FOLDER}/{kind}.json",
            "schema": f"{FOLDER}/schema/{kind}.json",
            "count": data["count"],
            "hash": data["hash"],
        }
        for kind, data in kinds.items()
    }
    return {
        "name": imprint.name,
        "site": imprint.address,
        "edition": edition.number,
        "version": edition.version,
        "day": edition.day,
        "hash": _hash([data["hash"] for data in kinds.values()]),
        "promises": [book.labels[name] for name in PROMISES],
        "changes": FEED,
        "notes": edition.address,
        "kinds": listed,
    }


@lru_cache(maxsize=1)
def _models() -> dict[str, type[Record]]:
    """Return the model of every kind: one record a file, single files, and the lists of those that hold lists."""
    models = {name: kind.model for name, kind in KINDS.items()}
    for name, single in SINGLES.items():
        if single.entries:
            lists = ((field, inner_model(info.annotation)[0]) for field, info in fields_of(single.model).items())
            models |= {field: model for field, model in lists if model}
        else:
            models[name] = single.model
    return models


def _kind(book: Playbook, kind: str, edition: Edition) -> dict[str, Any]:
    records = []
    for id, record in book.entries(kind).items():
        at = {"address": address_of(Key(kind, id))} if _is_shown(book, Key(kind, id)) else {}
        fields = record.model_dump(mode="json", by_alias=True, exclude_none=True)
        records.append(_with_hash({"id": id, **at, **fields}))
    moved = {old.id: new.id for old, new in book.moved.items() if old.kind == kind}
    return {
        "kind": kind,
        "edition": edition.number,
        "version": edition.version,
        "schema": f"{FOLDER}/schema/{kind}.json",
        "hash": _hash([[record["hash"] for record in records], moved]),
        "count": len(records),
        "moved": moved,
        "records": records,
    }


def _is_shown(book: Playbook, key: Key) -> bool:
    """Tell whether a record has a page or an anchor; a rule that only counts has none, nor a work that nobody cites."""
    if key.kind == "rules":
        return book.rules[key.id].shown
    if key.kind == "sources":
        return any(key.id in ids for ids in works_by_topic(book).values())
    return key.kind in (*KINDS, *SINGLE_PAGES, "terms", "pages")


def _with_hash(record: dict[str, Any]) -> dict[str, Any]:
    """Put the hash behind what says which record it is."""
    head: dict[str, Any] = {name: record[name] for name in ("id", "address") if name in record}
    return head | {"hash": _hash(record)} | record


def _hash(data: Any) -> str:
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _schema(kind: str, model: type[Record]) -> dict[str, Any]:
    """Describe the file of a kind; of a reference, `reference` names the kind whose id it is."""
    record = model.model_json_schema(by_alias=True)
    parts = record.pop("$defs", {})
    record["properties"] = _ABOUT | {name: field for name, field in record["properties"].items() if name not in _ABOUT}
    record["required"] = list(dict.fromkeys(["id", "hash", *record.get("required", ())]))
    numbers = {"type": "integer", "minimum": 0}
    return {
        "$schema": _DIALECT,
        "title": kind,
        "description": (model.__doc__ or "").strip().partition("\n")[0],
        "type": "object",
        "required": ["kind", "edition", "version", "hash", "count", "moved", "records"],
        "properties": {
            "kind": {"const": kind},
            "edition": numbers,
            "version": {"type": "string"},
            "schema": {"type": "string", "description": "The address of this schema from the site's root."},
            "hash": {"type": "string", "description": "SHA-256 of the list of the records' hashes and of `moved`."},
            "count": numbers,
            "moved": {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "description": "Ids that were renamed, each with the one in its place.",
            },
            "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
        },
        "$defs": {"record": record, **parts},
    }


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _export(built: Built) -> str:
    files = api_files(built.content.playbook, built.press.imprint, editions()[0])
    write_below(built.folder, files)
    return f"{len(files)} files of the API"


#: What `export` writes of it.
EXPORT: Export = _export

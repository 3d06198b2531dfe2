"""The JSON Schema of each kind of record, for editors: completion and help while one writes."""

import json
from typing import Any

from macros.addresses import address_of
from macros.kept import CACHE, code, made_once
from macros.playbook import Key, Playbook
from macros.records import KINDS, SINGLES, Record, model_of


def schemas(playbook: Playbook) -> dict[str, str]:
    """Return the schema of each kind as JSON text, by the kind's name.

    A word list is closed, so its ids are offered and no others; ids of records are offered, and a team
    may have more of its own.
    """
    bare = made_once(CACHE / "schemas", code(), _bare_schemas)
    return {name: _text(_schema(schema, playbook)) for name, schema in bare.items()}


def _bare_schemas() -> dict[str, dict[str, Any]]:
    """Return what the models alone say, by the kind's name."""
    return {name: _bare(model_of(name)) for name in (*KINDS, *SINGLES)}


def _bare(model: type[Record]) -> dict[str, Any]:
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("title", None)
        for field in part.get("properties", {}).values():
            field.pop("title", None)
    return schema


def _schema(bare: dict[str, Any], playbook: Playbook) -> dict[str, Any]:
    offered: dict[str, Any] = _offer(bare, playbook)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **offered}


def _offer(node: Any, playbook: Playbook) -> Any:
    """Replace each mark of a reference with the ids that it may name."""
    if isinstance(node, list):
        return [_offer(item, playbook) for item in node]
    if not isinstance(node, dict):
        return node
    offered = {name: _offer(value, playbook) for name, value in node.items() if name != "reference"}
    match node.get("reference"):
        case None:
            pass
        case "needs":
            offered["enum"] = list(playbook.needs)
        case "sources":
            offered["anyOf"] = [{"enum": list(playbook.sources)}, {"type": "string"}]
        case "facts":
            offered["anyOf"] = [{"enum": list(playbook.facts)}, {"type": "string"}]
        case "skills":
            offered["anyOf"] = [{"enum": [*playbook.patterns, *playbook.tactics]}, {"type": "string"}]
        case "addresses":
            keys = (*playbook.titled, *(Key("pages", id) for id in playbook.pages if id != "home"))
            offered["anyOf"] = [{"enum": [address_of(key).rstrip("/") for key in keys]}, {"type": "string"}]
        case str(target) if target.startswith("."):
            pass  # a list of the record that is being written
        case str(target) if target in playbook.words:
            offered["enum"] = list(playbook.words[target])
        case str(target):
            offered["anyOf"] = [{"enum": list(playbook.records(target))}, {"type": "string"}]
    return offered


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"

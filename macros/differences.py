"""What is not the same in a record on two days: by the names of its fields, and line by line.

Of a file whose lists are laid over entry by entry only some entries count, those that a later root replaces.
"""

from collections.abc import Mapping
from difflib import unified_diff
from typing import Any

from macros.yaml_files import read_text

#: Ids by the list of a file in which they stand, as in {"labels": {"heading-timing"}}.
Ids = Mapping[str, set[str]]
_MOST_NAMED = 6  # fields of a record; a line that names more is not read


def changed_fields(old: Any, now: Any, depth: int = 2) -> list[str]:
    """Name what is not the same in two records: `summary`, `variants.chat`, `typed (new)`, `aliases (gone)`.

    Args:
        old: the record of an earlier day, as plain data.
        now: what it is now.
        depth: how many steps a name has at most.
    """
    before, after = _by_name(old), _by_name(now)
    names: list[str] = []
    for name in dict.fromkeys([*before, *after]):
        if name not in after:
            names.append(f"{name} (gone)")
        elif name not in before:
            names.append(f"{name} (new)")
        elif before[name] != after[name]:
            names += _inside(name, before[name], after[name], depth - 1)
    return names


def _inside(name: str, old: Any, now: Any, depth: int) -> list[str]:
    """Name what is not the same inside a field, or the field where that cannot be told apart."""
    apart = depth and _by_name(old) and _by_name(now)
    return [f"{name}.{one}" for one in changed_fields(old, now, depth)] or [name] if apart else [name]


def _by_name(data: Any) -> Mapping[str, Any]:
    """Return the parts of *data* by their names: its fields, or its entries by their ids; nothing where it has none."""
    if isinstance(data, dict):
        return data
    if isinstance(data, list) and all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in data):
        return {one["id"]: one for one in data}
    return {}


def few(names: list[str]) -> str:
    """Write names in a line, the first of them where they are many."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def ids_in(data: Any) -> dict[str, set[str]]:
    """Return the ids of a file's entries, by list."""
    lists = data.items() if isinstance(data, dict) else ()
    return {name: set(found) for name, entries in lists if (found := _by_name(entries)) and isinstance(entries, list)}


def only(data: Any, ids: Ids) -> dict[str, list[Any]]:
    """Return the entries of a file that *ids* name, by list."""
    lists = data.items() if isinstance(data, dict) else ()
    kept = {
        name: [_by_name(entries)[id] for id in _by_name(entries) if id in ids.get(name, ())] for name, entries in lists
    }
    return {name: entries for name, entries in kept.items() if entries}


def text_of_entries(text: str, ids: Ids) -> str:
    """Return the lines of the entries that *ids* name, below the names of their lists."""
    document, lines = read_text(text, ""), text.split("\n")
    items = {loc: place.line for loc, place in document.values.items() if len(loc) == 2 and isinstance(loc[1], int)}
    starts = sorted({*items.values(), *(place.line for loc, place in document.keys.items() if len(loc) == 1)})
    found: dict[str, list[str]] = {}
    for (name, at), start in items.items():
        id = document.data[name][at].get("id") if isinstance(document.data[name][at], dict) else None
        if id in ids.get(str(name), ()):
            end = next((other for other in starts if other > start), len(lines) + 1)
            found.setdefault(str(name), []).append(_trimmed(lines[start - 1 : end - 1]))
    return "".join(f"{name}:\n{''.join(entries)}" for name, entries in found.items())


def _trimmed(lines: list[str]) -> str:
    """Join the lines of an entry, without the notes that stand above the next one."""
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines = lines[:-1]
    return "\n".join(lines) + "\n"


def compared(old: str, now: str, named_old: str, named_now: str) -> str:
    """Return what has to be done to *old* to make it *now*, line by line; nothing where they are the same."""
    return "".join(unified_diff(_lines(old), _lines(now), named_old, named_now))


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")] if text else []

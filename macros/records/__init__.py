"""The records: one pydantic model for each kind, the only place where a field is named and explained.

Everything that describes a record (error remedies, the JSON Schema for editors, the field reference
page, the scaffold of `new`) is made from these models, so a field cannot be described twice. Each module
says below its model where the kind lives and what finds it; this one collects what they say.
"""

from importlib import import_module
from pkgutil import iter_modules

from macros.records.base import Moved, Page, Record
from macros.records.kind import Kind, Single

_MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
_KINDS: list[Kind] = [module.KIND for module in _MODULES if hasattr(module, "KIND")]
_SINGLES: list[Single] = [module.SINGLE for module in _MODULES if hasattr(module, "SINGLE")]

#: Kinds that hold one record a file, by the folder that holds them, in the order of the site.
KINDS: dict[str, Kind] = {kind.name: kind for kind in sorted(_KINDS, key=lambda kind: kind.place)}

#: Files that stand at the top of a data root, by file name without its ending, in their order.
SINGLES: dict[str, Single] = {single.name: single for single in sorted(_SINGLES, key=lambda single: single.place)}

#: Kinds with a page for each record.
PAGED = {name: kind for name, kind in KINDS.items() if kind.page == "each"}

#: Single files that are a page of their own.
SINGLE_PAGES = tuple(name for name, single in SINGLES.items() if issubclass(single.model, Page))

#: Single files whose lists hold entries with ids.
COLLECTIONS = tuple(name for name, single in SINGLES.items() if single.entries)


def model_of(kind: str) -> type[Record]:
    """Return the model of a kind, or of a single file."""
    return KINDS[kind].model if kind in KINDS else SINGLES[kind].model


def kind_at(folder: str) -> str | None:
    """Return the kind whose pages stand at or below a folder of the site, if any does."""
    return next((name for name, kind in KINDS.items() if kind.page != "none" and kind.at == folder), None)


__all__ = [
    "COLLECTIONS",
    "KINDS",
    "PAGED",
    "SINGLES",
    "SINGLE_PAGES",
    "Kind",
    "Moved",
    "Record",
    "Single",
    "kind_at",
    "model_of",
]

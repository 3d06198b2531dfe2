"""The records: one pydantic model for each kind, the only place where a field is named and explained.

Everything that describes a record (error remedies, the JSON Schema for editors, the field reference
page, the scaffold of `new`) is made from these models, so a field cannot be described twice.
"""

from macros.records.base import Moved, Page, Record
from macros.records.boundaries import Boundaries
from macros.records.exercise import Exercise
from macros.records.famous_claims import FamousClaims
from macros.records.glossary import Glossary
from macros.records.interface import Interface
from macros.records.pattern import Pattern
from macros.records.principle import Principle
from macros.records.script import Script
from macros.records.sheet import Sheet
from macros.records.situation import Situation
from macros.records.source import Sources
from macros.records.tactic import Tactic
from macros.records.track import Track
from macros.records.vocabulary import Vocabulary
from macros.records.ways_wrong import WaysWrong

#: Kinds that hold one record a file, by the folder that holds them; the order is the order of the site.
KINDS: dict[str, type[Record]] = {
    "patterns": Pattern,
    "tactics": Tactic,
    "situations": Situation,
    "scripts": Script,
    "exercises": Exercise,
    "tracks": Track,
    "sheets": Sheet,
}

#: Kinds whose pages stand under another name than the kind's own.
_FOLDERS: dict[str, str] = {"tracks": "learn", "exercises": "practice", "sheets": "print"}

#: Files that stand at the top of a data root, by file name without its ending.
SINGLES: dict[str, type[Record]] = {
    "principle": Principle,
    "when-not-to-ask": Boundaries,
    "twelve-ways-wrong": WaysWrong,
    "famous-claims": FamousClaims,
    "vocabulary": Vocabulary,
    "glossary": Glossary,
    "sources": Sources,
    "interface": Interface,
}

#: Single files that are a page of their own, in the order of the site.
SINGLE_PAGES = tuple(name for name, model in SINGLES.items() if issubclass(model, Page))

#: Single files whose lists hold entries with ids; a later root adds entries, or replaces one of the same id.
COLLECTIONS = ("vocabulary", "glossary", "sources", "interface")


def folder_of(kind: str) -> str:
    """Return the folder of the site below which the pages of *kind* stand; the folder's own page is their index."""
    return _FOLDERS.get(kind, kind)


def kind_at(folder: str) -> str | None:
    """Return the kind whose pages stand below a folder of the site, if any does."""
    return next((kind for kind in KINDS if folder_of(kind) == folder), None)


__all__ = ["COLLECTIONS", "KINDS", "SINGLES", "SINGLE_PAGES", "Moved", "Record", "folder_of", "kind_at"]

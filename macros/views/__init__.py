"""The views: one function a page, each returning the page's Markdown."""

from collections.abc import Callable

from macros.views.builder import script
from macros.views.index import index
from macros.views.overview import diagnose, home, written
from macros.views.paper import print_gallery, sheet
from macros.views.people_say import what_people_say
from macros.views.records import moved, pattern, situation, tactic
from macros.views.reference import check, evidence, field_reference, glossary, principle, when_not_to_ask
from macros.views.site import Site

#: Every macro that a page may call, by the name that the page uses.
MACROS: dict[str, Callable[..., str]] = {
    "home": home,
    "principle": principle,
    "index": index,
    "pattern": pattern,
    "tactic": tactic,
    "situation": situation,
    "script": script,
    "sheet": sheet,
    "moved": moved,
    "diagnose": diagnose,
    "check": check,
    "when_not_to_ask": when_not_to_ask,
    "evidence": evidence,
    "glossary": glossary,
    "what_people_say": what_people_say,
    "print_gallery": print_gallery,
    "field_reference": field_reference,
    "written": written,
}

__all__ = ["MACROS", "Site"]

"""The views: one function a page, each returning the page's Markdown."""

from collections.abc import Callable

from macros.views.overview import diagnose, home, index, written
from macros.views.records import moved, pattern, script, situation, tactic
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
    "moved": moved,
    "diagnose": diagnose,
    "check": check,
    "when_not_to_ask": when_not_to_ask,
    "evidence": evidence,
    "glossary": glossary,
    "field_reference": field_reference,
    "written": written,
}

__all__ = ["MACROS", "Site"]

"""The views: one function a page, each returning the page's Markdown."""

from collections.abc import Callable

from macros.views.builder import script
from macros.views.evidence import evidence, famous_claims
from macros.views.index import index
from macros.views.learn import learn, track
from macros.views.overview import diagnose, home, written
from macros.views.paper import print_gallery, sheet
from macros.views.people_say import what_people_say
from macros.views.practice import exercise, mixed, practice
from macros.views.records import moved, pattern, situation, tactic
from macros.views.reference import check, field_reference, glossary, principle, when_not_to_ask
from macros.views.site import Site
from macros.views.ways_wrong import twelve_ways_wrong

#: Every macro that a page may call, by the name that the page uses.
MACROS: dict[str, Callable[..., str]] = {
    "home": home,
    "principle": principle,
    "index": index,
    "pattern": pattern,
    "tactic": tactic,
    "situation": situation,
    "script": script,
    "exercise": exercise,
    "practice": practice,
    "mixed": mixed,
    "track": track,
    "learn": learn,
    "sheet": sheet,
    "moved": moved,
    "diagnose": diagnose,
    "check": check,
    "when_not_to_ask": when_not_to_ask,
    "twelve_ways_wrong": twelve_ways_wrong,
    "evidence": evidence,
    "famous_claims": famous_claims,
    "glossary": glossary,
    "what_people_say": what_people_say,
    "print_gallery": print_gallery,
    "field_reference": field_reference,
    "written": written,
}

__all__ = ["MACROS", "Site"]

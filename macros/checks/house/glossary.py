"""A term is one that readers meet."""

from collections.abc import Iterator

from macros.checks.house import HouseRule
from macros.playbook import Key
from macros.problems import Problem
from macros.views.site import Site


def every_term_is_met(site: Site) -> Iterator[Problem]:
    """Ensure that every term of the glossary stands on some page, since another explains nothing."""
    book = site.playbook
    for id in book.terms:
        if not book.pages_using[id]:
            remedy = "use it where it helps, add the form that pages use to forms, or remove it"
            yield book.problem(Key("terms", id), ("term",), "no page uses this term", remedy, "unused-term")


#: What must hold of terms.
RULES: list[HouseRule] = [every_term_is_met]

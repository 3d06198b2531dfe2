"""The style of this edition: what its own records keep to. `check --house` holds it, and no build asks for it.

A rule takes the whole site and not the records alone, so that one list can hold them all: the minutes of a
track count the words of pages written by hand, and those stand in `docs/`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.checks import rules_in
from macros.passages import Passage
from macros.playbook import Key, Playbook
from macros.problems import Problem
from macros.records import KINDS
from macros.views.site import Site

HouseRule = Callable[[Site], Iterator[Problem]]


def house_rules() -> list[HouseRule]:
    """Return every rule of style."""
    return rules_in(__name__, __path__)


def broken_house_rules(site: Site) -> list[Problem]:
    """Hold every rule of style against the records of *site*."""
    return [problem for rule in house_rules() for problem in rule(site)]


def problem_at(site: Site, passage: Passage, what: str, remedy: str, code: str) -> Problem:
    """Describe what is wrong with one text."""
    return site.playbook.problem(passage.key, passage.loc, what, remedy, code)


def lack(book: Playbook, kind: str, what: str, remedy: str, code: str) -> Problem:
    """Describe what the edition lacks of a kind, at the folder of most of its records, or at their list."""
    records = book.records(kind) if kind in KINDS else getattr(book, kind)
    files = (book.problem(Key(kind, id), (), what, remedy, code).path for id in records)
    places = Counter(Path(file).parent.as_posix() if kind in KINDS else file for file in files)
    path = places.most_common(1)[0][0] if places else kind
    return Problem(path, 1, 1, "record" if kind in KINDS else kind, what, remedy, code)

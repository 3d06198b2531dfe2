"""Rules between records: what must hold before they can become a playbook."""

from collections.abc import Callable, Iterator

from macros.checks import rules_in
from macros.problems import Problem
from macros.store import RecordStore

DataRule = Callable[[RecordStore], Iterator[Problem]]


def data_rules() -> list[DataRule]:
    """Return every rule between records."""
    return rules_in(__name__, __path__)


def broken_data_rules(store: RecordStore) -> list[Problem]:
    """Hold every rule against the records of *store*."""
    return [problem for rule in data_rules() for problem in rule(store)]

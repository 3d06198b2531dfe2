"""Rules between records: what must hold before they can become a playbook."""

from collections.abc import Callable, Iterator
from functools import wraps
from weakref import WeakKeyDictionary

from macros.checks import rules_in
from macros.problems import Problem
from macros.store import Entry, RecordStore

DataRule = Callable[[RecordStore], Iterator[Problem]]


def of_each(rule: Callable[[Entry], Iterator[Problem]]) -> DataRule:
    """Make a rule that judges one entry by itself into one of the whole store; each entry is judged once."""
    judged: WeakKeyDictionary[Entry, tuple[Problem, ...]] = WeakKeyDictionary()

    @wraps(rule)
    def of_all(store: RecordStore) -> Iterator[Problem]:
        for entry in store.all():
            if entry not in judged:
                judged[entry] = tuple(rule(entry))
            yield from judged[entry]

    return of_all


def data_rules() -> list[DataRule]:
    """Return every rule between records."""
    return rules_in(__name__, __path__)


def broken_data_rules(store: RecordStore) -> list[Problem]:
    """Hold every rule against the records of *store*."""
    return [problem for rule in data_rules() for problem in rule(store)]

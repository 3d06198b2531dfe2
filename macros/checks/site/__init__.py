"""What the pages need of the records: rules that know the views, held by every `check`."""

from collections.abc import Callable, Iterator

from macros.checks import rules_in
from macros.playbook import Playbook
from macros.problems import Problem

SiteRule = Callable[[Playbook], Iterator[Problem]]


def site_rules() -> list[SiteRule]:
    """Return every rule about what the pages need."""
    return rules_in(__name__, __path__)


def broken_site_rules(playbook: Playbook) -> list[Problem]:
    """Hold every rule against the records together."""
    return [problem for rule in site_rules() for problem in rule(playbook)]

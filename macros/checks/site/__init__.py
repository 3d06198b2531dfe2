"""What the pages need of the records: rules that know the views, held by every `check`."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from macros.checks import rules_in
from macros.loading import load
from macros.playbook import Playbook
from macros.problems import Problem, refuse
from macros.selection import EVERYTHING, Selection

SiteRule = Callable[[Playbook], Iterator[Problem]]


def site_rules() -> list[SiteRule]:
    """Return every rule about what the pages need."""
    return rules_in(__name__, __path__)


def broken_site_rules(playbook: Playbook) -> list[Problem]:
    """Hold every rule against the records together."""
    return [problem for rule in site_rules() for problem in rule(playbook)]


def load_sound(roots: Sequence[Path], selection: Selection = EVERYTHING) -> Playbook:
    """Read all *roots* into a playbook of what a *selection* shows, from which the pages can be written.

    Raises:
        DataProblems: with every mistake of every file, or with all that the pages lack.
    """
    playbook = load(roots, selection)
    refuse(broken_site_rules(playbook))
    return playbook

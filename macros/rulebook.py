"""The rules of the checker as one text: what a page fetches when a draft is to be read, and what tests read.

The shape, in which whatever is as usual is left out:
    {"rules": [{"id": …, "finds": …, "about": …, "say": …, "any": [expressions], …}, ...]}
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.records.rule import Rule

_EXAMPLES = {"hits", "misses"}


def rules_for_readers(playbook: Playbook) -> str:
    """Return as JSON text the rules that are shown; what only counts in a sum says nothing to anybody."""
    return _json((id, rule, _EXAMPLES) for id, rule in playbook.rules.items() if rule.shown)


def every_rule(playbook: Playbook) -> str:
    """Return every rule as JSON text, with the drafts that each must and must not hit: `hits` and `misses`."""
    return _json((id, rule, set()) for id, rule in playbook.rules.items())


def fingerprint(playbook: Playbook) -> str:
    """Return what tells these rules from others, whatever drafts they are tried on: twelve letters and digits."""
    text = _json((id, rule, _EXAMPLES) for id, rule in playbook.rules.items())
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _json(rules: Iterable[tuple[str, Rule, set[str]]]) -> str:
    told = [{"id": id, **_told(rule, left_out)} for id, rule, left_out in rules]
    return json.dumps({"rules": told}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _told(rule: Rule, left_out: set[str]) -> dict[str, Any]:
    """Set the quotes of what a reader reads; what is put into a draft stays as one types."""
    fields = rule.model_dump(by_alias=True, exclude_defaults=True, exclude=left_out)
    return fields | ({"say": set_quotes(rule.say)} if rule.say else {})

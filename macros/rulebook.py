"""The rules of the checker as one text: what a page fetches when a draft is to be read, and what tests read.

The shape, in which whatever is as usual is left out:
    {"rules": [{"id": …, "finds": …, "about": …, "say": …, "any": [expressions], …}, ...]}
Where *examples* are asked for, with the drafts that each must and must not hit, `hits` and `misses`.
"""

import hashlib
import json
from typing import Any

from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.records.rule import Rule

_EXAMPLES = {"hits", "misses"}


def rules_json(playbook: Playbook, *, examples: bool) -> str:
    """Return the rules as JSON text."""
    rules = [{"id": id, **_told(rule, examples)} for id, rule in playbook.rules.items()]
    return json.dumps({"rules": rules}, ensure_ascii=False, separators=(",", ":")) + "\n"


def fingerprint(playbook: Playbook) -> str:
    """Return what tells these rules from others: twelve letters and digits."""
    return hashlib.sha256(rules_json(playbook, examples=False).encode()).hexdigest()[:12]


def _told(rule: Rule, examples: bool) -> dict[str, Any]:
    """Set the quotes of what a reader reads; what is put into a draft stays as one types."""
    fields = rule.model_dump(by_alias=True, exclude_defaults=True)
    told = {name: value for name, value in fields.items() if examples or name not in _EXAMPLES}
    return told | ({"say": set_quotes(rule.say)} if rule.say else {})

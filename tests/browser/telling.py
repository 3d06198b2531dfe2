"""Which scripts a browser tries: node tries the words of all, so here few that together show all a script has."""

from collections.abc import Mapping

from macros.lengths import core_words
from macros.records.script import Script

Feature = tuple[str, ...]
LONGEST = 4


def telling(scripts: Mapping[str, Script]) -> list[str]:
    """List few scripts that together have each feature that one of *scripts* has, those that show most first."""
    left = {id: features(script) for id, script in scripts.items()}
    chosen: list[str] = []
    while most := max(left.items(), key=lambda item: len(item[1]), default=None):
        id, shown = most
        if not shown:
            break
        chosen.append(id)
        left = {other: rest - shown for other, rest in left.items() if other != id}
    return chosen


def features(script: Script) -> set[Feature]:
    """List what a script has that a builder treats in a way of its own."""
    found: set[Feature] = {("kind", blank.kind, str(bool(blank.optional))) for blank in script.blanks}
    found |= {("variants", str(len(script.variants))), ("answers", str(script.kind))}
    for variant in script.variants:
        found |= {("channel", variant.channel), ("firm", str(variant.firm))}
        found |= {("around", part) for part in ("subject", "greeting", "closing") if getattr(variant, part)}
        for line in variant.lines:
            found |= {("line", name) for name in ("worry", "pause", "heard") if getattr(line, name)}
    return found


def longest(scripts: Mapping[str, Script]) -> list[str]:
    """List the scripts whose conversations are longest."""

    def words(id: str) -> int:
        script = scripts[id]
        return max(sum(core_words(script, variant, name) for name in script.messages) for variant in script.variants)

    return sorted(scripts, key=words, reverse=True)[:LONGEST]

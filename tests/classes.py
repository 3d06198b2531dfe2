"""Which stylesheets style which classes of ours."""

import re
from collections import defaultdict

#: Small print, which a part may space in its own way.
SPARED = frozenset({"note"})


def shared(sheets: dict[str, str]) -> list[str]:
    """Return `class: files` for each class that more than one of the sheets (name to text) styles."""
    homes = defaultdict(set)
    for name, text in sheets.items():
        for one in styled(text) - SPARED:
            homes[one].add(name)
    return [f"{one}: {', '.join(sorted(files))}" for one, files in sorted(homes.items()) if len(files) > 1]


def styled(text: str) -> set[str]:
    """Return the classes that rules style: those of a selector's last part, not of the theme's."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    preludes = [prelude.strip() for prelude in re.findall(r"([^{};]+)\{", bare)]
    subjects = [subject(one) for prelude in preludes if prelude[0] not in "@&" for one in outside(prelude, ",")]
    return {name for one in subjects for name in re.findall(r"\.(?!md-)([a-z][\w-]*)", one)}


def subject(selector: str) -> str:
    """Return a selector's last part, without what it must not be or has to hold."""
    return re.sub(r":(?:not|has)\([^()]*(?:\([^()]*\)[^()]*)*\)", "", outside(selector, " >+~")[-1])


def outside(text: str, marks: str) -> list[str]:
    """Split at the marks that stand outside of brackets, without empty parts."""
    parts, depth = [""], 0
    for sign in text.strip():
        depth += (sign in "([") - (sign in ")]")
        if sign in marks and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]

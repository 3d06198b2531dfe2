"""Our modules joined into one plain script: each becomes a function that returns what it exported.

It knows the forms in which our modules are written, and no others: one that it does not know stops the build.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from posixpath import dirname

from macros.exports.assets import without_comments
from macros.generators import CannotBuild
from macros.problems import shown_path

_REGISTRY = Path(__file__).with_name("registry.js")
#: Modules that are others on a disk.
_INSTEAD = {"assets/js/fetched-page.js": Path(__file__).with_name("fetched-page.js")}
_NAMES = r"\{([\w$\s,]*)\}"
_FILE = r'"\./([\w.-]+\.js)"'
_IMPORT = re.compile(rf"^import (?:{_NAMES} from )?{_FILE};$", re.MULTILINE)
_PASSED_ON = re.compile(rf"^export {_NAMES} from {_FILE};$", re.MULTILINE)
_LISTED = re.compile(rf"^export {_NAMES};$", re.MULTILINE)
_DECLARED = re.compile(r"^export (?=(?:(?:async )?function\*? |class |const )([\w$]+))", re.MULTILINE)
_LATER = re.compile(rf"\bimport\({_FILE}\)")
_OWN_ADDRESS = re.compile(r"\bimport\.meta\.url\b")
#: What is left where a form is not known, by line.
_UNKNOWN = re.compile(
    r"^(?:[ \t]*(?:import|export)\b"
    r"|.*\bimport(?:\s*\(|\.meta\b)"
    r"|(?!.*\basync\b)(?:\S.*)?\bawait\b"  # of a whole module: a function that is called does not wait
    r"|.*\b(?:XMLHttpRequest|EventSource|WebSocket|Worker)\b"  # which ask where nothing answers
    r").*$",
    re.MULTILINE,
)
#: A module is strict without saying so; `fetch` is to it what a disk has in its place.
_PART = """askwell.add("{name}", () => {{
"use strict";
const fetch = askwell.fetch;
{text}
return {{ {exported} }};
}});
"""

#: Tells where a module's source stands, by its name, which is its path from the site's root.
Find = Callable[[str], Path]


@dataclass(frozen=True)
class Part:
    """A module as a part of the joined script, and the names of those that it needs at once, or brings later."""

    text: str
    at_once: list[str]
    later: list[str]


def joined(names: Iterable[str], find: Find) -> tuple[str, list[str]]:
    """Join modules, and all that these bring, into one script that runs those that its own element names.

    Args:
        names: of the modules that pages load, as in `assets/js/site-search.js`.
        find: tells where a module's source stands.

    Returns:
        The script, and the names of all modules in it.

    Raises:
        CannotBuild: when a module is not there, is written in a form that is not known, or needs itself.
    """
    parts: dict[str, Part] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name not in parts:
            parts[name] = _read(name, find(name))
            waiting += parts[name].at_once + parts[name].later
    _refuse_circles(parts)
    registry = without_comments(_REGISTRY.read_text(encoding="utf-8"), ".js")
    texts = "".join(parts[name].text for name in sorted(parts))
    return f"{registry}{texts}askwell.run();\n", sorted(parts)


def part(name: str, source: str, shown: str) -> Part:
    """Make a module a part of the joined script.

    Args:
        name: its path from the site's root.
        source: as it is written.
        shown: how its file is named in a mistake.

    Raises:
        CannotBuild: when it is written in a form that is not known, with the file and the line.
    """
    folder, at_once, later = dirname(name), list[str](), list[str]()
    exported: list[str] = []

    def need(file: str) -> str:
        at_once.append(f"{folder}/{file}")
        return f'askwell.need("{at_once[-1]}")'

    def import_(found: re.Match[str]) -> str:
        asked = f"{need(found[2])};"
        return asked if found[1] is None else f"const {{ {_renamed(found[1], 'imported')} }} = {asked}"

    def pass_on(found: re.Match[str]) -> str:
        asked = need(found[2])
        for own, _, other in (one.partition(": ") for one in _renamed(found[1], "exported").split(", ")):
            exported.append(f"{own}: {asked}.{other or own}")
        return f"{asked};"

    def bring(found: re.Match[str]) -> str:
        later.append(f"{folder}/{found[1]}")
        return f'askwell.later("{later[-1]}")'

    def export(found: re.Match[str]) -> str:
        exported.append(_renamed(found[1], "exported"))
        return ""

    text = without_comments(source, ".js")
    text = _PASSED_ON.sub(pass_on, _IMPORT.sub(import_, text))
    text = _DECLARED.sub(export, _LISTED.sub(export, text))
    text = _LATER.sub(bring, text)
    text = _OWN_ADDRESS.sub(f'askwell.at("{name}")', text)
    unknown = None if name in _INSTEAD else _UNKNOWN.search(text)
    if unknown:
        line = 1 + [*map(str.strip, source.splitlines())].index(unknown[0].strip())
        what = f"the copy for disks cannot hold {unknown[0].strip()!r}; its forms are in macros/disk/modules.py."
        raise CannotBuild(f"{shown}:{line}: {what}")
    held = ", ".join(filter(None, exported))
    return Part(_PART.format(name=name, text=text.strip("\n"), exported=held), at_once, later)


def _renamed(names: str, which: str) -> str:
    """Write the names between the braces of an import, or of an export, as an object has them."""
    order = r"\1: \2" if which == "imported" else r"\2: \1"
    found = filter(None, map(str.strip, names.split(",")))
    return ", ".join(re.sub(r"^([\w$]+)\s+as\s+([\w$]+)$", order, name) for name in found)


def _read(name: str, source: Path) -> Part:
    try:
        text = _INSTEAD.get(name, source).read_text(encoding="utf-8")
    except OSError:
        raise CannotBuild(f"{name}: a page or a module brings this module, and it is not there.") from None
    return part(name, text, shown_path(source))


def _refuse_circles(parts: dict[str, Part]) -> None:
    """Make sure that no module needs itself: a part that is still running has handed out nothing.

    Raises:
        CannotBuild: when one does.
    """
    try:
        TopologicalSorter({name: part.at_once for name, part in parts.items()}).prepare()
    except CycleError as error:
        circle = " needs ".join(reversed(error.args[1]))
        raise CannotBuild(f"{circle}: the copy for disks cannot join modules that need each other.") from None

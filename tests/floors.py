"""The floors of the package, read from the drawing in CONTRIBUTING, and what each module imports."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tests.projects import PROJECT

PACKAGE = PROJECT / "macros"
#: Packages of others that only these modules may import; a module stands for those below it too.
OUTSIDE = {
    "jinja2": {
        "macros.compiled",
        "macros.team_project",
        "macros.hooks",
        "macros.views.jinja",
        "macros.views.labels",
        "macros.serving.early",
    },
    "markdown": {"macros.editions", "macros.raw_html"},
    "pydantic": {"macros.records", "macros.reading", "macros.shape", "macros.scaffold"},
    "typst": {"macros.paper.press", "macros.exports.cards", "macros.exports.manifest"},
    "yaml": {"macros.yaml_files", "macros.configuration"},
    "h11": {"macros.serving.connections"},
    "watchdog": {"macros.serving.watching"},
}
#: The only files that may name a generator, by import or by word.
EDGE = {"macros", "macros.generators", "macros.pages", "macros.serving.early"}


@lru_cache(maxsize=1)
def floors() -> dict[str, int]:
    """Return the floor of each module or package that the drawing names; 0 is the ground."""
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawing = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert drawing, "CONTRIBUTING has a drawing of the floors"
    lines = list(reversed(drawing[1].strip().splitlines()))
    return {name: floor for floor, line in enumerate(lines) for name in re.findall(r"\bmacros[\w.]*", line)}


def floor_of(module: str) -> int | None:
    """Return the floor of a module: of the nearest name in the drawing; the package itself stands for itself alone."""
    names = floors()
    parts = module.split(".")
    prefixes = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((names[name] for name in prefixes if name in names and (name != "macros" or module == name)), None)


@lru_cache(maxsize=1)
def modules() -> dict[str, Path]:
    """Return every module of the package, by its dotted name."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PROJECT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imported(source: str) -> Iterator[str]:
    """Yield every module that *source* imports, wherever the import stands; a name of a package counts as a module."""
    known = modules()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, "imports are absolute"
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else node.module for name in inside)


def mistakes(module: str, source: str) -> list[str]:
    """Say what *module*, with this *source*, imports against the house rules."""
    own = floor_of(module)
    found = [] if own is not None else [f"{module} stands on no floor"]
    for name in imported(source):
        top = name.split(".")[0]
        if top == "macros":
            floor = floor_of(name)
            if own is not None and (floor is None or floor > own):
                found.append(f"{module} climbs to {name}")
        elif top in OUTSIDE and not any(f"{module}.".startswith(f"{known}.") for known in OUTSIDE[top]):
            found.append(f"{module} imports {top}")
    code = re.sub(r'""".*?"""|#.*', "", source, flags=re.DOTALL)
    if module not in EDGE and re.search(r"\bmkdocs\b|\bzensical\b", code, re.IGNORECASE):
        found.append(f"{module} names a generator")
    return found

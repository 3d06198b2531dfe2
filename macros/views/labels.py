"""Which labels the pages, sheets and elements show.

Most are asked for by name, in a template or in code, and are read there. Others have a name that is put together:
those of a kind are told by what is said of the kind, and the rest stands in the list beside this file, which is
made by writing every page and sheet of the tests' toy and noting what is asked for (`make accept`); a test holds it
against the toy and against the real records. Behind each label stand the slots that are filled in it, as in `{count}`.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import nodes

from macros.kept import CACHE, code, made_once
from macros.playbook import Playbook
from macros.problems import shown_path
from macros.records import KINDS, SINGLE_PAGES
from macros.views.index import labels_of_index
from macros.views.jinja import TEMPLATES, environment

LIST = Path(__file__).with_name("labels.txt")
_PACKAGE = Path(__file__).parent.parent
#: Where words are chosen; a label that is asked for elsewhere is told when it is asked for.
_SHOWN_IN = ("views", "paper", "take", "twins", "exports")


def listed_labels() -> frozenset[str]:
    """Return the ids in the list."""
    return frozenset(label_slots())


def label_slots() -> dict[str, list[str]]:
    """Return the slots that may stand in each label of the list, by the label's id."""
    lines = (line.split() for line in LIST.read_text(encoding="utf-8").splitlines())
    return {id: slots for id, *slots in lines}


@lru_cache(maxsize=1)
def asked_labels() -> dict[str, str]:
    """Return what asks for each label that need not be listed, by the label's id."""
    return made_once(CACHE / "labels", f"{code()} {Path.cwd()}", _asked_labels)


def _asked_labels() -> dict[str, str]:
    asked: dict[str, str] = {}
    for kind in KINDS.values():
        asked |= dict.fromkeys(labels_of_index(kind), f"the index of {kind.name}")
    asked |= {f"kind-{name}": "the search" for name in (*KINDS, *SINGLE_PAGES, "pages", "terms")}
    for folder in _SHOWN_IN:
        for file in sorted((_PACKAGE / folder).glob("*.py")):
            asked |= dict.fromkeys(labels_in_code(file.read_text(encoding="utf-8")), shown_path(file))
    for file in sorted(TEMPLATES.rglob("*.html")):
        asked |= dict.fromkeys(labels_in_template(file.read_text(encoding="utf-8")), shown_path(file))
    return asked


def labels_in_template(source: str) -> Iterator[str]:
    """Yield each label that a template names: `label["x"]`, `label.x`, and `heading("x")` for heading-x."""
    for node in environment().parse(source).find_all(nodes.Expr):
        match node:
            case nodes.Getitem(node=nodes.Name(name="label"), arg=nodes.Const(value=str(id))):
                yield id
            case nodes.Getattr(node=nodes.Name(name="label"), attr=id):
                yield id
            case nodes.Call(node=nodes.Name(name="heading"), args=[nodes.Const(value=str(id))]):
                yield f"heading-{id}"


def labels_in_code(source: str) -> Iterator[str]:
    """Yield each label that a module names: `desk.labels["x"]`, and `label(playbook, "x")` for paper."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Subscript(value=ast.Attribute(attr="labels"), slice=ast.Constant(value=str(id))):
                yield id
            case ast.Call(func=ast.Name(id="label"), args=[_, ast.Constant(value=str(id)), *_]):
                yield id


def shown_labels() -> frozenset[str]:
    """Return the ids of all labels that are shown."""
    return listed_labels() | asked_labels().keys()


def unused_labels(playbook: Playbook) -> list[str]:
    """List the labels that no page shows."""
    return sorted(set(playbook.labels) - shown_labels())

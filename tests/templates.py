"""Reading our HTML templates with Jinja's own parser: what they decide, and which names they ask for."""

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache

from jinja2 import meta, nodes

from macros.views.jinja import TEMPLATES, environment

#: Filters that turn a value into markup; whatever chooses, sorts or repairs is the view's.
PRINTING = {"heading", "tojson", "data_attributes", "length"}
#: What every template may ask for beside what its view hands over.
ALWAYS = {"label", "url"}


def templates() -> dict[str, str]:
    """Return the source of every HTML template, by its name below `macros/templates/`."""
    files = sorted(TEMPLATES.rglob("*.html"))
    return {file.relative_to(TEMPLATES).as_posix(): file.read_text(encoding="utf-8") for file in files}


def decisions(source: str) -> list[str]:
    """Say what a template decides, each with its line."""
    tree = environment().parse(source)
    return [f"line {node.lineno} {said}" for node in tree.find_all(nodes.Node) if (said := _decision(node))]


def _decision(node: nodes.Node) -> str | None:
    """Say what *node* does that is more than printing, and what the view should do in its place."""
    said = None
    match node:
        case nodes.Getitem(node=nodes.Name(name="label")) | nodes.Getitem(arg=nodes.Slice()):
            pass  # a label is found by its name in the template, and a slice is told by itself
        case nodes.Slice():
            said = "takes a part of a list; let the view hand over the part"
        case nodes.Getitem() | nodes.Call(node=nodes.Getattr(attr="get")):
            said = "looks something up; let the view hand over what is found"
        case nodes.Compare():
            said = "compares; let the view say what is so"
        case nodes.Or(left=nodes.Const()) | nodes.Or(right=nodes.Const()):
            said = "has a default; let the view fill it in"
        case nodes.BinExpr() if not isinstance(node, nodes.And | nodes.Or):
            said = "computes; let the view hand over the result"
        case nodes.For(test=nodes.Node()):
            said = "leaves items out; let the view list those that are shown"
        case nodes.Test(name="defined" | "undefined"):
            said = "asks whether a name is there; let the view always hand it over"
        case nodes.Filter(name=name) if name not in PRINTING:
            said = f"filters by '{name}'; let the view do it"
    return said


@cache
def names_asked(template: str) -> set[str]:
    """Return the names that a template, with all that it includes and imports, asks its view for."""
    tree = environment().parse(templates()[template])
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    asked = meta.find_undeclared_variables(tree)
    for part in _parts_of(tree):
        asked |= names_asked(part) - own
    return asked - ALWAYS


def _parts_of(tree: nodes.Template) -> Iterator[str]:
    """Yield the templates that one includes or imports; a name put together stands for all that it may be."""
    for node in tree.find_all((nodes.Include, nodes.FromImport)):
        assert isinstance(node, nodes.Include | nodes.FromImport)
        named = node.template.nodes if isinstance(node.template, nodes.Concat) else [node.template]
        pattern = "".join(part.value if isinstance(part, nodes.Const) else "*" for part in named)
        found = [name for name in templates() if fnmatch(name, pattern)]
        assert found, f"no template is called {pattern}"
        yield from found

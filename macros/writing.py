"""Writes pages ahead of the generator, in the order in which it asks for them."""

import ast
from collections.abc import Iterable
from pathlib import PurePosixPath

from macros.ahead import Ahead
from macros.pages import Stub, stubs
from macros.views import MACROS, Site


def write_ahead(ahead: Ahead, site: Site) -> None:
    """Write every page of *site*.

    One that cannot be written ends it, and that is all: the generator comes to the same page, and tells what is wrong.
    """
    try:
        for stub in _as_asked_for(stubs(site.playbook)):
            name, arguments = called(stub.call)
            ahead.put(MACROS[name](site, *arguments), name, arguments)
    except Exception:
        pass
    finally:
        ahead.end()


def _as_asked_for(pages: Iterable[Stub]) -> list[Stub]:
    """Sort pages as generators read folders: by name, a folder's own page before those below."""
    return sorted(pages, key=lambda stub: PurePosixPath(stub.file).parent.parts)


def called(call: str) -> tuple[str, list[str]]:
    """Take the call of a stub apart: the macro's name, and the texts that it is handed."""
    node = ast.parse(call, mode="eval").body
    assert isinstance(node, ast.Call) and isinstance(node.func, ast.Name), f"a stub calls a macro: {call}"
    return node.func.id, [ast.literal_eval(argument) for argument in node.args]

"""Outputs that are not pages, one module each; none of them needs a generator.

What belongs beside the pages of a built site is written by `export`: a module of this folder enters itself with an
`EXPORT` at its end, a function that writes and says what it wrote; one that reads what the others wrote says that it is
`LAST`. What is committed is made by `macros.sync`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from macros.paper.press import Press
from macros.views.site import Site


@dataclass(frozen=True)
class Built:
    """A built site: its content, the press with its imprint, and the folder in which its pages stand."""

    content: Site
    press: Press
    folder: Path


#: Writes beside the pages, and says what it wrote, as in "8 sheets to print".
Export = Callable[[Built], str]


def exports() -> list[Export]:
    """Return the `EXPORT` of every module that has one, in the order of the modules' names, the `LAST` at the end."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    modules.sort(key=lambda module: getattr(module, "LAST", False))
    return [module.EXPORT for module in modules if hasattr(module, "EXPORT")]

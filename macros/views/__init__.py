"""The views: one function a page, each returning the page's Markdown.

Each module enters its views into the registry, so that no list names them.
"""

from importlib import import_module
from pkgutil import iter_modules

from macros.views.registry import MACROS, PAGE_MACROS
from macros.views.site import Site

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["MACROS", "PAGE_MACROS", "Site"]

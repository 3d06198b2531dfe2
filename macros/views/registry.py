"""Every view by the name of its macro: a function that writes a page enters itself here where it is defined."""

from collections.abc import Callable
from typing import TypeVar

from macros.views.site import Site

View = Callable[..., str]
V = TypeVar("V", bound=View)

#: Every macro that a page may call, by the name that the page uses.
MACROS: dict[str, View] = {}

#: The macro of each fixed page that has one of its own, by the page's address without slashes around it.
PAGE_MACROS: dict[str, str] = {}


def macro(view: V) -> V:
    """Enter a view that takes arguments, such as a record's id, under its own name."""
    MACROS[view.__name__] = view
    return view


def page_macro(address: str) -> Callable[[V], V]:
    """Enter the view of the fixed page at *address*, without slashes around it; `home` is the root."""

    def enter(view: V) -> V:
        PAGE_MACROS[address] = view.__name__
        return macro(view)

    return enter


def written_by(address: str) -> Callable[[Site], str] | None:
    """Return the view of a fixed page, where it has one of its own."""
    name = PAGE_MACROS.get(address)
    return MACROS[name] if name else None

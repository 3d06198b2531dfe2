"""Every view by the name of its macro: a function that writes a page enters itself here where it is defined."""

from collections.abc import Callable, Iterable
from typing import TypeVar

View = Callable[..., str]
V = TypeVar("V", bound=View)

#: Every macro that a page may call, by the name that the page uses.
MACROS: dict[str, View] = {}

#: The macro of each fixed page that has one of its own, by the page's address without slashes around it.
PAGE_MACROS: dict[str, str] = {}
#: What the macro of a fixed page is handed, where one macro writes several pages.
_HANDED: dict[str, tuple[str]] = {}


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


def page_macros(folder: str, names: Iterable[str]) -> Callable[[V], V]:
    """Enter the one view of the fixed pages *names* below *folder*, which is handed the name of the page."""

    def enter(view: V) -> V:
        for name in names:
            PAGE_MACROS[f"{folder}/{name}"] = view.__name__
            _HANDED[f"{folder}/{name}"] = (name,)
        return macro(view)

    return enter


def call_of(address: str) -> str | None:
    """Write the call of a fixed page's own macro, as its stub holds it; None where it has no macro of its own."""
    name = PAGE_MACROS.get(address)
    handed = ", ".join(f'"{argument}"' for argument in _HANDED.get(address, ()))
    return f"{name}({handed})" if name else None


def written_by(address: str) -> View | None:
    """Return the view of a fixed page, to be handed the site alone, where the page has one of its own."""
    name = PAGE_MACROS.get(address)
    return (lambda site: MACROS[name](site, *_HANDED.get(address, ()))) if name else None

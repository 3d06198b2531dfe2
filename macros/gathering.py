"""Which page stands below which in the navigation: a few at the top, the rest gathered below one of them.

A fixed page says so itself (`under` in data/interface.yaml); whatever says nothing is gathered below MORE, so that a
new page makes no list longer that everybody reads.
"""

from macros.playbook import Key, Playbook
from macros.records import SINGLE_PAGES

#: The page at the top of all others, and the one that gathers what no page claims.
TOP, MORE = "home", "more"


def below(book: Playbook, page: str) -> list[Key]:
    """List the pages that the navigation shows below a fixed page, in order; records of a kind are not among them."""
    singles = [Key(name, name) for name in SINGLE_PAGES] if page == MORE else []
    fixed = [Key("pages", id) for id, one in book.pages.items() if _stands_alone(id) and (one.under or MORE) == page]
    return singles + fixed


def inside(book: Playbook, page: str) -> list[Key]:
    """List the fixed pages that stand right inside the address of *page*, in order."""
    return [Key("pages", id) for id in book.pages if _around(book, id) == page]


def _around(book: Playbook, id: str) -> str:
    """Return the page inside whose address a fixed page stands, the nearest that there is; "" at the top."""
    around = id.rpartition("/")[0]
    return around if around in book.pages or not around else _around(book, around)


def unreachable(book: Playbook) -> list[str]:
    """List the fixed pages to which the navigation does not lead from the top, by id."""
    reached, ahead = {TOP}, [TOP]
    while ahead:
        page = ahead.pop()
        found = {key.id for key in below(book, page)} - reached
        reached |= found
        ahead += found
    return [id for id in book.pages if _stands_alone(id) and id not in reached]


def _stands_alone(id: str) -> bool:
    """Tell whether a fixed page has a place of its own; those inside another's address stand with that one."""
    return id != TOP and "/" not in id

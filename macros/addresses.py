"""Where everything stands in the site, from the site's root: one function for pages and for anchors."""

from macros.listed import CLAIMS, GLOSSARY
from macros.parts import part_with, parts_of
from macros.playbook import Key, Playbook
from macros.records import KINDS, SINGLE_PAGES, kind_at
from macros.records.names import PART
from macros.records.source import short_citation
from macros.works import page_of

#: Entries that have an anchor on a page and none of their own, by kind.
_ANCHORED = {"needs": "principle", "sources": "evidence", "claims": "famous-claims", "terms": "glossary"}

#: The lists in which entries of a kind stand, where such a list may go on on other pages.
_LISTED = {"claims": CLAIMS, "terms": GLOSSARY}


def address_of(key: Key) -> str:
    """Return the address of a record's page or anchor, from the site's root: `patterns/hidden-costs/`."""
    if key.kind in _ANCHORED:
        return f"{_ANCHORED[key.kind]}/#{key.id}"
    if key.kind in SINGLE_PAGES:
        return f"{key.kind}/"
    if key.kind == "pages":
        return f"{key.id}/" if key.id != "home" else ""
    kind = KINDS[key.kind]
    return f"{kind.at}/#{key.id}" if kind.page == "together" else f"{kind.at}/{key.id}/"


def full_address(playbook: Playbook, key: Key) -> str:
    """Return where a reader reads about *key* in full; a work's own address is a line that leads there, and holds.

    What topic a work belongs to follows from who cites it, so the full entry may move; `address_of` never does.
    """
    if key.kind == "sources":
        return address_in(playbook, page_of(playbook, key.id), key.id)
    if key.kind in _LISTED:
        return address_in(playbook, _LISTED[key.kind], key.id)
    return address_of(key)


def part_address(page: Key, number: int) -> str:
    """Return where a part of the list on *page* stands, counted from 1: the first is the page itself."""
    below = f"{PART.format(number=number)}/" if number > 1 else ""
    return f"{address_of(page)}{below}"


def address_in(playbook: Playbook, page: Key, id: str) -> str:
    """Return where an entry or a section of the list on *page* begins, by its anchor."""
    return f"{part_address(page, part_with(playbook, page, id))}#{id}"


def key_at(playbook: Playbook, address: str) -> Key:
    """Return what stands at an address without slashes around it, which must be a page of the site."""
    folder, _, id = address.rpartition("/")
    key = Key(kind_at(folder) or address, id)
    return key if key in playbook.titled else Key("pages", address)


def title_of(playbook: Playbook, key: Key) -> str:
    """Return what a link to a record, a fixed page or an entry with an anchor says."""
    match key.kind:
        case "pages":
            return playbook.pages[key.id].title
        case "sources":
            return short_citation(playbook.sources[key.id])
        case "claims":
            return playbook.claims[key.id].label
        case "terms":
            return playbook.terms[key.id].term
        case "needs":
            return playbook.needs[key.id].label
    return playbook.titled[key].title


def summary_of(playbook: Playbook, key: Key) -> str:
    """Return what is behind a link in one sentence; a term has none."""
    match key.kind:
        case "pages":
            return playbook.pages[key.id].summary
        case "sources":
            return playbook.sources[key.id].title
        case "claims":
            return playbook.claims[key.id].claim
        case "terms":
            return ""
        case "needs":
            return playbook.needs[key.id].promise
    return playbook.titled[key].summary


def part_title(playbook: Playbook, page: Key, number: int) -> str:
    """Return what a part of the list on *page* is called; where one page holds the list, as that page is."""
    count, title = len(parts_of(playbook, page)), title_of(playbook, page)
    said = playbook.labels["part-title"]
    return said.format(title=title, number=number, count=count) if number > 1 else title

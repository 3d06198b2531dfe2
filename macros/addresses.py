"""Where everything stands in the site, from the site's root: one function for pages and for anchors."""

from macros.playbook import Key, Playbook
from macros.records import KINDS, SINGLE_PAGES, kind_at
from macros.records.source import short_citation
from macros.works import page_of

#: Entries that have an anchor on a page and none of their own, by kind.
_ANCHORED = {"needs": "principle", "sources": "evidence", "claims": "famous-claims", "terms": "glossary"}


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
        return f"{address_of(page_of(playbook, key.id))}#{key.id}"
    return address_of(key)


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

"""The lists whose entries others lead to by an anchor: works by topic, the glossary, famous claims."""

from collections.abc import Iterable

from macros.parts import Entry, listing
from macros.playbook import Key, Playbook
from macros.records.base import Record
from macros.records.walk import leaves
from macros.works import FOLDER, TOPICS, works_by_topic

GLOSSARY = Key("pages", "glossary")
CLAIMS = Key("famous-claims", "famous-claims")
#: Pages that an entry leads back to; whoever wants more of them has the search.
MOST_BACK = 40
#: Bytes that a link takes beside its title and the id in its address.
LINK = 36
#: Bytes of the tags of an entry that folds, and of a link of usual length.
_FOLD, _BACK = 450, 85


def letters(*texts: str | None) -> int:
    """Return how many bytes texts take; a few have to be escaped."""
    return sum(len(text) if text.isascii() else len(text.encode()) for text in texts if text)


def linked(book: Playbook, *keys: Key) -> int:
    """Return how many bytes links to the pages of records take."""
    return sum(letters(book.titled[key].title, key.id) + LINK for key in keys)


def whole(record: Record) -> int:
    """Return how many bytes all texts of a record take."""
    return letters(*(leaf.text for leaf in leaves(record)))


def _back(count: int) -> int:
    return _BACK * min(count, MOST_BACK)


@listing(*(Key("pages", f"{FOLDER}/{topic}") for topic in TOPICS))
def _topic(book: Playbook, key: Key) -> Iterable[Entry]:
    topic = key.id.removeprefix(f"{FOLDER}/")
    for id in works_by_topic(book)[topic]:
        yield Entry(topic, id, whole(book.sources[id]) + _FOLD + _back(len(book.cited_by[id])))


@listing(GLOSSARY)
def _terms(book: Playbook, _key: Key) -> Iterable[Entry]:
    for id, term in book.terms.items():
        yield Entry("all", id, whole(term) + _FOLD + _back(len(book.pages_using[id])))


@listing(CLAIMS)
def _claims(book: Playbook, _key: Key) -> Iterable[Entry]:
    for id, claim in book.claims.items():
        links = len(claim.sources) + sum(id in claims for claims in book.claims_on.values())
        yield Entry("all", id, whole(claim) + 2 * _FOLD + 2 * _back(links))

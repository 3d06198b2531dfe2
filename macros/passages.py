"""The words of the records, text by text: where each stands, whose voice it is, its sentences and runs of words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from macros.playbook import Key, Playbook
from macros.prose import plain_prose
from macros.records import Record
from macros.records.base import Loc
from macros.records.exercise import Exercise
from macros.records.script import SLOT
from macros.records.walk import Leaf, is_text, leaves

#: Texts whose parts are kept: several rules take the same text apart.
_TEXTS = 1 << 14
#: Words; a shorter run that stands in two places is how people talk.
RUN = 6
#: Words; read aloud, a longer sentence needs a second breath.
LONG_SENTENCE = 25
#: Fields in which a page lets others speak: what people type, what is quoted, how not to write.
_OTHERS = {"aliases", "rewrite.before", "avoid.line", "ways.broken", "claims.claim", "draft.text"}
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"')]*\s+(?=[\"'(]*[A-Z0-9])")


@dataclass(frozen=True)
class Passage:
    """One text as readers read it: its record, its place there, its words without marks, and if they are our own."""

    key: Key
    loc: Loc
    text: str
    own: bool

    @property
    def page(self) -> str:
        """The record, as people write it: `patterns/hidden-costs`."""
        return "/".join(self.key)

    @property
    def field(self) -> str:
        """The path of the field without the places in its lists: `fix.steps`."""
        return _path(self.loc)


@lru_cache(maxsize=2)
def passages(book: Playbook) -> tuple[Passage, ...]:
    """List every text that readers read: of all pages that records have, the fixed pages, and the lists beside them."""
    records: dict[Key, Record] = dict(book.titled)
    records |= {Key("terms", id): term for id, term in book.terms.items()}
    records |= {Key("pages", id): page for id, page in book.pages.items()}
    records |= {Key("facts", id): fact for id, fact in book.facts.items()}
    records |= {Key("lookalikes", id): group for id, group in book.lookalikes.items()}
    records[Key("checking", "checking")] = book.checking
    records |= {Key("rules", id): rule for id, rule in book.rules.items()}
    return tuple(
        Passage(key, leaf.loc, plain_prose(leaf.text), _is_own(record, leaf))
        for key, record in records.items()
        for leaf in leaves(record)
        if is_text(leaf)
    )


def _is_own(record: Record, leaf: Leaf) -> bool:
    """Tell whether a page says a text in its own voice; of the rewrites of an exercise, those that are good."""
    if isinstance(record, Exercise) and _path(leaf.loc) == "answers.text":
        return record.answers[int(leaf.loc[1])].good is True
    return _path(leaf.loc) not in _OTHERS


def _path(loc: Loc) -> str:
    return ".".join(step for step in loc if isinstance(step, str))


@lru_cache(maxsize=_TEXTS)
def sentences(text: str) -> tuple[str, ...]:
    """Split a text into sentences; a quotation inside one does not end it."""
    return tuple(part for part in _SENTENCE_END.split(text.strip()) if part)


def long_sentences(book: Playbook) -> list[tuple[int, Passage, str]]:
    """List our own sentences of more than 25 words, the longest first: how many words, where, and the sentence."""
    found = [
        (count, passage, sentence)
        for passage in passages(book)
        if passage.own
        for sentence in sentences(passage.text)
        if (count := len(sentence.split())) > LONG_SENTENCE
    ]
    return sorted(found, key=lambda sentence: -sentence[0])


@lru_cache(maxsize=_TEXTS)
def words(text: str) -> tuple[str, ...]:
    """Split a text into lower-case words and numbers, with every slot as one."""
    return tuple(re.findall(r"[a-z0-9']+|_", SLOT.sub("_", text).lower()))


@lru_cache(maxsize=_TEXTS)
def runs(text: str) -> tuple[tuple[str, ...], ...]:
    """List every run of six words of a text, in its order."""
    said = words(text)
    return tuple(said[start : start + RUN] for start in range(len(said) - RUN + 1))

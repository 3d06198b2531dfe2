"""The checker's page: the box to paste a draft into, and the questions to hold one against."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from macros.listed import letters, linked
from macros.parts import GUEST, Entry, listing
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records.pattern import Pattern
from macros.records.script import ANY_ASK
from macros.records.situation import most_met
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site
from macros.views.split import part_of

R = TypeVar("R")
_PAGE = Key("pages", "check")
#: Scripts that one can choose from in a list.
_MOST_CHOICES = 100
#: Bytes of the tags of a question.
_TAGS = 180
#: What a draft may be, in the order in which it is offered.
MODES = ("ask", "nudge", "answer")
#: What the element says, by the ids of labels without `checker-` before them.
SAYS = (
    *("found", "found-none", "found-short", "failed", "put-in", "put-gap", "left-out", "undone", "emptied"),
    *("fine", "silenced", "back", "for-words", "came", "kept-tab", "kept-device", "unkept", "refused"),
    *("need-good", "need-both", "need-wakes", "need-none"),
)


@dataclass(frozen=True)
class Question:
    """A question to hold a draft against, and what to change where the answer is no; *need* is a class of styles."""

    id: str
    question: str
    fix: str
    need: str
    link: Link


@dataclass(frozen=True)
class Choice:
    """Something to choose from a list: its value, and what it says."""

    value: str
    label: str


@dataclass(frozen=True)
class Subject:
    """A pattern or a tactic as a finding names it: plain words, and why; *needs* are the ids of those it touches."""

    id: str
    plain: str
    why: str
    needs: str
    link: Link


@page_macro("check")
def check(site: Site, number: str = "1") -> str:
    """Write the box that reads a draft, and below it the questions to hold one against, one a pattern."""
    part = part_of(site, _PAGE, number, None, lambda desk, id: desk.link("patterns", id).title)
    book, desk = site.playbook, part.desk
    return desk.render(
        "pages/check.html",
        head=part.head(_PAGE),
        parts=part.links,
        begins=part.begins,
        questions=[_question(desk, id) for id in part.ids()],
        modes=[Choice(mode, desk.labels[f"mode-{mode}"]) for mode in MODES],
        scripts=list(_scripts(desk)),
        needs=[Choice(id, need.label) for id, need in book.needs.items()],
        subjects=list(_subjects(desk)),
        words=_words(desk),
        rules=desk.link("pages", "check/rules"),
        worth=desk.link("pages", "check/how-good"),
    )


@listing(_PAGE, alone=GUEST, first=GUEST)
def _entries(book: Playbook, _key: Key) -> Iterable[Entry]:
    for id, pattern in book.patterns.items():
        said = letters(id, pattern.question or pattern.thought, pattern.fix.headline)
        yield Entry("questions", id, said + linked(book, Key("patterns", id)) + _TAGS)


def _question(desk: Desk, id: str) -> Question:
    pattern = desk.playbook.patterns[id]
    return Question(id, question_of(desk, pattern), pattern.fix.headline, pattern.need, desk.link("patterns", id))


def question_of(desk: Desk, pattern: Pattern) -> str:
    """Return the pattern's question, or one made from its thought where it has none."""
    return pattern.question or desk.labels["question-from-thought"].format(thought=pattern.thought)


def _scripts(desk: Desk) -> Iterator[Choice]:
    """Yield the scripts in which a draft can be gone on with, the one for any ask first, those that are met most next.

    Beyond what one can choose from, the others are left to their own pages.
    """
    asks = {id: script for id, script in desk.playbook.scripts.items() if not script.is_answer}
    met = most_met(desk.playbook.situations, desk.playbook)
    most = asks if len(asks) <= _MOST_CHOICES else {id: one for id, one in asks.items() if one.situation in met}
    for id in sorted(dict.fromkeys([*most, *(one for one in asks if one == ANY_ASK)]), key=lambda id: id != ANY_ASK):
        yield Choice(id, asks[id].title)


def _subjects(desk: Desk) -> Iterator[Subject]:
    """Yield what a finding can be about: what some rule is about, or names as advice."""
    book = desk.playbook
    about = {id for rule in book.rules.values() for id in (rule.about, *(rule.implies or ()))}
    for id, pattern in _among(book.patterns, about):
        yield Subject(id, pattern.plain, pattern.summary, pattern.need, desk.link("patterns", id))
    for id, tactic in _among(book.tactics, about):
        yield Subject(id, tactic.plain, tactic.summary, " ".join(tactic.needs), desk.link("tactics", id))


def _among(records: Mapping[str, R], ids: set[str]) -> Iterator[tuple[str, R]]:
    yield from ((id, record) for id, record in records.items() if id in ids)


def _words(desk: Desk) -> dict[str, str]:
    """Return what the element says, by name."""
    said = {name: desk.labels[f"checker-{name}"] for name in SAYS}
    said |= {"copied": desk.labels["builder-copied"], "copy-refused": desk.labels["builder-copy-refused"]}
    return {name: set_quotes(text) for name, text in said.items()}

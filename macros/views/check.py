"""The checker's page: the box to paste a draft into, and the questions to hold one against."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.playbook import Key
from macros.prose import set_quotes
from macros.records.pattern import Pattern
from macros.records.script import ANY_ASK
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site

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
def check(site: Site) -> str:
    """Write the box that reads a draft, and below it the questions to hold one against, one a pattern."""
    desk = site.at("check/")
    book = desk.playbook
    questions = [
        Question(id, question_of(desk, pattern), pattern.fix.headline, pattern.need, desk.link("patterns", id))
        for id, pattern in book.patterns.items()
    ]
    return desk.render(
        "pages/check.html",
        head=desk.head(Key("pages", "check")),
        questions=questions,
        modes=[Choice(mode, desk.labels[f"mode-{mode}"]) for mode in MODES],
        scripts=list(_scripts(desk)),
        needs=[Choice(id, need.label) for id, need in book.needs.items()],
        subjects=list(_subjects(desk)),
        words=_words(desk),
        rules=desk.link("pages", "check/rules"),
        worth=desk.link("pages", "check/how-good"),
    )


def question_of(desk: Desk, pattern: Pattern) -> str:
    """Return the pattern's question, or one made from its thought where it has none."""
    return pattern.question or desk.labels["question-from-thought"].format(thought=pattern.thought)


def _scripts(desk: Desk) -> Iterator[Choice]:
    """Yield the scripts in which a draft can be gone on with, the one for any ask first."""
    asks = {id: script.title for id, script in desk.playbook.scripts.items() if not script.is_answer}
    for id in sorted(asks, key=lambda id: id != ANY_ASK):
        yield Choice(id, asks[id])


def _subjects(desk: Desk) -> Iterator[Subject]:
    book = desk.playbook
    for id, pattern in book.patterns.items():
        yield Subject(id, pattern.plain, pattern.summary, pattern.need, desk.link("patterns", id))
    for id, tactic in book.tactics.items():
        yield Subject(id, tactic.plain, tactic.summary, " ".join(tactic.needs), desk.link("tactics", id))


def _words(desk: Desk) -> dict[str, str]:
    """Return what the element says, by name."""
    said = {name: desk.labels[f"checker-{name}"] for name in SAYS}
    said |= {"copied": desk.labels["builder-copied"], "copy-refused": desk.labels["builder-copy-refused"]}
    return {name: set_quotes(text) for name, text in said.items()}

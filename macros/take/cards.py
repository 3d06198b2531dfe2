"""Cards to learn with: what is asked, and what is answered, from patterns, tactics and exercises."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.playbook import Key, Playbook
from macros.prose import set_quotes, without_links
from macros.records.exercise import Answer, Exercise

#: Signs of a pattern that its card shows: enough to tell it by, and read in a breath.
_SIGNS = 3


@dataclass(frozen=True)
class Card:
    """A card: the record that it is made from, and its two sides, paragraph by paragraph, with *emphasis*."""

    key: Key
    front: tuple[str, ...]
    back: tuple[str, ...]


def cards(book: Playbook) -> list[Card]:
    """List the cards in the order of the site: patterns, tactics, exercises."""
    return [*_patterns(book), *_tactics(book), *_exercises(book)]


def _patterns(book: Playbook) -> Iterator[Card]:
    for id, pattern in book.patterns.items():
        signs = [sign.text for sign in pattern.signs[:_SIGNS]]
        front = [pattern.thought, *signs, book.labels["card-pattern"]]
        yield _card("patterns", id, front, [pattern.title, pattern.plain, pattern.fix.headline, *pattern.fix.steps])


def _tactics(book: Playbook) -> Iterator[Card]:
    for id, tactic in book.tactics.items():
        front = [tactic.plain, tactic.summary, book.labels["card-tactic"]]
        yield _card("tactics", id, front, [tactic.borrow[0], tactic.title, *tactic.how])


def _exercises(book: Playbook) -> Iterator[Card]:
    for id, exercise in book.exercises.items():
        lines = [line.text for line in exercise.draft]
        ordered = exercise.kind == "order-lines"
        choices = [answered(book, exercise, answer) for answer in exercise.answers] if not ordered else []
        shown = [exercise.setting, *(sorted(lines) if ordered else lines), exercise.question]
        front = shown + (choices if exercise.kind in ("name-pattern", "choose-rewrite") else [])
        good = [f"{answered(book, exercise, answer)}\n{answer.feedback}" for answer in exercise.answers if answer.good]
        rules = [answer.feedback for answer in exercise.answers]
        yield _card("exercises", id, front, [*lines, *rules] if ordered else good)


def answered(book: Playbook, exercise: Exercise, answer: Answer) -> str:
    """Say an answer in words; one of an order is said by its feedback alone."""
    lines = {line.id: line.text for line in exercise.draft}
    match exercise.kind:
        case "name-pattern":
            return book.patterns[answer.id].title
        case "find-line":
            return lines[answer.id]
        case "choose-rewrite":
            return "\n".join(filter(None, (answer.text, answer.because)))
    return ""


def _card(kind: str, id: str, front: list[str], back: list[str]) -> Card:
    said = [tuple(set_quotes(without_links(text)) for text in side) for side in (front, back)]
    return Card(Key(kind, id), *said)

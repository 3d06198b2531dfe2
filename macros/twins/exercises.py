"""An exercise as Markdown: the message, the question, and what each answer would have done."""

from markupsafe import Markup

from macros.markdown import text_as_markdown
from macros.records.exercise import Answer, Exercise
from macros.take.cards import answered
from macros.twins import Desk, Part


def exercise_parts(desk: Desk, exercise: Exercise) -> list[Part]:
    """Write an exercise with all its answers, those that are good marked as such."""
    lines = [line.text for line in exercise.draft]
    ordered = exercise.kind == "order-lines"
    draft = [text_as_markdown(line) for line in (sorted(lines) if ordered else lines)]
    answers = [_answer(desk, exercise, answer) for answer in exercise.answers]
    trains = [desk.link("patterns" if id in desk.book.patterns else "tactics", id) for id in exercise.trains]
    return [
        Part("", [text_as_markdown(exercise.setting)], draft),
        Part(exercise.question, items=answers),
        *([Part(desk.book.labels["twin-order"], items=[text_as_markdown(line) for line in lines])] if ordered else []),
        Part(desk.book.labels["heading-trains"], items=trains),
    ]


def _answer(desk: Desk, exercise: Exercise, answer: Answer) -> Markup:
    said, feedback = answered(desk.book, exercise, answer), desk.prose(answer.feedback)
    if not said:
        return feedback
    good = Markup(" ({})").format(text_as_markdown(desk.book.labels["twin-good"])) if answer.good else ""
    return Markup("{}{}: {}").format(text_as_markdown(said), good, feedback)

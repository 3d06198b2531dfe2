"""Exercises teach: enough of each kind, feedback that is short and never scolds, answers that cannot be guessed."""

import re
from collections import Counter
from collections.abc import Iterator

from macros.checks.house import HouseRule, lack
from macros.passages import sentences
from macros.playbook import Key
from macros.problems import Problem
from macros.prose import plain_prose
from macros.records.base import Loc
from macros.records.exercise import KINDS_OF_EXERCISE
from macros.views.practice import good_orders
from macros.views.site import Site

EXERCISES = 24
OF_A_KIND = 5
OPEN = 3  # exercises with more than one good answer
FEEDBACK = 3  # sentences
#: Of all exercises with answers to choose from, the share of those whose good answer may stand in one place.
SHARE = 0.6
_SCOLDS = re.compile(r"\b(wrong|obviously|of course|clearly|silly|you should have|careless|sorry)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


def there_are_exercises_enough(site: Site) -> Iterator[Problem]:
    """Ensure that there are twenty-four exercises, and that no kind of them is rare."""
    book = site.playbook
    kinds = Counter[str](exercise.kind for exercise in book.exercises.values())
    if len(book.exercises) < EXERCISES:
        remedy = f"begin others until there are {EXERCISES}: make new kind=exercise id=…"
        yield lack(book, "exercises", f"exercises in all: {len(book.exercises)}", remedy, "few-exercises")
    for kind in KINDS_OF_EXERCISE:
        if kinds[kind] < OF_A_KIND:
            remedy = f"write {OF_A_KIND} of that kind at least"
            yield lack(book, "exercises", f"exercises of kind {kind}: {kinds[kind]}", remedy, "few-exercises")


def a_question_ends_as_one(site: Site) -> Iterator[Problem]:
    """Ensure that an exercise asks a question, and that its setting leaves the full stop to the page."""
    for id, exercise in site.playbook.exercises.items():
        key = Key("exercises", id)
        if not exercise.question.endswith("?"):
            what, remedy = "this is no question", "ask one, and end it with a question mark"
            yield site.playbook.problem(key, ("question",), what, remedy, "question-form")
        if exercise.setting.endswith("."):
            what, remedy = "the page itself ends the setting", "take the full stop away"
            yield site.playbook.problem(key, ("setting",), what, remedy, "question-form")


def feedback_is_short_and_its_own(site: Site) -> Iterator[Problem]:
    """Ensure that feedback has three sentences at most, and that no two answers get the same."""
    for key, loc, text, texts in _feedback(site):
        count = len(sentences(_QUOTED.sub("X", text)))
        if count > FEEDBACK:
            what, remedy = f"the feedback has {count} sentences", f"keep the {FEEDBACK} that teach most"
            yield site.playbook.problem(key, loc, what, remedy, "feedback")
        if texts.index(text) < int(loc[1]):
            what, remedy = "another answer has the same feedback", "say what this answer would have done"
            yield site.playbook.problem(key, loc, what, remedy, "feedback")


def feedback_never_scolds(site: Site) -> Iterator[Problem]:
    """Ensure that no feedback belittles whoever gave the answer."""
    for key, loc, text, _ in _feedback(site):
        if hit := _SCOLDS.search(_QUOTED.sub("", text)):
            remedy = "say what the line does to the one who reads it"
            yield site.playbook.problem(key, loc, f"'{hit[0]}' scolds", remedy, "scolding")


def an_order_leaves_room(site: Site) -> Iterator[Problem]:
    """Ensure that lines to put in order have more than one good order."""
    for id, exercise in site.playbook.exercises.items():
        if exercise.kind == "order-lines":
            rules = tuple((answer.first or "", answer.then or "") for answer in exercise.answers)
            if good_orders(tuple(line.id for line in exercise.draft), rules) < 2:
                what, remedy = "one order alone is good", "take away the rule that matters least"
                yield site.playbook.problem(Key("exercises", id), ("answers",), what, remedy, "one-good-order")


def asking_is_no_quiz_with_one_key(site: Site) -> Iterator[Problem]:
    """Ensure that three exercises at least have more than one good answer."""
    book = site.playbook
    found = sum(sum(answer.good is True for answer in one.answers) > 1 for one in book.exercises.values())
    if found < OPEN:
        remedy = f"add a second good answer to {OPEN} at least"
        yield lack(book, "exercises", f"exercises with more than one good answer: {found}", remedy, "one-key")


def the_good_answer_has_no_fixed_place(site: Site) -> Iterator[Problem]:
    """Ensure that nobody does well by always taking the same answer."""
    choices = {id: one for id, one in site.playbook.exercises.items() if one.kind in ("name-pattern", "choose-rewrite")}
    goods = [(id, place) for id, one in choices.items() for place, answer in enumerate(one.answers) if answer.good]
    for place, count in Counter(place for _, place in goods).items():
        if count >= SHARE * len(choices):
            id = [id for id, where in goods if where == place][-1]
            what = f"{count} of {len(choices)} exercises have a good answer in this place"
            loc: Loc = ("answers", place)
            yield site.playbook.problem(Key("exercises", id), loc, what, "move it to another place", "same-place")


def _feedback(site: Site) -> Iterator[tuple[Key, Loc, str, list[str]]]:
    """Yield the feedback of every answer: its exercise, its place, its words, and all feedback of the exercise."""
    for id, exercise in site.playbook.exercises.items():
        texts = [plain_prose(answer.feedback) for answer in exercise.answers]
        for place, text in enumerate(texts):
            yield Key("exercises", id), ("answers", place, "feedback"), text, texts


#: What must hold of exercises.
RULES: list[HouseRule] = [
    there_are_exercises_enough,
    a_question_ends_as_one,
    feedback_is_short_and_its_own,
    feedback_never_scolds,
    an_order_leaves_room,
    asking_is_no_quiz_with_one_key,
    the_good_answer_has_no_fixed_place,
]

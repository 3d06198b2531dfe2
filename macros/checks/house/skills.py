"""Patterns and tactics are told in full, and trained."""

from collections.abc import Iterator
from operator import attrgetter

from macros.checks.house import HouseRule
from macros.passages import sentences
from macros.playbook import Key
from macros.problems import Problem
from macros.views.site import Site

#: How many entries of each list a reader takes in: at least, and at most where more would be too many.
_LENGTHS: dict[str, dict[str, tuple[int, int | None]]] = {
    "patterns": {"signs": (4, 7), "fix.steps": (3, 5), "why": (3, 3)},
    "tactics": {"borrow": (6, None), "avoid": (3, None)},
}
#: Fields that a team may leave out, and this edition fills.
_FILLED = ("question", "aliases")
TRAINED = 2  # exercises; once is luck


def lists_are_as_long_as_a_reader_takes_in(site: Site) -> Iterator[Problem]:
    """Ensure that signs, steps, paragraphs and lines are neither few nor more than a reader takes in."""
    book = site.playbook
    for kind, lists in _LENGTHS.items():
        for id, record in book.records(kind).items():
            for path, (least, most) in lists.items():
                count = len(attrgetter(path)(record))
                if not least <= count <= (most or count):
                    wanted, loc = _wanted(least, most), tuple(path.split("."))
                    what = f"entries in this list: {count}"
                    yield book.problem(Key(kind, id), loc, what, f"write {wanted}", "list-length")


def _wanted(least: int, most: int | None) -> str:
    if most is None:
        return f"{least} or more"
    return f"{least} to {most}" if most > least else str(least)


def every_pattern_asks_and_is_found(site: Site) -> Iterator[Problem]:
    """Ensure that every pattern has its question for a draft, and words by which people look for it."""
    book = site.playbook
    for id, pattern in book.patterns.items():
        for name in _FILLED:
            if not getattr(pattern, name):
                remedy = f"write: {type(pattern).model_fields[name].description}".rstrip(".")
                yield book.problem(Key("patterns", id), (name,), "this edition fills it", remedy, "left-out")


def every_sign_is_sorted(site: Site) -> Iterator[Problem]:
    """Ensure that every sign says how it shows, since Diagnose lists it under that heading."""
    book = site.playbook
    for id, pattern in book.patterns.items():
        for place, sign in enumerate(pattern.signs):
            if not sign.kind:
                remedy = f"write kind: one of {', '.join(book.words['sign_kinds'])}"
                yield book.problem(Key("patterns", id), ("signs", place), "kind is left out", remedy, "left-out")


def every_pattern_has_its_way_wrong(site: Site) -> Iterator[Problem]:
    """Ensure that the request which is broken in every way is broken by each pattern."""
    book = site.playbook
    for id in book.patterns:
        if id not in {way.id for way in book.ways_wrong.ways}:
            what, remedy = f"no way wrong shows '{id}'", f"add one with the id {id}: a line of the request, broken"
            yield book.problem(Key("twelve-ways-wrong", "twelve-ways-wrong"), ("ways",), what, remedy, "no-way-wrong")


def a_line_to_avoid_holds_its_repair(site: Site) -> Iterator[Problem]:
    """Ensure that a line to avoid says in two sentences or more why it fails and what to write instead."""
    book = site.playbook
    for id, tactic in book.tactics.items():
        for place, line in enumerate(tactic.avoid):
            if len(sentences(line.why)) < 2:
                remedy = "write two sentences: why it works against them, then what to write instead"
                yield book.problem(
                    Key("tactics", id), ("avoid", place, "why"), "one sentence holds no repair", remedy, "no-repair"
                )


def every_skill_is_trained_twice(site: Site) -> Iterator[Problem]:
    """Ensure that every pattern and every tactic is trained by two exercises at least."""
    book = site.playbook
    for kind in ("patterns", "tactics"):
        for id in book.records(kind):
            count = len(book.trained_by[id])
            if count < TRAINED:
                what = f"exercises that train it: {count}"
                remedy = f"write its id under trains of {TRAINED} exercises at least"
                yield book.problem(Key(kind, id), (), what, remedy, "rarely-trained")


#: What must hold of patterns and tactics.
RULES: list[HouseRule] = [
    lists_are_as_long_as_a_reader_takes_in,
    every_pattern_asks_and_is_found,
    every_sign_is_sorted,
    every_pattern_has_its_way_wrong,
    a_line_to_avoid_holds_its_repair,
    every_skill_is_trained_twice,
]

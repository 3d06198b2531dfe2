"""All exercises: by kind and by what they train, and the page that mixes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.listed import letters, linked
from macros.parts import FILTERED, HEADING, Entry, listing
from macros.playbook import Key, Playbook
from macros.records.exercise import KINDS_OF_EXERCISE
from macros.views.reading_time import ROUND
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site
from macros.views.split import part_of

_PAGE = Key("pages", "practice")
#: What exercises train, in the order of the tables.
_TRAINED = ("patterns", "tactics")
#: Bytes of the tags of a heading, of a card, and of a row.
_HEADING, _CARD, _ROW = 450, 180, 70

#: What the element that shows progress says, and the one that mixes, by the names under which they read it.
_KEEPS = {
    "kept": "keep-kept",
    "unkept": "keep-unkept",
    "cleared": "keep-cleared-practice",
    "refused": "drafts-refused",
}
_DONE_SAYS = {"good": "mark-done", "missed": "mark-missed", **_KEEPS}
_MIXED_SAYS = {
    **{"turn": "mixed-turn", "back": "mixed-back", "back-day": "mixed-back-day", "failed": "mixed-failed"},
    **{"end": "mixed-end", "end-all": "mixed-end-all", "end-missed": "mixed-end-missed"},
    **{"read": "mixed-read", "read-none": "mixed-read-none", **_KEEPS},
}


@dataclass(frozen=True)
class ExerciseListed:
    """An exercise in a list: its kind in words, and what it trains."""

    id: str
    link: Link
    kind: str
    trains: list[Link]


@dataclass(frozen=True)
class KindOfExercise:
    """A kind of exercise, and those of that kind."""

    id: str
    label: str
    text: str
    exercises: list[ExerciseListed]


@dataclass(frozen=True)
class SkillTrained:
    """A pattern or a tactic, and the exercises that train it."""

    link: Link
    exercises: list[Link]


@dataclass(frozen=True)
class SkillTable:
    """Patterns, or tactics, under the head of their table."""

    label: str
    skills: list[SkillTrained]


@page_macro("practice")
def practice(site: Site, number: str = "1") -> str:
    """Write the index of exercises: by their kind, and by what they train."""
    part = part_of(site, _PAGE, number, _called, lambda _, id: id)
    book, desk = site.playbook, part.desk
    none_done = desk.labels["done-none"].format(all=len(book.exercises))
    some_done = desk.labels["done-some"].format(count="{count}", all=len(book.exercises))
    return desk.render(
        "pages/practice.html",
        head=part.head(_PAGE),
        parts=part.links,
        mixed=desk.link("pages", "practice/mixed"),
        none_done=none_done,
        data={"none": none_done, "some": some_done, **_said(desk, _DONE_SAYS)},
        kinds=[
            KindOfExercise(
                id=kind,
                label=desk.labels[f"exercise-{kind}"],
                text=desk.labels[f"exercise-{kind}-text"],
                exercises=[_listed(desk, id) for id in part.ids(kind)],
            )
            for kind in KINDS_OF_EXERCISE
            if kind in part.sections
        ],
        tables=[_table(desk, kind, part.ids(kind)) for kind in _TRAINED if kind in part.sections],
    )


def _called(desk: Desk, section: str) -> str:
    """Name a section: a kind of exercise, or what is trained."""
    return desk.labels[f"train-{section}" if section in _TRAINED else f"exercise-{section}"]


@listing(_PAGE, share=FILTERED)
def _entries(book: Playbook, _key: Key) -> Iterable[Entry]:
    for kind in KINDS_OF_EXERCISE:
        yield Entry(kind, HEADING, _HEADING)
        for id, record in book.exercises.items():
            if record.kind == kind:
                yield Entry(kind, id, letters(id, id, record.title, record.summary) + _CARD)
    for kind in _TRAINED:
        yield Entry(kind, HEADING, _HEADING)
        for id in book.records(kind):
            trained = [Key("exercises", one) for one in book.trained_by[id]]
            yield Entry(kind, id, linked(book, Key(kind, id), *trained) + _ROW)


def _listed(desk: Desk, id: str) -> ExerciseListed:
    record = desk.playbook.exercises[id]
    kind = desk.labels[f"exercise-{record.kind}"]
    return ExerciseListed(id, desk.link("exercises", id), kind, desk.links("skills", record.trains))


def _table(desk: Desk, kind: str, ids: list[str]) -> SkillTable:
    trained_by = desk.playbook.trained_by
    skills = [SkillTrained(desk.link(kind, id), desk.links("exercises", trained_by[id])) for id in ids]
    return SkillTable(desk.labels[f"train-{kind}"], skills)


def _said(desk: Desk, labels: Mapping[str, str]) -> dict[str, str]:
    return {name: desk.labels[label] for name, label in labels.items()}


@page_macro("practice/mixed")
def mixed(site: Site) -> str:
    """Write the page that mixes exercises; without JavaScript it is the list of them, in a good order to do them."""
    desk = site.at("practice/mixed/")
    exercises = [_listed(desk, id) for id in desk.playbook.exercises]
    round = min(ROUND, len(exercises))
    return desk.render(
        "pages/mixed.html",
        head=desk.head(Key("pages", "practice/mixed")),
        exercises=exercises,
        round=round,
        data={"round": str(round), **_said(desk, _MIXED_SAYS)},
        ways_on=desk.links("pages", ("practice", "learn")),
    )

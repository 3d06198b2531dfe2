"""Which labels the pages show, read from the templates and views themselves."""

import re
from functools import lru_cache
from pathlib import Path

from macros.playbook import Playbook
from macros.problems import Problem, suggestion
from macros.records import KINDS, SINGLE_PAGES
from macros.records.exercise import KINDS_OF_EXERCISE
from macros.records.script import MESSAGES
from macros.records.track import STEP_KINDS
from macros.views.builder import SAYS
from macros.views.index import FACETS
from macros.views.site import TEMPLATES

_NAMED = re.compile(r"""\blabels?\[["']([a-z0-9-]+)["']\]""")
_ON_PAPER = re.compile(r"""label\(book, f?"([a-z-]+)\"""")
_NOTED = re.compile(r"\"(leaflet-[a-z]+)\"")
_HEADING = re.compile(r"""\bheading\("([a-z-]+)"\)""")
_DOOR = re.compile(r"""yield "([a-z]+)", desk\.link""")


@lru_cache(maxsize=1)
def shown_labels() -> frozenset[str]:
    """List the ids of all labels that a template or a view shows."""
    files = [*TEMPLATES.rglob("*.html"), *Path(__file__).parent.glob("*.py"), Path(__file__).parents[1] / "pages.py"]
    files += (Path(__file__).parents[1] / "paper").glob("*.py")
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    doors = [f"door-{door}{part}" for door in _DOOR.findall(text) for part in ("", "-text")]
    headings = [f"heading-{id}" for id in _HEADING.findall(text)]
    messages = [f"message-{name.replace('_', '-')}" for name in MESSAGES]
    builder = [f"builder-{name}" for name in SAYS]
    undone = re.findall(r'"(undoes-[a-z]+)"', text)
    facets = [f"facet-{name}" for name in FACETS] + [f"has-{id}" for id in ("script", "moves")]
    kinds = [f"kind-{kind}" for kind in (*KINDS, *SINGLE_PAGES, "pages", "terms")]
    exercises = [f"exercise-{kind}{part}" for kind in KINDS_OF_EXERCISE for part in ("", "-text")]
    steps = [f"step-{kind}" for kind in STEP_KINDS]
    kickers = re.findall(r'"(kicker-[a-z]+)"', text)
    on_paper = [*_ON_PAPER.findall(text), *_NOTED.findall(text)]
    return frozenset(
        [
            *_NAMED.findall(text),
            *headings,
            *doors,
            *messages,
            *facets,
            *builder,
            *undone,
            *kinds,
            *kickers,
            *exercises,
            *steps,
            *on_paper,
        ]
    )


def missing_labels(playbook: Playbook) -> list[Problem]:
    """Ensure that every label that a page shows is written."""
    return [
        Problem(
            path=playbook.labels_file,
            line=1,
            column=1,
            field="labels",
            what=f"the pages show a label '{id}' and nobody wrote it",
            remedy=suggestion(id, unused_labels(playbook), f"add an entry with the id {id}"),
            code="missing-label",
        )
        for id in sorted(shown_labels() - set(playbook.labels))
    ]


def unused_labels(playbook: Playbook) -> list[str]:
    """List the labels that no page shows."""
    return sorted(set(playbook.labels) - shown_labels())

"""What the views write for the toy, page by page, without a generator."""

import re

import pytest

from macros.labels import Labels
from macros.loading import load
from macros.pages import stubs
from macros.playbook import Key, Playbook
from macros.views import MACROS, Site
from macros.views.evidence import with_initials
from tests.accept import EXPECTED, rendered, rendered_toy
from tests.projects import TOY_DATA


@pytest.mark.parametrize("name", sorted(path.name for path in EXPECTED.glob("*.md")))
def test_a_page_of_the_toy_is_as_it_was(name: str) -> None:
    """The views write what they wrote; `make accept` keeps a new result that was looked at."""
    written = rendered_toy().get(name)
    assert written, f"no view writes tests/toy_site/{name} any more; meant? run `make accept`"
    assert written == (EXPECTED / name).read_text(encoding="utf-8"), "looked right? run `make accept`"


def test_every_page_of_the_toy_has_a_kept_result(toy: Playbook) -> None:
    """No page can be added to the code without its result being looked at once."""
    new = sorted(set(rendered_toy()) - {path.name for path in EXPECTED.glob("*.md")})
    assert not new, f"tests/toy_site lacks {', '.join(new)}: run `make accept`, and look at what it wrote"
    called = {page.call.partition("(")[0] for page in stubs(toy)}
    unseen = sorted(set(MACROS) - called)
    assert not unseen, f"no toy page calls {', '.join(unseen)}: write a record in tests/toy_data that has such a page"


def test_the_kept_pages_hold_no_words_of_the_edition() -> None:
    """Whoever words a label or the summary of a fixed page better has no page of the toy to accept."""
    other = load([TOY_DATA])
    other.labels = Labels({id: f"So: {text}" for id, text in other.labels.items()}, other.labels.file)
    for id, page in other.pages.items():
        other.pages[id] = page.model_copy(update={"summary": "Another summary.", "aliases": None})
    assert rendered(other) == rendered_toy()


def test_a_citation_keeps_the_particles_of_a_name(toy: Playbook) -> None:
    """A source is cited by surnames, in the order of its authors."""
    desk = Site(toy).at("")
    assert all(re.fullmatch(r".+ \(\d{4}\)", desk.link("sources", id).title) for id in toy.sources)
    assert Key("sources", next(iter(toy.sources))) not in toy.titled


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Vanessa K. B. Lake", "V. K. B. Lake"),
        ("Gijs van de Kuilen", "G. van de Kuilen"),
        ("Hsin-Hua Hsiung", "H.-H. Hsiung"),
        ("Ayşe O'Keefe", "A. O'Keefe"),
        ("and co-authors", "and co-authors"),
        ("Plato", "Plato"),
    ],
)
def test_a_bibliography_shortens_given_names(name: str, shown: str) -> None:
    """Initials keep their hyphens, and a family name its particles."""
    assert with_initials(name) == shown

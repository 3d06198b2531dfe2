"""Labels: which are shown is read and noted, the list is whole, and one that nobody wrote is told."""

import pytest

from macros.loading import load
from macros.playbook import Playbook
from macros.problems import DataProblems
from macros.records import Kind
from macros.records.track import Track
from macros.views.index import labels_of_index
from macros.views.labels import LIST, labels_in_code, labels_in_template, shown_labels, unused_labels
from tests.accept import as_list, labels_asked
from tests.projects import DATA, TOY_DATA


@pytest.fixture
def book() -> Playbook:
    """The real records, of our own: their labels note what is asked of them."""
    return load([DATA])


def test_the_list_is_what_the_pages_and_sheets_of_the_toy_show() -> None:
    """The list is made and not written, so that a label cannot be shown and left out of it."""
    listed = LIST.read_text(encoding="utf-8")
    assert listed == as_list(labels_asked(load([TOY_DATA]))), f"{LIST} is stale: run `make accept`"


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ('{{ label["granted"] }}', ["granted"]),
        ("{{ label.granted }}", ["granted"]),
        ('{{ heading("why") }}', ["heading-why"]),
        ('{{ bubble(text, "before", label["message-before"]) }}', ["message-before"]),
        ('{% if far %}{{ label["far"].format(count=2) }}{% endif %}', ["far"]),
        ('{{ label["heading-" ~ id]|heading }} {{ need.label.text }} {{ heading(id) }}', []),
    ],
)
def test_a_label_that_a_template_names_is_read_there(source: str, asked: list[str]) -> None:
    """However it is asked for; what is put together is no name, and a field may be called label."""
    assert list(labels_in_template(source)) == asked


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ('desk.labels["minute"]', ["minute"]),
        ('label(book, "minutes", minutes=2)', ["minutes"]),
        ('desk.labels[f"paper-{paper}"], desk.labels[name], label(book, f"step-{kind}")', []),
    ],
)
def test_a_label_that_code_names_is_read_there(source: str, asked: list[str]) -> None:
    """On pages and on paper; what is put together is no name."""
    assert list(labels_in_code(source)) == asked


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (Kind("remarks", Track, 5), ["all-remarks", "all-remarks-text"]),
        (Kind("remarks", Track, 5, facets={"mood": lambda *_: []}, sections="mood"), ["facet-mood"]),
        (Kind("remarks", Track, 5, page="none"), []),
        (Kind("remarks", Track, 5, folder="learn"), []),
    ],
    ids=["under one heading", "in sections", "without pages", "with a view of its own"],
)
def test_what_is_said_of_a_kind_tells_the_labels_of_its_index(kind: Kind, asked: list[str]) -> None:
    """Whoever adds a kind learns from `check` how its index is called."""
    assert list(labels_of_index(kind)) == asked


def test_a_label_that_nobody_wrote_is_told_when_it_is_asked_for(toy: Playbook) -> None:
    """A name that is put together ends in a line for people, with the file and what to do."""
    with pytest.raises(DataProblems) as raised:
        toy.labels["kicker-motif"]
    (problem,) = raised.value.problems
    assert (problem.path, problem.code) == (toy.labels.file, "missing-label")
    assert problem.remedy == "add an entry with the id kicker-motif, then run `make accept`"


@pytest.mark.real
def test_the_real_pages_and_sheets_show_no_label_that_the_toy_does_not(book: Playbook) -> None:
    """Where this fails, the toy lacks a record of the kind that shows the label."""
    unseen = sorted(set(labels_asked(book)) - shown_labels())
    assert not unseen, f"add a record to tests/toy_data that shows {unseen}, then run `make accept`"


@pytest.mark.real
def test_every_label_that_is_written_is_shown(book: Playbook) -> None:
    """Nobody translates or mends a label that no reader meets."""
    unused = unused_labels(book)
    assert not unused, f"remove {unused} from {book.labels.file}, or show them and run `make accept`"

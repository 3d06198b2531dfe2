"""The list of labels that are shown: made by writing the toy, and whole."""

import pytest

from macros.loading import load
from macros.playbook import Playbook
from macros.views.labels import LIST, shown_labels, unused_labels
from tests.accept import labels_asked
from tests.projects import DATA, TOY_DATA


@pytest.fixture
def book() -> Playbook:
    """The real records, of our own: their labels note what is asked of them."""
    return load([DATA])


def test_the_list_is_what_the_pages_and_sheets_of_the_toy_show() -> None:
    """The list is made and not written, so that a label cannot be shown and left out of it."""
    listed = LIST.read_text(encoding="utf-8").splitlines()
    assert listed == labels_asked(load([TOY_DATA])), "looked right? run `make accept`"


@pytest.mark.real
def test_the_real_pages_and_sheets_show_no_label_that_the_toy_does_not(book: Playbook) -> None:
    """Where this fails, the toy lacks a record of the kind that shows the label."""
    assert set(labels_asked(book)) - shown_labels() == set()


@pytest.mark.real
def test_every_label_that_is_written_is_shown(book: Playbook) -> None:
    """Nobody translates or mends a label that no reader meets."""
    assert unused_labels(book) == []

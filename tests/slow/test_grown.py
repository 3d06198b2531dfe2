"""The pages of a playbook of 2,000 records."""

from pathlib import Path

from bench.records import write_data
from macros.loading import load
from tests.grown import too_heavy
from tests.projects import DATA


def test_no_page_of_2000_records_is_too_heavy(tmp_path: Path) -> None:
    """A page that lists everything stays below 150 KB, and any other below 60."""
    write_data(DATA, tmp_path, 2000)
    assert not too_heavy(load([tmp_path]))

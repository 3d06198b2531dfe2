"""The files to print that the real site offers; what stands on them is tested on the toy."""

from pathlib import Path

from macros.playbook import Playbook
from tests.pdf import read

PAPERS = ("a4", "letter")


def test_every_file_that_people_link_to_is_made(site: Path, playbook: Playbook) -> None:
    """The names of the sheets are fixed, and each situation and track has its page, for both papers."""
    names = ["cheat-sheet", "deck", *(f"situation-{id}" for id in playbook.situations)]
    names += [f"checklist-{id}" for id in playbook.tracks]
    made = {file.stem for file in (site / "downloads").glob("*.pdf")}
    assert {f"{name}-{paper}" for name in names for paper in PAPERS} <= made


def test_what_has_to_stand_on_one_page_does(site: Path) -> None:
    """The whole method is one page, and so is a situation."""
    files = [file for name in ("cheat-sheet", "situation") for file in (site / "downloads").glob(f"{name}-*.pdf")]
    assert files
    for file in files:
        assert len(read(file.read_bytes()).pages) == 1, file.name

"""The files to print that the real site offers; what stands on them is tested on the toy."""

from pathlib import Path

from macros.paper.printouts import printout_of
from macros.playbook import Key, Playbook
from tests.pdf import read


def test_every_file_that_people_link_to_is_made(site: Path, playbook: Playbook) -> None:
    """Two names are fixed, and each situation and track has its page, for every paper of its sheet."""
    made = {file.stem for file in (site / "downloads").glob("*.pdf")}
    assert {f"{name}-{paper}" for name in ("cheat-sheet", "deck") for paper in ("a4", "letter")} <= made
    for kind in ("situations", "tracks"):
        for id in playbook.records(kind):
            printout = printout_of(playbook, Key(kind, id))
            assert printout, id
            assert {printout.file(paper) for paper in playbook.sheets[printout.sheet].papers} <= made


def test_what_has_to_stand_on_one_page_does(site: Path) -> None:
    """The whole method is one page, and so is a situation."""
    files = [file for name in ("cheat-sheet", "situation") for file in (site / "downloads").glob(f"{name}-*.pdf")]
    assert files
    for file in files:
        assert len(read(file.read_bytes()).pages) == 1, file.name

"""The printed sheets: a PDF for each paper, and pictures of their first pages for the gallery."""

from pathlib import Path

from macros.paper.documents import documents
from macros.paper.leaflets import FOLDER
from macros.paper.press import Press
from macros.problems import DataProblems, Problem
from macros.views.site import Site


def write_paper(press: Press, content: Site, site: Path) -> int:
    """Write the PDF of every sheet of *content*, and its pictures, into the folder *site*; return how many PDFs.

    Raises:
        DataProblems: with each field that is too long for its place, on any sheet.
    """
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    count = 0
    for leaflet, document in documents(content):
        try:
            (folder / f"{document.name}.pdf").write_bytes(press.pdf(document))
            count += 1
            if document.paper == press.playbook.sheets[leaflet.sheet].papers[0]:
                names = leaflet.pictures(document.paper)
                for name, picture in zip(names, press.pictures(document), strict=False):
                    (folder / name).write_bytes(picture)
        except DataProblems as error:
            problems += error.problems
    if problems:
        raise DataProblems(problems)
    return count

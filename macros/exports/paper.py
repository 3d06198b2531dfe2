"""The printed sheets: a PDF for each paper, and pictures of their first pages for the gallery."""

from pathlib import Path

from macros.paper.documents import FOLDER, documents
from macros.paper.press import Press
from macros.problems import DataProblems, Problem


def write_paper(press: Press, site: Path) -> int:
    """Write the PDF of every sheet, and its pictures, into *site*; return how many PDFs.

    Raises:
        DataProblems: with each field that is too long for its place, on any sheet.
    """
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    count = 0
    for leaflet, document in documents(press.playbook):
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

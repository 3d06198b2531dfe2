"""The printed sheets: a PDF for each paper, and pictures of their first pages for the gallery."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from macros.exports import Built, Export
from macros.paper.jobs import print_jobs
from macros.paper.press import Press, PrintJob
from macros.paper.printouts import FOLDER, Printout
from macros.problems import DataProblems, Problem
from macros.views.reading_time import minutes_of_step
from macros.views.site import Site


def jobs_of(content: Site) -> Iterator[tuple[Printout, PrintJob]]:
    """Yield every job of a site's sheets, with the minutes that its pages say."""
    return print_jobs(content.playbook, partial(minutes_of_step, content))


def write_pdfs(press: Press, content: Site, site: Path) -> int:
    """Write the PDF of every sheet of *content*, and its pictures, into the folder *site*; return how many PDFs.

    Raises:
        DataProblems: with each field that is too long for its place, on any sheet.
    """
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    count = 0
    for printout, job in jobs_of(content):
        try:
            (folder / f"{job.name}.pdf").write_bytes(press.pdf(job))
            count += 1
            if job.paper == press.playbook.sheets[printout.sheet].papers[0]:
                names = printout.pictures(job.paper)
                for name, picture in zip(names, press.pictures(job), strict=False):
                    (folder / name).write_bytes(picture)
        except DataProblems as error:
            problems += error.problems
    if problems:
        raise DataProblems(problems)
    return count


def _export(built: Built) -> str:
    return f"{write_pdfs(built.press, built.content, built.folder)} sheets to print"


#: What `export` writes of them.
EXPORT: Export = _export

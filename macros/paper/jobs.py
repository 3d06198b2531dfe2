"""Every job that the sheets make: the words of each printout, for each paper."""

from collections.abc import Iterator

from macros.paper.cheat_sheet import cheat_sheet
from macros.paper.checklist import MinutesOfStep, checklist
from macros.paper.deck import deck
from macros.paper.press import PrintJob
from macros.paper.printouts import Printout, printouts
from macros.paper.said import Words
from macros.paper.situation import situation
from macros.playbook import Playbook


def print_jobs(book: Playbook, minutes: MinutesOfStep) -> Iterator[tuple[Printout, PrintJob]]:
    """Yield every job, sheet by sheet, each for its papers in turn; *minutes* counts those of a track's step."""
    for id, sheet in book.sheets.items():
        for printout in printouts(book, id):
            words = _words(book, printout, minutes)
            subject = book.titled[printout.subject]
            for paper in sheet.papers:
                yield (
                    printout,
                    PrintJob(
                        name=printout.file(paper),
                        template=printout.template,
                        title=subject.title,
                        summary=subject.summary,
                        paper=paper,
                        orientation=sheet.orientation,
                        subject=printout.subject,
                        words=words,
                    ),
                )


def _words(book: Playbook, printout: Printout, minutes: MinutesOfStep) -> Words:
    match printout.template:
        case "cheat-sheet":
            return cheat_sheet(book, printout.sheet)
        case "deck":
            return deck(book, printout.sheet, printout.layout)
        case "situation":
            return situation(book, printout.sheet, printout.subject.id)
    return checklist(book, printout.sheet, printout.subject.id, minutes)

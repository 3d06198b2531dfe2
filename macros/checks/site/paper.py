"""No two sheets write the same file: the rest of what paper refuses only laying it out can tell, in a build."""

from collections.abc import Iterator

from macros.checks.site import SiteRule
from macros.paper.printouts import printouts
from macros.playbook import Key, Playbook
from macros.problems import Problem


def no_two_sheets_write_one_file(playbook: Playbook) -> Iterator[Problem]:
    """Ensure that a sheet's own id does not make it write the file of another, whose printouts have longer names."""
    taken: dict[str, str] = {}
    for id, sheet in playbook.sheets.items():
        for file in (printout.file(paper) for printout in printouts(playbook, id) for paper in sheet.papers):
            first = taken.setdefault(file, id)
            if first != id:
                what = f"{file}.pdf would be written by the sheet '{first}' as well"
                yield playbook.problem(Key("sheets", id), (), what, "give this sheet another id", "file-taken")


#: What must hold of paper before it is laid out.
RULES: list[SiteRule] = [no_two_sheets_write_one_file]

"""Every label by its id: one that is asked for and that nobody wrote is a mistake in the data, and told as one."""

from collections.abc import Mapping

from macros.problems import DataProblems, Problem


class Labels(dict[str, str]):
    """The text of each label, and the file that holds the first of them.

    Raises:
        DataProblems: when a label is asked for that nobody wrote.
    """

    def __init__(self, texts: Mapping[str, str], file: str) -> None:
        super().__init__(texts)
        self.file = file

    def __missing__(self, id: str) -> str:
        """Stop whoever asks; `check` finds most of these before a page is written."""
        raise DataProblems([self.missing(id, "a page", f"add an entry with the id {id}, then run `make accept`")])

    def missing(self, id: str, shown_by: str, remedy: str) -> Problem:
        """Describe that nobody wrote a label."""
        what = f"{shown_by} shows a label '{id}' and nobody wrote it"
        return Problem(self.file, 1, 1, "labels", what, remedy, "missing-label")

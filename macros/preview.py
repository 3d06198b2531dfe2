"""Changed records as the pages that they make, in Markdown: for the summary of a run, where a reviewer reads them.

Nothing of it leads anywhere, since the pages that it would lead to stand nowhere yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from markupsafe import Markup

from macros.addresses import address_of, summary_of, title_of
from macros.characters import printable
from macros.data_files import Found, records_below
from macros.exports.twins import MARKS, parts_for
from macros.markdown import letters_as_markdown, text_as_markdown
from macros.playbook import Key, Playbook
from macros.problems import Problem, shown_path
from macros.prose import LINK
from macros.records import COLLECTIONS, KINDS
from macros.twins import Desk, Part
from macros.twins.records import parts_of
from macros.views.jinja import markdown_environment

#: Bytes of a summary; the host refuses one of more than 1 MiB whole.
MOST = 1_000_000
#: Bytes kept back for two lists of files that are not shown, and what the names in one of them may take.
_FOR_THE_REST, _FOR_NAMES = 50_000, 10_000
#: What stands before a heading, by its level, below a file's and a title's.
_MARKS = {level: Markup("#" * (level + 2)) for level in MARKS}


class Unlinked(Desk):
    """Writes the words of each link, and no link."""

    def link(self, kind: str, id: str) -> Markup:
        """Write the title of what *id* names."""
        return text_as_markdown(title_of(self.book, Key(kind, id)))

    def prose(self, text: str) -> Markup:
        """Write prose."""
        return super().prose(LINK.sub(r"\g<1>", text))


@dataclass(frozen=True)
class Shown:
    """A changed record: its file, its title and summary where it has them, and its parts; or why it is not shown.

    Attributes:
        taken_by: the file of a later root that takes its place.
        leads_to: the title of the record to which an old name leads.
        hidden: whether the settings leave it out.
        spread: whether its words stand on many pages.
    """

    file: Markup
    title: str = ""
    summary: str = ""
    parts: Sequence[Part] = ()
    taken_by: str = ""
    leads_to: str = ""
    hidden: bool = False
    spread: bool = False


def preview(book: Playbook, roots: Sequence[Path], files: Iterable[Path], most: int = MOST) -> str:
    """Return the pages of the records among *files*, in Markdown of at most *most* bytes.

    Args:
        book: what was read from *roots*.
        roots: the data roots, later ones over earlier ones.
        files: what changed, as seen from where the command runs.
        most: how many bytes there may be.
    """
    found = {one.file.resolve(): one for root in roots for one in records_below(root, [])}
    last = {(one.kind, one.id): one.file for one in found.values()}
    pages, left_out, others, room = [], [], [], most - _FOR_THE_REST
    for file in dict.fromkeys(files):
        record = found.get(file.resolve())
        if not record:
            others.append(file)
            continue
        page = _render("preview-page.md", page=_shown(book, record, last[record.kind, record.id]), marks=_MARKS)
        if (size := len(page.encode())) > room:
            left_out.append(file)
            continue
        pages.append(page)
        room -= size
    rest = _render("preview-rest.md", pages=len(pages), left_out=_named(left_out), others=_named(others))
    return "\n".join([*pages, rest]).strip() + "\n"


def mistakes(problems: Sequence[Problem], most: int = MOST) -> str:
    """Return why there is no preview: each mistake with its file and line and what to write, in Markdown."""
    told, room = [], most - _FOR_THE_REST
    for problem in problems:
        room -= 2 * len(str(problem).encode())  # an escaped letter takes two
        if room > 0:
            told.append(_told(problem))
    return _render("preview-mistakes.md", problems=told, more=len(problems) - len(told))


def _told(problem: Problem) -> dict[str, Markup]:
    told = {"file": problem.path, "line": str(problem.line), "field": problem.field, "said": problem.said}
    return {name: letters_as_markdown(printable(text)) for name, text in told.items()}


def _shown(book: Playbook, found: Found, last: Path) -> Shown:
    """Show the record of a file; *last* is the file of that record in the last root that has it."""
    file, key = letters_as_markdown(printable(found.shown_as)), Key(found.kind, found.id)
    if found.file != last and found.kind not in COLLECTIONS:
        return Shown(file, taken_by=printable(shown_path(last)))
    if key in book.left_out:
        return Shown(file, hidden=True)
    if new := book.moved.get(key):
        return Shown(file, leads_to=title_of(book, new))
    if key in book.titled:
        parts = parts_for(Unlinked(book, address_of(key)), key)
        return Shown(file, title_of(book, key), summary_of(book, key), parts)
    if found.kind in KINDS:
        return Shown(file, found.id, parts=parts_of(Unlinked(book, ""), book.records(found.kind)[found.id]))
    return Shown(file, spread=True)


def _render(template: str, **context: object) -> str:
    return markdown_environment().get_template(template).render(**context).strip("\n") + "\n"


def _named(files: Sequence[Path]) -> list[str]:
    """Name files, as many as there is room for, and count the rest."""
    names = [printable(shown_path(file)) for file in files]
    ends = list(accumulate(len(name.encode()) for name in names))
    fit = sum(end <= _FOR_NAMES for end in ends)
    return names[:fit] + ([f"{len(names) - fit} more"] if fit < len(names) else [])

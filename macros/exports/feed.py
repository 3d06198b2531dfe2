"""What changed in each edition, as an Atom feed, `changes.atom`, made from CHANGELOG.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown import markdown

from macros.editions import Edition, editions
from macros.exports import Built, Export
from macros.files import write_below
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.views.jinja import environment

FILE = "changes.atom"


@dataclass(frozen=True)
class Entry:
    """An edition, and its notes as HTML, which a feed holds as text."""

    edition: Edition
    html: str


def feed(book: Playbook, imprint: Imprint, told: Sequence[Edition]) -> str:
    """Return the feed of the editions that are *told*, the newest first; their days are in UTC."""
    entries = [Entry(edition, markdown(edition.notes)) for edition in told]
    template = environment().get_template(FILE)
    address = imprint.address + FILE
    return template.render(label=book.labels, imprint=imprint, address=address, entries=entries) + "\n"


def _export(built: Built) -> str:
    told = editions()
    write_below(built.folder, {FILE: feed(built.content.playbook, built.press.imprint, told)})
    return f"a feed of {len(told)} editions"


#: What `export` writes of it.
EXPORT: Export = _export

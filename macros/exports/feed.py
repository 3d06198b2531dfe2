"""What changed in each edition, as an Atom feed, `changes.atom`, made from CHANGELOG.md."""

from collections.abc import Sequence

from macros.editions import PAGE, Edition, editions
from macros.exports import Built, Export
from macros.files import write_below
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.views.editions import FEED as FILE
from macros.views.jinja import environment


def feed(book: Playbook, imprint: Imprint, told: Sequence[Edition]) -> str:
    """Return the feed of the editions that are *told*, the newest first; their days are in UTC."""
    template = environment().get_template(FILE)
    whole = {"address": imprint.address + FILE, "page": f"{imprint.address}{PAGE}/"}
    return template.render(label=book.labels, imprint=imprint, editions=told, **whole) + "\n"


def _export(built: Built) -> str:
    told = editions()
    write_below(built.folder, {FILE: feed(built.content.playbook, built.press.imprint, told)})
    return f"a feed of {len(told)} editions"


#: What `export` writes of it.
EXPORT: Export = _export

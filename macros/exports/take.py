"""What readers take to where they type, below `take/`: for text expanders, editors, cards and task lists."""

from functools import partial

from macros.editions import Edition, editions
from macros.exports import Built, Export
from macros.files import write_below
from macros.paper.press import Imprint
from macros.take.shelf import Shelf, files
from macros.views.reading_time import minutes_of_step
from macros.views.site import Site


def taken(content: Site, imprint: Imprint, edition: Edition) -> dict[str, str | bytes]:
    """Return every file by its address from the site's root, with the minutes that the pages say."""
    return files(content.playbook, Shelf(imprint, edition, partial(minutes_of_step, content)))


def _export(built: Built) -> str:
    made = taken(built.content, built.press.imprint, editions()[0])
    write_below(built.folder, made)
    return f"{len(made)} files to take along"


#: What `export` writes of it.
EXPORT: Export = _export

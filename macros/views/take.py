"""What readers take along: files for the tools where they type, the whole site for a disk, and data for programs."""

from dataclasses import dataclass

from macros.editions import PAGE
from macros.playbook import Key, Playbook
from macros.take import shelf
from macros.take.cards import cards
from macros.take.shown import shown
from macros.take.snippets import name_to_try, snippets
from macros.twins import NAME
from macros.views.editions import FEED
from macros.views.registry import page_macro
from macros.views.site import Link, Site

#: What is promised of the data, by label; its index says the same.
PROMISES = ("api-ids", "api-fields", "api-versions", "api-texts")
_TWIN = NAME.replace(".md", "%2Emd")  # any other address that ends so, Zensical takes for a page and changes
_API, _LLMS = "api/v1/index.json", "llms.txt"
#: The whole site, for disks; its size is written beside it once it is packed.
ARCHIVE = "downloads/site.zip"


@dataclass(frozen=True)
class Taken:
    """A file for one tool: the tool, how many texts it holds, in a sentence, its name."""

    tool: str
    text: str
    file: str


@page_macro("take")
def take(site: Site) -> str:
    """Write what there is to take; how to use each file is written by hand below, under the name of its tool."""
    desk = site.at("take/")
    book = desk.playbook
    return desk.render(
        "pages/take.html",
        head=desk.head(Key("pages", "take")),
        files=_files(book),
        ways=shown(book),
        tracks=[(desk.link("tracks", id), shelf.tasks_of(id)) for id in book.tracks],
        archive=desk.url(ARCHIVE),
        data=[
            Link(book.labels["api-index"], desk.url(_API)),
            Link(book.labels["api-llms"], desk.url(_LLMS)),
            Link(book.labels["changes-feed"], desk.url(FEED)),
            desk.link("pages", PAGE),
            Link(book.labels["api-markdown"].format(name=NAME), _TWIN),
        ],
        promises=[book.labels[name] for name in PROMISES],
    )


def _files(book: Playbook) -> list[Taken]:
    pieces = snippets(book)
    name = name_to_try(pieces)
    held = {
        "espanso": (shelf.ESPANSO, len(pieces)),
        "editor": (shelf.EDITOR, len(pieces)),
        "expander": (shelf.EXPANDER, len(pieces)),
        "anki": (shelf.ANKI, len(cards(book))),
    }
    return [
        Taken(book.labels[f"take-{id}"], book.labels[f"take-{id}-text"].format(count=count, name=name), file)
        for id, (file, count) in held.items()
    ]

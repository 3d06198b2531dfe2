"""What readers take to where they type: files for text expanders, editors, cards and task lists; data for programs."""

from dataclasses import dataclass

from macros.playbook import Key, Playbook
from macros.take import shelf
from macros.take.cards import cards
from macros.take.shown import shown
from macros.take.snippets import snippets
from macros.twins import NAME
from macros.views.registry import page_macro
from macros.views.site import Link, Site

#: What is promised of the data, by label; its index says the same.
PROMISES = ("api-ids", "api-fields", "api-versions", "api-texts")
_API, _LLMS, _FEED = "api/v1/index.json", "llms.txt", "changes.atom"


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
        data=[
            Link(book.labels["api-index"], desk.url(_API)),
            Link(book.labels["api-llms"], desk.url(_LLMS)),
            Link(book.labels["changes-feed"], desk.url(_FEED)),
            Link(book.labels["api-markdown"].format(name=NAME), NAME),
        ],
        promises=[book.labels[name] for name in PROMISES],
    )


def _files(book: Playbook) -> list[Taken]:
    pieces = len(snippets(book))
    held = {
        "espanso": (shelf.ESPANSO, pieces),
        "editor": (shelf.EDITOR, pieces),
        "expander": (shelf.EXPANDER, pieces),
        "anki": (shelf.ANKI, len(cards(book))),
    }
    return [
        Taken(book.labels[f"take-{id}"], book.labels[f"take-{id}-text"].format(count=count), file)
        for id, (file, count) in held.items()
    ]

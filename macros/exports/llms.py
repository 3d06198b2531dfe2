"""What a language model should read of the site, `llms.txt`, in the form of llmstxt.org: the pages as Markdown."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from macros.addresses import address_of, summary_of, title_of
from macros.exports import Built, Export
from macros.files import write_below
from macros.gathering import TOP, below
from macros.paper.press import Imprint
from macros.playbook import Key, Playbook
from macros.records import PAGED
from macros.twins import NAME
from macros.views.jinja import markdown_environment

FILE = "llms.txt"
#: Kinds that are read for what they say; those behind them, a reader in a hurry leaves out.
_FIRST = ("patterns", "tactics", "situations", "scripts")


@dataclass(frozen=True)
class Linked:
    """A page: its title, the whole address of its twin, and its summary."""

    title: str
    address: Markup
    summary: str


@dataclass(frozen=True)
class Section:
    """Pages under a heading."""

    title: str
    links: list[Linked]


def llms(book: Playbook, imprint: Imprint) -> str:
    """Return the file; its last section is the one that the form calls `Optional`."""

    def section(title: str, keys: Iterable[Key]) -> Section:
        return Section(title, [_linked(book, imprint, key) for key in keys])

    kinds = [section(book.pages[PAGED[kind].at].title, (Key(kind, id) for id in book.records(kind))) for kind in _FIRST]
    listed = {Key("pages", id) for id in (TOP, *(PAGED[kind].at for kind in _FIRST))}
    start = [key for key in below(book, TOP) if key not in listed]
    others = [Key("pages", id) for id in book.pages if Key("pages", id) not in (*listed, *start)]
    rest = [Key(kind, id) for kind in PAGED if kind not in _FIRST for id in book.records(kind)]
    single = [key for key in book.titled if key.kind not in PAGED and key not in start]
    sections = [section(book.labels["llms-start"], [*single, *start]), *kinds, section("Optional", [*others, *rest])]
    values = {"site": imprint.address, "index": f"{imprint.address}api/v1/index.json", "name": NAME}
    return (
        markdown_environment()
        .get_template(FILE)
        .render(
            name=imprint.name,
            summary=book.pages[TOP].summary,
            about=book.labels["llms-about"].format(**values),
            sections=sections,
        )
    )


def _linked(book: Playbook, imprint: Imprint, key: Key) -> Linked:
    address = Markup(imprint.address + address_of(key) + NAME)
    return Linked(title_of(book, key), address, summary_of(book, key))


def _export(built: Built) -> str:
    write_below(built.folder, {FILE: llms(built.content.playbook, built.press.imprint)})
    return "what a language model should read"


#: What `export` writes of it.
EXPORT: Export = _export

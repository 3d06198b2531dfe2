"""The social card of each page: the picture beside a link that somebody shared."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

from macros.exports import Built, Export
from macros.hues import NEEDS, NEUTRAL
from macros.pages import Stub, stubs
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records import kind_at
from macros.views.jinja import TEMPLATES


@dataclass(frozen=True)
class Card:
    """What the card of a page says, from the top down, its hue, and the site's name at the foot."""

    title: str
    summary: str
    kicker: str
    hue: str
    site: str


def write_cards(playbook: Playbook, site: Path, name: str) -> int:
    """Write `card.png` (1200 by 630 pixels) beside each page of a built site; return how many.

    Args:
        playbook: the records.
        site: the folder of the built site.
        name: the site's name, shown at the foot.
    """
    compiler = typst.Compiler(font_paths=[], ignore_system_fonts=True)
    count = 0
    for stub in stubs(playbook):
        folder = (site / stub.file).parent
        if folder.is_dir() and not stub.moved_to:
            said = {"card": json.dumps(asdict(_card(playbook, stub, name)))}
            picture = compiler.compile(TEMPLATES / "card.typ", format="png", ppi=72, sys_inputs=said)
            assert isinstance(picture, bytes), "a card is one page"
            (folder / "card.png").write_bytes(picture)
            count += 1
    return count


def _card(playbook: Playbook, stub: Stub, name: str) -> Card:
    kicker, hue = next(_kind(playbook, stub), ("", NEUTRAL))
    return Card(set_quotes(stub.title), set_quotes(stub.description), kicker, hue, name)


def _kind(playbook: Playbook, stub: Stub) -> Iterator[tuple[str, str]]:
    folder, _, rest = stub.file.partition("/")
    kind = kind_at(folder) or folder
    id = rest.removesuffix("/index.md")
    if Key(kind, id) in playbook.titled:
        pattern = playbook.patterns.get(id) if kind == "patterns" else None
        yield playbook.labels[f"kind-{kind}"], NEEDS[pattern.need].dark if pattern else NEUTRAL


def _export(built: Built) -> str:
    press = built.press
    return f"{write_cards(press.playbook, built.folder, press.imprint.name)} social cards"


#: What `export` writes of them.
EXPORT: Export = _export

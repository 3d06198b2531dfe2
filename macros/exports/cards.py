"""The social card of each page: the picture beside a link that somebody shared."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import typst

from macros.exports import Built, Export
from macros.hues import NEEDS
from macros.kept import made_once
from macros.pages import Stub, stubs
from macros.paper.press import Imprint
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records import kind_at
from macros.views.jinja import TEMPLATES

_TEMPLATE = TEMPLATES / "card.typ"


@dataclass(frozen=True)
class Card:
    """What the card of a page says, from the top down, its hue, the site's name at the foot, and its ground."""

    title: str
    summary: str
    kicker: str
    hue: str
    site: str
    ground: str


def write_cards(playbook: Playbook, site: Path, imprint: Imprint, cache: Path | None = None) -> int:
    """Write `card.png` (1200 by 630 pixels) beside each page of a built site; return how many.

    Args:
        playbook: the records.
        site: the folder of the built site.
        imprint: the site's name, shown at the foot, and its look.
        cache: a folder in which the card of each page is kept for the next build, under what it says.
    """
    compiler = typst.Compiler(font_paths=[], ignore_system_fonts=True)
    tools = f"{version('typst')} {sha256(_TEMPLATE.read_bytes()).hexdigest()}"
    count = 0
    for stub in stubs(playbook):
        folder = (site / stub.file).parent
        if folder.is_dir() and not stub.moved_to:
            said = json.dumps(asdict(_card(playbook, stub, imprint)))
            draw = partial(_drawn, compiler, said)
            picture = made_once((cache / stub.file).with_suffix(""), f"{tools} {said}", draw) if cache else draw()
            (folder / "card.png").write_bytes(picture)
            count += 1
    return count


def _drawn(compiler: typst.Compiler, said: str) -> bytes:
    picture = compiler.compile(_TEMPLATE, format="png", ppi=72, sys_inputs={"card": said})
    assert isinstance(picture, bytes), "a card is one page"
    return picture


def _card(playbook: Playbook, stub: Stub, imprint: Imprint) -> Card:
    kicker, hue = next(_kind(playbook, stub), ("", ""))
    return Card(
        set_quotes(stub.title),
        set_quotes(stub.description),
        kicker,
        hue or imprint.look.edge,
        imprint.name,
        imprint.look.card,
    )


def _kind(playbook: Playbook, stub: Stub) -> Iterator[tuple[str, str]]:
    folder, _, rest = stub.file.partition("/")
    kind = kind_at(folder) or folder
    id = rest.removesuffix("/index.md")
    if Key(kind, id) in playbook.titled:
        pattern = playbook.patterns.get(id) if kind == "patterns" else None
        yield playbook.labels[f"kind-{kind}"], NEEDS[pattern.need].dark if pattern else ""


def _export(built: Built) -> str:
    press = built.press
    cache = press.cache.with_name("cards") if press.cache else None
    return f"{write_cards(press.playbook, built.folder, press.imprint, cache)} social cards"


#: What `export` writes of them.
EXPORT: Export = _export

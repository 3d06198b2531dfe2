"""The social card of each page: the picture beside a link that somebody shared."""

import json
from collections.abc import Iterator
from pathlib import Path

import typst

from macros.pages import Page, pages
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records import kind_at
from macros.views.site import TEMPLATES

#: The hue of each need, as in docs/assets/css/theme.css for the dark ground; other pages have the plain one.
_HUES = {"free": "#8dbdf2", "respected": "#cfa6ea", "safe": "#86cfae", "fair": "#e3b26d"}
_PLAIN = "#7fcbe4"


def write_cards(playbook: Playbook, site: Path, name: str) -> int:
    """Write `card.png` (1200 by 630 pixels) beside each page of a built site; return how many.

    Args:
        playbook: the records.
        site: the folder of the built site.
        name: the site's name, shown at the foot.
    """
    compiler = typst.Compiler(font_paths=[], ignore_system_fonts=True)
    count = 0
    for page in pages(playbook):
        folder = (site / page.file).parent
        if folder.is_dir() and not page.moved_to:
            said = {"card": json.dumps(_card(playbook, page) | {"site": name})}
            picture = compiler.compile(TEMPLATES / "card.typ", format="png", ppi=72, sys_inputs=said)
            assert isinstance(picture, bytes), "a card is one page"
            (folder / "card.png").write_bytes(picture)
            count += 1
    return count


def _card(playbook: Playbook, page: Page) -> dict[str, str]:
    """Return what the card of a page says, and its hue."""
    kicker, hue = next(_kind(playbook, page), ("", _PLAIN))
    return {
        "title": set_quotes(page.title),
        "summary": set_quotes(page.description),
        "kicker": kicker,
        "hue": hue,
    }


def _kind(playbook: Playbook, page: Page) -> Iterator[tuple[str, str]]:
    folder, _, rest = page.file.partition("/")
    kind = kind_at(folder) or folder
    id = rest.removesuffix("/index.md")
    if Key(kind, id) in playbook.titled:
        pattern = playbook.patterns.get(id) if kind == "patterns" else None
        yield playbook.labels[f"kind-{kind}"], _HUES[pattern.need] if pattern else _PLAIN

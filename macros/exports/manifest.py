"""The web app manifest, by which a device can take the site among its apps, and the icons that it names."""

import json
from pathlib import Path, PurePosixPath

import typst

from macros.exports import Built, Export
from macros.generators import CannotBuild
from macros.paper.press import Imprint
from macros.views.jinja import TEMPLATES

#: Pixels of the icons' sides: what Android asks for.
SIZES = (192, 512)
#: Pictures that a mark can be, and what each is called; of those that can be drawn, the icons are made.
_DRAWN = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
_KINDS = {**_DRAWN, ".ico": "image/x-icon"}
_PAPER = "#fdfcf9"  # of a page by day
_POINTS = 512  # the width that the template has


def write_manifest(site: Path, imprint: Imprint, description: str) -> None:
    """Write the manifest and its icons into the folder of a built *site*; its links hold wherever the site stands.

    Args:
        site: the folder of the built site.
        imprint: its name, its language and its look.
        description: what it is for, in a sentence.

    Raises:
        CannotBuild: when its mark is no picture that is there.
    """
    mark = PurePosixPath(imprint.look.mark)
    kind = _KINDS.get(mark.suffix.lower())
    if not kind or not (site / mark).is_file():
        what = f"there is no picture {mark} below docs/" if kind else f"{mark} is none of {', '.join(_KINDS)}"
        raise CannotBuild(f"theme.favicon: {what}; name one, as in assets/mark.svg.")
    compiler = typst.Compiler(root=site, font_paths=[], ignore_system_fonts=True)
    template = (TEMPLATES / "icon.typ").read_bytes()
    icons = [{"src": str(mark), **({"sizes": "any"} if mark.suffix == ".svg" else {}), "type": kind}]
    for size in SIZES if mark.suffix.lower() in _DRAWN else ():
        name = f"assets/icon-{size}.png"
        inputs = {"mark": f"/{mark}", "ground": "#ffffff"}
        picture = compiler.compile(template, format="png", ppi=72 * size / _POINTS, sys_inputs=inputs)
        assert isinstance(picture, bytes), "an icon is one page"
        (site / name).write_bytes(picture)
        icons.append({"src": name, "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"})
    manifest = {
        "id": "./",
        "name": imprint.name,
        "short_name": imprint.name,
        "description": description,
        "lang": imprint.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",  # with a way back, which the pages do not have
        "background_color": _PAPER,
        "theme_color": imprint.look.bar,
        "icons": icons,
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (site / "manifest.webmanifest").write_text(text, encoding="utf-8")


def _export(built: Built) -> str:
    playbook = built.press.playbook
    write_manifest(built.folder, built.press.imprint, playbook.pages["home"].summary)
    return "the manifest and its icons"


#: What `export` writes of it.
EXPORT: Export = _export

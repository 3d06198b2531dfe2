"""Our scripts and styles as they go out: without the comments, which are for those who read the source.

They take a quarter of what a phone would fetch. A style sheet that imports others takes them in, since a phone would
ask for each by itself before it shows anything. Nothing else is changed, so that what a browser shows of a script is
what stands in the source.
"""

import re
from pathlib import Path

from macros.exports import Built, Export

#: Where they stand below a built site.
_STYLES = "assets/css/*.css"
FILES = ("assets/js/*.js", _STYLES)
_IMPORT = re.compile(r'^@import "([\w-]+\.css)";\n', re.MULTILINE)
#: A comment that has its lines for itself: `/* … */` in any language, `//` in a script.
_BLOCK = r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n"
_COMMENTS = {
    ".css": re.compile(_BLOCK, re.MULTILINE),
    ".js": re.compile(rf"{_BLOCK}|^[ \t]*//.*\n", re.MULTILINE),
}


def without_comments(text: str, suffix: str) -> str:
    """Leave out the comments of a script or a style that have their lines for themselves.

    Args:
        text: with its lines; no text over several lines in it has one that begins as a comment does.
        suffix: of its file, `.js` or `.css`.
    """
    return _COMMENTS[suffix].sub("", text)


def write_assets(site: Path) -> int:
    """Write the scripts and styles below a built site anew, as they go out.

    Returns:
        How many there are then.
    """
    for pattern in FILES:
        for file in site.glob(pattern):
            file.write_text(without_comments(file.read_text(encoding="utf-8"), file.suffix), encoding="utf-8")
    for file in sorted(site.glob(_STYLES)):
        if file.is_file():  # else it was taken in by one before it
            _take_in(file)
    return sum(1 for pattern in FILES for _ in site.glob(pattern))


def _take_in(sheet: Path) -> None:
    """Put the style sheets that one imports in their places, since nothing else asks for them."""
    text = sheet.read_text(encoding="utf-8")
    imported = {name: sheet.with_name(name) for name in _IMPORT.findall(text)}
    if imported:
        whole = _IMPORT.sub(lambda found: imported[found[1]].read_text(encoding="utf-8"), text)
        sheet.write_text(whole, encoding="utf-8")
    for one in imported.values():
        one.unlink()


def _export(built: Built) -> str:
    return f"{write_assets(built.folder)} scripts and styles without comments"


#: What `export` writes of them.
EXPORT: Export = _export

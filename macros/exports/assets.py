"""Our scripts and styles as they go out: without the comments, which are for those who read the source.

They take a quarter of what a phone would fetch. Nothing else is changed, so that what a browser shows of a script is
what stands in the source.
"""

import re
from pathlib import Path

from macros.exports import Built, Export

#: Where they stand below a built site.
FILES = ("assets/js/*.js", "assets/css/*.css")
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


def _export(built: Built) -> str:
    files = [file for pattern in FILES for file in sorted(built.folder.glob(pattern))]
    for file in files:
        _write_anew(file)
    return f"{len(files)} scripts and styles without comments"


def _write_anew(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(without_comments(text, file.suffix), encoding="utf-8")


#: What `export` writes of them.
EXPORT: Export = _export

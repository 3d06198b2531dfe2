"""What one command keeps for the next, below `.kept`: a favour, never needed and never believed when in doubt.

Each thing is kept under what it was made from. Where it cannot be read or put down, or was made by other code, it is
made again.
"""

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

T = TypeVar("T")

#: At the top of a project; not `.cache`, which Zensical takes for its own and empties with each build.
FOLDER = ".kept"
_PACKAGE = Path(__file__).parent
#: Where what follows from the code alone is kept; what follows from a project's files stands in that project.
CACHE = _PACKAGE.parent / FOLDER
_RUN_BY = ("jinja2", "pydantic", "pydantic_core")
_CODE = (".py", ".html", ".txt")


@lru_cache(maxsize=1)
def code() -> str:
    """Name the code of this package, its templates, and what runs them, by what they hold and by their versions."""
    told = sha256(" ".join([sys.version, *map(version, _RUN_BY)]).encode())
    for folder, folders, files in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(files):
            if name.endswith(_CODE):
                content = Path(folder, name).read_bytes()
                told.update(os.fsencode(f"{folder}/{name} {len(content)}\n") + content)
    return told.hexdigest()


def keep(file: Path, made_from: str, thing: object) -> None:
    """Keep a *thing* that was made from what *made_from* names, whole or not at all."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as begun:
            try:
                pickle.dump((made_from, thing), begun, pickle.HIGHEST_PROTOCOL)
                begun.close()
                os.replace(begun.name, file)
            except BaseException:
                with suppress(OSError):
                    os.unlink(begun.name)
                raise


def kept(file: Path, made_from: str) -> object:
    """Return what was kept there and made from this; None where there is nothing of the kind."""
    with suppress(Exception):  # of any kind: a pickle that was cut off, or is of other classes, may raise whatever
        found, thing = pickle.loads(file.read_bytes())
        if found == made_from:
            return thing
    return None


def made_once(file: Path, made_from: str, make: Callable[[], T]) -> T:
    """Return what *make* makes, which follows from *made_from* alone, or what was kept of it."""
    thing = kept(file, made_from)
    if thing is None:
        thing = make()
        keep(file, made_from, thing)
    return thing  # type: ignore[return-value]  # what was kept under this name is what was made for it

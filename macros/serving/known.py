"""The state of every file that is watched, so that what a build itself wrote, or left as it was, begins no other."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR

State = tuple[int, ...]
_A_FOLDER: State = (-1,)
#: What Python writes beside the modules that it reads.
_NEVER = "__pycache__"


class Known:
    """Remembers how files looked when they were last noted; names are told apart by where they really stand."""

    def __init__(self) -> None:
        self._states: dict[str, State | None] = {}

    def note(self, paths: Iterable[str | Path]) -> None:
        """Remember how *paths* look now, with all that is below them."""
        for path in paths:
            self._states[_place(path)] = _state(path)
            for inside in _below(path):
                self._states[_place(inside)] = _state(inside)

    def news(self, paths: Iterable[str]) -> list[str]:
        """Return those of *paths* that look other than they did, and remember them as they are now."""
        changed = []
        for path in paths:
            if _NEVER not in path and _state(path) != self._states.get(_place(path)):
                changed.append(path)
        self.note(changed)
        return changed


def links_below(folders: Iterable[Path]) -> list[str]:
    """List where the links below *folders* lead, which nobody who watches these folders is told of."""
    links = (Path(path) for folder in folders for path in _below(folder) if os.path.islink(path))
    return [os.path.realpath(link) for link in links if link.exists()]


def _below(path: str | Path) -> Iterator[str]:
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if name != _NEVER]
        yield from (os.path.join(folder, name) for name in [*folders, *files])


def _place(path: str | Path) -> str:
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def _state(path: str | Path) -> State | None:
    """Tell how a file looks; of a link, what it leads to, and where that is nothing, the link itself."""
    for look in (os.stat, os.lstat):
        try:
            stat = look(path)
        except OSError:
            continue
        return _A_FOLDER if S_ISDIR(stat.st_mode) else (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
    return None

"""Files written whole: whoever reads one reads all of it, also while it is written and after a kill or a full disk."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

_USUAL = 0o666  # what a new file may be, before the mask of whoever writes it


def write_whole(file: Path, text: str) -> None:
    """Write *text* as *file*, in the place of what stood there; of a link, what it leads to stays as it was.

    Raises:
        OSError: when that cannot be done; what stood there is then as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, prefix=f".{file.name}.", delete=False) as begun:
        try:
            begun.write(text)
            begun.close()
            os.chmod(begun.name, _mode(file))
            os.replace(begun.name, file)
        except BaseException:
            with suppress(OSError):
                begun.close()
            with suppress(OSError):
                os.unlink(begun.name)
            raise


def write_below(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write *files*, by their addresses from *folder*, which nobody reads yet; a text is written in UTF-8."""
    for address, content in files.items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def _mode(file: Path) -> int:
    """Return who may read and write the file that stands there, or a new one."""
    return file.stat().st_mode if file.is_file() and not file.is_symlink() else _USUAL & ~_mask()


def _mask() -> int:
    """Return the process's mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""The whole site as one archive that works from disk, `downloads/site.zip`, and its size on the page that offers it."""

from collections.abc import Iterator
from pathlib import Path

from macros.disk.archive import pack
from macros.disk.copy import disk_files
from macros.disk.pages import SIZE
from macros.editions import Edition, editions
from macros.exports import Built, Export
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.views.take import ARCHIVE

#: Once all else is written, but before the worker, which counts the page with the size: that comes later by its name.
LAST = True
_PAGE = "take/index.html"
_MB = 1_000_000


def write_archive(site: Path, docs: Path, playbook: Playbook, imprint: Imprint, edition: Edition) -> int:
    """Write the archive of a built *site*, and its size into the page that offers it; return its size in bytes.

    Args:
        site: the folder of the built site.
        docs: the folder in which modules are written, for mistakes in them.
        playbook: has the words of what is read first.
        imprint: the site's name, and its address on the web, where the newest archive is.
        edition: is said in what is read first.

    Raises:
        CannotBuild: when a module cannot be joined.
    """

    def find(name: str) -> Path:
        return docs / name if (docs / name).is_file() else site / name

    def members() -> Iterator[tuple[str, bytes]]:
        yield "README.txt", _readme(playbook, imprint, edition).encode()
        yield from disk_files(site, find, {ARCHIVE: f"{imprint.address}{ARCHIVE}"})

    size = pack(site / ARCHIVE, members())
    page = site / _PAGE
    if page.is_file():
        said = playbook.labels["take-site-size"].format(size=f"{size / _MB:.0f}")
        text = page.read_text(encoding="utf-8")
        page.write_text(SIZE.sub(rf"\g<1>{said}", text), encoding="utf-8")
    return size


def _readme(playbook: Playbook, imprint: Imprint, edition: Edition) -> str:
    """Write what is read first, in three lines; they end as every system's editors take them."""
    values = {"name": imprint.name, "version": edition.version, "day": edition.day, "address": imprint.address}
    lines = playbook.labels["disk-what"], playbook.labels["disk-open"], playbook.labels["disk-edition"]
    return "".join(f"{line.format(**values)}\r\n" for line in lines)


def _export(built: Built) -> str:
    content, imprint = built.content, built.press.imprint
    docs = content.docs or built.folder
    size = write_archive(built.folder, docs, content.playbook, imprint, editions()[0])
    return f"the site for disks, {size / _MB:.1f} MB"


#: What `export` writes of it.
EXPORT: Export = _export

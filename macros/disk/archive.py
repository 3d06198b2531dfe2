"""The copy for disks as one archive, the same whenever it is made of the same files."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_LEVEL = 4  # a twentieth larger than at 6, in two thirds of the time; each build packs it anew
_PACKED_ALREADY = (".png", ".zip")


def pack(file: Path, members: Iterable[tuple[str, bytes]]) -> int:
    """Write *members*, each with its path, into an archive, and return its size in bytes.

    One is packed, on another core, while the next is made.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(file, "w") as archive, ThreadPoolExecutor(max_workers=1) as packer:
        written = [packer.submit(_write, archive, at, content) for at, content in members]
        for one in written:
            one.result()
    return file.stat().st_size


def _write(archive: ZipFile, at: str, content: bytes) -> None:
    member = ZipInfo(at)  # of 1980, the first day that an archive knows
    member.create_system = 3  # of Unix, whose permissions these are, wherever it is packed
    member.external_attr = 0o644 << 16
    archive.writestr(member, content, ZIP_STORED if at.endswith(_PACKED_ALREADY) else ZIP_DEFLATED, _LEVEL)

"""The sitemap without the day of its build, which says nothing of a page: two builds of one commit are then alike."""

import gzip
import re

from macros.exports import Built

_DAY = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")


def _export(built: Built) -> str:
    file = built.folder / "sitemap.xml"
    text = _DAY.sub(b"", file.read_bytes())
    file.write_bytes(text)
    packed = file.with_name(f"{file.name}.gz")  # of MkDocs alone
    if packed.exists():
        packed.write_bytes(gzip.compress(text, mtime=0))
    return "a sitemap without dates"


EXPORT = _export

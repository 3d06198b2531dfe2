"""Compiled templates, kept for the next start: compiling those of a page anew takes as long as writing many pages."""

import os
from hashlib import sha256
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from macros.kept import CACHE, code, keep, kept


class Compiled(BytecodeCache):
    """Keeps compiled templates under what they were made from: their text, this package and its Jinja.

    Args:
        name: tells environments apart, which compile the same text to other code.
    """

    def __init__(self, name: str) -> None:
        self._folder = CACHE / f"templates-{name}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a key for a template; its path may hold letters that are none in this account's language."""
        return sha256(os.fsencode(f"{name}|{filename}")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept, if that was compiled from the same."""
        compiled = kept(*self._place_of(bucket))
        if isinstance(compiled, bytes):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        keep(*self._place_of(bucket), bucket.bytecode_to_string())

    def _place_of(self, bucket: Bucket) -> tuple[Path, str]:
        return self._folder / bucket.key, f"{code()} {bucket.checksum}"

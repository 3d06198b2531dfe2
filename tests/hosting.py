"""What a host sends with a file, read from `_headers` as Netlify and Cloudflare read it."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

Sent = list[tuple[str, str]]


def sent_with(site: Path, path: str) -> Sent:
    """Return each header, name and value, that goes with *path*, which begins with a slash at the site's root."""
    file = site / "_headers"
    return [header for pattern, some in _rules(file) if fnmatchcase(path, pattern) for header in some]


@lru_cache(maxsize=16)
def _rules(file: Path) -> list[tuple[str, Sent]]:
    return list(_read(file)) if file.is_file() else []


def _read(file: Path) -> Iterator[tuple[str, Sent]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rule: tuple[str, Sent] = (line, [])
            yield rule
        else:
            name, _, value = line.strip().partition(": ")
            rule[1].append((name, value))

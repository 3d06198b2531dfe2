"""What the head of a file says of the original that it was copied from.

The copy of a record of ours holds one line that a program reads, beside the one that leads to its schema:

    # original: scripts/bounded-request 3f2a… (edition 2.0.0)

The number, forty digits, is git's own name of the original's content: so the text of that day can be read back from a
clone, with no tag and no second copy.
"""

import re
from dataclasses import dataclass
from hashlib import sha1

_NOTE = re.compile(r"# original: (?P<name>\S+) (?P<hash>[0-9a-f]{40})(?: \(edition (?P<edition>[^()\s]+)\))?\s*")
_LIKE_A_NOTE = "# original:"
_SCHEMA = "# yaml-language-server:"
_MARK = "\ufeff"  # by which some editors say that a file is UTF-8


@dataclass(frozen=True)
class Noted:
    """What a file was copied from: the record's name, git's name of its content, and the edition, where it is ours."""

    name: str
    hash: str
    edition: str = ""

    def __str__(self) -> str:
        edition = f" (edition {self.edition})" if self.edition else ""
        return f"{_LIKE_A_NOTE} {self.name} {self.hash}{edition}"


def git_name(content: bytes) -> str:
    """Return git's name of a file with this *content*, whose lines end as git keeps them."""
    kept = content.replace(b"\r\n", b"\n")
    return sha1(b"blob %d\0" % len(kept) + kept, usedforsecurity=False).hexdigest()


def note_of(text: str) -> tuple[Noted | None, int]:
    """Return what the head of a file notes, and the line on which it does, counted from 1; no note is on line 1."""
    lines = text.removeprefix(_MARK).split("\n")
    at = _place_of_note(lines)
    found = None if at is None else _NOTE.fullmatch(lines[at])
    return (Noted(found["name"], found["hash"], found["edition"] or "") if found else None), (at or 0) + 1


def with_note(text: str, noted: Noted) -> str:
    """Return the text with that line in its head, in the place of the one that it has; nothing else changes."""
    mark = _MARK if text.startswith(_MARK) else ""
    lines = text.removeprefix(mark).split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    at = _place_of_note(lines)
    if at is None:
        after = 1 if lines[0].startswith(_SCHEMA) else 0
        lines.insert(after, f"{noted}{end}")
    else:
        lines[at] = f"{noted}{end}"
    return mark + "\n".join(lines)


def _place_of_note(lines: list[str]) -> int | None:
    """Return the position of the line in the head of a file, which ends where the first field begins."""
    for at, line in enumerate(lines):
        if line.startswith(_LIKE_A_NOTE):
            return at
        if line.strip() and not line.startswith("#"):
            return None
    return None


def without_head(text: str) -> str:
    """Return the text without the lines that are said of a file and not of what it holds."""
    lines = text.removeprefix(_MARK).split("\n")
    note = _place_of_note(lines)
    return "\n".join(line for at, line in enumerate(lines) if at != note and not line.startswith(_SCHEMA))

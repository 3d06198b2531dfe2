"""Which pages a save is seen on, the first first; a guess at what to write early, never at what to write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from macros.addresses import address_of
from macros.playbook import Key, Playbook
from macros.records import KINDS, SINGLE_PAGES


@dataclass(frozen=True)
class Save:
    """What was saved, and what is open: files, the folders that they may belong to, and addresses from the root."""

    files: Sequence[Path]
    roots: Sequence[Path]
    docs: Path
    opened: Sequence[str]


def touched(playbook: Playbook, save: Save) -> Iterator[str]:
    """Yield the addresses of pages: the saved records' own, those that are open, and those that stand beside them."""
    keys = list(_records(playbook, save))
    own = (address_of(key) for key in keys)
    beside = (address_of(other) for key in keys for other in _beside(playbook, key))
    seen = set()
    for address in chain(own, _written(save), save.opened, _indexes(keys), beside):
        if address not in seen:
            seen.add(address)
            yield address


def parts(save: Save) -> list[Path]:
    """List the saved files that are shown as they are, such as styles, by their paths below `docs/`."""
    below = (file.relative_to(save.docs) for file in save.files if file.is_relative_to(save.docs))
    return [file for file in below if file.suffix != ".md" and (save.docs / file).is_file()]


def _records(playbook: Playbook, save: Save) -> Iterator[Key]:
    for file in save.files:
        for root in save.roots:
            if file.is_relative_to(root) and file.suffix == ".yaml":
                kind = file.relative_to(root).parts[0].removesuffix(".yaml")
                if Key(kind, file.stem) in playbook.titled or kind in SINGLE_PAGES:
                    yield Key(kind, file.stem)


def _written(save: Save) -> Iterator[str]:
    """Yield the addresses of pages of which the part that is written by hand was saved."""
    for file in save.files:
        if file.is_relative_to(save.docs) and file.name == "index.md":
            yield "".join(f"{part}/" for part in file.parent.relative_to(save.docs).parts)


def _indexes(keys: Sequence[Key]) -> Iterator[str]:
    for key in keys:
        if key.kind in KINDS:
            yield f"{KINDS[key.kind].at}/"


def _beside(playbook: Playbook, key: Key) -> Iterator[Key]:
    """Yield the pages that name a record, and those that it names, which say so."""
    for other in playbook.titled:
        if other != key and (key.id in playbook.names(other) or other.id in playbook.names(key)):
            yield other

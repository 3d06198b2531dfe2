"""What a later data root puts in the place of an earlier one's, and how it stands to its original since.

A copy does not follow its original. So its head notes from which text it was made (`macros.originals`), and `check`
tells what has changed since; git is asked for the old text, and where it cannot say, that is told too.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from macros.data_files import Found, records_below
from macros.differences import Ids, changed_fields, few, ids_in, only
from macros.editions import editions
from macros.originals import Noted, git_name, note_of
from macros.problems import Problem
from macros.records import COLLECTIONS, KINDS
from macros.yaml_files import read_text, read_yaml
from macros.yaml_texts import decoded

_PATIENCE = 20  # seconds; a clone that has not all texts asks where it came from


@dataclass(frozen=True)
class Standing:
    """How a file stands to its original.

    Attributes:
        how: `same`; `changed` since; `unnoted`, where nothing says from which text it was made; `moved`, where the
            original has another id now; `gone`, where there is none.
        fields: what has changed; None where the old text is not to be had.
        moved_to: the id that the original has now.
    """

    how: Literal["same", "changed", "unnoted", "moved", "gone"]
    fields: tuple[str, ...] | None = None
    moved_to: str = ""


@dataclass(frozen=True)
class Override:
    """A file of a later root, and the one of an earlier root in whose place it stands; None where that is gone.

    Attributes:
        theirs: the file of the later root.
        ours: the file of the earlier one.
        root: the data root of *ours*.
        edition: the edition of *ours*; empty where another team's root holds it.
    """

    theirs: Found
    ours: Found | None
    root: Path
    edition: str

    @property
    def name(self) -> str:
        """What it is called in commands, as in scripts/bounded-request."""
        return name_of(self.theirs)

    @cached_property
    def note(self) -> tuple[Noted | None, int]:
        """What the file notes of its original, and on which line."""
        return note_of(self.theirs.file.read_bytes().decode("utf-8", "replace"))

    def now(self) -> Noted:
        """Return what the file would note today.

        Raises:
            OSError: when the original cannot be read.
        """
        assert self.ours, "the original is there"
        return Noted(self.name, git_name(self.ours.file.read_bytes()), self.edition)

    def entries(self, *texts: Any) -> Ids:
        """Return the entries of the file that one of *texts*, as data, holds as well: those that it replaces."""
        held = [ids_in(text) for text in texts]
        mine = ids_in(_data(self.theirs))
        found = {name: {id for id in ids if any(id in one.get(name, ()) for one in held)} for name, ids in mine.items()}
        return {name: ids for name, ids in found.items() if ids}

    @cached_property
    def standing(self) -> Standing:
        """How the file stands to its original."""
        noted = self.note[0]
        if not self.ours:
            return Standing("gone")
        if noted and noted.hash == git_name(self.ours.file.read_bytes()):
            return Standing("same")
        now = _data(self.ours)
        if moved_to := _moved_to(now):
            return Standing("moved", moved_to=moved_to)
        return self._since(noted, now)

    def _since(self, noted: Noted | None, now: Any) -> Standing:
        """Say how what the file was made from stands to what ours holds *now*, as data."""
        old_text = old_text_of(self.root, noted.hash) if noted else None
        old = read_text(old_text, "").data if old_text is not None else None
        if self.theirs.kind in COLLECTIONS:
            replaced = self.entries(old, now)
            if not replaced:
                return Standing("same")
            old, now = None if old is None else only(old, replaced), only(now, replaced)
        if not noted or old is None:
            return Standing("changed" if noted else "unnoted")
        fields = changed_fields(old, now)
        return Standing("changed", tuple(fields)) if fields else Standing("same")


def name_of(found: Found) -> str:
    """Return what a file of a data root is called in commands, as in scripts/bounded-request or principle."""
    return f"{found.kind}/{found.id}" if found.kind in KINDS else found.kind


def _data(found: Found) -> Any:
    return read_yaml(found.file, found.shown_as).data


def _moved_to(data: Any) -> str:
    """Return the id to which a record leads on; nothing where it is whole."""
    return str(data.get("moved", "")) if isinstance(data, dict) else ""


def old_text_of(root: Path, hash: str) -> str | None:
    """Return the text that git knows by this name in the checkout that *root* is part of; None where it knows none."""
    # what a hook is told of its own repository would lead git there
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(root), "cat-file", "blob", hash]
    try:
        said = subprocess.run(
            command,
            env=surroundings | {"GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    text = None if said.returncode else decoded(said.stdout)
    return text if isinstance(text, str) else None


def overrides(roots: Sequence[Path]) -> list[Override]:
    """List what stands in the place of something in an earlier root, or says so; the first root is this edition's."""
    found: list[Override] = []
    earlier: dict[tuple[str, str], tuple[Found, Path]] = {}
    for root in roots if len(roots) > 1 else []:
        here = list(records_below(root, []))
        for one in here if earlier else []:
            ours, home = earlier.get((one.kind, one.id), (None, roots[0]))
            override = Override(one, ours, home, editions()[0].version if home == roots[0] else "")
            if _counts(override):
                found.append(override)
        earlier |= {(one.kind, one.id): (one, root) for one in here}
    return found


def _counts(override: Override) -> bool:
    """Tell whether a file has or had an original, and is no mere sign to another record."""
    if not override.ours:
        return override.note[0] is not None
    return override.theirs.kind not in KINDS or not _moved_to(_data(override.theirs))


def touched(found: Sequence[Override]) -> list[Problem]:
    """List what an edition has touched since it was copied: its original has changed, or is gone."""
    return list(_told(found, {"changed", "gone"}))


def unnoted(found: Sequence[Override]) -> list[Problem]:
    """List what stands in the place of something, and does not say from which text of it."""
    return list(_told(found, {"unnoted"}))


def _told(found: Sequence[Override], how: set[str]) -> Iterator[Problem]:
    for override in found:
        standing, (noted, line) = override.standing, override.note
        if standing.how in how:
            said = _said(override, standing, noted)
            yield Problem(override.theirs.shown_as, line, 1, "original", *said)


def _said(override: Override, standing: Standing, noted: Noted | None) -> tuple[str, str, str]:
    name = override.name
    if standing.how == "gone":
        what = f"it takes the place of nothing: there is no {name} of ours"
        return what, "take this line out to keep it as a record of your own, or remove the file", "original-gone"
    if standing.how == "unnoted":
        what = "it takes the place of ours, and no line says from which text of ours it was made"
        remedy = f"compare them with `make changes id={name} yours=1`, and note today's with `make seen id={name}`"
        return what, remedy, "original-unknown"
    remedy = f"`make changes id={name}` shows how; once yours is right, run `make seen id={name}`"
    return f"ours has changed since {since(noted)}: {fields_of(standing)}", remedy, "original-changed"


def since(noted: Noted | None) -> str:
    """Say since when, in words."""
    return f"edition {noted.edition}" if noted and noted.edition else "you copied it"


def fields_of(standing: Standing) -> str:
    """Say what has changed, in a line."""
    if standing.fields is None:
        return "how cannot be told, since the old text is not in this clone"
    return few(list(standing.fields))

"""What we have changed in what a team put its own in the place of: in a line each, or line by line."""

from collections.abc import Sequence
from pathlib import Path

from macros.data_files import Found
from macros.differences import compared, text_of_entries
from macros.files import write_whole
from macros.originals import Noted, with_note, without_head
from macros.overrides import Override, fields_of, old_text_of, overrides, since
from macros.problems import nearest
from macros.records import COLLECTIONS, KINDS
from macros.yaml_files import read_text
from macros.yaml_texts import decoded


class CannotCompare(Exception):
    """What was asked for cannot be compared, or noted; the text says why and what to do."""


def summary(roots: Sequence[Path]) -> str:
    """Say of each file that takes the place of one of ours how it stands to it, a line each."""
    found = overrides(roots)
    return "\n".join(f"{one.name}: {_standing(one)}" for one in found) or "Nothing takes the place of anything of ours."


def _standing(override: Override) -> str:
    standing, noted = override.standing, override.note[0]
    match standing.how:
        case "same":
            return "nothing to look at"
        case "changed":
            return f"ours has changed since {since(noted)}: {fields_of(standing)}"
        case "unnoted":
            return "no line says from which text of ours it was made"
        case "moved":
            return f"ours is called {standing.moved_to} now"
        case "gone":
            return "ours is gone"


def changes(roots: Sequence[Path], id: str) -> str:
    """Return what we have changed in the original of *id* since it was copied, line by line.

    Raises:
        CannotCompare: when there is nothing to compare, or the old text is not to be had.
    """
    override = _found(roots, id)
    ours, (noted, _) = _original(override), override.note
    if override.standing.how == "same":
        return f"{override.name}: we have changed nothing that yours takes the place of."
    instead = f"`make changes id={override.name} yours=1` compares yours with ours as it is now"
    if not noted:
        raise CannotCompare(f"{override.theirs.shown_as} does not say from which text of ours it was made: {instead}")
    old = old_text_of(override.root, noted.hash)
    if old is None:
        what = "the old text of ours is not to be had, since git is not there or this clone does not hold it"
        raise CannotCompare(f"{override.name}: {what}; {instead}")
    now = _text(ours)
    if override.theirs.kind in COLLECTIONS:
        replaced = override.entries(read_text(old, "").data, read_text(now, "").data)
        old, now = text_of_entries(old, replaced), text_of_entries(now, replaced)
    named = f"{override.name}, ours, {since(noted)}", f"{override.name}, ours now"
    return compared(old, now, *named)


def from_yours(roots: Sequence[Path], id: str) -> str:
    """Return what would have to be done to the team's *id* to make it ours, line by line.

    Raises:
        CannotCompare: when there is nothing to compare.
    """
    override = _found(roots, id)
    yours, ours = without_head(_text(override.theirs)), without_head(_text(_original(override)))
    if override.theirs.kind in COLLECTIONS:
        replaced = override.entries(read_text(ours, "").data)
        yours, ours = text_of_entries(yours, replaced), text_of_entries(ours, replaced)
    return compared(yours, ours, f"{override.name}, yours", f"{override.name}, ours now")


def seen(roots: Sequence[Path], ids: Sequence[str]) -> list[tuple[Path, Noted]]:
    """Note in the heads of files that their originals were looked at, as they are now; return what was noted in each.

    Raises:
        CannotCompare: when there are none, or one has no original; nothing is written then.
    """
    if not ids:
        raise CannotCompare("say which you looked at: `make changes` lists them")
    noted = [(override, _now(override)) for override in (_found(roots, id) for id in ids)]
    for override, now in noted:
        file = override.theirs.file
        write_whole(file, with_note(file.read_bytes().decode(), now))
    return [(override.theirs.file, now) for override, now in noted]


def _now(override: Override) -> Noted:
    _text(override.theirs)  # which is written again, so it must be one
    _original(override)
    return override.now()


def _original(override: Override) -> Found:
    """Return the file of ours whose place another has taken."""
    standing = override.standing
    if not override.ours:
        raise CannotCompare(f"there is no {override.name} of ours any more: {override.theirs.shown_as} stands alone")
    if standing.moved_to:
        what = f"{override.name} of ours is called {standing.moved_to} now"
        raise CannotCompare(f"{what}: rename {override.theirs.shown_as} to {standing.moved_to}.yaml first")
    return override.ours


def _found(roots: Sequence[Path], id: str) -> Override:
    """Return the file that is called *id*, with its kind before it or without, and takes the place of one of ours."""
    known = overrides(roots)
    found = [one for one in known if id in _names(one)]
    if len({one.name for one in found}) > 1:
        raise CannotCompare(f"'{id}' is several things: write one of {', '.join(one.name for one in found)}")
    if not found:
        near = nearest(id, sorted({name for one in known for name in _names(one)}))
        remedy = f"write {near}" if near else "`make changes` lists all that does"
        raise CannotCompare(f"nothing called '{id}' takes the place of one of ours: {remedy}")
    return found[-1]


def _names(override: Override) -> set[str]:
    kind = override.theirs.kind
    return {override.name, override.theirs.id, *([f"{KINDS[kind].one}/{override.theirs.id}"] if kind in KINDS else [])}


def _text(found: Found) -> str:
    text = decoded(found.file.read_bytes())
    if not isinstance(text, str):
        raise CannotCompare(f"{found.shown_as} cannot be read: {text.what}; {text.remedy}")
    return text

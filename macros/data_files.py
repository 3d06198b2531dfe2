"""Which files of a data root are records: the one place that lists a root, and tells what is not read there.

Passed over in silence is only what nobody takes for a record: other endings, locks and copies of an editor, and what
begins with a dot at the top of a root, where tools keep their own settings.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from macros.problems import Problem, shown_path
from macros.records import KINDS, SINGLES
from macros.records.names import is_device, wrong_id

#: What is taken for YAML by its name, whatever the system or the editor made of the ending.
_NAMED_AS_YAML = re.compile(r"\.ya?ml(\.txt)?\s*$", re.IGNORECASE)
_PROJECT = Path(__file__).parent.parent.resolve()

_Said = tuple[str, str, str]


@dataclass(frozen=True)
class Found:
    """A file of a data root, and what its place in the root says that it holds."""

    file: Path
    shown_as: str
    kind: str
    id: str


def listed(root: Path) -> list[Path]:
    """List what is or may be taken for a record below *root*, and every link to a folder, in order."""
    found: list[Path] = []
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        folders[:] = [name for name in folders if not (here == root and name.startswith("."))]
        found += [here / name for name in folders if (here / name).is_symlink()]
        named = (here / name for name in files if _NAMED_AS_YAML.search(name) and not name.startswith(".#"))
        real = (file for file in named if file.is_file() or file.is_symlink())
        found += [file for file in real if not (here == root and _is_setting(file.name))]
    return sorted(found)


def _is_setting(name: str) -> bool:
    """Tell whether a file at the top of a root is one of a tool's settings, as in a folder that is a repository."""
    return name.startswith(".") and not name.startswith("._")


def out_of_reach(root: Path) -> Iterator[Problem]:
    """Yield the folders that cannot be looked into, and the links that lead nowhere; an editor's lock is no record."""
    refused: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=refused.append):
        for path in (Path(folder, name) for name in sorted([*folders, *files])):
            named = path.suffix.lower() in ("", ".yaml", ".yml") and not path.name.startswith(".")
            if named and path.is_symlink() and not path.exists():
                what, remedy = "this link leads nowhere", "remove it, or let it lead to a file"
                shown_as = f"{shown_path(path.parent)}/{path.name}"  # the link itself, and not where it leads
                yield Problem(shown_as, 1, 1, "file", what, remedy, "dead-link")
    for error in refused:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            what, remedy = "this folder cannot be looked into", "give yourself the right to read it"
            yield Problem(shown_path(Path(error.filename)), 1, 1, "file", what, remedy, "unreadable")


def records_below(root: Path, problems: list[Problem]) -> Iterator[Found]:
    """Yield the record files of *root* in order; what is not read, though it looks like one, is a problem."""
    folders: dict[str, str] = {}
    shown = cache(shown_path)  # of folders: a file that is no link is shown below the one that it is in
    for path in listed(root):
        parts = path.relative_to(root).parts
        shown_as = shown_path(path) if path.is_symlink() else Path(shown(path.parent), path.name).as_posix()
        if said := _unread(path, root) or _badly_placed(parts, folders):
            here = Path(shown_path(path.parent), path.name).as_posix()  # a link is told where it stands
            problems.append(Problem(here, 1, 1, "file", *said))
        elif len(parts) == 1:
            yield Found(path, shown_as, path.stem, path.stem)
        else:
            yield Found(path, shown_as, parts[0], path.stem)


def _unread(path: Path, root: Path) -> _Said | None:
    """Say why a file would not be read, whatever it holds."""
    if path.is_dir():
        what = "this is a link to a folder, and the records behind it are not read"
        return what, "put the folder itself here, or name it as a data root in the settings", "linked"
    if path.is_symlink() and not _is_near(path.resolve(), root):
        what = "this is a link to a file outside of the project"
        return what, "put the file itself here", "linked"
    hidden = next((part for part in path.relative_to(root).parts if part.startswith(".")), None)
    if hidden:
        what = f"'{hidden}' begins with a dot, so nobody sees it"
        is_companion = hidden.startswith("._")
        remedy = "delete it; macOS leaves such files behind" if is_companion else "rename it, or move it out of here"
        return what, remedy, "file-name"
    if path.suffix != ".yaml":
        stem = _NAMED_AS_YAML.sub("", path.name)
        return f"the file's name ends in {path.name[len(stem) :]}", f"rename it to {stem}.yaml", "file-name"
    return None


def _is_near(target: Path, root: Path) -> bool:
    return any(target.is_relative_to(place) for place in (root.resolve(), _PROJECT))


def _badly_placed(parts: tuple[str, ...], folders: dict[str, str]) -> _Said | None:
    """Say why no record can stand at this place of a root; *folders* are those that were met, by lower-case path."""
    stem = parts[-1].removesuffix(".yaml")
    if len(parts) == 1 and stem in SINGLES:
        return None
    if len(parts) == 1 or parts[0] not in KINDS:
        places = ", ".join([f"{kind}/" for kind in KINDS] + [f"{name}.yaml" for name in SINGLES])
        return "no kind of record lives here", f"move it to one of {places}", "unknown-place"
    for depth in range(2, len(parts)):
        folder = "/".join(parts[:depth])
        twin = folders.setdefault(folder.lower(), folder)
        if twin != folder:
            what = f"the folders {twin}/ and {folder}/ are one on some computers"
            return what, "give the two names that differ in more than capitals", "file-name"
        if is_device(parts[depth - 1]):
            return f"Windows keeps the name '{parts[depth - 1]}' for itself", "rename the folder", "file-name"
    if wrong := wrong_id(stem):
        what, remedy = wrong
        return what, remedy.replace("use ", "name the file with ", 1), "bad-id"
    return None

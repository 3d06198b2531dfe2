"""Links among the pages, the settings and the theme: none leads out of the project, and none stands where sync writes.

The generator follows every link that it meets. So one that leads elsewhere would publish what lies there, and one that
leads nowhere would lose a page in silence; what is written or removed behind one would be lost somewhere else.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.problems import Problem

#: What the generator reads beside the data, which are listed with care of their own.
_READ = ("docs", "macros/theme", "nav.yml")


def wrong_links(project: Path, made: Iterable[Path]) -> list[Problem]:
    """List every link that leads out of *project*, nowhere or in a circle, and those on the way to what is made.

    Args:
        project: the folder of the settings.
        made: the files that are written or removed there, each below *project*.
    """
    found = {link: _said(link, project) for link in _links(project)}
    problems = {link: _problem(link, project, *said) for link, said in found.items() if said}
    for link in {link for file in made if (link := _on_the_way(file, project))}:
        what, remedy = "this link stands where `make sync` writes", "put the file or the folder itself here"
        problems.setdefault(link, _problem(link, project, what, remedy))
    return sorted(problems.values())


def _links(project: Path) -> Iterator[Path]:
    """Yield every link that the generator would meet, also behind a link to a folder of the project."""
    ahead, met = [project / name for name in _READ], set[Path]()
    yield from (path for path in ahead if path.is_symlink())
    while ahead:
        top = ahead.pop()
        if not top.is_dir() or top.resolve() in met:
            continue
        for folder, folders, files in os.walk(top):
            met.add(Path(folder).resolve())
            paths = (Path(folder, name) for name in (*folders, *files) if not name.startswith(".#"))
            for link in (path for path in paths if path.is_symlink()):
                yield link
                ahead += [] if _said(link, project) else [link]


def _said(link: Path, project: Path) -> tuple[str, str] | None:
    """Say what is wrong with where *link* leads, and what to do."""
    if not link.exists():
        return "this link leads nowhere", "remove it, or let it lead to a file of the project"
    target, home = link.resolve(), project.resolve()
    inside = target.is_relative_to(home) and not any(part.startswith(".") for part in target.relative_to(home).parts)
    if not inside:
        return "this link leads out of the project", "put the file or the folder itself here"
    if link.parent.resolve().is_relative_to(target):
        return "this link leads to a folder that it stands in", "remove it"
    return None


def _on_the_way(file: Path, project: Path) -> Path | None:
    """Return the first link among *file* and the folders that it stands in, below *project*."""
    steps = [file, *file.parents]
    return next((step for step in reversed(steps[: steps.index(project)]) if step.is_symlink()), None)


def _problem(link: Path, project: Path, what: str, remedy: str) -> Problem:
    return Problem(link.relative_to(project).as_posix(), 1, 1, "file", what, remedy, "linked")

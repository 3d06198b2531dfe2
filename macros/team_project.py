"""A team's project, begun: a folder with settings, a Makefile, room for records and pages, and a checkout of ours."""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.files import write_whole
from macros.playbook import Playbook
from macros.problems import shown_path
from macros.scaffold import CannotBegin
from macros.schemas import write_schemas
from macros.settings import wrong_name
from macros.teams import CHECKOUT

TEMPLATES = Path(__file__).parent / "templates" / "team"
#: What each template is called in the project, where that is not its own name.
_PLACES = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "extensions.json": ".vscode/extensions.json",
    "deploy.yml": ".github/workflows/deploy.yml",
    "data.md": "data/README.md",
    "docs.md": "docs/README.md",
}
#: What would mean something in a Makefile, or in the quotes that its commands have.
_NOT_IN_MAKEFILE = re.compile(r"""["'`$#\\\n]""")


@dataclass(frozen=True)
class Edition:
    """An edition as a Makefile names it: a tag or a commit, and the address or path from which it is fetched."""

    name: str
    origin: str


def begin_team(project: Path, playbook: Playbook, folder: Path, name: str, origin: str) -> list[str]:
    """Begin a team's project in *folder* with the edition that *project* is, and return what to tell.

    Args:
        project: a checkout of ours.
        playbook: its records.
        folder: a folder that is not there yet, or is empty.
        name: what the team's site is called; left empty, it is made of the folder's name.
        origin: from where others fetch this edition; left empty, whence this checkout was fetched.

    Raises:
        CannotBegin: when it cannot stand there, or *project* is no checkout.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotBegin(f"{shown_path(folder)}: something stands there already; name a folder of its own")
    if folder.resolve().is_relative_to(project):
        raise CannotBegin(
            f"{shown_path(folder)}: this stands in Askwell itself; name a folder outside, as ../our-askwell"
        )
    name = name or _name_of(folder)
    if what := wrong_name(name):
        raise CannotBegin(f"the name {what}; give one in words, as in name='Asking at the depot'")
    edition = _edition(project, origin)
    _clone(project, folder / CHECKOUT, edition)
    for file, text in files_of(edition.name, edition.origin, name).items():
        write_whole(folder / file, text)
    write_schemas(playbook, folder / "schema")
    uncommitted = _git(project, "status", "--porcelain")
    return [f"What is not committed in {shown_path(project)} is not part of it."] if uncommitted else []


def files_of(edition: str, origin: str, name: str) -> dict[str, str]:
    """Return the files that a project is begun with, by their places in it."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True
    )
    values = {"edition": edition, "origin": origin, "name": name, "quoted": json.dumps(name, ensure_ascii=False)}
    names = sorted(path.name for path in TEMPLATES.iterdir())
    return {_PLACES.get(one, one): jinja.get_template(one).render(values).lstrip("\n") for one in names}


def _name_of(folder: Path) -> str:
    words = re.sub(r"[\W_]+", " ", folder.resolve().name).strip()
    return words[:1].upper() + words[1:] or "Askwell"


def _edition(project: Path, origin: str) -> Edition:
    """Return the edition that a checkout is.

    Raises:
        CannotBegin: when it is none, or where it comes from cannot stand in a Makefile.
    """
    commit = _git(project, "rev-parse", "HEAD")
    if not commit:
        raise CannotBegin(f"{shown_path(project)} is no git checkout, so no edition of it can be fetched; clone one")
    origin = origin or _git(project, "remote", "get-url", "origin") or str(project)
    if found := _NOT_IN_MAKEFILE.search(origin):
        raise CannotBegin(
            f"'{origin}' holds {found[0]!r}, which a Makefile cannot carry; name another address with from="
        )
    return Edition(_git(project, "describe", "--tags", "--exact-match", "HEAD") or commit, origin)


def _clone(project: Path, checkout: Path, edition: Edition) -> None:
    """Clone a checkout, so that what is fetched at first is there at once."""
    for command in (
        ["clone", "--quiet", "--no-checkout", str(project), str(checkout)],
        ["-C", str(checkout), "checkout", "--quiet", "--detach", edition.name],
        ["-C", str(checkout), "remote", "set-url", "origin", edition.origin],
    ):
        done = subprocess.run(["git", *command], capture_output=True, text=True, check=False)
        if done.returncode:
            raise CannotBegin(f"git {command[0]}: {done.stderr.strip()}")


def _git(project: Path, *command: str) -> str:
    """Return what git says of a checkout; nothing where it refuses, or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(project), *command], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return "" if done.returncode else done.stdout.strip()

"""The schemas in a folder of a team's own repository, for editors that see nothing else, such as those on the web."""

from pathlib import Path

from macros.exports.schema import schemas
from macros.files import write_whole
from macros.playbook import Playbook
from macros.problems import Problem, shown_path
from macros.sync import says


def write_schemas(playbook: Playbook, folder: Path) -> list[Path]:
    """Write the schema of each kind into *folder*, where it does not stand there already; return what was written.

    Raises:
        OSError: when that cannot be done.
    """
    stale = [(file, text) for file, text in _wanted(playbook, folder).items() if not says(file, text)]
    for file, text in stale:
        write_whole(file, text)
    return [file for file, _ in stale]


def stale_schemas(playbook: Playbook, folder: Path) -> list[Problem]:
    """List the schemas of *folder* that do not say what the records and the models say."""
    remedy = f"run `python -m macros schemas {shown_path(folder)}`"
    return [
        Problem(shown_path(file), 1, 1, "file", _what(file), remedy, "stale-file")
        for file, text in _wanted(playbook, folder).items()
        if not says(file, text)
    ]


def _wanted(playbook: Playbook, folder: Path) -> dict[Path, str]:
    return {folder / f"{name}.json": text for name, text in schemas(playbook).items()}


def _what(file: Path) -> str:
    return "this schema does not say what the records say" if file.exists() else "this schema is missing"

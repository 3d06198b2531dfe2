"""Lists in the guides that name what the code holds: none may drift."""

import re
from pathlib import Path

import pytest

from macros.records import COLLECTIONS, KINDS, SINGLES
from tests.projects import PROJECT

README = PROJECT / "README.md"
GUIDES = PROJECT / "docs" / "contribute"


def quoted(text: str) -> list[str]:
    """List what stands in backquotes."""
    return re.findall(r"`([^`]+)`", text)


def line_with(file: Path, start: str) -> str:
    """Return the only line of *file* that begins with *start*."""
    (line,) = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith(start)]
    return line


def assert_names(file: Path, where: str, found: list[str], wanted: list[str]) -> None:
    """Make sure that a list in a file says what the code holds, and say where it does not and what to write."""
    place = f"{file.relative_to(PROJECT)}: {where}"
    lacking = [name for name in wanted if name not in found]
    gone = [name for name in found if name not in wanted]
    assert not lacking, f"{place} lacks {lacking}; name in this order: {wanted}"
    assert not gone, f"{place} names {gone}, which the code does not hold; remove it"
    assert found == wanted, f"{place} names in another order; write {wanted}"


def test_the_readme_names_every_part_of_the_package() -> None:
    """A newcomer finds each module of the package in the table, and nothing that is gone."""
    rows = [line.split("|")[1] for line in README.read_text(encoding="utf-8").splitlines() if "`macros/" in line]
    named = {name.removeprefix("macros/").rstrip("/") for row in rows for name in quoted(row)}
    there = {path.name for path in (PROJECT / "macros").iterdir() if path.name != "__pycache__"}
    assert_names(README, 'the table "Where things are"', sorted(named), sorted(there))


def test_the_readme_names_every_kind_of_content() -> None:
    """The row of `data/` lists the folders as they are."""
    named = quoted(line_with(README, "| `data/` |"))[1:]
    assert_names(README, "the row of `data/`", named, [f"{kind}/" for kind in KINDS])


def test_the_guide_names_every_kind_that_can_be_begun() -> None:
    """What `make new` takes is what the guide says."""
    guide = GUIDES / "add-a-record" / "index.md"
    named = quoted(line_with(guide, "The kind is "))
    assert_names(guide, 'the line "The kind is"', named, [kind.one for kind in KINDS.values()])


@pytest.mark.parametrize(
    ("start", "files"),
    [
        ("| An entry with a new id in ", COLLECTIONS),
        ("| `principle.yaml`", tuple(name for name in SINGLES if name not in COLLECTIONS)),
    ],
)
def test_the_guide_to_own_data_names_every_file(start: str, files: tuple[str, ...]) -> None:
    """Which files are laid over entry by entry, and which are replaced whole."""
    guide = GUIDES / "your-own-data" / "index.md"
    named = sorted(set(quoted(line_with(guide, start))))
    assert_names(guide, f'the line "{start}"', named, sorted(f"{name}.yaml" for name in files))


@pytest.mark.parametrize("module", ["__main__", "upkeep"])
def test_the_readme_names_every_command(module: str) -> None:
    """What `python -m macros` can do stands in the table."""
    source = (PROJECT / "macros" / f"{module}.py").read_text(encoding="utf-8")
    commands = re.findall(r'add_parser\("(\w+)"', source)
    row = line_with(README, f"| `macros/{module}.py` |")
    named = sorted(name.removeprefix("python -m macros ") for name in quoted(row)[1:])
    assert_names(README, f"the row of `macros/{module}.py`", named, sorted(commands))


def test_the_recipes_name_what_is_there() -> None:
    """Whoever follows "Change the code" finds each command, and each file or folder but those of the example."""
    recipes = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## Change the code\n")[2]
    names = quoted(recipes.partition("\n## ")[0])
    targets = re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    commands = [name.split()[1:] for name in names if name.startswith("make ")]
    called = {word for words in commands for word in words if "=" not in word}
    assert {"sync", "accept", "format"} <= called <= set(targets)
    places = [name for name in names if "/" in name and "<" not in name and "remark" not in name]
    assert {"tests/toy_data/", "tests/toy_site/"} <= set(places)
    assert [place for place in places if not (PROJECT / place).exists()] == []

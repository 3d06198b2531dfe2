"""The locks: whatever is fetched stands there in one version, with the hash of each of its files."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.projects import PROJECT

LOCKS = sorted(PROJECT.glob("requirements*.txt"))
_PIN = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[\w.]+)(?: ; (?P<where>[^\\]+?))?")


def entries(lock: Path) -> list[tuple[str, list[str]]]:
    """Return what a lock asks for, each with its hashes; comments and the lock that it takes in are left out."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "--requirement "))]
    return [(line.partition(" --hash=")[0].strip(), re.findall(r"--hash=(\S+)", line)) for line in lines]


def names(lock: Path) -> set[str]:
    """Return the packages of a lock."""
    return {entry.partition("==")[0] for entry, _ in entries(lock)}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_each_package_has_one_version_and_its_hashes(lock: Path) -> None:
    """A file that somebody put in a package's place is not installed; a platform's own version says where it is for."""
    assert entries(lock)
    for entry, hashes in entries(lock):
        assert _PIN.fullmatch(entry), entry
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), entry


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_names_no_registry(lock: Path) -> None:
    """Each machine uses its own."""
    assert "://" not in lock.read_text(encoding="utf-8")


def test_what_the_settings_ask_for_is_locked() -> None:
    """Whoever adds a dependency runs `make lock`; setuptools, which installs our own package, is locked as well."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*settings["project"]["dependencies"], *settings["build-system"]["requires"]]
    more = settings["project"]["optional-dependencies"]
    locked = {lock.stem: names(lock) for lock in LOCKS}
    assert bare(asked) <= locked["requirements"]
    assert bare([*more["test"], *more["zensical"]]) <= locked["requirements-test"] | locked["requirements"]
    assert bare(more["words"]) <= locked["requirements-words"] | locked["requirements"]


def bare(requirements: list[str]) -> set[str]:
    """Return the names in requirements, as a lock spells them."""
    return {re.split(r"[<>=!~;\[ ]", one)[0].lower().replace("_", "-") for one in requirements}


def test_everything_is_installed_from_a_lock() -> None:
    """No command of ours lets pip choose what it fetches, but for the tool that writes the locks, in one version."""
    lines = (PROJECT / "Makefile").read_text(encoding="utf-8").splitlines()
    installs = [line for line in lines if "pip install" in line]
    free = [line for line in installs if "--require-hashes" not in line and "--no-deps" not in line]
    assert len(free) == 1 and free[0].endswith("install --quiet $(UV)")
    assert any(re.fullmatch(r"UV := uv==[\d.]+", line) for line in lines)
    assert all("--no-build-isolation" in line for line in installs if "--no-deps" in line)

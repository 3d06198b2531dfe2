"""A release: all that has to hold before it, then the version where it had to be written, and a tag with the notes.

Nothing is pushed. Where anything is wrong, nothing is changed.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.checks.site import load_sound
from macros.editions import CHANGES, Edition, editions_in
from macros.files import write_whole
from macros.generators import CannotBuild
from macros.pages import configured_roots, configured_selection
from macros.problems import DataProblems
from macros.sync import stale

BRANCH = "main"
SETTINGS = "pyproject.toml"
#: Words below which notes say nothing.
_LEAST_WORDS = 3
_FILES_NAMED = 3
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_SAID = re.compile(r'(?m)^version = "(\d+\.\d+\.\d+)"$')
_TO_DO = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b")


class CannotRelease(CannotBuild):
    """A release cannot be made; the message holds a line for each mistake, which says what to do."""


class GitRefused(CannotBuild):
    """Git did not do what it was asked for; the message is its own, in one line."""


@dataclass(frozen=True)
class Git:
    """A repository."""

    folder: Path

    def said(self, *arguments: str, told: str | None = None) -> str:
        """Run a command of Git, which is *told* something, and return what it says.

        Raises:
            GitRefused: when it fails.
        """
        command = ["git", *arguments]
        try:
            done = subprocess.run(
                command, cwd=self.folder, input=(told or "").encode(), capture_output=True, check=False
            )
        except FileNotFoundError:
            raise GitRefused("there is no Git on this machine; install it") from None
        said, complained = (stream.decode(errors="replace") for stream in (done.stdout, done.stderr))
        if done.returncode:
            raise GitRefused(" ".join((complained or said or f"Git ended with {done.returncode}").split()))
        return said.rstrip("\n")

    def answers(self, *arguments: str) -> str | None:
        """Return what a command of Git says, or None where it has no answer."""
        try:
            return self.said(*arguments)
        except GitRefused:
            return None


def release(project: Path, version: str, today: date) -> list[str]:
    """Make the release *version* of *project*; return what was done, and what to push, in lines.

    Raises:
        CannotRelease: with every mistake; nothing is changed then.
    """
    git = Git(project)
    if wrong := list(_mistakes(git, version, today)):
        raise CannotRelease("\n".join(wrong))
    edition, before, tag = _newest(project), git.said("rev-parse", "HEAD"), f"v{version}"
    try:
        written = _write_version(git, version)
        message = f"{edition.title} ({version})\n\n{edition.notes}\n"
        git.said("tag", "--annotate", "--cleanup=whitespace", "--file=-", tag, told=message)
    except GitRefused as refused:
        git.said("reset", "--quiet", "--hard", before)  # of a tree in which everything was committed
        raise CannotRelease(f"Git refused: {refused}; mend that and run this again") from None
    remote = git.answers("config", f"branch.{BRANCH}.remote") or "origin"
    undo = f"git tag --delete {tag}" + (" && git reset --hard HEAD~1" if written else "")
    return [
        *([f"wrote {version} into {SETTINGS}, and committed it"] if written else []),
        f"tagged {tag}, with the notes of {edition.title}",
        f"Look at it: git show {tag}",
        f"Then push it: git push --atomic {remote} {BRANCH} {tag}",
        f"Until then you can take it back: {undo}",
    ]


def _mistakes(git: Git, version: str, today: date) -> Iterator[str]:
    """Yield all that stands in the way, each with what to do."""
    if not _VERSION.fullmatch(version):
        yield f"{version!r} is no version; write three numbers, as in 2.1.0"
        return
    try:
        git.said("rev-parse", "--verify", "HEAD")
    except GitRefused as refused:
        yield f"{refused}; run this in a clone of the repository"
        return
    yield from _in_repository(git, version)
    yield from _in_changes(git.folder, version, today)
    yield from _in_settings(git.folder, version)
    try:
        book = load_sound(configured_roots(git.folder), configured_selection(git.folder))
        yield from map(str, stale(book, git.folder))
    except DataProblems as problems:
        yield from str(problems).split("\n")


def _in_repository(git: Git, version: str) -> Iterator[str]:
    branch = git.said("branch", "--show-current")
    if branch != BRANCH:
        where = f"this is the branch {branch!r}" if branch else "no branch is checked out"
        yield f"{where}; go to the right one with `git switch {BRANCH}`"
    status = git.said("status", "--porcelain", "--no-renames", "--untracked-files=normal", "-z")
    if changed := [entry[3:] for entry in status.split("\0") if entry]:
        more = f" and {len(changed) - _FILES_NAMED} more" if len(changed) > _FILES_NAMED else ""
        named = ", ".join(changed[:_FILES_NAMED]) + more
        yield f"not committed: {named}; commit that, or put it away with `git stash --include-untracked`"
    behind = git.answers("rev-list", "--count", "HEAD..@{upstream}") or "0"
    if behind != "0":
        yield f"commits of the remote {BRANCH} that are missing here: {behind}; take them in with `git pull`"
    if git.answers("var", "GIT_COMMITTER_IDENT") is None:
        yield "Git does not know who you are; tell it with `git config user.name` and `git config user.email`"
    released = [tag[1:] for tag in git.said("tag", "--list", "v*").split() if _VERSION.fullmatch(tag[1:])]
    last = max(released, key=_order, default=None)
    if last and _order(version) <= _order(last):
        yield f"v{last} is the last release; take a greater number than that"


def _in_changes(project: Path, version: str, today: date) -> Iterator[str]:
    try:
        newest = _newest(project)
    except CannotBuild as wrong:
        yield str(wrong)
        return
    if newest.version != version:
        heading = f"## Edition {version.partition('.')[0]} ({version}, {today})"
        yield f"{CHANGES}: its newest edition is {newest.version}; write {heading!r} above it, and what changed below"
        return
    try:
        day = date.fromisoformat(newest.day)
    except ValueError:
        yield f"{CHANGES}: {newest.day} is no day of the calendar; write the day of the release, as in {today}"
    else:
        if day > today:
            yield f"{CHANGES}: {day} is still to come; write the day of the release, as in {today}"
    if _TO_DO.search(newest.notes) or len(re.findall(r"[^\W\d_]{2,}", newest.notes)) < _LEAST_WORDS:
        yield f"{CHANGES}: the notes of {version} say nothing yet; write what changed for readers"


def _in_settings(project: Path, version: str) -> Iterator[str]:
    said = _SAID.findall((project / SETTINGS).read_text(encoding="utf-8"))
    if len(said) != 1:
        yield f"{SETTINGS}: the version does not stand there once; write it as in version = {version!r}, in one line"
    elif _order(said[0]) > _order(version):
        yield f"{SETTINGS}: {said[0]} stands there, which is greater; release that, or write {version} there"


def _newest(project: Path) -> Edition:
    return editions_in((project / CHANGES).read_text(encoding="utf-8"))[0]


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _write_version(git: Git, version: str) -> bool:
    """Write the version where another stands, and commit that; tell whether it was written."""
    file = git.folder / SETTINGS
    text = file.read_text(encoding="utf-8")
    wanted = _SAID.sub(f'version = "{version}"', text)
    if wanted == text:
        return False
    write_whole(file, wanted)
    git.said("commit", "--quiet", f"--message=Version {version}", "--", SETTINGS)
    return True

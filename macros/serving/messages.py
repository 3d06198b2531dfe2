"""What the server and the warm process tell each other: a line of JSON for each, short enough that no two mix."""

import json
from dataclasses import asdict, dataclass
from typing import TypeVar

#: The exit status of a warm process whose own code has changed.
OUTDATED = 75


@dataclass(frozen=True)
class Saved:
    """To the warm process: files that may have changed, and the addresses of the pages that are open in a browser."""

    paths: list[str]
    opened: list[str]


@dataclass(frozen=True)
class Watch:
    """To the server: folders of which everything below is watched, and single files."""

    folders: list[str]
    files: list[str]


@dataclass(frozen=True)
class Begun:
    """A build has begun; builds are numbered in their order."""

    build: int


@dataclass(frozen=True)
class Sound:
    """The records of a build are without mistakes."""

    build: int


@dataclass(frozen=True)
class Early:
    """What stands in *file* shall be shown at *address*, from the site's root, until the whole site is built."""

    build: int
    address: str
    file: str


@dataclass(frozen=True)
class Ended:
    """A build has ended: well, or with a mistake that stands in *mistake*, a file, since it may be long.

    *sound* tells that the records are without mistakes, so that it was found later.
    """

    build: int
    mistake: str = ""
    sound: bool = True


Message = Saved | Watch | Begun | Sound | Early | Ended
_KINDS: dict[str, type[Message]] = {kind.__name__: kind for kind in (Saved, Watch, Begun, Sound, Early, Ended)}
M = TypeVar("M", bound=Message)


def line_of(message: Message) -> bytes:
    """Write a message as its line."""
    return json.dumps({type(message).__name__: asdict(message)}).encode() + b"\n"


def message_in(line: bytes) -> Message:
    """Read the message that a line holds."""
    ((name, fields),) = json.loads(line).items()
    return _KINDS[name](**fields)

"""What was read of a YAML file: its data, where each part of it stands, and what is wrong with it as a file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from macros.problems import MOST_IN_FILE, Problem, field_name
from macros.records.base import Loc
from macros.yaml_texts import Mistake, Place


class TooMuch(Exception):
    """The file holds more than any record does; reading on would only take time."""


@dataclass
class YamlFile:
    """One YAML file: its data (mappings, lists and strings only) and where each value and key stands.

    `empty` lists values that hold nothing, `told` the places of which a mistake was already told. The document of a
    sound file forgets what it holds; should a place in it be asked for, it is read `again`.
    """

    path: str
    data: Any = None
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    empty: list[Loc] = field(default_factory=list)
    told: list[Loc] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    again: "Callable[[], YamlFile] | None" = None
    forgotten: bool = False

    def forget(self) -> None:
        """Leave go of all but what is needed to read the file again: thousands of places that nobody asks for."""
        self.data, self.values, self.keys, self.forgotten = None, {}, {}, True

    def problem(self, loc: Loc, what: str, remedy: str, code: str, *, at_key: bool = False) -> Problem:
        """Describe a mistake at *loc*, or at the nearest thing around it that the file holds."""
        if self.forgotten and self.again:
            read = self.again()
            self.values, self.keys, self.forgotten = read.values, read.keys, False
        place = self.keys.get(loc) if at_key else None
        around = loc
        while place is None and around not in self.values and around:
            around = around[:-1]
        place = place or self.values.get(around, Place(1, 1))
        return Problem(self.path, place.line, place.column, field_name(loc), what, remedy, code)

    def note(self, mistake: Mistake, where: str = "file") -> None:
        """Note a mistake that stands at a place, in a field or in the file."""
        self.add(mistake.place, where, mistake.what, mistake.remedy, mistake.code)

    def add(self, place: Place, where: str, what: str, remedy: str, code: str) -> None:
        """Note a mistake that stands at a place and not in a field.

        Raises:
            TooMuch: when nobody needs to know more of the file.
        """
        self.problems.append(Problem(self.path, place.line, place.column, where, what, remedy, code))
        if len(self.problems) >= MOST_IN_FILE:
            raise TooMuch

"""A part of a long list as its page shows it: what stands on it, what it is called, and the way to the other parts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from macros.addresses import part_address, part_title
from macros.parts import HEADING, Entry, parts_of
from macros.playbook import Key
from macros.views.site import Desk, Head, Site


@dataclass(frozen=True)
class PartLink:
    """The way to a part: what it is called, and what stands on it; *here* is whether it is the page itself."""

    label: str
    holds: str
    address: str
    here: bool


@dataclass(frozen=True)
class Part:
    """What stands on one page of a list.

    Attributes:
        desk: where the page is written.
        begins: whether the list begins here, and with it whatever stands before it.
        sections: ids of entries, by the section that they stand in.
        links: the way to every part; none where one page holds the list.
    """

    desk: Desk
    begins: bool
    title: str
    sections: Mapping[str, list[str]]
    links: list[PartLink]

    def ids(self, *sections: str) -> list[str]:
        """Return the entries of some sections that stand here, in order; of all, where none is named."""
        return [id for section in sections or self.sections for id in self.sections.get(section, ())]

    def head(self, key: Key, kicker: str = "") -> Head:
        """Return what stands at the top of the page: the title says which part it is."""
        return replace(self.desk.head(key, kicker), title=self.title)


#: From a desk and an id to what a section or an entry is called.
Names = Callable[[Desk, str], str]


def part_of(site: Site, key: Key, number: str, sections: Names | None, entries: Names) -> Part:
    """Return a part of the list on the page of *key*.

    Args:
        site: the site.
        key: the page.
        number: which part, counted from 1, as the page's stub says it.
        sections: what a section is called; None where the list has only one.
        entries: what an entry is called.
    """
    parts, at = parts_of(site.playbook, key), int(number)
    desk = site.at(part_address(key, at))
    return Part(
        desk=desk,
        begins=at == 1,
        title=part_title(site.playbook, key, at),
        sections=dict(_by_section(parts[at - 1])),
        links=[
            PartLink(
                label=desk.labels["part-name"].format(number=place),
                holds=", ".join(_torn(desk, parts, place, sections)) if sections else _span(desk, part, entries),
                address=desk.url(part_address(key, place)),
                here=place == at,
            )
            for place, part in enumerate(parts if len(parts) > 1 else (), 1)
        ],
    )


def _by_section(part: Iterable[Entry]) -> Iterator[tuple[str, list[str]]]:
    for section, held in groupby(part, lambda entry: entry.section):
        yield section, [entry.id for entry in held if entry.id != HEADING]


def _torn(desk: Desk, parts: list[list[Entry]], number: int, named: Names) -> Iterator[str]:
    """Name the sections of a part; of one that stands on several, say which piece of it this is."""
    for section, _ in _by_section(parts[number - 1]):
        pieces = [at for at, part in enumerate(parts, 1) if any(entry.section == section for entry in part)]
        name = named(desk, section)
        piece, count = pieces.index(number) + 1, len(pieces)
        yield desk.labels["part-piece"].format(name=name, piece=piece, count=count) if count > 1 else name


def _span(desk: Desk, part: list[Entry], named: Names) -> str:
    """Name the first and the last entry of a part."""
    ends = [named(desk, entry.id) for entry in (part[:1] + part[-1:])]
    return desk.labels["part-span"].format(first=ends[0], last=ends[1]) if ends else ""

"""What is said once of each kind of record, below its model: where it lives, its order, its page, what finds it.

    KIND    stands in the module of a kind that has one record a file
    SINGLE  stands in the module of a file at the top of a data root

`macros.records` collects them, so that no other list in the project names a kind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from macros.records.base import Record


class Library(Protocol):
    """All records together, as far as the order and the facets of a kind may ask."""

    @property
    def words(self) -> Mapping[str, Mapping[str, Any]]:
        """Every word list, by name, in its own order."""

    def records(self, kind: str) -> Mapping[str, Any]:
        """Return all records of a kind, by id, in the site's order."""

    def first(self, kind: str) -> Sequence[str]:
        """Return the ids of the records of a kind that the settings put first, in that order."""


#: From the records of a kind, by id, to their ids in the site's order.
Order = Callable[[Mapping[str, Any], Library], list[str]]
#: From one record to the ids that it can be found by, in a facet.
Facet = Callable[[str, Any, Library], list[str]]
#: From one record to the words that its card on the index shows beside its title.
Caption = Callable[[Any, Library], str]


def sorted_by(key: Callable[[Any, Library], Any]) -> Order:
    """Make an order of a sort key that each record has."""
    return lambda records, library: sorted(records, key=lambda id: key(records[id], library))


by_title = sorted_by(lambda record, _: record.title)


@dataclass(frozen=True)
class Kind:
    """A kind with one record a file.

    Attributes:
        name: the folder below a data root, in the plural.
        model: the record's model.
        place: where the kind stands in the site; one scale for kinds, single files and tools (`macros.pages`).
        page: a page for each record, one page for all of them, or none.
        order: puts the records in order.
        folder: the folder of the site, where it is not called as the kind is; its own page is the index.
        facets: what the index can be narrowed by, in the order in which the groups stand.
        sections: the facet whose choices are the headings of the index; without one, all stand under one heading.
        first: the few records that stand before all the rest on the index; the label `first-<kind>` is their heading.
        caption: what a card on the index says beside the title, in plain words; the label `caption-<kind>` frames it.
        said: paths of the fields that hold what people say and do; search weighs them most.
        text: paths of the other fields that search reads, the most telling first.
        drawn: fixed pages that show all records of the kind in another way, to which its index leads.
        roomy: whether its pages leave out the table of contents, for the room.
        holds: whether the others rest on each of its records, so that a site can leave none of them out.
    """

    name: str
    model: type[Record]
    place: int
    page: Literal["each", "together", "none"] = "each"
    order: Order = by_title
    folder: str = ""
    facets: Mapping[str, Facet] = field(default_factory=dict)
    sections: str = ""
    first: Order | None = None
    caption: Caption | None = None
    said: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    roomy: bool = False
    holds: bool = False

    @property
    def one(self) -> str:
        """The kind in the singular: the name of the macro that writes a record's page."""
        return self.name.removesuffix("s")

    @property
    def at(self) -> str:
        """The folder of the site below which its pages stand."""
        return self.folder or self.name


@dataclass(frozen=True)
class Single:
    """A file at the top of a data root.

    Attributes:
        name: the file's name without its ending.
        model: the file's model.
        place: where it stands in the site, on the scale of the kinds.
        entries: whether its lists hold entries with ids; a later root adds some, or replaces those of the same id.
        said, text: as for a kind.
    """

    name: str
    model: type[Record]
    place: int
    entries: bool = False
    said: tuple[str, ...] = ()
    text: tuple[str, ...] = ()

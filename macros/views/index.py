"""The indexes: every record of a kind under the heading that it belongs to, with the tags that filters read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from macros.listed import letters
from macros.parts import FILTERED, Entry, listing
from macros.playbook import Key, Playbook
from macros.records import KINDS, PAGED, Kind, kind_at
from macros.views.registry import PAGE_MACROS, macro
from macros.views.site import Desk, Link, Site
from macros.views.split import part_of

#: What a record can be found by: a list of ids for each facet of its kind.
Tags = dict[str, list[str]]
#: The share of all records above which a choice is not offered: whoever takes it sees almost the list they saw before.
NEARLY_ALL = 0.8
#: The section of a kind that has one only.
_ALL = "all"
#: Bytes of the tags of a card.
_CARD = 230


@dataclass(frozen=True)
class Option:
    """One choice of a facet, and how many records have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class FacetChoices:
    """A facet as the filters show it."""

    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True)
class Card:
    """A record on an index.

    Attributes:
        caption: plain words beside its title, or nothing.
        hue: a class of the style sheet, with a space before it, or nothing.
    """

    address: str
    title: str
    caption: str
    summary: str
    tags: str
    hue: str

    @property
    def dot(self) -> str:
        """The class that shows the hue as a dot, with a space before it, or nothing."""
        return " need-dot" if self.hue else ""


@dataclass(frozen=True)
class Section:
    """A heading of an index, and the records under it."""

    id: str
    label: str
    text: str
    cards: list[Card]


@dataclass(frozen=True)
class FirstLinks:
    """The few records that stand before all the rest, under their heading; *id* is its anchor."""

    id: str
    label: str
    links: list[Link]


@macro
def index(site: Site, kind: str, number: str = "1") -> str:
    """Write the index of a kind, or a part of it."""
    one, key = KINDS[kind], page_of(kind)
    sections = partial(_section_label, kind) if one.sections else None
    part = part_of(site, key, number, sections, lambda desk, id: desk.link(kind, id).title)
    desk = part.desk
    tags = {id: tags_of(desk, kind, id) for id in desk.playbook.records(kind)}
    facets = (facet(desk, name, tags.values()) for name in one.facets)
    return desk.render(
        "pages/index.html",
        head=part.head(key),
        parts=part.links,
        drawn=desk.links("pages", one.drawn),
        first=_first(desk, kind) if part.begins else None,
        count=len(tags),
        facets=[choices for choices in facets if len(choices.options) > 1],
        sections=[_section(desk, kind, section, ids, tags) for section, ids in part.sections.items()],
    )


def page_of(kind: str) -> Key:
    """Return the page on which the index of a kind stands."""
    return Key("pages", KINDS[kind].at)


# what can be narrowed has its index here
@listing(*(page_of(name) for name, kind in PAGED.items() if kind.facets), share=FILTERED)
def _entries(book: Playbook, key: Key) -> Iterable[Entry]:
    """Yield every record of a kind under each section that it belongs to."""
    kind = kind_at(key.id) or key.id
    records, by = book.records(kind), KINDS[kind].sections
    values = {id: KINDS[kind].facets[by](id, records[id], book) if by else [_ALL] for id in records}
    for section in choice_ids(book, by) if by else [_ALL]:
        for id, record in records.items():
            if section in values[id]:
                said = (record.title, record.summary, id, _said_beside(kind, id, book))
                yield Entry(section, id, letters(*said) + _CARD)


def _said_beside(kind: str, id: str, book: Playbook) -> str:
    """Return the plain words of a record's own on its card, or nothing."""
    caption = KINDS[kind].caption
    return caption(book.records(kind)[id], book) if caption else ""


def first_of(desk: Desk, kind: str) -> list[Link]:
    """List the few records of a kind that stand before all the rest, where any do."""
    first, book = KINDS[kind].first, desk.playbook
    return desk.links(kind, first(book.records(kind), book)) if first else []


def _first(desk: Desk, kind: str) -> FirstLinks | None:
    links = first_of(desk, kind)
    return FirstLinks("first", desk.labels[f"first-{kind}"], links) if links else None


def tags_of(desk: Desk, kind: str, id: str) -> Tags:
    """Return what a record can be found by."""
    record = desk.playbook.records(kind)[id]
    return {name: values(id, record, desk.playbook) for name, values in KINDS[kind].facets.items()}


def facet(desk: Desk, name: str, tags: Iterable[Tags]) -> FacetChoices:
    """List the choices of a facet that leave some records and not nearly all, in the order of the word list."""
    found = [record[name] for record in tags]
    used = Counter(value for values in found for value in values)
    choices = {id: label for id, label, _ in choices_of(desk, name)}
    options = [Option(id, choices[id], used[id]) for id in choices if 0 < used[id] <= NEARLY_ALL * len(found)]
    return FacetChoices(name, desk.labels[f"facet-{name}"], options)


def choices_of(desk: Desk, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the id, the label and the text of each choice of a facet."""
    words = desk.playbook.words.get(_plural(name), {})
    for id in choice_ids(desk.playbook, name):
        if name == "need":
            yield id, desk.playbook.needs[id].label, desk.playbook.needs[id].threatened
        elif id in words:
            yield id, words[id].label, words[id].description
        else:
            yield id, desk.labels[f"{name}-{id}"], ""


def choice_ids(book: Playbook, name: str) -> list[str]:
    """List the ids of the choices of a facet: needs, a word list, or our own."""
    return list(book.needs if name == "need" else book.words.get(_plural(name)) or _OWN_CHOICES[name])


def labels_of_index(kind: Kind) -> Iterator[str]:
    """Yield the labels that the index of a kind shows because of what is said of the kind."""
    if kind.page == "none" or kind.at in PAGE_MACROS:
        return  # it has no index, or a view of its own writes it
    yield from (f"facet-{name}" for name in kind.facets)
    if not kind.sections:
        yield from (f"all-{kind.name}", f"all-{kind.name}-text")


#: Facets whose choices no word list holds.
_OWN_CHOICES = {"has": ("script", "moves")}


def _plural(name: str) -> str:
    """Return the word list of a facet: `families` of `family`, `statuses` of `status`."""
    if name.endswith("y"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith("s") else f"{name}s"


def _section(desk: Desk, kind: str, section: str, ids: list[str], tags: dict[str, Tags]) -> Section:
    label, text = _section_words(desk, kind, section)
    return Section(section, label, text, [_card(desk, kind, id, tags[id]) for id in ids])


def _section_label(kind: str, desk: Desk, section: str) -> str:
    return _section_words(desk, kind, section)[0]


def _section_words(desk: Desk, kind: str, section: str) -> tuple[str, str]:
    """Return what stands above a section, and the sentence below that."""
    by = KINDS[kind].sections
    if not by:
        return desk.labels[f"all-{kind}"], desk.labels[f"all-{kind}-text"]
    return next((label, text) for id, label, text in choices_of(desk, by) if id == section)


def _card(desk: Desk, kind: str, id: str, tags: Tags) -> Card:
    link = desk.link(kind, id)
    flat = " ".join(f"{name}:{value}" for name, values in tags.items() for value in values)
    hue = f" need-{tags['need'][0]}" if KINDS[kind].sections == "need" else ""
    return Card(link.address, link.title, _caption(desk, kind, id), link.summary, flat, hue)


def _caption(desk: Desk, kind: str, id: str) -> str:
    words = _said_beside(kind, id, desk.playbook)
    return desk.labels[f"caption-{kind}"].format(words=words) if words else ""

"""The site as a template may see it: addresses, links and views in place of records.

Everything that a template is handed is a value of a type that is named here or beside the view that makes it:
a template prints fields and never looks anything up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote, urlencode

from markupsafe import Markup

from macros.addresses import address_of, full_address, key_at, summary_of, title_of
from macros.playbook import Key, Playbook
from macros.prose import render_prose
from macros.records import KINDS, Record
from macros.records.base import InlineMarkup, Page, Ref
from macros.records.script import ANY_ASK
from macros.records.walk import marked_fields, value_of
from macros.teams import CHECKOUT
from macros.times import in_words
from macros.views.jinja import render_page
from macros.views.steps import StepHere, steps_at

R = TypeVar("R", bound=Record)
_ALIASES_SHOWN = 3


@dataclass(frozen=True)
class Link:
    """A link to a page: its title, its address as seen from the page that links, and its summary."""

    title: str
    address: str
    summary: str = ""
    kind: str = ""


class RecordView(Generic[R]):
    """A record as a template may see it: `pattern.thought` is the field `thought` of a pattern.

    The fields are those of the record's model. A reference is a link (or the word of a word list), and where it is
    the record's own id it is called `to`; prose is finished HTML; a record inside is a view again; all else is as it
    was read, for Jinja to escape. A template that names a field which the model lacks fails.
    """

    def __init__(self, fields: Mapping[str, object]) -> None:
        self._fields = fields

    def __getitem__(self, field: str) -> object:
        return self._fields[field]


@dataclass(frozen=True)
class Head:
    """What stands at the top of a page: the way here, a kicker or nothing, title and summary.

    *steps* are the steps of tracks that are done on the page, which stand at its end.
    """

    trail: list[Link]
    kicker: str
    title: str
    summary: str
    steps: list[StepHere]


@dataclass(frozen=True)
class Aliases:
    """What people say when they mean a record: the first few, and the rest, which a reader may unfold."""

    first: list[str]
    more: list[str]


@dataclass(frozen=True)
class Neighbours:
    """The pages before and after one in its kind's order, their index, and its place there, counted from 1.

    *file* is the address of the record's file, where that can be read.
    """

    before: Link | None
    after: Link | None
    index: Link
    place: int
    count: int
    file: str | None


@dataclass(frozen=True)
class Site:
    """A playbook, where its records' files can be read (an address without a slash at its end, or ""), and `docs/`."""

    playbook: Playbook
    repository: str = ""
    docs: Path | None = None

    @cached_property
    def minutes(self) -> dict[str, int]:
        """The minutes that pages take to read, by address, as far as anybody has counted them."""
        return {}

    def at(self, address: str) -> "Desk":
        """Return what is needed to write the page at *address*, such as `patterns/hidden-costs/`."""
        return Desk(self.playbook, self.repository, address)

    def written(self, address: str) -> str:
        """Return what was written by hand for the page at *address*; nothing where `docs/` is not known."""
        file = self.docs / address / "index.md" if self.docs else None
        return file.read_text(encoding="utf-8").partition("}}")[2] if file and file.is_file() else ""


@dataclass(frozen=True)
class Desk:
    """Where one page is written: it knows the page's address, and so how other pages are seen from it."""

    playbook: Playbook
    repository: str
    here: str

    def url(self, address: str) -> str:
        """Return *address*, given from the site's root, as seen from this page."""
        return "../" * self.here.count("/") + address or "./"

    def link(self, kind: str, id: str) -> Link:
        """Return the link to the record, the fixed page or the source of that kind and id."""
        if kind == "addresses":
            kind, id = key_at(self.playbook, id)
        if kind == "skills":
            kind = "patterns" if id in self.playbook.patterns else "tactics"
        key, book = Key(kind, id), self.playbook
        return Link(title_of(book, key), self.url(full_address(book, key)), summary_of(book, key), kind)

    def links(self, kind: str, ids: Iterable[str]) -> list[Link]:
        """Return a link for each id."""
        return [self.link(kind, id) for id in ids]

    def html(self, text: str) -> Markup:
        """Render prose as seen from this page."""
        return render_prose(text, lambda kind, id: self.url(full_address(self.playbook, Key(kind, id))))

    def view(self, record: R) -> RecordView[R]:
        """Turn a record into what a template may see."""
        fields = {}
        for name, marks in marked_fields(type(record)):
            shown = self._shown(value_of(record, name), marks)
            fields["to" if name == "id" and isinstance(shown, Link) else name] = shown
        return RecordView(fields)

    def _shown(self, value: object, marks: tuple[object, ...]) -> object:
        if isinstance(value, Record):
            return self.view(value)
        if isinstance(value, list | tuple):
            return [self._shown(item, marks) for item in value]
        if isinstance(value, str):
            for mark in marks:
                if isinstance(mark, InlineMarkup):
                    return self.html(value)
                if isinstance(mark, Ref) and not mark.target.startswith("."):
                    words = self.playbook.words.get(mark.target)
                    return words[value] if words else self.link(mark.target, value)
        return value

    def head(self, key: Key, kicker: str = "") -> Head:
        """Return what stands at the top of the page that is about *key*."""
        link = self.link(*key)
        parts = self.here.rstrip("/").split("/")[:-1]
        above = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
        trail = [Link(self.labels["nav-home"], self.url("")), *self.links("addresses", above)]
        return Head(trail, kicker, link.title, link.summary, steps_at(self.playbook, self.here, self.url))

    def neighbours(self, kind: str, id: str) -> Neighbours:
        """Return what stands around a record in its kind's order."""
        ids = list(self.playbook.records(kind))
        place = ids.index(id)
        return Neighbours(
            before=self.link(kind, ids[place - 1]) if place else None,
            after=self.link(kind, ids[place + 1]) if place + 1 < len(ids) else None,
            index=self.link("pages", KINDS[kind].at),
            place=place + 1,
            count=len(ids),
            file=self.file(Key(kind, id)),
        )

    def aliases(self, record: Page) -> Aliases:
        """Return what people say when they mean *record*."""
        words = record.aliases or []
        return Aliases(words[:_ALIASES_SHOWN], words[_ALIASES_SHOWN:])

    def file(self, key: Key) -> str | None:
        """Return the address of the record's file, where the repository's address is known and the file stands there."""
        path = self.playbook.file_of(key) if self.repository else None
        in_repository = path and not path.startswith(f"{CHECKOUT}/")
        return f"{self.repository}/blob/HEAD/{quote(path)}" if path and in_repository else None

    def report(self, key: Key) -> str | None:
        """Return the address of a new issue about a page, begun, where the repository's address is known."""
        if not self.repository:
            return None
        title = self.labels["unhelpful-title"].format(title=self.playbook.titled[key].title)
        body = f"{self.labels['unhelpful-body']}\n\n{address_of(key)}\n"
        return f"{self.repository}/issues/new?{urlencode({'title': title, 'body': body})}"

    def render(self, template: str, **context: object) -> str:
        """Render a template as this page's Markdown: headings, and between them finished HTML, marked as such.

        What a page hands over stands once, by name, in the call of its view: each value is of a named type, and a
        test holds that the template asks for these names and no others. A class a page would only say them twice.
        """
        return render_page(template, label=self.labels, url=self.url, **context)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Every label of the interface; a template that names an unknown one fails."""
        return self.playbook.labels


def any_ask(desk: Desk, but: Iterable[str] = ()) -> list[Link]:
    """Return the link to the script for any request at all, where there is one and it is not among *but*."""
    return [desk.link("scripts", ANY_ASK)] if ANY_ASK in desk.playbook.scripts and ANY_ASK not in but else []


def search_ways(playbook: Playbook) -> list[Link]:
    """Return where a search that finds nothing can lead, by addresses from the site's root."""
    ways = {Key("scripts", ANY_ASK): "search-any-ask", Key("pages", "contribute"): "search-propose"}
    links = {key: Link(playbook.labels[label], address_of(key)) for key, label in ways.items()}
    return [link for key, link in links.items() if key.kind == "pages" or key in playbook.titled]


def duration(desk: Desk, count: int) -> str:
    """Say how long something takes, given in minutes."""
    return in_words(desk.labels, count)

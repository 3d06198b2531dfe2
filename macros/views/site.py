"""The site as a template may see it: addresses, links and views in place of records.

A view has the fields of its record, with every reference turned into a link, every prose into finished
HTML and everything else left as text for Jinja to escape. A template therefore never looks anything up.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup as Html
from markupsafe import escape

from macros.finished import finished
from macros.playbook import Key, Playbook
from macros.prose import finalize, render_prose, set_quotes
from macros.records import SINGLE_PAGES, Record, folder_of, kind_at
from macros.records.base import Markup, Ref, marked_fields
from macros.records.source import Source

#: A heading's line, or all that stands before the next one.
_HEADING = re.compile(r"(^#+ .*\n?)|(?:^(?!#+ ).*\n?)+", re.MULTILINE)
#: Entries that have an anchor on a page and none of their own, by kind.
_ANCHORED = {"needs": "principle", "sources": "evidence", "claims": "famous-claims", "terms": "glossary"}
TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True)
class Link:
    """A link to a page: its title, its address as seen from the page that links, and its summary."""

    title: str
    address: str
    summary: str = ""
    kind: str = ""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the Jinja environment of the partials: it escapes, and an unknown name is an error."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters["heading"] = heading_text
    return jinja


@dataclass(frozen=True)
class Site:
    """A playbook, where its records' files can be read (an address without a slash at its end, or ""), and `docs/`."""

    playbook: Playbook
    repository: str = ""
    docs: Path | None = None

    def at(self, address: str) -> "Desk":
        """Return what is needed to write the page at *address*, such as `patterns/hidden-costs/`."""
        return Desk(self.playbook, self.repository, address)

    def written(self, address: str) -> str:
        """Return what was written by hand for the page at *address*; nothing where `docs/` is not known."""
        file = self.docs / address / "index.md" if self.docs else None
        return file.read_text(encoding="utf-8").partition("}}")[2] if file and file.is_file() else ""


def address_of(key: Key) -> str:
    """Return the address of a record's page or anchor, from the site's root."""
    if key.kind in _ANCHORED:
        return f"{_ANCHORED[key.kind]}/#{key.id}"
    if key.kind in SINGLE_PAGES:
        return f"{key.kind}/"
    if key.kind == "pages":
        return f"{key.id}/" if key.id != "home" else ""
    return f"{folder_of(key.kind)}/{key.id}/"


def key_at(playbook: Playbook, address: str) -> Key:
    """Return what stands at an address without slashes around it, which must be a page of the site."""
    folder, _, id = address.rpartition("/")
    key = Key(kind_at(folder) or address, id)
    return key if key in playbook.titled else Key("pages", address)


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
        address = self.url(address_of(Key(kind, id)))
        match kind:
            case "sources":
                source = self.playbook.sources[id]
                return Link(short_citation(source), address, source.title, kind)
            case "claims":
                claim = self.playbook.claims[id]
                return Link(claim.label, address, claim.claim, kind)
            case "terms":
                return Link(self.playbook.terms[id].term, address, "", kind)
            case "needs":
                need = self.playbook.needs[id]
                return Link(need.label, address, need.promise, kind)
            case "pages":
                page = self.playbook.pages[id]
                return Link(page.title, address, page.summary, kind)
        record = self.playbook.titled[Key(kind, id)]
        return Link(record.title, address, record.summary, kind)

    def links(self, kind: str, ids: Any) -> list[Link]:
        """Return a link for each id."""
        return [self.link(kind, id) for id in ids]

    def html(self, text: str) -> Html:
        """Render prose as seen from this page."""
        return render_prose(text, lambda kind, id: self.url(address_of(Key(kind, id))))

    def view(self, record: Record, **more: Any) -> SimpleNamespace:
        """Turn a record into what a template may see; *more* adds computed values."""
        fields = {}
        for name, marks in marked_fields(type(record)):
            shown = self._shown(getattr(record, name), marks)
            fields["to" if name == "id" and isinstance(shown, Link) else name] = shown
        return SimpleNamespace(**fields, **more)

    def _shown(self, value: Any, marks: tuple[Any, ...]) -> Any:
        if isinstance(value, Record):
            return self.view(value)
        if isinstance(value, list | tuple):
            return [self._shown(item, marks) for item in value]
        if isinstance(value, str):
            for mark in marks:
                if isinstance(mark, Markup):
                    return self.html(value)
                if isinstance(mark, Ref) and not mark.target.startswith("."):
                    words = self.playbook.words.get(mark.target)
                    return words[value] if words else self.link(mark.target, value)
        return value

    def head(self, key: Key, kicker: str = "") -> SimpleNamespace:
        """Return what stands at the top of every page: the way here, kicker, title and summary."""
        link = self.link(*key)
        parts = self.here.rstrip("/").split("/")[:-1]
        trail = [Link(self.labels["nav-home"], self.url("")), *self.links("pages", parts)]
        return SimpleNamespace(trail=trail, kicker=kicker, title=link.title, summary=link.summary)

    def neighbours(self, kind: str, id: str) -> SimpleNamespace:
        """Return the pages before and after in the fixed order, the index, and the record's file."""
        ids = list(self.playbook.records(kind))
        place = ids.index(id)
        return SimpleNamespace(
            before=self.link(kind, ids[place - 1]) if place else None,
            after=self.link(kind, ids[place + 1]) if place + 1 < len(ids) else None,
            index=self.link("pages", folder_of(kind)),
            place=place + 1,
            count=len(ids),
            file=self.file(Key(kind, id)),
        )

    def file(self, key: Key) -> str | None:
        """Return the address of the record's file, where the repository's address is known."""
        path = self.playbook.file_of(key)
        return f"{self.repository}/blob/HEAD/{path}" if self.repository and path else None

    def report(self, key: Key) -> str | None:
        """Return the address of a new issue about a page, begun, where the repository's address is known."""
        if not self.repository:
            return None
        title = self.labels["unhelpful-title"].format(title=self.playbook.titled[key].title)
        body = f"{self.labels['unhelpful-body']}\n\n{address_of(key)}\n"
        return f"{self.repository}/issues/new?{urlencode({'title': title, 'body': body})}"

    def render(self, template: str, **context: Any) -> str:
        """Render a template as this page's Markdown: headings, and between them finished HTML, marked as such."""
        text = environment().get_template(template).render(label=self.labels, url=self.url, **context)
        return _HEADING.sub(lambda part: part[0] if part[1] else finished(part[0]), text)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Every label of the interface; a template that names an unknown one fails."""
        return self.playbook.labels


def minutes(desk: Desk, count: int) -> str:
    """Say how many minutes something takes."""
    return desk.labels["minute"] if count == 1 else desk.labels["minutes"].format(minutes=count)


def short_citation(source: Source) -> str:
    """Cite a work in a few words, as in "Flynn and Lake (2008)"."""
    names = [surname(author) for author in source.authors]
    if len(names) > 2 or source.authors[-1].startswith("and "):
        return f"{names[0]} and others ({source.year})"
    return f"{' and '.join(names)} ({source.year})"


def surname(name: str) -> str:
    """Return the surname, with the particles before it: "van de Kuilen" of "Gijs van de Kuilen"."""
    words = name.split()
    inner = enumerate(words[1:-1], start=1)
    particle = next((place for place, word in inner if word[0].islower() or word == "De"), len(words) - 1)
    return " ".join(words[particle:])


def heading_text(text: str) -> Html:
    """Escape a label for a Markdown heading, in which no mark of Markdown may work."""
    marked = "".join(
        f"\\{character}" if character in r"\`*_{}[]()#+-.!|" else character for character in set_quotes(text)
    )
    return Html(escape(marked))

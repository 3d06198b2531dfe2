"""A twin of each page in Markdown, for programs and for whoever reads text: made from the record, not from the HTML.

It stands beside the page under the name that llmstxt.org gives it, `index.html.md`.

    Part   a heading, and what stands below it
    Desk   knows where a page stands, and so how twins of other pages are seen from it
"""

from dataclasses import dataclass, field

from markupsafe import Markup

from macros.addresses import full_address, title_of
from macros.markdown import prose_as_markdown, text_as_markdown
from macros.playbook import Key, Playbook

NAME = "index.html.md"


@dataclass(frozen=True)
class Part:
    """A heading (or none), and below it paragraphs, then a list; all but the heading is Markdown."""

    heading: str
    paragraphs: list[Markup] = field(default_factory=list)
    items: list[Markup] = field(default_factory=list)
    level: int = 2


@dataclass(frozen=True)
class Desk:
    """Where one twin is written: `patterns/hidden-costs/`, say."""

    book: Playbook
    here: str

    def url(self, address: str) -> str:
        """Return the twin of the page at *address* as seen from here; an anchor inside a page has none."""
        return "../" * self.here.count("/") + address.partition("#")[0] + NAME

    def link(self, kind: str, id: str) -> Markup:
        """Write a link to what *id* names."""
        key = Key(kind, id)
        return Markup("[{}]({})").format(text_as_markdown(title_of(self.book, key)), Markup(self._at(key)))

    def prose(self, text: str) -> Markup:
        """Write prose, with its links."""
        return prose_as_markdown(text, lambda kind, id: self._at(Key(kind, id)))

    def _at(self, key: Key) -> str:
        return self.url(full_address(self.book, key))

"""The article of a built page: its elements as a small tree, and its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "track", "wbr"))
_UNSEEN = frozenset(("script", "style", "svg", "template"))
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@dataclass
class Element:
    """An element, with its elements and texts in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def elements(self) -> Iterator["Element"]:
        """Yield every element below this one, in the page's order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.elements()

    def text(self) -> str:
        """Return all text below this element."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Builder(HTMLParser):
    """Builds the tree; an end tag closes what is still open inside its element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def article_of(page: str) -> Element:
    """Return the article of a built *page*, without what is never seen and without the theme's heading links.

    Raises:
        ValueError: when the page has no article.
    """
    found = _ARTICLE.search(page)
    if not found:
        raise ValueError("the page has no <article>")
    builder = _Builder()
    builder.feed(found[0])
    builder.close()
    _strip(builder.root)
    return builder.root


def _strip(element: Element) -> None:
    element.children = [child for child in element.children if isinstance(child, str) or not _is_noise(child)]
    for child in element.children:
        if isinstance(child, Element):
            _strip(child)


def _is_noise(element: Element) -> bool:
    return element.tag in _UNSEEN or "headerlink" in element.attributes.get("class", "").split()


def words_of(element: Element) -> list[str]:
    """List the words of an article, in lower case, block by block so that none run together."""
    return re.findall(r"\w+", " ".join(_texts(element)).lower())


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)

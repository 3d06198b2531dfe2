"""HTML to Markdown, as a person would have written the page: headings, paragraphs, lists, quotes and tables.

Ids stay where the same links lead to them; classes are left out, which is less to do for the plain site.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from bench.article import Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("dl", "li", "ol", "ul")
_PARTS = ("article", "aside", "div", "footer", "header", "main", "nav", "section")
_GROUPS = ("details", "fieldset", "figure", "form")
_TEXTS = ("blockquote", "figcaption", "hr", "legend", "p", "pre", "summary", "table")
_BLOCKS = frozenset((*_HEADINGS, *_LISTS, *_PARTS, *_GROUPS, *_TEXTS))
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}
_SPECIAL = re.compile(r"([\\`*_\[\]|])")
_STARTS_BLOCK = re.compile(r"\A(?:([#>+-])|(\d+)\.(?=\s|\Z))")
_NO_PARAGRAPH = re.compile(r"#|\||- |1\. |> |```|---")
_SPACE = re.compile(r"[ \t\r\n]+")

Address = Callable[[str], str]


def markdown_of(article: Element, address: Address) -> str:
    """Write *article* as Markdown.

    Args:
        article: the tree of a page's article.
        address: turns the target of a link into the one that Markdown should name.
    """
    return "\n\n".join(_blocks(article, address)) + "\n"


def _blocks(element: Element, address: Address) -> Iterator[str]:
    """Yield the blocks inside *element*; inline content between two blocks becomes a paragraph."""
    run: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str) or not _is_block(child):
            run.append(child)
            continue
        yield from _paragraph(run, address)
        run = []
        yield from _block(child, address)
    yield from _paragraph(run, address)


def _is_block(element: Element) -> bool:
    return element.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in element.elements())


def _paragraph(run: Sequence[Element | str], address: Address) -> Iterator[str]:
    text = _inline(run, address).strip()
    if text:
        yield _STARTS_BLOCK.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\.", text)


def _block(element: Element, address: Address) -> Iterator[str]:
    match element.tag:
        case tag if tag in _HEADINGS:
            yield _heading(element, address)
        case "ul" | "ol":
            yield _list(element, address)
        case "dl":
            yield _definitions(element, address)
        case "blockquote":
            yield _prefixed("\n\n".join(_blocks(element, address)), "> ")
        case "table":
            yield from _table(element, address)
        case "pre":
            yield f"```\n{element.text().rstrip()}\n```"
        case "figcaption" | "summary" | "legend":
            yield from (f"**{text}**" for text in _paragraph(element.children, address))
        case "hr":
            yield "---"
        case _:
            yield from _anchored(list(_blocks(element, address)), element.attributes.get("id", ""))


def _anchored(blocks: list[str], id: str) -> list[str]:
    """Give the first of *blocks* the *id* that its element has, where it is a paragraph."""
    if id and blocks and not _NO_PARAGRAPH.match(blocks[0]):
        return [f"{blocks[0]}\n{{: #{id} }}", *blocks[1:]]
    return blocks


def _heading(element: Element, address: Address) -> str:
    id = element.attributes.get("id")
    text = _inline(element.children, address).strip()
    return f"{'#' * int(element.tag[1])} {text}" + (f" {{: #{id} }}" if id and element.tag != "h1" else "")


def _list(element: Element, address: Address) -> str:
    marker = "- " if element.tag == "ul" else "1. "
    items = [
        _anchored(list(_blocks(item, address)), item.attributes.get("id", ""))
        for item in element.children
        if isinstance(item, Element)
    ]
    return _items([blocks for blocks in items if blocks], marker)


def _items(items: Sequence[Sequence[str]], marker: str) -> str:
    """Write list items; they stand close together when each is one block."""
    between = "\n\n" if any(len(blocks) > 1 for blocks in items) else "\n"
    texts = ("\n\n".join(blocks).replace("\n", "\n    ") for blocks in items)
    return between.join(marker + re.sub(r"^ +$", "", text, flags=re.MULTILINE) for text in texts)


def _definitions(element: Element, address: Address) -> str:
    """Write a description list as a list, its terms in bold: Markdown has none without an extension."""
    items: list[str] = []
    ids: list[str] = []
    id = ""
    for inner in element.elements():
        text = _inline(inner.children, address).strip()
        match inner.tag:
            case "div":
                id = inner.attributes.get("id", "")
            case "dt":
                items.append(f"**{text}**")
                ids.append(id)
            case "dd" if items:
                items[-1] += f" {text}"
    return _items([_anchored([item], id) for item, id in zip(items, ids, strict=True)], "- ")


def _table(element: Element, address: Address) -> Iterator[str]:
    captions = [inner for inner in element.elements() if inner.tag == "caption"]
    for caption in captions:
        yield from _paragraph(caption.children, address)
    rows = [_cells(row, address) for row in element.elements() if row.tag == "tr"]
    width = max(map(len, rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    if lines:
        yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cells(row: Element, address: Address) -> list[str]:
    cells = [cell for cell in row.children if isinstance(cell, Element) and cell.tag in ("td", "th")]
    return [_inline(cell.children, address).strip() for cell in cells]


def _inline(nodes: Sequence[Element | str], address: Address) -> str:
    return "".join(_escaped(node) if isinstance(node, str) else _inline_element(node, address) for node in nodes)


def _inline_element(element: Element, address: Address) -> str:
    text = _inline(element.children, address)
    match element.tag:
        case "br":
            text = "<br>"
        case "code":
            text = f"`{element.text()}`"
        case "q":
            text = f"“{text}”"
        case "a" if "href" in element.attributes:
            text = f"[{text.strip()}]({address(element.attributes['href'])})"
        case tag if tag in _MARKS and text.strip():
            text = f"{_MARKS[tag]}{text.strip()}{_MARKS[tag]}"
    return text


def _escaped(text: str) -> str:
    marked = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))
    return marked.replace("&", "&amp;").replace("<", "&lt;")


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(f"{prefix}{line}".rstrip() for line in text.split("\n"))

"""The pages that no record has, as Markdown: what they list, what was written by hand, and where they lead."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from macros.addresses import summary_of
from macros.editions import PAGE, editions
from macros.gathering import below, inside
from macros.markdown import text_as_markdown
from macros.playbook import Key
from macros.records import PAGED, kind_at
from macros.records.source import short_citation
from macros.twins import NAME, Desk, Part
from macros.twins.records import heading_of, parts_of
from macros.works import FOLDER, TOPICS, works_by_topic

#: From a desk to what its page lists.
Listed = Callable[[Desk], Iterator[Part]]
_PAGE_LINK = re.compile(r"(\]\([^()\s]*?)index\.md(?:#[^()\s]*)?\)")


def page_parts(desk: Desk, id: str) -> list[Part]:
    """Write what a fixed page lists, and the pages to which it leads."""
    kind = kind_at(id) or ""
    listed = _LISTS.get(id) or (_kind(kind) if kind in PAGED else None)
    parts = list(listed(desk)) if listed else []
    leads = [_led_to(desk, key) for key in dict.fromkeys((*below(desk.book, id), *inside(desk.book, id)))]
    return [*parts, Part(heading_of(desk.book.labels, "more"), items=leads)] if leads else parts


def by_hand(notes: str) -> Markup:
    """Return what was written by hand below a page's call, with its links leading to twins."""
    return Markup(_PAGE_LINK.sub(rf"\g<1>{NAME})", notes).strip())


def _led_to(desk: Desk, key: Key) -> Markup:
    return Markup("{}: {}").format(desk.link(*key), text_as_markdown(summary_of(desk.book, key)))


def _kind(kind: str) -> Listed:
    def listed(desk: Desk) -> Iterator[Part]:
        yield Part(
            heading_of(desk.book.labels, kind), items=[_led_to(desk, Key(kind, id)) for id in desk.book.records(kind)]
        )

    return listed


def _terms(desk: Desk) -> Iterator[Part]:
    items = [
        Markup("**{}**: {}").format(text_as_markdown(term.term), desk.prose(term.meaning))
        for term in desk.book.terms.values()
    ]
    yield Part("", items=items)


def _rules(desk: Desk) -> Iterator[Part]:
    about = dict.fromkeys(desk.book.patterns, "patterns") | dict.fromkeys(desk.book.tactics, "tactics")
    items = [
        Markup("{}: {}").format(desk.link(about[rule.about], rule.about), text_as_markdown(rule.say or ""))
        for rule in desk.book.rules.values()
        if rule.shown
    ]
    yield Part("", items=items)


def _editions(desk: Desk) -> Iterator[Part]:
    for edition in editions():
        out = desk.book.labels["edition-out"].format(version=edition.version, day=edition.day)
        yield Part(edition.title, [text_as_markdown(out), Markup(edition.notes)])


def _works(topic: str) -> Listed:
    def listed(desk: Desk) -> Iterator[Part]:
        for id in works_by_topic(desk.book)[topic]:
            work = desk.book.sources[id]
            yield Part(short_citation(work))
            yield from (Part(part.heading, part.paragraphs, part.items, level=3) for part in parts_of(desk, work))

    return listed


#: What a fixed page lists that is not the records of a kind.
_LISTS: dict[str, Listed] = {
    "glossary": _terms,
    "check/rules": _rules,
    PAGE: _editions,
    **{f"{FOLDER}/{topic}": _works(topic) for topic in TOPICS},
}

"""A record as Markdown, field by field as its model has them, so that a new field needs no word here."""

from collections.abc import Iterator

from markupsafe import Markup

from macros.addresses import key_at
from macros.labels import Labels
from macros.markdown import text_as_markdown
from macros.records import Record
from macros.records.base import InlineMarkup, Page, Ref, ShownElsewhere, Unshown
from macros.records.pattern import Count
from macros.records.walk import fields_of, marked_fields, value_of
from macros.twins import Desk, Part

Marks = tuple[object, ...]
#: What a page says above and below its fields, or nowhere.
_AROUND = fields_of(Page)
#: A value of a record, with its name and the marks of its type.
Field = tuple[str, object, Marks]


def parts_of(desk: Desk, record: Record) -> list[Part]:
    """Write each field of a record under its heading; what is a word or a number stands in one list before them."""
    facts, parts = Part(""), []
    for name, value, marks in _shown(record):
        if name in _AROUND:
            continue
        if isinstance(value, Record):
            items = [_named(name, _inline(desk, one, marks)) for name, one, marks in _shown(value)]
            parts.append(Part(heading_of(desk.book.labels, name), items=items))
        elif isinstance(value, list | tuple):
            parts.append(Part(heading_of(desk.book.labels, name), items=[_inline(desk, one, marks) for one in value]))
        elif isinstance(value, str) and not _is_word(marks) and " " in value:
            parts.append(Part(heading_of(desk.book.labels, name), [_inline(desk, value, marks)]))
        else:
            facts.items.append(_named(name, _inline(desk, value, marks)))
    if isinstance(record, Page) and record.aliases:
        said = text_as_markdown("; ".join(record.aliases))
        parts.append(Part("", [Markup("**{}** {}").format(text_as_markdown(desk.book.labels["aliases"]), said)]))
    return [part for part in (facts, *parts) if part.items or part.paragraphs]


def heading_of(labels: Labels, field: str) -> str:
    """Return the heading that pages give a field, or else its name in words."""
    return labels.get(f"heading-{field.replace('_', '-')}") or in_words(field)


def in_words(field: str) -> str:
    """Write the name of a field as words."""
    return field.replace("_", " ").replace("-", " ").capitalize()


def _shown(record: Record) -> Iterator[Field]:
    """Yield what a record says to readers: no id that names nothing but itself, no weight."""
    for name, marks in marked_fields(type(record)):
        value, own_id = value_of(record, name), name == "id" and not _is_word(marks)
        weighs = isinstance(value, list) and value and isinstance(value[0], Count)
        if value is not None and value is not False and not (own_id or weighs or _is_hidden(marks)):
            yield name, value, marks


def _is_hidden(marks: Marks) -> bool:
    return any(isinstance(mark, Unshown | ShownElsewhere) for mark in marks)


def _is_word(marks: Marks) -> bool:
    return any(isinstance(mark, Ref) for mark in marks)


def _named(field: str, text: Markup) -> Markup:
    return Markup("**{}:** {}").format(in_words(field), text)


def _inline(desk: Desk, value: object, marks: Marks) -> Markup:
    """Write a value in one paragraph."""
    if isinstance(value, Record):
        said = [(name, _inline(desk, one, inner), one) for name, one, inner in _shown(value)]
        texts = [_named(name, text) if isinstance(one, int) else text for name, text, one in said]
        return (
            Markup(": ").join(part for part in (texts[0], Markup(" ").join(texts[1:])) if part) if texts else Markup()
        )
    if isinstance(value, list | tuple):
        return Markup("; " if _is_word(marks) else " ").join(_inline(desk, one, marks) for one in value)
    if isinstance(value, str):
        return _text(desk, value, marks)
    return text_as_markdown("yes" if value is True else str(value))


def _text(desk: Desk, text: str, marks: Marks) -> Markup:
    for mark in marks:
        if isinstance(mark, InlineMarkup):
            return desk.prose(text)
        if isinstance(mark, Ref) and not mark.target.startswith("."):
            return _reference(desk, mark.target, text)
    return text_as_markdown(text)


def _reference(desk: Desk, target: str, id: str) -> Markup:
    if target in desk.book.words:
        return text_as_markdown(desk.book.words[target][id].label)
    if target == "addresses":
        return desk.link(*key_at(desk.book, id))
    if target == "skills":
        target = "patterns" if id in desk.book.patterns else "tactics"
    return desk.link(target, id)

"""Walking a record: its fields by the keys of a file, the texts in them, and the marks of their types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from keyword import iskeyword
from typing import Any, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.records.base import AsTyped, Loc, NeededBy, Record, Ref, ShownElsewhere, Unshown

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text of a record: where it stands, what it says, and the marks of its type."""

    loc: Loc
    text: str
    marks: tuple[Any, ...]


def is_text(leaf: Leaf) -> bool:
    """Tell whether a text is ours for readers: an id is none, nor a reference, nor what others type or none reads."""
    return leaf.loc[-1] != "id" and not any(isinstance(mark, Ref | Unshown | AsTyped) for mark in leaf.marks)


def is_read(leaf: Leaf) -> bool:
    """Tell whether readers of the record's own page read a text."""
    return is_text(leaf) and ShownElsewhere() not in leaf.marks


def leaves(record: Record, loc: Loc = ()) -> Iterator[Leaf]:
    """Walk every text of *record* in the order of its fields, with the marks of its type."""
    for key, marks in marked_fields(type(record)):
        yield from _leaves_of(value_of(record, key), marks, (*loc, key))


def _leaves_of(value: Any, marks: tuple[Any, ...], loc: Loc) -> Iterator[Leaf]:
    if isinstance(value, str):
        yield Leaf(loc, value, marks)
    elif isinstance(value, Record):
        yield from leaves(value, loc)
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from _leaves_of(item, marks, (*loc, position))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves_of(item, marks, (*loc, key))


def records_in(record: Record, model: type[R], loc: Loc = ()) -> Iterator[tuple[Loc, R]]:
    """Find every record of *model* inside *record*, with its place."""
    for key in fields_of(type(record)):
        value = value_of(record, key)
        items = enumerate(value) if isinstance(value, list | tuple) else [(None, value)]
        for place, item in items:
            at = (*loc, key) if place is None else (*loc, key, place)
            if isinstance(item, model):
                yield at, item
            elif isinstance(item, Record):
                yield from records_in(item, model, at)


def texts_at(record: Record, path: str) -> list[str]:
    """List the texts of *record* at a path of field names, as in `signs.text`, in their order."""
    values: list[Any] = [record]
    for step in path.split("."):
        values = [inner for value in values for inner in _values_at(value, step)]
    return [value for value in values if isinstance(value, str)]


def _values_at(value: Any, step: str) -> Iterator[Any]:
    """Yield what a value holds under one name, out of every list."""
    found = None
    if isinstance(value, Record) and step in fields_of(type(value)):
        found = value_of(value, step)
    elif isinstance(value, dict):
        found = value.get(step)
    pending = [found]
    while pending:
        first = pending.pop(0)
        if isinstance(first, list | tuple):
            pending = [*first, *pending]
        else:
            yield first


@lru_cache(maxsize=128)
def marked_fields(model: type[Record]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Return the fields of *model* by the keys of a file, each with the marks of its type."""
    return tuple((key, marks_of(field)) for key, field in fields_of(model).items())


@lru_cache(maxsize=128)
def fields_of(model: type[Record]) -> Mapping[str, FieldInfo]:
    """Return the fields of *model* by the keys that a file writes; a word of Python's own has another name in code."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def value_of(record: Record, key: str) -> Any:
    """Return what a record holds under a key of its file."""
    return getattr(record, f"{key}_" if iskeyword(key) else key)


def marks_of(field: FieldInfo) -> tuple[Any, ...]:
    """Collect the marks of a field's type, through lists and optional types."""
    found = list(field.metadata)
    pending = [field.annotation]
    while pending:
        annotation = pending.pop()
        found += getattr(annotation, "__metadata__", ())
        pending += [part for part in get_args(annotation) if not isinstance(part, str)]
    return tuple(found)


def needed_by(field: FieldInfo) -> NeededBy | None:
    """Return the mark of a field that records of one kind need, where it has one."""
    return next((mark for mark in field.metadata if isinstance(mark, NeededBy)), None)


def inner_model(annotation: Any) -> tuple[type[Record] | None, bool]:
    """Find the model inside a field's type, and tell whether the type is a list."""
    parts, many, inner = [annotation], False, None
    while parts:
        part = parts.pop()
        many = many or get_origin(part) in (list, tuple)
        if isinstance(part, type) and issubclass(part, Record):
            inner = part
        parts += get_args(part)
    return inner, many

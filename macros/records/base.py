"""What every record shares: strictness, the types of text, and the mark of a reference."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

#: Lower-case words and hyphens: an id is a file name, an address and an anchor (contribute/add-a-record).
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TITLE_LIMIT = 60  # one line on a card at 320 px, and room for the site's name in a browser tab
SUMMARY_LEAST = 40  # shorter than this a search result says nothing
SUMMARY_LIMIT = 140  # what result pages and social cards show before they cut
SHEET_FIX_LIMIT = 90  # one row of the printed sheet
SHEET_LINE_LIMIT = 110  # two short rows of the printed sheet

#: A place inside a record: field names and list positions, as in ("signs", 2, "text").
Loc = tuple[str | int, ...]

_TAG_LIKE = re.compile(r"<[/!?]?[A-Za-z]\w*")
_TITLE_REFUSES = re.compile(r"[<&*_\[{]")


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of a record (`patterns`) or of an entry in a list (`groups`).

    `skills` are patterns and tactics, `addresses` are pages; `.draft` is the record's own list of that name.
    """

    target: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core), "reference": self.target}


@dataclass(frozen=True)
class Markup:
    """Marks a text that may hold *emphasis* and links to records."""


@dataclass(frozen=True)
class Slots:
    """Marks a text that may hold `{blank}` slots."""


class Record(BaseModel):
    """A strict base: an unknown key is an error, and a record never changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _refuse_tag_like(text: str) -> str:
    """Refuse what looks like an HTML tag; a lone `<` is text and is escaped when it is shown.

    Raises:
        PydanticCustomError: `tag-like-text`.
    """
    if found := _TAG_LIKE.search(text):
        raise PydanticCustomError(
            "tag-like-text",
            "'{tag}' looks like an HTML tag; write the word without '<', or put a space after it",
            {"tag": found[0]},
        )
    return text


def _refuse_title_characters(title: str) -> str:
    """Refuse what a page title cannot carry, since both generators print it as it is.

    Raises:
        PydanticCustomError: `title-character`.
    """
    if found := _TITLE_REFUSES.search(title):
        raise PydanticCustomError(
            "title-character",
            "a title cannot hold '{character}'; write it in words",
            {"character": found[0]},
        )
    return title


def _check_id(text: str) -> str:
    """Refuse an id that could not be a file name, an address and an anchor.

    Raises:
        PydanticCustomError: `bad-id`.
    """
    if not ID.fullmatch(text):
        raise PydanticCustomError(
            "bad-id",
            "'{id}' cannot be an id; use lower-case letters, digits and single hyphens, as in 'quick-favour'",
            {"id": text},
        )
    return text


def _number(text: Any) -> Any:
    """Read a whole number as people write it; pydantic's own reading also takes `1_000` and `010`.

    Raises:
        PydanticCustomError: `not-a-number`.
    """
    if isinstance(text, str):
        if not re.fullmatch(r"0|-?[1-9]\d{0,8}", text):
            raise PydanticCustomError(
                "not-a-number", "'{text}' is not a whole number; write digits only, as in 15", {"text": text}
            )
        return int(text)
    return text


def _yes_or_no(text: Any) -> Any:
    """Read `true` or `false` and nothing else.

    Raises:
        PydanticCustomError: `not-true-or-false`.
    """
    if isinstance(text, str):
        if text not in ("true", "false"):
            raise PydanticCustomError(
                "not-true-or-false", "'{text}' is neither true nor false; write true or false", {"text": text}
            )
        return text == "true"
    return text


Text = Annotated[str, AfterValidator(_refuse_tag_like)]
Prose = Annotated[str, AfterValidator(_refuse_tag_like), Markup()]
SlotText = Annotated[str, AfterValidator(_refuse_tag_like), Slots()]
Id = Annotated[str, AfterValidator(_check_id)]
Whole = Annotated[int, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_yes_or_no)]
Title = Annotated[Text, AfterValidator(_refuse_title_characters), Field(max_length=TITLE_LIMIT)]
Summary = Annotated[Text, Field(min_length=SUMMARY_LEAST, max_length=SUMMARY_LIMIT)]
Sources = Annotated[
    list[Annotated[str, Ref("sources")]],
    Field(min_length=1, description="Ids from the bibliography, the best first."),
]


class Titled(Record):
    """A record that has a page of its own."""

    title: Title = Field(description="The page's name, at most 60 characters, in sentence case.")
    summary: Summary = Field(
        description=(
            "One sentence of 40 to 140 characters that says what to notice or do, never what the page is about; "
            "shown on cards, in search and as the page's description."
        )
    )


class Page(Titled):
    """A record whose page people look for."""

    aliases: list[Text] | None = Field(
        None, min_length=1, description="What people say or type when they mean this, in their own words."
    )


class Evidence(Record):
    """What research says: the grade first, then the finding, then its limit."""

    grade: Annotated[str, Ref("grades")] = Field(description="How well it is supported, one of the grades.")
    statement: Prose = Field(description="What was found and where its limit is, in at most three sentences.")
    over_claimed: Prose = Field(description="What is commonly claimed beyond the evidence, and what holds instead.")
    sources: Sources


class Moved(Record):
    """A record that was renamed: its old address leads on to the new one."""

    moved: Id = Field(description="The id that took this one's place.")


@dataclass(frozen=True)
class Leaf:
    """One text of a record: where it stands, what it says, and the marks of its type."""

    loc: Loc
    text: str
    marks: tuple[Any, ...]


def is_read(leaf: Leaf) -> bool:
    """Tell whether readers read a text: an id is none, and neither is a reference."""
    return leaf.loc[-1] != "id" and not any(isinstance(mark, Ref) for mark in leaf.marks)


def leaves(record: Record, loc: Loc = ()) -> Iterator[Leaf]:
    """Walk every text of *record* in the order of its fields, with the marks of its type."""
    for name, marks in marked_fields(type(record)):
        yield from _leaves_of(getattr(record, name), marks, (*loc, name))


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


@lru_cache(maxsize=128)
def marked_fields(model: type[Record]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Return the fields of *model*, each with the marks of its type."""
    return tuple((name, marks_of(field)) for name, field in model.model_fields.items())


def marks_of(field: FieldInfo) -> tuple[Any, ...]:
    """Collect the marks of a field's type, through lists and optional types."""
    found = list(field.metadata)
    pending = [field.annotation]
    while pending:
        annotation = pending.pop()
        found += getattr(annotation, "__metadata__", ())
        pending += [part for part in get_args(annotation) if not isinstance(part, str)]
    return tuple(found)


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

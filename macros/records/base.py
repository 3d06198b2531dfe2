"""What every record shares: strictness, the types of text, and the mark of a reference."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from macros.records.names import FORM_OF_ADDRESS, check_address, check_id, short

TITLE_LIMIT = 60  # one line on a card at 320 px, and room for the site's name in a browser tab
SUMMARY_LEAST = 40  # shorter than this a search result says nothing
SUMMARY_LIMIT = 140  # what result pages and social cards show before they cut
SHEET_FIX_LIMIT = 90  # one row of the printed sheet
PLAIN_LIMIT = 6  # words; a button on a phone holds them in one row
SHEET_LINE_LIMIT = 110  # two short rows of the printed sheet
#: What `typed` is, on a record's page and on a fixed one.
TYPED = "What people type when they look for this; the search reads and quotes it, and no page holds it."

#: A place inside a record: field names and list positions, as in ("signs", 2, "text").
Loc = tuple[str | int, ...]

_TAG_LIKE = re.compile(r"<[/!?]?[A-Za-z]\w*")
_TITLE_REFUSES = re.compile(r"[<&*_\[{\n]")


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of a record (`patterns`) or of an entry in a list (`groups`).

    `skills` are patterns and tactics, `addresses` are pages; `.draft` is the record's own list of that name.
    """

    target: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core), "reference": self.target}


@dataclass(frozen=True)
class InlineMarkup:
    """Marks a text that may hold *emphasis* and links to records."""


@dataclass(frozen=True)
class Unshown:
    """Marks a text that no page holds: the search reads it, and quotes it beside what it found, or the checker does."""


@dataclass(frozen=True)
class AsTyped:
    """Marks a text that stands for what anybody types: its style is not ours to judge."""


@dataclass(frozen=True)
class ShownElsewhere:
    """Marks a text that another page shows, and the record's own does not."""


@dataclass(frozen=True)
class OtherwiseAll:
    """Marks a list of records that stands for all of them where it is left out, so it never ends up with none."""


@dataclass(frozen=True)
class Slots:
    """Marks a text that may hold `{blank}` slots."""


@dataclass(frozen=True)
class NeededBy:
    """Marks a field that records of one `kind` need and no others hold; a new record is begun as the usual kind."""

    kind: str
    usual: bool = False


#: One for all records that were kept, so that it is kept once.
_NOT_NOTED: set[str] = set()


class Record(BaseModel):
    """A strict base: an unknown key is an error, and a record never changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def __getstate__(self) -> dict[Any, Any]:
        """Leave out which fields were written: nobody asks, and a set takes more room than many a record."""
        return super().__getstate__() | {"__pydantic_fields_set__": _NOT_NOTED}


def _refuse_tag_like(text: str) -> str:
    """Refuse what looks like an HTML tag; a lone `<` is text and is escaped when it is shown.

    Raises:
        PydanticCustomError: `tag-like-text`.
    """
    if found := _TAG_LIKE.search(text):
        raise PydanticCustomError(
            "tag-like-text",
            "'{tag}' looks like an HTML tag; write the word without '<', or put a space after it",
            {"tag": short(found[0])},
        )
    return text


def _refuse_title_characters(title: str) -> str:
    """Refuse what a page title cannot carry, since both generators print it as it is.

    Raises:
        PydanticCustomError: `title-character`.
    """
    if found := _TITLE_REFUSES.search(title):
        what, remedy = f"'{found[0]}'", "write it in words"
        if found[0] == "\n":
            what, remedy = "a line break", "write it in one line"
        raise PydanticCustomError(
            "title-character", "a title cannot hold {what}; {remedy}", {"what": what, "remedy": remedy}
        )
    return title


def _number(text: Any) -> Any:
    """Read a whole number as people write it; pydantic's own reading also takes `1_000` and `010`.

    Raises:
        PydanticCustomError: `not-a-number`.
    """
    if isinstance(text, str):
        if not re.fullmatch("0|-?[1-9][0-9]{0,8}", text):
            raise PydanticCustomError(
                "not-a-number", "'{text}' is not a whole number; write digits only, as in 15", {"text": short(text)}
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
                "not-true-or-false", "'{text}' is neither true nor false; write true or false", {"text": short(text)}
            )
        return text == "true"
    return text


def _at_most_six_words(text: str) -> str:
    """Refuse plain words that are no longer plain.

    Raises:
        PydanticCustomError: `too-many-words`.
    """
    if (count := len(text.split())) > PLAIN_LIMIT:
        raise PydanticCustomError(
            "too-many-words",
            "has {count} words where {limit} is the most; say it as one would say it aloud",
            {"count": count, "limit": PLAIN_LIMIT},
        )
    return text


Text = Annotated[str, AfterValidator(_refuse_tag_like)]
Plain = Annotated[Text, AfterValidator(_at_most_six_words)]
Prose = Annotated[str, AfterValidator(_refuse_tag_like), InlineMarkup()]
SlotText = Annotated[str, AfterValidator(_refuse_tag_like), Slots()]
Id = Annotated[str, AfterValidator(check_id)]
Address = Annotated[str, AfterValidator(check_address), Field(json_schema_extra={"pattern": FORM_OF_ADDRESS})]
Whole = Annotated[int, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_yes_or_no)]
Typed = Annotated[Text, Unshown()]
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
    typed: list[Typed] | None = Field(None, min_length=1, description=TYPED)
    example: Plain | None = Field(
        None, description="For the few that the home page offers as an example: what one comes with, in six words."
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

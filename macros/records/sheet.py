"""A sheet: what goes on paper, which records in which order, and which of their fields."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.records.base import OtherwiseAll, Ref, Titled
from macros.records.kind import Kind, sorted_by
from macros.records.script import ALL_MESSAGES

SheetKind = Literal["cheat-sheet", "deck", "situation", "checklist"]
Paper = Literal["a4", "letter"]
Shown = Literal[
    "principle",
    "sign",
    "fix",
    "line",
    "shape",
    "thought",
    "summary",
    "related",
    "patterns",
    "prepare",
    "timing",
    "firm",
    "ask",
    "nudge",
    "if_yes",
    "if_no",
    "yes",
    "partly",
    "later",
    "no",
    "why",
    "then",
]

#: What each kind of sheet can show, in the order in which it reads best.
SHOWS: dict[str, tuple[str, ...]] = {
    "cheat-sheet": ("principle", "sign", "fix", "line", "shape"),
    "deck": ("thought", "summary", "sign", "fix", "line", "related"),
    "situation": ("patterns", "prepare", "timing", "firm", *ALL_MESSAGES),
    "checklist": ("why", "then"),
}
#: The list of a kind of sheet that makes a file for each record; the others hold patterns and tactics.
LISTS = {"situation": "situations", "checklist": "tracks"}
_ALL = ("patterns", "tactics", "situations", "tracks")


class Sheet(Titled):
    """What goes on paper: which records, in which order, and which of their fields."""

    kind: SheetKind = Field(
        description=(
            "cheat-sheet (all on one page), deck (cards, two sides), situation (a page for each situation) "
            "or checklist (a page for each track)."
        )
    )
    papers: list[Paper] = Field(min_length=1, description="The papers that it is laid out for: a4, letter.")
    orientation: Literal["portrait", "landscape"] = Field(description="portrait or landscape.")
    shows: list[Shown] = Field(
        min_length=1,
        description="What it shows of each record, in order. "
        + "; ".join(f"{kind}: {', '.join(parts)}" for kind, parts in SHOWS.items()),
    )
    patterns: list[Annotated[str, Ref("patterns")]] | None = Field(
        None, min_length=1, description="For a cheat-sheet or a deck: the patterns, in order."
    )
    tactics: list[Annotated[str, Ref("tactics")]] | None = Field(
        None, min_length=1, description="For a cheat-sheet or a deck: the tactics, in order."
    )
    situations: Annotated[list[Annotated[str, Ref("situations")]] | None, OtherwiseAll()] = Field(
        None,
        min_length=1,
        description="For a situation sheet: the situations. Left out, it holds each one that no other sheet lists.",
    )
    tracks: Annotated[list[Annotated[str, Ref("tracks")]] | None, OtherwiseAll()] = Field(
        None,
        min_length=1,
        description="For a checklist: the tracks. Left out, it holds each one that no other sheet lists.",
    )

    @model_validator(mode="after")
    def _keeps_to_its_kind(self) -> "Sheet":
        """Ensure that a sheet holds and shows only what its kind can lay out, and holds something."""
        for place, part in enumerate(self.shows):
            if part not in SHOWS[self.kind]:
                raise PydanticCustomError(
                    "not-on-this-sheet",
                    "a {kind} cannot show '{part}'; write one of {choices}",
                    {"kind": self.kind, "part": part, "choices": ", ".join(SHOWS[self.kind]), "at": ("shows", place)},
                )
        holds = (LISTS[self.kind],) if self.kind in LISTS else ("patterns", "tactics")
        for name in _ALL:
            if getattr(self, name) is not None and name not in holds:
                raise PydanticCustomError(
                    "not-on-this-sheet",
                    "a {kind} cannot list {name}; remove the list, or change the kind",
                    {"kind": self.kind, "name": name, "at": (name,)},
                )
        if self.kind not in LISTS and not (self.patterns or self.tactics):
            raise PydanticCustomError(
                "empty-sheet",
                "a {kind} without records would be a blank page; list patterns, tactics or both",
                {"kind": self.kind, "at": ("kind",)},
            )
        return self


KIND = Kind(
    "sheets",
    Sheet,
    place=130,
    folder="print",
    order=sorted_by(lambda sheet, _: (list(SHOWS).index(sheet.kind), sheet.title)),
)

"""What a template of paper is handed."""

from dataclasses import dataclass

from macros.paper.said import Said, Words, place_of, texts
from macros.playbook import Key


@dataclass(frozen=True)
class _Part(Words):
    for_: str
    note: Said | None
    line: Said | None = None


@dataclass(frozen=True)
class _Whole(Words):
    parts: list[_Part]


LINE = Said("Tie it twice.", Key("tactics", "tie-twice"), ("borrow", 0))


def test_what_a_sheet_leaves_out_is_not_there_and_what_it_lacks_is_null() -> None:
    """A template asks whether a part is shown by its name, and whether a shown part is empty by its value."""
    assert _Part("rowers", None).json() == {"for": "rowers", "note": None}
    assert _Part("rowers", None, LINE).json() == {"for": "rowers", "note": None, "line": LINE.json()}


def test_every_text_is_found_with_its_place_however_deep_it_stands() -> None:
    """The press can say which field is too long only of a text that it finds."""
    whole = _Whole([_Part("rowers", LINE), _Part("keepers", None, LINE)])
    assert texts(whole) == [LINE, LINE]
    assert place_of(LINE.json()["at"]) == (LINE.key, LINE.loc)

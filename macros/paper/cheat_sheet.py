"""The words of the one-page sheet: the needs with their patterns, the tactics, and the shape of a good ask."""

from dataclasses import dataclass

from macros.addresses import address_of
from macros.paper.said import Said, Words, label, said
from macros.playbook import Key, Playbook

_PRINCIPLE = Key("principle", "principle")
#: Entries that have room on a page in letters half as large again.
_FEW = 8


@dataclass(frozen=True)
class PatternRow(Words):
    """A pattern: its first sign and its fix, where the sheet shows them."""

    title: Said
    address: str
    sign: Said | None = None
    fix: Said | None = None


@dataclass(frozen=True)
class NeedPart(Words):
    """A need with those of the sheet's patterns that threaten it."""

    id: str
    label: Said
    test: Said
    address: str
    patterns: list[PatternRow]


@dataclass(frozen=True)
class TacticRow(Words):
    """A tactic: the needs that it protects, and its first line to borrow, where the sheet shows it."""

    title: Said
    address: str
    needs: list[str]
    line: Said | None = None


@dataclass(frozen=True)
class ShapePart(Words):
    """One part of a good request, and what it does."""

    label: Said
    job: Said


@dataclass(frozen=True)
class CheatSheet(Words):
    """What the one-page sheet shows, from the top down; principle and shape, where it shows them.

    *few* tells that it holds so little of the method that there is room for large letters.
    """

    few: bool
    title: Said
    how: Said
    needs: list[NeedPart]
    tactics: list[TacticRow]
    tactics_title: Said
    tactics_how: Said
    statement: Said | None = None
    shape_title: Said | None = None
    shape: list[ShapePart] | None = None


def cheat_sheet(book: Playbook, id: str) -> CheatSheet:
    """Return what the sheet shows, each text with its place."""
    sheet = book.sheets[id]
    shows: set[str] = set(sheet.shows)
    needs = [_need(book, id, place) for place in range(len(book.principle.needs))]
    whole = set(sheet.patterns or ()) >= set(book.patterns)  # what a team chose of it has a title of its own
    all_tactics = set(sheet.tactics or ()) >= set(book.tactics)
    home = said(Key("pages", "home"), "title", text=book.pages["home"].title)
    return CheatSheet(
        few=not whole and len(sheet.patterns or ()) + len(sheet.tactics or ()) <= _FEW,
        title=home if whole else said(Key("sheets", id), "title", text=sheet.title),
        how=label(book, "sheet-how" if whole else "sheet-how-part"),
        needs=[need for need in needs if need.patterns],
        tactics=[_tactic(book, key, shows) for key in sheet.tactics or ()],
        tactics_title=label(book, "sheet-tactics"),
        tactics_how=label(book, "sheet-tactics-how" if all_tactics else "sheet-tactics-few"),
        statement=said(_PRINCIPLE, "statement", text=book.principle.statement) if "principle" in shows else None,
        shape_title=label(book, "sheet-shape") if "shape" in shows else None,
        shape=_shape(book) if "shape" in shows else None,
    )


def _shape(book: Playbook) -> list[ShapePart]:
    return [
        ShapePart(
            label=said(_PRINCIPLE, "shape", place, "label", text=part.label),
            job=said(_PRINCIPLE, "shape", place, "job", text=part.job),
        )
        for place, part in enumerate(book.principle.shape)
    ]


def _need(book: Playbook, id: str, place: int) -> NeedPart:
    need, sheet = book.principle.needs[place], book.sheets[id]
    patterns = [key for key in sheet.patterns or () if book.patterns[key].need == need.id]
    return NeedPart(
        id=need.id,
        label=said(_PRINCIPLE, "needs", place, "label", text=need.label),
        test=said(_PRINCIPLE, "needs", place, "test", text=need.test),
        address=address_of(Key("needs", need.id)),
        patterns=[_pattern(book, key, set(sheet.shows)) for key in patterns],
    )


def _pattern(book: Playbook, id: str, shows: set[str]) -> PatternRow:
    pattern, key = book.patterns[id], Key("patterns", id)
    return PatternRow(
        title=said(key, "title", text=pattern.title),
        address=address_of(key),
        sign=said(key, "signs", 0, "text", text=pattern.signs[0].text) if "sign" in shows else None,
        fix=said(key, "fix", "headline", text=pattern.fix.headline) if "fix" in shows else None,
    )


def _tactic(book: Playbook, id: str, shows: set[str]) -> TacticRow:
    tactic, key = book.tactics[id], Key("tactics", id)
    return TacticRow(
        title=said(key, "title", text=tactic.title),
        address=address_of(key),
        needs=[book.needs[need].label for need in tactic.needs],
        line=said(key, "borrow", 0, text=tactic.borrow[0]) if "line" in shows else None,
    )

"""The toy data keep their promise: every text holds what could break a stage, every optional field comes and goes."""

from collections import defaultdict

import pytest

from macros.loading import read_roots
from macros.records import KINDS, SINGLES, Record, model_of
from macros.records.base import Ref, Slots
from macros.records.walk import fields_of, inner_model, leaves, marks_of, value_of
from macros.store import Entry
from tests.projects import DATA, TOY_DATA

HOSTILE = ('"', "'", "&", " < ", " > ", " * ", "[", "]", "`", "\\", "_", "#", "{{", "}}", "{%", "%}")
REFUSED_IN_TITLES = {"&", " < ", " * ", "[", "_", "{{", "{%"}
BRACES = {"{{", "}}", "{%", "%}"}
#: How a text of the toy becomes hostile.
END_AS_OTHERS = "end one of its texts as the field of the same name ends in another record of tests/toy_data"
#: Their form is fixed, so no text can be written there.
FORMED = {"id", "kind", "mark", "doi", "moved", "verified", "level", "papers", "orientation", "shows", "reader"}
FORMED |= {"finds", "instead", "any", "not", "not_in_draft", "speaks_to", "negated", "quotes", "modes"}
FORMED |= {"value", "low", "high", "rules"}


def toy_entries() -> list[Entry]:
    """Return every record of the toy data."""
    shelf, problems = read_roots([TOY_DATA])
    assert not problems
    return list(shelf.all())


ALL = toy_entries()
#: All but the labels, which are the real ones.
ENTRIES = [entry for entry in ALL if entry.kind not in ("pages", "labels")]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.kind}/{entry.id}")
def test_every_text_field_holds_every_hostile_character(entry: Entry) -> None:
    """A field whose texts are all tame would hide a missing escape."""
    texts: dict[tuple[str, ...], str] = defaultdict(str)
    slots, refs = set(), set()
    for leaf in leaves(entry.record):
        field = tuple(step for step in leaf.loc if isinstance(step, str))
        texts[field] += f" {leaf.text} "
        slots |= {field} if any(isinstance(mark, Slots) for mark in leaf.marks) else set()
        refs |= {field} if any(isinstance(mark, Ref) for mark in leaf.marks) else set()
    for field, text in texts.items():
        if field[-1] in FORMED or field in refs:
            continue
        expected = set(HOSTILE)
        if field[-1] == "title" and entry.kind != "sources":
            expected -= REFUSED_IN_TITLES | {"%}"}
        if field in slots:
            expected -= BRACES
        lacks = sorted(mark for mark in expected if mark not in text)
        assert not lacks, f"{entry.yaml.path}: {'.'.join(field)} lacks {' '.join(lacks)}; {END_AS_OTHERS}"


def optional_fields() -> list[tuple[type[Record], str]]:
    """List the optional fields of every model of which the toy can hold more than one."""
    found: list[tuple[type[Record], str]] = []
    pending: list[type[Record]] = [model_of(name) for name in (*KINDS, *SINGLES)]
    seen: set[type[Record]] = set()
    files = [single.model for single in SINGLES.values()]
    while pending:
        model = pending.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, field in fields_of(model).items():
            inner, _ = inner_model(field.annotation)
            pending += [inner] if inner else []
            found += [(model, name)] if field.default is None and model not in files else []
    return found


def instances(record: Record, model: type[Record]) -> list[Record]:
    """Find every record of *model* at and inside *record*."""
    found = [record] if type(record) is model else []
    for name in fields_of(type(record)):
        value = value_of(record, name)
        for item in value if isinstance(value, list | tuple) else [value]:
            found += instances(item, model) if isinstance(item, Record) else []
    return found


@pytest.mark.parametrize(("model", "name"), optional_fields(), ids=lambda part: getattr(part, "__name__", part))
def test_every_optional_field_is_filled_somewhere_and_left_out_somewhere(model: type[Record], name: str) -> None:
    """Both a field and its absence reach every stage."""
    found = [(entry.yaml.path, value_of(record, name)) for entry in ALL for record in instances(entry.record, model)]
    files = (
        ", ".join(sorted({path for path, _ in found}))
        or f"a new record in tests/toy_data that holds a {model.__name__}"
    )
    assert any(value is not None for _, value in found), f"no toy record fills {name}: write it in one of {files}"
    assert any(value is None for _, value in found), f"every toy record fills {name}: leave it out in one of {files}"


def test_marks_are_found_through_lists_and_optional_types() -> None:
    """The checks above rest on marks, so a mark inside an optional list must be seen."""
    evidence = model_of("patterns").model_fields["evidence"]
    inner, many = inner_model(evidence.annotation)
    assert inner is not None
    assert not many
    assert Ref("sources") in marks_of(inner.model_fields["sources"])


def test_the_toy_has_a_situation_without_a_script() -> None:
    """Pages have to say something where no script stands."""
    scripted = {getattr(entry.record, "situation", None) for entry in ENTRIES if entry.kind == "scripts"}
    assert {entry.id for entry in ENTRIES if entry.kind == "situations"} - scripted == {"row-at-night"}


def test_the_toy_uses_the_real_labels() -> None:
    """A copy of the labels would go stale, so the toy's file leads to the real one."""
    assert (TOY_DATA / "interface.yaml").resolve() == (DATA / "interface.yaml").resolve()

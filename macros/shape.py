"""What pydantic found wrong with one record, said as problems with a place and a remedy."""

from collections.abc import Callable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.problems import MOST_IN_FILE, Problem, nearest
from macros.records.base import Loc, Record
from macros.records.names import short
from macros.records.walk import fields_of, inner_model
from macros.yaml_document import YamlFile

_Said = tuple[str, str, str]


def shape_problems(document: YamlFile, model: type[Record], error: ValidationError | None) -> list[Problem]:
    """Say each mistake of *error*, and what is empty in *document*, once: what follows from another is left out."""
    said: list[tuple[Loc, _Said]] = []
    for details in error.errors(include_url=False)[:MOST_IN_FILE] if error else []:
        loc: Loc = details["loc"] + tuple(details.get("ctx", {}).get("at", ()))
        said.append((loc, _say(details, model, loc)))
    held_empty = set(document.empty)
    hiding = {loc for loc, (_, _, code) in said if code == "unknown-field"}
    hiding |= {loc for loc, (_, _, code) in said if code == "wrong-type" and loc not in held_empty}
    empty = [loc for loc in document.empty[:MOST_IN_FILE] if not _within(loc, hiding)]
    told = {*empty, *document.told, *_meant(said, model)}
    around = {loc[:depth] for loc, _ in said for depth in range(len(loc))}  # places with a mistake inside
    problems = [document.problem(loc, "is empty", _write(model, loc), "empty-field", at_key=True) for loc in empty]
    for loc, (what, remedy, code) in said:
        follows = code == "too-few" and loc in around
        if not follows and not _within(loc, told):
            problems.append(document.problem(loc, what, remedy, code, at_key=code == "unknown-field"))
    return problems


def _meant(said: list[tuple[Loc, _Said]], model: type[Record]) -> set[Loc]:
    """Return the places of missing fields that stand there under a name with a slip, which is told of that name."""
    slips = [loc for loc, (_, _, code) in said if code == "unknown-field"]
    meant = ((*loc[:-1], nearest(str(loc[-1]), list(fields_of(_model_at(model, loc[:-1]) or model)))) for loc in slips)
    missing = {loc for loc, (_, _, code) in said if code == "missing-field"}
    return missing.intersection(meant)


def _within(loc: Loc, places: set[Loc]) -> bool:
    """Tell whether *loc* is one of *places* or lies inside one."""
    return any(loc[:depth] in places for depth in range(len(loc) + 1))


def _say(details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    """Put one pydantic error into words; a code of our own carries its words with it."""
    if phrase := _PHRASES.get(details["type"]):
        return phrase(details, model, loc)
    what, _, remedy = details["msg"].rpartition("; ")  # what is wrong may quote a text that holds the mark
    if not what:
        what, remedy = remedy, ""
    return what, remedy or _write(model, loc), details["type"].replace("_", "-")


def _missing(_details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    return "is missing", _write(model, loc), "missing-field"


def _unknown(_details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    parent = _model_at(model, loc[:-1]) or model
    known = list(fields_of(parent))
    best = nearest(str(loc[-1]), known)
    remedy = f"write '{best}'" if best else f"remove it; the fields here are {', '.join(known)}"
    return "there is no such field", remedy, "unknown-field"


def _too_long(details: ErrorDetails, _model: type[Record], _loc: Loc) -> _Said:
    limit, length = details["ctx"]["max_length"], len(details["input"])
    return f"is {length - limit} over its limit of {limit} characters", "shorten it", "too-long"


def _too_short(details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    least, length = details["ctx"]["min_length"], len(details["input"])
    return f"has {length} characters where {least} is the least", _write(model, loc), "too-short"


def _too_few(details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    if isinstance(details["input"], str):
        return _too_short(details, model, loc)
    return f"has fewer than {details['ctx']['min_length']} entries", _write(model, loc), "too-few"


def _too_many(details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    if isinstance(details["input"], str):
        return _too_long(details, model, loc)
    return f"has more than {details['ctx']['max_length']} entries", _write(model, loc), "too-many"


def _choice(details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    expected, given = details["ctx"]["expected"], details["input"]
    if not isinstance(given, str):
        return _wrong_type("a text")(details, model, loc)
    best = nearest(given, [choice.strip("' ") for choice in expected.replace(" or ", ",").split(",")])
    return f"'{short(given)}' is not one of {expected}", f"write '{best}'" if best else "write one", "not-a-choice"


def _out_of_range(details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    bound = details["msg"].removeprefix("Input should be ")
    return f"{details['input']} is out of range", f"write a number {bound}", "out-of-range"


def _bad_form(details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
    return f"'{short(details['input'])}' has the wrong form", _write(model, loc), "wrong-form"


def _wrong_type(expected: str) -> Callable[[ErrorDetails, type[Record], Loc], _Said]:
    def say(details: ErrorDetails, model: type[Record], loc: Loc) -> _Said:
        given = details["input"]
        found = "a list" if isinstance(given, list) else "a text" if isinstance(given, str) else "a record of fields"
        remedy = _write(model, loc)
        if isinstance(given, dict) and expected == "a text" and not any(given.values()):
            remedy = "put the text into quotes, since it begins with '{'"
        return f"{found} stands where {expected} belongs", remedy, "wrong-type"

    return say


_PHRASES: dict[str, Callable[[ErrorDetails, type[Record], Loc], _Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_short": _too_few,
    "too_long": _too_many,
    "literal_error": _choice,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_pattern_mismatch": _bad_form,
    "string_type": _wrong_type("a text"),
    "tuple_type": _wrong_type("a list"),
    "list_type": _wrong_type("a list"),
    "model_type": _wrong_type("a record of fields"),
    "model_attributes_type": _wrong_type("a record of fields"),
    "dict_type": _wrong_type("a record of fields"),
    "int_type": _wrong_type("a whole number"),
    "bool_type": _wrong_type("true or false"),
}


def _write(model: type[Record], loc: Loc) -> str:
    """Tell what belongs at *loc*, in the words of the field's own description."""
    names = [position for position, step in enumerate(loc) if isinstance(step, str)]
    for end in reversed(names):
        parent = _model_at(model, loc[:end])
        field = fields_of(parent).get(str(loc[end])) if parent else None
        if field and field.description:
            return f"write: {field.description.rstrip('.')}"
    return f"write: {(model.__doc__ or '').strip().splitlines()[0].rstrip('.')}"


def _model_at(model: type[Record], loc: Loc) -> type[Record] | None:
    """Find the model that describes the place *loc* inside *model*."""
    current: type[Record] | None = model
    for step in loc:
        if isinstance(step, int):
            continue
        field = fields_of(current).get(step) if current else None
        current = inner_model(field.annotation)[0] if field else None
    return current

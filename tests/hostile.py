"""A hostile playbook: the toy records, with a text in every field that would do something if it were not shown as text.

The fields are found by their models, so none is forgotten. A text that a rule refuses is put back and noted: what
cannot be written can do no harm. What is left loads, and every page of it can be looked at.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from macros.checks.site import broken_site_rules
from macros.loading import load
from macros.problems import DataProblems, field_name
from macros.records import KINDS, SINGLES, Record, model_of
from macros.records.base import Loc, Unshown
from macros.records.walk import fields_of, inner_model, marks_of
from tests.projects import TOY_DATA

#: What each would do: a heading with a link or a handler, an attribute's end, an element, a template, an end of what
#: stands around it, a redirect, an address that runs.
TEXTS = (
    "So.\n# [x](javascript:alert(1))",
    "So.\n# Free { onmouseover=alert(1) onclick=alert(1) style=position:fixed }\nmore",
    "So.\n\n    code\n\n<!--/raw-->\n\n[x](javascript:alert(1))",
    'x" onmouseover="alert(1)',
    "x' onfocus='alert(1)' autofocus='",
    '"><script>alert(1)</script>',
    '"> < img src=x onerror=alert(1) >',
    "{{ 7*7 }}",
    "{% raw %}",
    "{% include 'base.html' %}",
    "{# so",
    "<!-- ",
    "--> so",
    "]]>",
    "</script>",
    '0;url=/evil/" http-equiv="refresh',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](x){onerror=alert(1)}",
    "<javascript:alert(1)>",
    "[TOC]",
    "*a* [b](patterns:dark-lamp) **c** `d` | e |",
    "<!--heading--># x {: onclick=alert(1) }<!--/heading-->",
    "<root>",
    "\\\" \\' \\u003c \\\\",
    '10.1234/x"onmouseover="alert(1)',
)
_SLOT = re.compile(r"\{[a-z][a-z0-9_-]*\}")
#: Codes of fields that take one of a few words, or a word of one form, and so no text.
_CLOSED = {"unknown-reference", "not-a-choice", "not-a-number", "not-true-or-false", "bad-id"}
_LENGTHENED = " and so on, for as long as it takes to say"

Place = tuple[str, Loc]
"""A file of the toy, and a place in it."""


@dataclass
class Hostile:
    """Records as plain data, by file.

    Attributes:
        files: what each file holds, texts only.
        fields: the field of a model at each place, as in `pattern.Sign.text`.
        refused: by field, the codes with which its texts were refused.
        written: by field, the texts that stand in it.
    """

    files: dict[str, Any]
    fields: dict[Place, str]
    refused: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    written: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def write(self, folder: Path, names: Iterable[str]) -> None:
        """Write some of the files into *folder*; JSON is YAML, and quickly written."""
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            _choose(self.files[name])
            (folder / name).write_text(json.dumps(self.files[name], ensure_ascii=False, indent=1), encoding="utf-8")


def text_fields() -> set[str]:
    """Return every field of every model that may hold a text, as in `pattern.Sign.text`."""
    return set(_marked_fields())


def unshown_fields() -> set[str]:
    """Return those that no page shows."""
    return {name for name, marks in _marked_fields().items() if Unshown() in marks}


def _marked_fields() -> dict[str, tuple[Any, ...]]:
    """Return every field that may hold a text, with the marks of its type."""
    found: dict[str, tuple[Any, ...]] = {}
    pending = [model_of(name) for name in (*KINDS, *SINGLES)]
    seen: set[type[Record]] = set()
    while pending:
        if (model := pending.pop()) not in seen:
            seen.add(model)
            for name, info in fields_of(model).items():
                inner, _ = inner_model(info.annotation)
                pending += [inner] if inner else []
                found |= {} if inner else {_name_of(model, name): marks_of(info)}
    return found


def hostile_toy(folder: Path) -> Hostile:
    """Write the toy into *folder*, hostile in every field that takes it.

    A field is tried with all texts at once, then with those that are no links, then with one after the other; where
    none may stand it keeps its own.
    """
    hostile = Hostile(*_toy())
    own = {place: _at(hostile.files[place[0]], place[1]) for place in hostile.fields}
    left = {place: _candidates(number) for number, place in enumerate(own)}
    numbers = count(1)
    pending = set(own)
    while pending:
        for place in pending:
            text = _distinct(_kept_slots(left[place][0], own[place]), next(numbers)) if left[place] else own[place]
            _put(hostile.files[place[0]], place[1], text)
        hostile.write(folder, hostile.files if len(pending) == len(own) else {name for name, _ in pending})
        pending = set()
        for place, code in set(_refused(hostile, folder)):
            if left.get(place):
                first = left[place].pop(0)
                if code == "too-short":
                    left[place].insert(0, first + _LENGTHENED)
                else:
                    hostile.refused[hostile.fields[place]].add(code)
                if code in _CLOSED:
                    left[place].clear()
                pending.add(place)
    for place, candidates in left.items():
        if candidates:
            hostile.written[hostile.fields[place]].add(candidates[0])
    return hostile


def _candidates(number: int) -> list[str]:
    """List what to try in a field, beginning at another single text in each."""
    whole = [text for text in TEXTS if not re.search(r"<[/A-Za-z]", text)]
    tame = [text for text in whole if "](" not in text]
    start = number % len(TEXTS)
    return ["\n\n".join(whole), "\n\n".join(tame), *TEXTS[start:], *TEXTS[:start]]


def _toy() -> tuple[dict[str, Any], dict[Place, str]]:
    """Return the toy as plain data by file, and the field of each text in it."""
    files: dict[str, Any] = {}
    fields: dict[Place, str] = {}
    for file in sorted(TOY_DATA.rglob("*.yaml")):
        name = file.relative_to(TOY_DATA).as_posix()
        data = files[name] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        if "moved" not in data:
            model = model_of(Path(name).parts[0] if "/" in name else Path(name).stem)
            data |= dict(_lacking(model, data)) if "/" not in name else {}
            fields |= {(name, loc): found for loc, found in _texts(model, data, ())}
    return files, fields


def _lacking(model: type[Record], data: Any) -> Iterator[tuple[str, Any]]:
    """Yield a value for each field that a single file leaves out; of other records, one of the toy has it."""
    for name, info in fields_of(model).items():
        inner, many = inner_model(info.annotation)
        if name not in data and not inner:
            yield name, ["So it is"] if many else "So it is"


def _choose(data: Any) -> None:
    """Let what stands in a blank of choices be one of these, whatever they say now."""
    for blank in data.get("blanks", ()):
        if "choices" in blank:
            blank |= {name: blank["choices"][0] for name in ("example", "default") if name in blank}


def _texts(model: type[Record], data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    for name, info in fields_of(model).items():
        inner, _ = inner_model(info.annotation)
        if name not in data or (name in ("example", "default") and "choices" in data):
            continue
        value = data[name]
        items: list[tuple[Loc, Any]] = [((name,), value)]
        if isinstance(value, list):
            items = [((name, place), item) for place, item in enumerate(value)]
        for at, item in items:
            if inner:
                yield from _texts(inner, item, (*loc, *at))
            else:
                yield (*loc, *at), _name_of(model, name)


def _name_of(model: type[Record], name: str) -> str:
    return f"{model.__module__.rpartition('.')[2]}.{model.__name__}.{name}"


def _refused(hostile: Hostile, folder: Path) -> Iterator[tuple[Place, str]]:
    """Yield the places at which something is refused, with its code."""
    names = {(name, field_name(loc)): (name, loc) for name, loc in hostile.fields}
    try:
        if wrong := broken_site_rules(load([folder])):
            raise DataProblems(wrong)
    except DataProblems as problems:
        for problem in problems.problems:
            file = Path(problem.path).relative_to(folder).as_posix()
            exact = names.get((file, problem.field))
            inside = [] if exact else [at for at in names if at[0] == file and at[1].startswith(problem.field)]
            assert exact or inside, str(problem)
            yield from ((place, problem.code) for place in ([exact] if exact else [names[at] for at in inside]))


def _distinct(text: str, number: int) -> str:
    """End a text with a number of its own; one without a blank gets none."""
    return f"{text} {number}" if " " in text else f"{text}{number}"


def _kept_slots(text: str, own: str) -> str:
    return " ".join([text, *_SLOT.findall(own)])


def _at(data: Any, loc: Loc) -> str:
    for step in loc:
        data = data[step]
    return str(data)


def _put(data: Any, loc: Loc, text: str) -> None:
    for step in loc[:-1]:
        data = data[step]
    data[loc[-1]] = text

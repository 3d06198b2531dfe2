"""What the finder's page leaves out once it would be too heavy: signs, patterns, and what signs count for, as JSON.

The shape, which docs/assets/js/finder-apart.js puts back into the page when somebody comes to the form:
    {"groups": [[[mark, sign], …], …] fold by fold, "also": {mark: [counts], …},
     "results": [{"id": …, "need": …, "plain": …, "fix": …, "link": [title, address], "script": the same or null,
                  "press": whether its worry is to be pressed, "which": the same or null}, …],
     "words": {"fix": …, "script": …, "press": …}}
Every value is text, never markup.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from macros.prose import set_quotes
from macros.views.finder import Finder, Result, SignGroup
from macros.views.site import Desk, Link

#: Where it stands, from the site's root.
FILE = "assets/finder.json"


def without_signs(desk: Desk, finder: Finder) -> Finder:
    """Leave out what grows with the records: the folds of signs stay, and wait for them."""
    groups = [SignGroup(group.label, []) for group in finder.groups]
    data = {**finder.data, "also": {}}
    return replace(finder, groups=groups, results=[], data=data, apart=desk.url(FILE))


def as_json(desk: Desk, finder: Finder) -> str:
    """Return what the page of *desk* leaves out."""
    label = desk.labels
    words = {"fix": label["what-now"], "script": label["finder-script"], "press": label["finder-press"]}
    told = {
        "groups": [[[sign.value, set_quotes(sign.text)] for sign in group.signs] for group in finder.groups],
        "also": finder.data["also"],
        "results": [_result(result) for result in finder.results],
        "words": _quoted(words),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _result(result: Result) -> dict[str, object]:
    texts = {"id": result.id, "need": result.need, "plain": result.plain, "fix": result.fix}
    links = {"link": _link(result.link), "script": _link(result.script), "which": _link(result.which)}
    return {**_quoted(texts), **links, "press": result.press}


def _link(link: Link | None) -> list[str] | None:
    return [set_quotes(link.title), link.address] if link else None


def _quoted(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: set_quotes(text) for name, text in texts.items()}

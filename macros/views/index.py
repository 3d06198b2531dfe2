"""The indexes: every record of a kind under the heading that it belongs to, with the tags that filters read."""

from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from macros.playbook import Key
from macros.records import folder_of
from macros.records.pattern import Pattern
from macros.records.script import Script
from macros.records.situation import Situation
from macros.records.tactic import Tactic
from macros.views.site import Desk, Site

#: What each index can be narrowed by, in the order in which the groups stand.
_FACETS = {
    "patterns": ("need", "family"),
    "tactics": ("need",),
    "situations": ("group", "need", "has"),
    "scripts": ("group", "need", "channel"),
}
#: Every facet, once.
FACETS = tuple(dict.fromkeys(name for names in (*_FACETS.values(), ("status", "work")) for name in names))
Tags = dict[str, list[str]]


def index(site: Site, kind: str) -> str:
    """Write the index of a kind."""
    desk = site.at(f"{folder_of(kind)}/")
    tags = {id: tags_of(desk, kind, id) for id in desk.playbook.records(kind)}
    return desk.render(
        "pages/index.html",
        head=desk.head(Key("pages", folder_of(kind))),
        count=len(tags),
        facets=[group for name in _FACETS[kind] if len((group := facet(desk, name, tags)).options) > 1],
        shelves=[
            SimpleNamespace(id=id, label=label, text=text, cards=[_card(desk, kind, key, tags[key]) for key in members])
            for id, label, text, members in _shelves(desk, kind)
            if members
        ],
    )


def tags_of(desk: Desk, kind: str, id: str) -> Tags:
    """Return what a record can be found by: a list of ids for each facet of its kind."""
    record = desk.playbook.records(kind)[id]
    match record:
        case Pattern():
            return {"need": [record.need], "family": [record.family]}
        case Tactic():
            return {"need": record.needs}
        case Situation():
            has = ["script"] if desk.playbook.scripts_for[id] else ["moves"]
            return {"group": [record.group], "need": _needs(desk, record), "has": has}
        case Script():
            situation = desk.playbook.situations[record.situation]
            channels = list(dict.fromkeys(variant.channel for variant in record.variants))
            return {"group": [situation.group], "need": _needs(desk, situation), "channel": channels}
    raise KeyError(kind)


def _needs(desk: Desk, situation: Situation) -> list[str]:
    return list(dict.fromkeys(desk.playbook.patterns[likely.id].need for likely in situation.patterns))


def facet(desk: Desk, name: str, tags: dict[str, Tags]) -> SimpleNamespace:
    """List the choices of a facet that any record has, in the order of the word list."""
    used = Counter(value for record in tags.values() for value in record[name])
    labels = _labels(desk, name)
    options = [SimpleNamespace(value=id, label=labels[id], count=used[id]) for id in labels if used[id]]
    return SimpleNamespace(name=name, label=desk.labels[f"facet-{name}"], options=options)


def _labels(desk: Desk, name: str) -> dict[str, str]:
    book = desk.playbook
    words: dict[str, dict[str, Any]] = {
        "need": book.needs,
        "family": book.words["families"],
        "group": book.words["groups"],
        "channel": book.words["channels"],
        "status": book.words["statuses"],
        "work": book.words["works"],
    }
    if name == "has":
        return {id: desk.labels[f"has-{id}"] for id in ("script", "moves")}
    return {id: word.label for id, word in words[name].items()}


def _card(desk: Desk, kind: str, id: str, tags: Tags) -> SimpleNamespace:
    link = desk.link(kind, id)
    flat = " ".join(f"{name}:{value}" for name, values in tags.items() for value in values)
    hue = f" need-{tags['need'][0]}" if kind == "patterns" else ""
    return SimpleNamespace(address=link.address, title=link.title, summary=link.summary, tags=flat, hue=hue)


def _shelves(desk: Desk, kind: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield the id, the label, the text and the records of each heading."""
    book = desk.playbook
    match kind:
        case "patterns":
            for id, need in book.needs.items():
                yield id, need.label, need.threatened, [key for key, one in book.patterns.items() if one.need == id]
        case "tactics":
            yield "all", desk.labels["all-tactics"], desk.labels["all-tactics-text"], list(book.tactics)
        case _:
            for id, group in book.words["groups"].items():
                members = [key for key in book.records(kind) if _group(desk, kind, key) == id]
                yield id, group.label, group.description, members


def _group(desk: Desk, kind: str, id: str) -> str:
    book = desk.playbook
    return book.situations[id if kind == "situations" else book.scripts[id].situation].group

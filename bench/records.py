"""Records for a playbook of any size: the real ones as seeds, copied with other ids, titles, summaries and numbers.

A copy belongs to a generation: the first holds the real records, the second their first copies, and so on.
A copy names records of its own generation, so that links back spread over all records as they do in a
real playbook, and do not pile up on the first ones. Titles and summaries are drawn from the words of the
real ones, so that they compress about as well as written text.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.loading import read_roots
from macros.problems import DataProblems
from macros.records import KINDS, SINGLES, Record
from macros.records.base import InlineMarkup, Page, Ref
from macros.records.script import Script
from macros.records.walk import leaves
from macros.yaml_files import read_yaml

#: How the records are shared out over the kinds; a kind that is not named here is copied as it is.
SHARES = {"patterns": 40, "tactics": 10, "situations": 25, "scripts": 25}
_PROSE_LINK = re.compile(r"\]\(([a-z-]+):([a-z0-9-]+)\)")
_GENERATION = re.compile(r"-n\d+\Z")
_WORD = re.compile(r"[a-z]{2,}")

Seeds = Mapping[str, Mapping[str, Record]]


def shares(total: int) -> dict[str, int]:
    """Share *total* records out over the kinds, in the proportion of `SHARES`."""
    whole = sum(SHARES.values())
    counts = {kind: total * share // whole for kind, share in SHARES.items()}
    counts[next(iter(SHARES))] += total - sum(counts.values())
    return counts


def read_seeds(data: Path) -> Seeds:
    """Read the real records below *data*, by kind and id.

    Raises:
        DataProblems: when the real records have mistakes of their own.
    """
    shelf, problems = read_roots([data])
    if problems:
        raise DataProblems(problems)
    return {kind: {entry.id: entry.record for entry in shelf.entries(kind)} for kind in KINDS}


@dataclass(frozen=True)
class Names:
    """The ids of the real records and of those that are made from them, by kind and in order.

    *answered* names the real situations in which the reader is the one who is asked: scripts keep to their side.
    """

    seeds: Mapping[str, Sequence[str]]
    made: Mapping[str, Sequence[str]]
    answered: frozenset[str] = frozenset()

    def of(self, kind: str, id: str, generation: int, other_than: str = "") -> str:
        """Return what *id* is called in a generation (0 is the real records), or the next that is not *other_than*."""
        seeds = self.seeds.get(kind, ())
        if id not in seeds or kind not in self.made:
            return id
        place = seeds.index(id) + generation * len(seeds)
        made = self.made[kind]
        if kind == "situations" and not self._same_side(made[place % len(made)], id):
            made = [name for name in made if self._same_side(name, id)]
        name = made[place % len(made)]
        return name if name != other_than else made[(place + 1) % len(made)]

    def _same_side(self, made: str, seed: str) -> bool:
        return (_seed_of(made) in self.answered) == (seed in self.answered)


def names_for(seeds: Seeds, total: int) -> Names:
    """Choose the ids of *total* records."""
    made = {kind: [_name(list(seeds[kind]), place) for place in range(count)] for kind, count in shares(total).items()}
    scripts = [record for record in seeds["scripts"].values() if isinstance(record, Script)]
    answered = frozenset(script.situation for script in scripts if script.is_answer)
    return Names({kind: list(records) for kind, records in seeds.items()}, made, answered)


def _name(seeds: Sequence[str], place: int) -> str:
    generation, seed = divmod(place, len(seeds))
    return f"{seeds[seed]}-n{generation + 1}" if generation else seeds[seed]


def _seed_of(name: str) -> str:
    return _GENERATION.sub("", name)


def write_data(real: Path, target: Path, total: int) -> None:
    """Write a data root of *total* records into *target*, with the single files and other kinds of *real*.

    Raises:
        DataProblems: when the real records have mistakes of their own.
    """
    seeds = read_seeds(real)
    names = names_for(seeds, total)
    words = _words(seeds)
    for kind, records in seeds.items():
        if kind in names.made:
            for place, id in enumerate(names.made[kind]):
                generation, seed = divmod(place, len(records))
                fields = fields_of(list(records.values())[seed], names, generation, id)
                _write(target / kind / f"{id}.yaml", fields | _varied(fields, words, place, generation))
        else:
            for id, record in records.items():
                _write(target / kind / f"{id}.yaml", fields_of(record, names, 0, id))
    for name, single in SINGLES.items():
        document = read_yaml(real / f"{name}.yaml", f"{name}.yaml")
        _write(target / f"{name}.yaml", fields_of(single.model.model_validate(document.data), names, 0, name))


def fields_of(record: Record, names: Names, generation: int, id: str) -> dict[str, Any]:
    """Return the fields of *record*, with every reference renamed for its generation and its own new *id*."""

    def prose(found: re.Match[str]) -> str:
        return f"]({found[1]}:{names.of(found[1], found[2], generation, id)})"

    fields: dict[str, Any] = record.model_dump(exclude_none=True, by_alias=True)
    for leaf in leaves(record):
        text = leaf.text
        for mark in leaf.marks:
            if isinstance(mark, Ref):
                text = _referred(mark.target, text, names, generation, id)
            elif isinstance(mark, InlineMarkup):
                text = _PROSE_LINK.sub(prose, text)
        if text != leaf.text:
            holder: Any = fields
            for step in leaf.loc[:-1]:
                holder = holder[step]
            holder[leaf.loc[-1]] = text
    return {name: _each_once(value) for name, value in fields.items()}


def _referred(target: str, text: str, names: Names, generation: int, id: str) -> str:
    """Return what a reference says in a generation; skills are patterns and tactics, addresses begin with a kind."""
    if target == "skills":
        target = next(kind for kind in ("patterns", "tactics") if text in names.seeds[kind])
    if target == "addresses":
        kind, slash, rest = text.partition("/")
        return f"{kind}{slash}{names.of(kind, rest, generation, id)}"
    return names.of(target, text, generation, id)


def _each_once(value: Any) -> Any:
    """Drop what stands in a list twice: two references can become one where a kind has fewer records than seeds."""
    if not isinstance(value, list):
        return value
    kept = {item.get("id", place) if isinstance(item, dict) else item: item for place, item in enumerate(value)}
    return list(kept.values())


def _varied(fields: Mapping[str, Any], words: Sequence[str], place: int, generation: int) -> dict[str, Any]:
    """Return the fields in which a copy differs from its seed, for the record at *place* of its kind."""
    varied: dict[str, Any] = {"number": place + 1} if "number" in fields else {}
    if generation:
        chance = random.Random(f"{fields['title']} {place}")
        varied["title"] = _phrase(words, chance, 38)
        varied["summary"] = f"{_phrase(words, chance, 96)}."
    return varied


def _words(seeds: Seeds) -> list[str]:
    """List the words of the real titles and summaries, each as often as it stands there."""
    pages = [record for records in seeds.values() for record in records.values() if isinstance(record, Page)]
    return [word for page in pages for word in _WORD.findall(f"{page.title} {page.summary}".lower())]


def _phrase(words: Sequence[str], chance: random.Random, least: int) -> str:
    """Draw words until the phrase has *least* characters."""
    drawn = chance.choice(words).capitalize()
    while len(drawn) < least:
        drawn += f" {chance.choice(words)}"
    return drawn


class _Plain(yaml.SafeDumper):
    """Writes every list out, as people do."""

    def ignore_aliases(self, data: Any) -> bool:
        """Say that nothing is an alias."""
        return True


def _write(file: Path, fields: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(dict(fields), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000)
    file.write_text(text, encoding="utf-8")

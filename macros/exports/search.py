"""The search index: what people say, record by record, for `<site-search>`.

The shape, kept short because every visitor who searches fetches it:
    {"k": [kind's label, ...], "t": [title, ...], "u": [address from the site's root, ...], "s": [summary, ...],
     "said": [[text, ...], ...], "text": [[text, ...] or null, ...], "of": [address or null, ...],
     "plain": [text or null, ...], "rest": [true or null, ...]}
One list a field, with a place in it for each page: like stands by like, which packs a kilobyte smaller.
`said` holds what people say, do and type; `text` what else the page says, left out where somebody has written what they
type, and of pages and terms; `of` is a script's situation, with which it is one find; `plain` is a pattern in the words
of the one who is asked; `rest` marks the situation of every wish that has none of its own.

It is made with each build and never committed: in one line, any two edits would conflict there.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.addresses import address_of, full_address
from macros.exports import Built, Export
from macros.gathering import MORE, TOP
from macros.playbook import Key, Playbook
from macros.prose import plain_prose
from macros.records import KINDS, SINGLES, Record
from macros.records.base import Page
from macros.records.interface import FixedPage
from macros.records.pattern import Pattern
from macros.records.script import ANY_ASK, Script
from macros.records.situation import Situation
from macros.records.walk import texts_at

FILE = "assets/search.json"
#: Pages that answer no question of a reader.
_LEFT_OUT = (TOP, MORE)
#: Letters; words of no more say little of a subject.
_DULL = 3


def search_index(playbook: Playbook) -> str:
    """Return the index as JSON text."""
    docs = [*_records(playbook), *_pages(playbook), *_terms(playbook)]
    fields = {name: [doc.get(name) for doc in docs] for name in dict.fromkeys(name for doc in docs for name in doc)}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"


def pages_in(index: str) -> list[dict[str, Any]]:
    """Return what an index says of each page, by the names of the fields that it has."""
    fields: dict[str, list[Any]] = json.loads(index)
    pages = ({name: values[place] for name, values in fields.items()} for place in range(len(fields["u"])))
    return [{name: value for name, value in page.items() if value is not None} for page in pages]


def write_index(site: Path, playbook: Playbook) -> None:
    """Write the index into the folder of a built *site*."""
    file = site / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(search_index(playbook), encoding="utf-8")


def _records(playbook: Playbook) -> Iterator[dict[str, Any]]:
    any_ask = playbook.scripts.get(ANY_ASK)
    rest = any_ask and Key("situations", any_ask.situation)
    for key, record in playbook.titled.items():
        if not isinstance(record, Page):
            continue
        searched = KINDS.get(key.kind) or SINGLES[key.kind]
        doc: dict[str, Any] = {
            "k": playbook.labels[f"kind-{key.kind}"],
            "t": record.title,
            "u": address_of(key),
            "s": record.summary,
            "said": [*_asked_for(record), *_texts(record, searched.said)],
        }
        if not record.typed and (texts := _texts(record, searched.text)):
            doc["text"] = [plain_prose(text) for text in texts]
        if isinstance(record, Script):
            doc["said"] = _beyond(playbook.situations[record.situation], doc["said"])
            doc["of"] = address_of(Key("situations", record.situation))
        if key == rest:
            doc["rest"] = True
        if isinstance(record, Pattern):
            doc["plain"] = record.plain
        yield doc


def _beyond(situation: Situation, said: list[str]) -> list[str]:
    """Keep what is said of a script in other words than its situation has, with which it is one find."""
    held = _words(" ".join([situation.title, situation.summary, *_asked_for(situation)]))
    return [text for text in said if held.isdisjoint(_words(text))]


def _asked_for(page: Page | FixedPage) -> list[str]:
    """Return the words in which people look for a page: those that it shows, and those that only the search reads."""
    return [*(page.aliases or []), *(page.typed or [])]


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > _DULL}


def _texts(record: Record, paths: tuple[str, ...]) -> list[str]:
    return [text for path in paths for text in texts_at(record, path)]


def _pages(playbook: Playbook) -> Iterator[dict[str, Any]]:
    for id, page in playbook.pages.items():
        if id not in _LEFT_OUT and not _is_said_above(playbook, id):
            address = address_of(Key("pages", id))
            label = playbook.labels["kind-pages"]
            said = _asked_for(page)
            yield {"k": label, "t": page.title, "u": address, "s": page.summary, "said": said}


def _is_said_above(playbook: Playbook, id: str) -> bool:
    """Tell whether the page above is found by this page's title, and so is enough."""
    above = playbook.pages.get(id.rpartition("/")[0])
    return bool(above and playbook.pages[id].title in (above.aliases or ()))


def _terms(playbook: Playbook) -> Iterator[dict[str, Any]]:
    for id, term in playbook.terms.items():
        yield {
            "k": playbook.labels["kind-terms"],
            "t": term.term,
            "u": full_address(playbook, Key("terms", id)),
            "s": plain_prose(term.meaning),
            "said": list(term.forms or []),
        }


def _export(built: Built) -> str:
    write_index(built.folder, built.content.playbook)
    return "the search index"


#: What `export` writes of it.
EXPORT: Export = _export

"""Which page each record has: the stubs in `docs/` and the navigation.

A stub is front matter and one macro call. Both are ours; whatever follows below belongs to the team.
MkDocs reads `docs/` and `nav.yml` before any macro runs, so `sync` comes before a build.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from macros.addresses import address_of, part_address, part_title, title_of
from macros.configuration import configuration
from macros.gathering import TOP, below, inside
from macros.look import OURS, Look
from macros.parts import parts_of
from macros.playbook import Key, Playbook
from macros.problems import Problem, refuse, shown_path
from macros.prose import set_quotes
from macros.records import KINDS, PAGED, kind_at
from macros.selection import Selection, selection_of
from macros.teams import settings_files
from macros.views.registry import PAGE_MACROS, call_of
from macros.yaml_texts import decoded

#: A kind with more records than this is reached through its index only: a navigation that lists them
#: stands on each of their pages, and the site would grow with the square of its records.
NAV_LIMIT = 24
_STUB = re.compile(r"\A---\n.*?\n---\n\s*\{\{[^\n]*\}\}\n?(?P<notes>.*)\Z", re.DOTALL)
#: Fixed pages that leave out the table of contents, for the room.
_ROOMY = {"map", "check"}
_NAV_NOTE = "# Written by `make sync` from the records' own order; edit the records instead.\n"


@dataclass(frozen=True)
class Stub:
    """A page of the site as a file below `docs/`: what its front matter says, and the macro that it calls."""

    file: str
    title: str
    description: str
    call: str
    moved_to: str = ""
    roomy: bool = False

    def text(self, notes: str = "") -> str:
        """Write the stub, with the team's notes below it."""
        meta = {"title": _title(self.title), "description": _attribute(self.description)}
        if self.moved_to:
            meta["moved_to"] = self.moved_to
        front = "".join(f"{name}: {_in_yaml(text)}\n" for name, text in meta.items())
        hidden = "hide:\n  - toc\n" if self.roomy else ""
        return f"---\n{front}{hidden}---\n\n{{{{ {self.call} }}}}\n{notes}"


def _in_yaml(text: str) -> str:
    """Write *text* in quotes, letter by letter: YAML does not put together what JSON takes apart, such as an emoji."""
    return json.dumps(text, ensure_ascii=False)


def _title(text: str) -> str:
    """Make a title safe to be printed as it is, into an attribute too, and to be taken for a template."""
    return html.escape(set_quotes(text), quote=False).replace("{", "&#123;")


def _attribute(text: str) -> str:
    """Escape what both generators print unescaped into an attribute; an apostrophe cannot end it."""
    return html.escape(text, quote=False).replace('"', "&quot;")


def stubs(playbook: Playbook) -> Iterator[Stub]:
    """Yield every page of the site."""
    for key, stub in _whole(playbook):
        yield stub
        yield from _further(playbook, key, stub)
    for old, new in playbook.moved.items():
        if new not in playbook.titled:
            continue  # of a kind whose records share a page
        record = playbook.titled[new]
        call = f'moved("{old.kind}", "{old.id}")'
        yield Stub(file_of(old), f"Moved: {record.title}"[:60], record.summary, call, f"../{new.id}/")


def _whole(playbook: Playbook) -> Iterator[tuple[Key, Stub]]:
    """Yield the page of every fixed page and of every record."""
    for id, fixed in playbook.pages.items():
        key = Key("pages", id)
        yield key, Stub(file_of(key), fixed.title, fixed.summary, _call(id), roomy=id in _ROOMY)
    for key, record in playbook.titled.items():
        kind = KINDS.get(key.kind)
        call = f'{kind.one}("{key.id}")' if kind else f"{PAGE_MACROS[key.id]}()"
        yield key, Stub(file_of(key), record.title, record.summary, call, roomy=bool(kind and kind.roomy))


def _further(playbook: Playbook, key: Key, stub: Stub) -> Iterator[Stub]:
    """Yield the pages on which the list of a page goes on: the same view, handed their number."""
    count = len(parts_of(playbook, key))
    for number in range(2, count + 1):
        title = part_title(playbook, key, number)
        summary = playbook.labels["part-summary"].format(number=number, count=count, summary=stub.description)
        name, _, handed = stub.call.removesuffix(")").partition("(")
        call = f'{name}({handed}{", " if handed else ""}"{number}")'
        file = f"{part_address(key, number)}index.md"
        yield replace(stub, file=file, title=title, description=summary, call=call)


def file_of(key: Key) -> str:
    """Return the file of a page below `docs/`."""
    return f"{address_of(key)}index.md"


def _call(page: str) -> str:
    """Return the macro of a fixed page: its own, the index of a kind, or the head of a page written by hand."""
    if call := call_of(page):
        return call
    kind = kind_at(page)
    return f'index("{kind}")' if kind else f'written("{page}")'


def navigation(playbook: Playbook) -> str:
    """Write the navigation as YAML: few entries at the top, each with its records where those are few."""
    top = [f"  - {_in_yaml(_title(playbook.labels['nav-home']))}: index.md"]
    entries = [_entry(playbook, key, "  ") for key in below(playbook, TOP)]
    return "\n".join([f"{_NAV_NOTE}nav:", *top, *(line for lines in entries for line in lines)]) + "\n"


def _entry(playbook: Playbook, key: Key, indent: str) -> list[str]:
    """Write a page as an entry, with what stands below it: its records, its own pages, those that it gathers."""
    title, file = _in_yaml(_title(title_of(playbook, key))), file_of(key)
    kind = kind_at(key.id) if key.kind == "pages" else None
    records = list(playbook.records(kind)) if kind in PAGED else []
    shown = [Key(str(kind), id) for id in records] if len(records) <= NAV_LIMIT else []
    under = [f"{indent}    - {file_of(child)}" for child in shown]
    for child in inside(playbook, key.id):
        leads = bool(inside(playbook, child.id))
        under += _entry(playbook, child, f"{indent}    ") if leads else [f"{indent}    - {file_of(child)}"]
    for child in below(playbook, key.id):
        under += _entry(playbook, child, f"{indent}    ")
    return [f"{indent}- {title}:", f"{indent}    - {file}", *under] if under else [f"{indent}- {title}: {file}"]


def notes_of(file: Path) -> str:
    """Return what a team wrote below the stub; a file that is no stub is all notes.

    Raises:
        DataProblems: when the file is not UTF-8.
    """
    if not file.exists():
        return ""
    text = decoded(file.read_bytes())
    if not isinstance(text, str):
        place = text.place
        refuse([Problem(shown_path(file), place.line, place.column, "file", text.what, text.remedy, text.code)])
        return ""
    found = _STUB.match(text)
    return found["notes"] if found else f"\n{text}"


def configured_roots(project: Path) -> list[Path]:
    """Return the data roots that `mkdocs.yml` names, later ones over earlier ones.

    Raises:
        DataProblems: when a setting is wrong.
    """
    return [project / root for root in configuration(project)["extra"]["askwell"]["data"]]


def configured_selection(project: Path) -> Selection:
    """Return which of the records the settings show.

    Raises:
        DataProblems: when a setting is wrong.
    """
    return selection_of(configuration(project)["extra"]["askwell"], reversed(settings_files(project)))


def look(project: Path) -> Look:
    """Return the site's colour and mark."""
    settings = configuration(project)
    return Look(settings["extra"]["askwell"].get("colour") or "", settings["theme"].get("favicon") or OURS.mark)


def repository(project: Path) -> str:
    """Return the address of the repository, or nothing."""
    return str(configuration(project)["extra"]["askwell"]["repository"] or "")


def site_name(project: Path) -> str:
    """Return the site's name."""
    return str(configuration(project)["site_name"])


def site_address(project: Path) -> str:
    """Return the address at which the site will stand, with a slash at its end."""
    return str(configuration(project)["site_url"]).rstrip("/") + "/"


def language(project: Path) -> str:
    """Return the language of the site's own words, such as `en`."""
    return str(configuration(project)["theme"]["language"])

"""Which page each record has: the stubs in `docs/` and the navigation.

A stub is front matter and one macro call. Both are ours; whatever follows below belongs to the team.
MkDocs reads `docs/` and `nav.yml` before any macro runs, so `sync` comes before a build.
"""

import html
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.playbook import Key, Playbook
from macros.records import KINDS, SINGLE_PAGES, folder_of

#: A kind with more records than this is reached through its index only: a navigation that lists them
#: stands on each of their pages, and the site would grow with the square of its records.
NAV_LIMIT = 24
_STUB = re.compile(r"\A---\n.*?\n---\n\s*\{\{[^\n]*\}\}\n?(?P<notes>.*)\Z", re.DOTALL)
_FIXED = {
    "home": "home()",
    "diagnose": "diagnose()",
    "check": "check()",
    "evidence": "evidence()",
    "glossary": "glossary()",
    "what-people-say": "what_people_say()",
    "contribute/fields": "field_reference()",
}
_INDEXES = {folder_of(kind): f'index("{kind}")' for kind in KINDS}
_INDEXES |= {"learn": "learn()", "practice": "practice()", "practice/mixed": "mixed()", "print": "print_gallery()"}
_CALLS = _INDEXES | _FIXED
_NAV_NOTE = "# Written by `make sync` from the records' own order; edit the records instead.\n"


@dataclass(frozen=True)
class Page:
    """A page of the site: its file below `docs/`, and what its stub says."""

    file: str
    title: str
    description: str
    call: str
    moved_to: str = ""

    def stub(self, notes: str = "") -> str:
        """Write the stub, with the team's notes below it."""
        meta = {"title": self.title, "description": _attribute(self.description)}
        wide = "hide:\n  - toc\n" if self.call.startswith("script(") else ""  # the builder needs the room
        if self.moved_to:
            meta["moved_to"] = self.moved_to
        front = "".join(f"{name}: {json.dumps(text, ensure_ascii=False)}\n" for name, text in meta.items())
        return f"---\n{front}{wide}---\n\n{{{{ {self.call} }}}}\n{notes}"


def _attribute(text: str) -> str:
    """Escape what both generators print unescaped into an attribute."""
    return html.escape(text, quote=False).replace('"', "&quot;")


def pages(playbook: Playbook) -> Iterator[Page]:
    """Yield every page of the site."""
    for id, fixed in playbook.pages.items():
        file = "index.md" if id == "home" else f"{id}/index.md"
        yield Page(file, fixed.title, fixed.summary, _CALLS.get(id, f'written("{id}")'))
    for key, record in playbook.titled.items():
        if key.kind in KINDS:
            call = f'{key.kind[:-1]}("{key.id}")'
            yield Page(f"{folder_of(key.kind)}/{key.id}/index.md", record.title, record.summary, call)
        else:
            yield Page(f"{key.id}/index.md", record.title, record.summary, f"{key.id.replace('-', '_')}()")
    for old, new in playbook.moved.items():
        record = playbook.titled[new]
        call, file = f'moved("{old.kind}", "{old.id}")', f"{folder_of(old.kind)}/{old.id}/index.md"
        yield Page(file, f"Moved: {record.title}"[:60], record.summary, call, f"../{new.id}/")


def navigation(playbook: Playbook) -> str:
    """Write the navigation as YAML: every index, and the records of a kind that has few."""
    kinds = [(folder_of(kind), [Key(kind, id) for id in playbook.records(kind)]) for kind in KINDS]
    indexes = {folder_of(kind) for kind in KINDS}
    fixed = [id for id in playbook.pages if id not in indexes and id != "home" and "/" not in id]
    early = [section for section in kinds if section[0] in KINDS]
    late = [section for section in kinds if section[0] not in KINDS]  # what is made of the records comes after them
    sections: list[tuple[str, list[Key]]] = [("home", []), ("principle", []), *early]
    sections += [(id, []) for id in (*fixed[:2], *SINGLE_PAGES[1:])]
    sections += [*late, *((id, []) for id in fixed[2:])]
    lines = [_NAV_NOTE + "nav:"]
    for id, keys in sections:
        title = _title(playbook, id)
        children = [f"{folder_of(key.kind)}/{key.id}/index.md" for key in keys]
        children += [f"{page}/index.md" for page in playbook.pages if page.startswith(f"{id}/")]
        file = "index.md" if id == "home" else f"{id}/index.md"
        if children and len(children) <= NAV_LIMIT:
            lines.append(f"  - {json.dumps(title)}:")
            lines += [f"      - {child}" for child in (file, *children)]
        else:
            lines.append(f"  - {json.dumps(title)}: {file}")
    return "\n".join(lines) + "\n"


def _title(playbook: Playbook, id: str) -> str:
    if id == "home":
        return playbook.labels["nav-home"]
    record = playbook.titled.get(Key(id, id))
    return record.title if record else playbook.pages[id].title


def notes_of(file: Path) -> str:
    """Return what a team wrote below the stub; a file that is no stub is all notes."""
    if not file.exists():
        return ""
    text = file.read_text(encoding="utf-8")
    found = _STUB.match(text)
    return found["notes"] if found else f"\n{text}"


def configured_roots(project: Path) -> list[Path]:
    """Return the data roots that `mkdocs.yml` names, later ones over earlier ones.

    Raises:
        KeyError: when `extra.askwell.data` is missing.
    """
    return [project / root for root in _settings(project)["extra"]["askwell"]["data"]]


def site_name(project: Path) -> str:
    """Return the site's name."""
    return str(_settings(project)["site_name"])


def site_address(project: Path) -> str:
    """Return the address at which the site will stand, with a slash at its end."""
    return str(_settings(project)["site_url"]).rstrip("/") + "/"


def language(project: Path) -> str:
    """Return the language of the site's own words, such as `en`."""
    return str(_settings(project)["theme"]["language"])


def _settings(project: Path) -> Any:
    return yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_SettingsLoader)


class _SettingsLoader(yaml.SafeLoader):
    """Reads the settings for what this package needs; tags of the generator's own are passed over."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """Read `!ENV [NAME, default]` as the generators do."""
    assert isinstance(node, yaml.SequenceNode), "write !ENV [NAME, default]"
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_SettingsLoader.add_constructor("!ENV", _from_environment)
_SettingsLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)

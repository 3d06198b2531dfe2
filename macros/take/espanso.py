"""A package for Espanso, which writes a text in the place of a name, wherever one types: the blanks are a form."""

import json
import re

from macros.records.script import SLOT, Blank
from macros.take.snippets import Snippet

#: Around a name: Espanso takes the first that fits, so that no name may be the beginning of another.
MARK = ";"
_NO_LETTER = re.compile(r"\W")


def package(snippets: list[Snippet]) -> str:
    """Return `package.yml`; it is written as JSON line by line, which YAML holds too."""
    return "matches:\n" + "".join(f"  - {_json(_match(snippet))}\n" for snippet in snippets)


def manifest(name: str, title: str, description: str, version: str, homepage: str) -> str:
    """Return `_manifest.yml`; *name* is the folder's, and *version* tells Espanso whether there is a newer one."""
    fields = {
        "name": name,
        "title": title,
        "description": description,
        "version": version,
        "author": title,
        "homepage": homepage,
    }
    return "".join(f"{key}: {_json(value)}\n" for key, value in fields.items())


def _match(snippet: Snippet) -> dict[str, object]:
    typed = f"{MARK}{snippet.name}{MARK}"
    found = {"label": snippet.title} | ({"search_terms": list(snippet.terms)} if snippet.terms else {})
    if not snippet.blanks:
        return {"trigger": typed, "replace": snippet.text, **found}
    form = SLOT.sub(lambda slot: f"[[{_field(slot[1])}]]", snippet.text)
    fields = {_field(blank.id): control for blank in snippet.blanks if (control := _control(blank))}
    return {"trigger": typed, "form": form, **({"form_fields": fields} if fields else {}), **found}


def _field(id: str) -> str:
    """Return the name of a field, which Espanso wants without hyphens."""
    return _NO_LETTER.sub("_", id)


def _control(blank: Blank) -> dict[str, object]:
    if blank.choices:
        return {"type": "choice", "values": list(blank.choices), "default": blank.default or blank.choices[0]}
    default = {"default": blank.default} if blank.default else {}
    return default | ({"multiline": True} if blank.kind == "long" else {})


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)

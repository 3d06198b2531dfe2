"""The rules of the checker beside the pages, `assets/rules.json`: a page fetches them when a draft is to be read."""

from macros.exports import Built, Export
from macros.rulebook import rules_json

FILE = "assets/rules.json"


def _export(built: Built) -> str:
    book, file = built.content.playbook, built.folder / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(rules_json(book, examples=False), encoding="utf-8")
    return f"{len(book.rules)} rules of the checker"


#: What `export` writes of them.
EXPORT: Export = _export

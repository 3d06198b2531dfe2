"""The rules of the checker beside the pages, `assets/rules.json`: a page fetches them when a draft is to be read."""

from macros.exports import Built, Export
from macros.rulebook import rules_for_readers

FILE = "assets/rules.json"


def _export(built: Built) -> str:
    book, file = built.content.playbook, built.folder / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(rules_for_readers(book), encoding="utf-8")
    return f"{sum(rule.shown for rule in book.rules.values())} rules of the checker"


#: What `export` writes of them.
EXPORT: Export = _export

"""The rules of the checker beside the pages, `assets/rules.json`: a page fetches them when a draft is to be read."""

from pathlib import Path

from macros.exports import Built, Export
from macros.playbook import Playbook
from macros.rulebook import rules_for_readers

FILE = "assets/rules.json"


def write_rules(site: Path, book: Playbook) -> None:
    """Write the rules that are shown into the folder of a built *site*."""
    file = site / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(rules_for_readers(book), encoding="utf-8")


def _export(built: Built) -> str:
    book = built.content.playbook
    write_rules(built.folder, book)
    return f"{sum(rule.shown for rule in book.rules.values())} rules of the checker"


#: What `export` writes of them.
EXPORT: Export = _export

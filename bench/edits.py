"""Edits of a project at random, as people make them: saved, added, renamed, removed, broken and mended."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from bench.processes import CannotMeasure

_KIND = "tactics"
_PARTIAL = "macros/templates/parts/head.html"
_STYLE = "docs/assets/css/theme.css"
_PAGE = "docs/privacy/index.md"


class Edits:
    """Edits the project at *root*, each time another way; the same *seed* makes the same edits.

    Records that it added are renamed and removed, and no others, since nobody names them.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self._chance = random.Random(seed)
        self._count = 0
        self._added: list[Path] = []
        self._broken: tuple[Path, str] | None = None
        self._records = sorted(file for file in (root / "data").rglob("*.yaml") if "summary" in _fields(file))
        self._first = _fields(min((root / "data" / _KIND).glob("*.yaml")))

    @property
    def _is_broken(self) -> Path | None:
        return self._broken[0] if self._broken else None

    def make(self) -> str:
        """Make one edit, and return what it was."""
        self._count += 1
        edits: list[Callable[[], None]] = [
            *[self._save] * 4,
            self._change_partial,
            self._change_style,
            self._write_page,
            *[self._add] * 2,
            *([self._rename, self._remove] if self._added else []),
            *([self.mend] * 3 if self._broken else [self._break] * 2),
        ]
        edit = self._chance.choice(edits)
        edit()
        return edit.__name__.strip("_").replace("_", " ")

    def mark(self) -> tuple[str, str]:
        """Save one more record, and return the address of its page and what it says that no other page said before."""
        file = min((self.root / "data" / "patterns").glob("*.yaml"))
        self._summarise(file, f"This is the last of {self._count} edits, and with it all of them are to be seen.")
        return f"{file.parent.name}/{file.stem}/", f"last of {self._count} edits"

    def _save(self) -> None:
        whole = [file for file in self._records if file != self._is_broken]
        self._summarise(self._chance.choice(whole), f"Edit number {self._count} says what nobody has said here before.")

    def _summarise(self, file: Path, summary: str) -> None:
        _write(file, {**_fields(file), "summary": summary})

    def _change_partial(self) -> None:
        _replace(self.root / _PARTIAL, r"<h1[^>]*>", f'<h1 class="edit-{self._count}">')

    def _change_style(self) -> None:
        style = self.root / _STYLE
        style.write_text(f"{style.read_text('utf-8')}/* {self._count} */\n", encoding="utf-8")

    def _write_page(self) -> None:
        page = self.root / _PAGE
        page.write_text(f"{page.read_text('utf-8')}\nSentence {self._count}.\n", encoding="utf-8")

    def _add(self) -> None:
        tactics = sorted((self.root / "data" / _KIND).glob("*.yaml"))
        number = max(int(_fields(file).get("number", 0)) for file in tactics if file != self._is_broken) + 1
        own = {
            "title": f"Added as number {self._count}",
            "summary": f"This was added as number {self._count} and says what nobody has said before.",
            "number": str(number),
        }
        file = tactics[0].with_name(f"added-{self._count}.yaml")
        _write(file, {**self._first, **own})
        self._added.append(file)

    def _rename(self) -> None:
        file = self._added.pop(self._chance.randrange(len(self._added)))
        self._added.append(file.rename(file.with_name(f"renamed-{self._count}.yaml")))

    def _remove(self) -> None:
        self._added.pop(self._chance.randrange(len(self._added))).unlink()

    def _break(self) -> None:
        file = self._chance.choice(self._records)
        text = file.read_text(encoding="utf-8")
        self._broken = file, text
        file.write_text(self._chance.choice([f"{text}nonsense: 1\n", text[: len(text) // 2], ""]), encoding="utf-8")

    def mend(self) -> None:
        """Put back what was broken, if anything is."""
        if self._broken:
            file, text = self._broken
            file.write_text(text, encoding="utf-8")
            self._broken = None


def _fields(file: Path) -> dict[str, Any]:
    """Return what a record's file holds, every value as a text."""
    fields: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return fields


def _write(file: Path, fields: dict[str, Any]) -> None:
    text = yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(text, encoding="utf-8")


def _replace(file: Path, pattern: str, text: str) -> None:
    """Replace what matches *pattern* once.

    Raises:
        CannotMeasure: when nothing does.
    """
    before = file.read_text(encoding="utf-8")
    after, count = re.subn(pattern, lambda _: text, before, count=1)
    if not count:
        raise CannotMeasure(f"{file} has nothing like {pattern}")
    file.write_text(after, encoding="utf-8")

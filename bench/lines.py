"""Sentences by strangers, each written to wake a pattern, to show a tactic, or to do no harm.

A file is one writer's: a heading `# wakes <pattern>`, `# good <tactic>` or `# clean`, and a sentence or two a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reader import Remark
from macros.records.measured import Found, Seen

#: Writers whose lines were never looked at while the rules were written.
APART = ("thirteen", "fourteen")
#: A line is half a draft: something has to be asked, for a rule to be near it.
_ASK = "Could you do that?"
MODES = ("ask", "nudge", "answer")


@dataclass(frozen=True)
class Line:
    """A line, what its writer meant it to do, and whether it was kept apart."""

    kind: str
    about: str
    text: str
    apart: bool


def lines_in(folder: Path) -> list[Line]:
    """Read every line of the files of a folder."""
    return [line for file in sorted(folder.glob("*.txt")) for line in _lines(file)]


def _lines(file: Path) -> Iterator[Line]:
    kind = about = ""
    for text in file.read_text(encoding="utf-8").splitlines():
        if text.startswith("# "):
            kind, _, about = text.removeprefix("# ").partition(" ")
        elif text:
            yield Line(kind, about, text, file.stem in APART)


def drafts_of(line: Line) -> list[tuple[str, str]]:
    """Return the line as a draft in every mode, as (text, mode): its writer said for which pattern, not in which."""
    end = "" if line.text.endswith((".", "?", "!")) else "."
    return [(f"{line.text}{end} {_ASK}" if mode == "ask" else line.text, mode) for mode in MODES]


def seen_by_subject(read: Iterable[tuple[Line, Sequence[list[Remark]]]]) -> list[Seen]:
    """Count for each pattern and tactic in how many of its lines it is named, in one mode at least."""
    marks: dict[tuple[str, str], list[bool]] = {}
    for line, modes in read:
        if line.about:
            marks.setdefault((line.kind, line.about), []).append(any(_names(line, remarks) for remarks in modes))
    return [Seen(about=about, found=sum(found), of=len(found)) for (_, about), found in marks.items()]


def _names(line: Line, remarks: list[Remark]) -> bool:
    named = {(one.kind, one.about) for one in remarks} | {("wakes", other) for one in remarks for other in one.also}
    return (line.kind, line.about) in named


def harmless(read: Iterable[tuple[Line, Sequence[list[Remark]]]]) -> Found:
    """Count the lines which wake nothing and are marked all the same, read as an ask."""
    marked = [any(one.kind == "wakes" for one in modes[0]) for line, modes in read if line.kind != "wakes"]
    return Found(found=sum(marked), of=len(marked))

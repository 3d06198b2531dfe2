"""Drafts read by the checker's own code, in Node, as a page reads them."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.processes import CannotMeasure
from macros.lengths import filled
from macros.playbook import Playbook
from macros.records.script import Script, Variant
from macros.rulebook import every_rule

_DRIVER = Path(__file__).with_name("checking.js")
_ENGINE = Path(__file__).parent.parent / "docs" / "assets" / "js" / "check-find.js"
#: What a message is read as; replies to a yes and a no are neither asks nor answers to one.
_MODES = {"ask": "ask", "nudge": "nudge", "yes": "answer", "partly": "answer", "later": "answer", "no": "answer"}


@dataclass(frozen=True)
class Remark:
    """What the checker found: its rule, what it is about and stands for as well, and its place in the draft."""

    rule: str
    kind: str
    about: str
    start: int
    end: int
    implies: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """What the checker made of a text: both sums, the rules that fire, what it would show, the mode that it guesses."""

    all: int
    shown: int
    fired: list[str]
    remarks: list[Remark]
    guessed: str


@dataclass(frozen=True)
class Message:
    """A message of a script, filled with its examples."""

    name: str
    mode: str
    text: str


def read_all(book: Playbook, texts: Sequence[tuple[str, str]]) -> list[Read]:
    """Read each (text, mode).

    Raises:
        CannotMeasure: when there is no Node, or the code fails.
    """
    return [_read(one) for one in _driven(book, texts)["read"]]


def key_times(book: Playbook, text: str) -> list[float]:
    """Return the milliseconds that each of many keys in the midst of *text* takes, of the rules that are shown.

    Raises:
        CannotMeasure: when there is no Node, or the code fails.
    """
    return list(_driven(book, [], text)["took"])


def _driven(book: Playbook, texts: Sequence[tuple[str, str]], typed: str = "") -> dict[str, Any]:
    """Run the checker's own code.

    Raises:
        CannotMeasure: when there is no Node, or the code fails.
    """
    node = shutil.which("node")
    if not node or not _ENGINE.is_file():
        raise CannotMeasure("Drafts are read by Node, with docs/assets/js/check-find.js; one of the two is not there.")
    rules = json.loads(every_rule(book))["rules"]
    listed = [{"text": text, "mode": mode} for text, mode in texts]
    given = json.dumps({"rules": rules, "texts": listed, "typed": typed})
    done = subprocess.run([node, str(_DRIVER)], input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"The checker failed. {done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _read(one: dict[str, Any]) -> Read:
    remarks = [
        Remark(it["rule"], it["kind"], it["about"], it["from"], it["to"], tuple(it["implies"]), tuple(it["also"]))
        for it in one["found"]
    ]
    return Read(one["all"], one["shown"], one["fired"], remarks, one["guessed"])


def messages_of(book: Playbook) -> Iterator[Message]:
    """Yield the messages of every script: its core, and once more with each worry's lines, where they change it."""
    for id, script in book.scripts.items():
        for variant in script.variants:
            for name in (name for name in script.messages if name in _MODES):
                core = _text(script, variant, name, None)
                yield Message(f"{id}/{variant.id}/{name}", _MODES[name], core)
                for worry in variant.worries:
                    if (more := _text(script, variant, name, worry)) != core:
                        yield Message(f"{id}/{variant.id}/{name}+{worry}", _MODES[name], more)


def _text(script: Script, variant: Variant, name: str, worry: str | None) -> str:
    lines = [line.say for line in variant.message(name) if not line.heard and (line.core or line.worry == worry)]
    framed = (variant.greeting or "", *lines, variant.closing or "")
    return "\n\n".join(filled(script, text) for text in framed if text)

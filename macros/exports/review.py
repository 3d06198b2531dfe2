"""All text in reading order, as one file to be read aloud: every record, and every message filled with its examples."""

import textwrap
from collections.abc import Iterator

from macros.filling import example_of, example_parts
from macros.passages import LONG_SENTENCE, long_sentences
from macros.playbook import Playbook
from macros.prose import plain_prose
from macros.records import Record
from macros.records.script import Script, Variant
from macros.records.walk import is_read, leaves

_WIDTH = 100


def review(playbook: Playbook) -> str:
    """Return the whole playbook as plain text, in the order in which a reader meets it."""
    return "\n".join(_lines(playbook)) + "\n"


def _lines(playbook: Playbook) -> Iterator[str]:
    for key, record in playbook.titled.items():
        yield f"\n\n{'=' * _WIDTH}\n{key.kind}/{key.id}\n{'=' * _WIDTH}"
        yield from _conversation(record) if isinstance(record, Script) else _texts(record)
    yield f"\n\n{'=' * _WIDTH}\nglossary\n{'=' * _WIDTH}"
    for term in playbook.terms.values():
        yield from _wrapped(f"{term.term}: {plain_prose(term.meaning)}")
    yield f"\n\n{'=' * _WIDTH}\nsentences of more than {LONG_SENTENCE} words, the longest first\n{'=' * _WIDTH}"
    for count, passage, sentence in long_sentences(playbook):
        yield from _wrapped(f"{count} {passage.page}: {sentence}")


def _texts(record: Record) -> Iterator[str]:
    field = ""
    for leaf in filter(is_read, leaves(record)):
        name = " ".join(str(step) for step in leaf.loc if isinstance(step, str))
        if name != field:
            yield f"\n{name}"
            field = name
        yield from _wrapped(plain_prose(leaf.text))


def _conversation(script: Script) -> Iterator[str]:
    yield from _wrapped(f"{script.title}: {script.summary}")
    example = {blank.id: example_of(blank) for blank in script.blanks}

    def filled(text: str) -> str:
        return "".join(part for part, _ in example_parts(text, example))

    for variant in script.variants:
        yield f"\n--- {variant.label} ({variant.channel})"
        for name in script.messages:
            yield f"\n{name.replace('_', ' ')}"
            for text in _said(variant, name, opens=name in script.opening):
                yield from _wrapped(filled(text))


def _said(variant: Variant, name: str, *, opens: bool) -> Iterator[str]:
    if opens and variant.subject:
        yield f"Subject: {variant.subject}"
    if variant.greeting:
        yield variant.greeting
    yield from (line.say for line in variant.message(name))
    if variant.closing:
        yield from variant.closing.split("\n")


def _wrapped(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        yield from textwrap.wrap(paragraph, _WIDTH, initial_indent="  ", subsequent_indent="  ")

"""The messages of the scripts as snippets, each with the name that one types for it: the core, then the worries.

A sentence that reads whole without an optional blank is left out, as the page leaves it out while the blank is empty:
no tool that types for people can do that by itself. What is said aloud is no snippet, for nobody types it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.records.script import ANY_ASK, SENTENCE_BREAK, SLOT, Blank, Line, Script, Variant

#: What a message adds to the name of its snippet; the ask, which most people look for, adds nothing.
_SHORT = {"ask": "", "if_yes": "yes", "if_no": "no"}


@dataclass(frozen=True)
class Snippet:
    """A message, or the lines for one worry.

    Attributes:
        name: what one types for it: lower-case letters, digits and hyphens.
        title: what it is, in words.
        text: what is written, with `{blank}` slots and line breaks.
        blanks: those that stand in the text, in the order of their first slots.
        terms: what people say when they look for it.
    """

    name: str
    title: str
    text: str
    blanks: tuple[Blank, ...]
    terms: tuple[str, ...]


def snippets(book: Playbook) -> list[Snippet]:
    """List every snippet: the core messages of all scripts, then the lines that answer a worry."""
    written = [
        (id, script, place, variant)
        for id, script in book.scripts.items()
        for place, variant in enumerate(script.variants)
        if not book.channels[variant.channel].aloud
    ]
    core = [snippet for one in written for snippet in _messages(book, *one)]
    return core + [snippet for one in written for snippet in _worries(book, *one)]


def name_to_try(pieces: list[Snippet]) -> str:
    """Return the name of the snippet to try first: the one for any request at all, where there is one."""
    names = [snippet.name for snippet in pieces]
    return ANY_ASK if ANY_ASK in names else next(iter(names), ANY_ASK)


def _messages(book: Playbook, id: str, script: Script, place: int, variant: Variant) -> Iterator[Snippet]:
    for message in script.messages:
        lines = [line for line in variant.message(message) if line.core and not line.heard]
        subject = [variant.subject] if variant.subject and message in script.opening else []
        said = _joined(book, script, variant, [*filter(None, [variant.greeting]), *_says(lines), variant.closing or ""])
        text = "\n\n".join([*subject, said])
        yield _snippet(script, _name(id, place, variant, message), _title(book, script, variant, message), text)


def _worries(book: Playbook, id: str, script: Script, place: int, variant: Variant) -> Iterator[Snippet]:
    for message in script.messages:
        for worry in variant.worries:
            lines = [line for line in variant.message(message) if line.worry == worry]
            if text := _joined(book, script, variant, _says(lines)):
                words = book.labels["take-worry"].format(
                    title=_title(book, script, variant, message), worry=book.patterns[worry].plain
                )
                yield _snippet(script, f"{_name(id, place, variant, message)}-{worry}", words, text)


def _says(lines: list[Line]) -> list[str]:
    return [line.say for line in lines]


def _joined(book: Playbook, script: Script, variant: Variant, texts: list[str]) -> str:
    between = "\n\n" if book.channels[variant.channel].paragraphs else "\n"
    optional = {blank.id for blank in script.blanks if blank.optional}
    return between.join(filter(None, (_without(text, optional) for text in texts)))


def _without(text: str, optional: set[str]) -> str:
    """Leave out the sentences that want an optional blank; what has none stays letter by letter."""
    if optional.isdisjoint(SLOT.findall(text)):
        return text
    kept = [part for part in SENTENCE_BREAK.split(text) if optional.isdisjoint(SLOT.findall(part))]
    return " ".join(kept)


def _name(id: str, place: int, variant: Variant, message: str) -> str:
    parts = [id, variant.id if place else "", _SHORT.get(message, message)]
    return "-".join(filter(None, parts))


def _title(book: Playbook, script: Script, variant: Variant, message: str) -> str:
    channel = book.channels[variant.channel].label
    label = book.labels[f"message-{message.replace('_', '-')}"]
    return book.labels["take-message"].format(title=script.title, channel=channel, message=label)


def _snippet(script: Script, name: str, title: str, text: str) -> Snippet:
    slots = dict.fromkeys(SLOT.findall(text))
    known = {blank.id: blank for blank in script.blanks}
    terms = tuple(set_quotes(alias) for alias in script.aliases or ())
    return Snippet(name, set_quotes(title), set_quotes(text), tuple(known[slot] for slot in slots), terms)

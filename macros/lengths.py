"""How long a message is: words as they are sent, with the examples filled in, greeting and closing included."""

from collections.abc import Iterable

from macros.filling import example_of, example_parts
from macros.records.script import SLOT, Line, Script, Variant


def filled(script: Script, text: str) -> str:
    """Return a text of *script* with its examples in the slots."""
    example = {blank.id: example_of(blank) for blank in script.blanks}
    return "".join(part for part, _ in example_parts(text, example))


def core_words(script: Script, variant: Variant, message: str) -> int:
    """Count the words of a message's core; of what is said after an answer, the longest counts."""
    core = [line for line in variant.message(message) if line.core]
    said = _count(script, (line.say for line in core if not line.heard))
    answers = [_count(script, [line.say]) for line in core if line.heard]
    return said + max(answers, default=0) + _count(script, (variant.greeting or "", variant.closing or ""))


def words_with(script: Script, variant: Variant, message: str, worries: Iterable[str]) -> int:
    """Count the words of a message with the lines of some worries added; answers to what is heard are left out."""
    chosen = set(worries)
    lines = (line for line in variant.message(message) if not line.heard and (line.core or line.worry in chosen))
    frame = (variant.greeting or "", variant.closing or "")
    return _count(script, (*(line.say for line in lines), *frame))


def words_to_pause(script: Script, variant: Variant) -> int | None:
    """Count the words of the core ask up to its first pause; None where it has none."""
    said: list[Line] = []
    for line in (line for line in variant.message("ask") if line.core and not line.heard):
        said.append(line)
        if line.pause:
            return _count(script, (line.say for line in said))
    return None


def first_question(script: Script, variant: Variant) -> int | None:
    """Return the place of the word that ends the core ask's first question, greeting counted; None without one."""
    texts = [variant.greeting or "", *(line.say for line in variant.message("ask") if line.core and not line.heard)]
    words = " ".join(filled(script, text) for text in texts).split()
    return next((place for place, word in enumerate(words, start=1) if word.rstrip("\"'").endswith("?")), None)


def core_blanks(variant: Variant, messages: Iterable[str]) -> list[str]:
    """List the blanks that some of a variant's messages want before any worry is added, in the order of meeting."""
    texts = [variant.subject or "", variant.greeting or ""]
    texts += [line.say for message in messages for line in variant.message(message) if line.core]
    return list(dict.fromkeys(slot for text in (*texts, variant.closing or "") for slot in SLOT.findall(text)))


def _count(script: Script, texts: Iterable[str]) -> int:
    return sum(len(filled(script, text).split()) for text in texts)

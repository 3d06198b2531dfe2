"""The words of the messages: how their sentences begin, what they lean on, which words are uncommon."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bench.table import aligned
from macros.lengths import filled
from macros.passages import sentences
from macros.playbook import Playbook
from macros.records.script import SLOT

#: Of English, by how often they are met.
COMMONEST = 5000
#: What the first edition leaned on, as expressions over one sentence.
HABITS = {
    "begin with If": r"^if\b",
    "say nothing or nobody": r"\b(nothing|nobody)\b",
    "say one word, one line, one thing": r"\bone (word|line|thing)\b",
}
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def words(book: Playbook) -> str:
    """Write the report: sentences by habit, then the uncommon words that a script says itself, with how often."""
    said = list(_sentences(book))
    rows = [[f"{len(said)} sentences in messages", "", ""]]
    for habit, expression in HABITS.items():
        count = sum(bool(re.search(expression, sentence, re.IGNORECASE)) for sentence in said)
        rows.append([habit, str(count), f"{count / len(said):.1%}"])
    return f"{aligned(rows)}\n\n{_rare(_own_words(book))}"


def uncommon(found: Iterable[str], common: frozenset[str]) -> Counter[str]:
    """Count the words that are neither common nor a form of a common one: its plural, its past, its verb in -ing."""
    return Counter(word for word in found if not any(form in common for form in _forms(word)))


def _forms(word: str) -> Iterator[str]:
    stem = word.split("'", maxsplit=1)[0]
    yield from (word, stem)
    for ending, instead in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
    ):
        if stem.endswith(ending):
            yield stem.removesuffix(ending) + instead


def _sentences(book: Playbook) -> Iterator[str]:
    """Every sentence of every message, filled with its examples."""
    for script in book.scripts.values():
        for variant in script.variants:
            for line in variant.lines:
                yield from sentences(filled(script, line.say))


def _own_words(book: Playbook) -> Iterator[str]:
    """The words of the lines without what the asker types."""
    for script in book.scripts.values():
        for variant in script.variants:
            for line in variant.lines:
                yield from _WORD.findall(SLOT.sub(" ", line.say).lower())


def _rare(found: Iterable[str]) -> str:
    try:
        from wordfreq import top_n_list  # noqa: PLC0415 - it may be absent
    except ImportError:
        return "Which words are uncommon is not told without a list; make bench part=words brings one."
    rare = uncommon(found, frozenset(top_n_list("en", COMMONEST)))
    listed = ", ".join(f"{word} {count}" for word, count in rare.most_common())
    return f"{len(rare)} words beyond the {COMMONEST} commonest: {listed}"

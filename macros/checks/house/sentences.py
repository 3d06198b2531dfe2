"""How long a sentence is, and how many of them evidence takes."""

from collections.abc import Iterator

from macros.checks.house import HouseRule, problem_at
from macros.passages import LONG_SENTENCE, long_sentences, passages, sentences
from macros.problems import Problem
from macros.records.base import Evidence
from macros.records.walk import records_in
from macros.views.site import Site

LONGEST = 36  # words; nobody says more in one breath
#: Long sentences in a hundred; one now and then is a rhythm, more are a habit.
SHARE = 3


def no_sentence_is_endless(site: Site) -> Iterator[Problem]:
    """Ensure that no sentence has more than 36 words."""
    for count, passage, sentence in long_sentences(site.playbook):
        if count > LONGEST:
            what = f"'{sentence[:40]} …' has {count} words"
            yield problem_at(site, passage, what, f"make two of it, of {LONG_SENTENCE} at most", "endless-sentence")


def long_sentences_are_few(site: Site) -> Iterator[Problem]:
    """Ensure that fewer than 3 sentences in 100 have more than 25 words; the longest are the ones to cut."""
    own = [passage for passage in passages(site.playbook) if passage.own]
    total = sum(len(sentences(passage.text)) for passage in own)
    found = long_sentences(site.playbook)
    too_many = len(found) - SHARE * total // 100
    for count, passage, sentence in found[: max(0, too_many)]:
        what = f"'{sentence[:40]} …' has {count} words, and more than {SHARE} sentences in 100 are that long"
        yield problem_at(site, passage, what, f"cut it to {LONG_SENTENCE} words", "many-long-sentences")


def evidence_is_two_or_three_sentences(site: Site) -> Iterator[Problem]:
    """Ensure that evidence says the finding and its limit in two or three sentences."""
    book = site.playbook
    for key, record in book.titled.items():
        for loc, evidence in records_in(record, Evidence):
            count = len(sentences(evidence.statement))
            if not 2 <= count <= 3:
                what = f"the evidence takes {count} sentence{'s' if count > 1 else ''}"
                remedy = "write two or three: the finding with its number, then its limit"
                yield book.problem(key, (*loc, "statement"), what, remedy, "evidence-length")


#: What must hold of sentences.
RULES: list[HouseRule] = [
    no_sentence_is_endless,
    long_sentences_are_few,
    evidence_is_two_or_three_sentences,
]

"""The report on words: what counts as a form of a common word."""

from bench.words import uncommon

COMMON = frozenset({"ask", "move", "try", "box", "it", "plan"})


def test_forms_of_a_common_word_are_common() -> None:
    """A plural, a past, a verb in -ing, an apostrophe."""
    forms = ["asks", "asked", "asking", "moved", "moving", "tries", "tried", "boxes", "it's", "plan"]
    assert not uncommon(forms, COMMON)


def test_other_words_are_counted() -> None:
    """Each as often as it stands, also where it only begins like a common one."""
    assert uncommon(["invoice", "askew", "invoice", "mover"], COMMON) == {"invoice": 2, "askew": 1, "mover": 1}

"""The words of the toy's records, text by text."""

import pytest

from macros.passages import LONG_SENTENCE, long_sentences, passages, runs, sentences, words
from macros.playbook import Key, Playbook


def test_a_passage_says_where_it_stands(toy: Playbook) -> None:
    """Record, place and field lead back to the file."""
    found = {(one.page, one.field): one for one in passages(toy)}
    sign = found["patterns/dark-lamp", "signs.text"]
    assert sign.key == Key("patterns", "dark-lamp") and sign.loc == ("signs", 1, "text")
    assert found["terms/tack", "meaning"].text.startswith("To go against the wind in a zigzag, as in the dark")
    assert found["pages/home", "title"].text == toy.pages["home"].title


def test_nobody_reads_an_id_or_a_reference(toy: Playbook) -> None:
    """What stands for another record is no text."""
    assert not {"id", "situation", "tactics.id", "evidence.sources"} & {one.field for one in passages(toy)}


def test_a_page_lets_others_speak_where_it_shows_how_not_to(toy: Playbook) -> None:
    """Aliases, drafts and what was broken are not ours, and neither is a rewrite that is not good."""
    others = {(one.page, one.field) for one in passages(toy) if not one.own}
    assert ("patterns/dark-lamp", "rewrite.before") in others and ("patterns/dark-lamp", "aliases") in others
    assert ("patterns/dark-lamp", "rewrite.after") not in others
    answers = toy.exercises["dry-words"].answers
    own = [one.own for one in passages(toy) if (one.page, one.field) == ("exercises/dry-words", "answers.text")]
    assert own == [answer.good for answer in answers] and len(set(own)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [("One. Two? Three!", 3), ('She said: "No. Not now." Then she went.', 3), ("At 9.30 it rained. and poured.", 1)],
)
def test_a_sentence_ends_before_a_capital(text: str, count: int) -> None:
    """A full stop inside a number, or before a small letter, ends nothing."""
    assert len(sentences(text)) == count


def test_long_sentences_are_our_own_and_the_longest_come_first(toy: Playbook) -> None:
    """What somebody else says is not ours to cut."""
    found = long_sentences(toy)
    counts = [count for count, _, _ in found]
    assert counts == sorted(counts, reverse=True) and counts[-1] == LONG_SENTENCE + 1
    assert all(passage.own and sentence in passage.text for _, passage, sentence in found)


def test_a_run_is_six_words_with_a_slot_as_one() -> None:
    """What a sender fills in makes no two lines differ, nor alike."""
    assert words("Ask {name}, by 9 o'clock!") == ("ask", "_", "by", "9", "o'clock")
    assert list(runs("one two {three} four five six seven")) == [
        ("one", "two", "_", "four", "five", "six"),
        ("two", "_", "four", "five", "six", "seven"),
    ]
    assert list(runs("one two three four five")) == []

"""The mutator: the same seed makes the same mutants, and its judge sees what a checker could let through."""

import pytest

from bench import judging
from bench.mutants import judge_all, report
from bench.mutations import WAYS, mutants
from bench.verdict import Parts, hidden, left_unread, lost_words, not_shown, swallowed_lines
from macros.records.glossary import Term
from macros.yaml_files import _Builder
from tests.projects import TOY_DATA

TERM = {"id": "ebb", "term": "ebb", "meaning": "When the water goes out and does not come back."}


def term(**changed: object) -> Term:
    """Make a term, with something else in it."""
    return Term.model_validate(TERM | changed)


def test_the_same_seed_makes_the_same_mutants() -> None:
    """Whoever reads a number in the report can make that mutant again."""
    files = {"a.yaml": "title: Row\nnumber: 7\nid: row\n", "b/c.yaml": "steps:\n  - Tie it twice.\n"}
    first, second = (list(mutants(files, 100, 3)) for _ in range(2))
    assert first == second and first != list(mutants(files, 100, 4))
    assert {mutant.way for mutant in first} == set(WAYS)


def test_a_few_mutants_of_the_toy_are_judged_well() -> None:
    """None is wrong, none ends in a traceback, and every way is told in a row of the report."""
    written = report(TOY_DATA, count=2 * len(WAYS), seed=1)
    assert written.endswith("0 wrong, 0 tracebacks, 0 above 2 seconds (seed 1)"), written
    assert all(way in written for way in WAYS)


def test_the_judge_sees_what_a_looser_reader_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the rules about texts switched off, hidden characters are taken, and told as wrong."""
    monkeypatch.setattr("macros.yaml_files.mistakes", lambda _: iter(()))
    monkeypatch.setattr("macros.yaml_files.cut_off", lambda *_: [])
    monkeypatch.setattr("macros.yaml_files.hidden", lambda _: iter(()))
    judged = list(judge_all(TOY_DATA, 6 * len(WAYS), 2))
    assert "an odd character" in {one.mutant.way for one in judged if one.verdict == "wrong"}


def test_the_judge_sees_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is none is counted as such."""
    monkeypatch.setattr(_Builder, "build", lambda *_: int("x"))
    monkeypatch.setattr(judging.Judge, "__init__", _judge_without_a_start)
    assert {one.verdict for one in judge_all(TOY_DATA, 3, 1)} == {"traceback"}


def _judge_without_a_start(self: judging.Judge, root: object, files: object) -> None:
    self.root, self.files, self.before, self.whole = root, files, {}, 0.0  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("raw", "lost"),
    [
        ("id: ebb\nterm: ebb\nmeaning: When the water goes out and does not come back.\n", False),
        ("# note\nid: ebb # note\nterm: ebb\nmeaning: When the water goes out and does not come back.\n", False),
        ("id: ebb\nterm: ebb\nmeaning: When the water goes out and does not come back. # at night\n", True),
        ("id: ebb\nterm: ebb\nmeaning: When the water goes out.\n", True),
    ],
)
def test_words_that_are_lost_or_made_up_are_seen(raw: str, lost: bool) -> None:
    """A note is no word of the record, but behind a sentence it is none either."""
    assert bool(list(lost_words(raw, [term()], set()))) is lost


def test_lines_that_are_swallowed_are_seen() -> None:
    """A text that keeps its lines may hold anything."""
    assert list(swallowed_lines("steps:\n  - one\n   - two\n"))
    assert list(swallowed_lines("say: >-\n  one\n  tactic: two\n"))
    assert not list(swallowed_lines("steps:\n  - one\n  - {a: two}\n# - three\nsay: |\n  - four\n"))


@pytest.mark.parametrize(
    "text", ["ab\u202ec", "ab\u200bc", "ab\ufdd0", "ab\ufffd", "ab\ufe0f", "\u3164", "\u2800", "\u0301"]
)
def test_what_hides_is_seen(text: str) -> None:
    """By the classes of Unicode, and not by the package's own list."""
    assert list(hidden([term(term=text)])) and not list(hidden([term()]))


def test_a_page_that_runs_or_hides_something_is_seen() -> None:
    """Handlers, addresses, and a text that is not where the old one was."""
    page = Parts('<p onclick="x">a</p><a href="javascript:x">b</a><a href="../c/">c</a>')
    assert len(page.harm) == 2 and ("p", "onclick") in page.seen
    old, new = term(), term(meaning="When the water comes in and stays for the night.")
    before = Parts("<p>When the water goes out and does not come back.</p>")
    assert list(not_shown(old, new, before, Parts("<p>When the water</p>")))
    assert not list(not_shown(old, new, before, Parts("<p>When the water comes in and stays for the night.</p>")))


def test_a_file_that_is_passed_over_is_seen() -> None:
    """By its name, as people read names."""
    assert list(left_unread({"a/x.YAML": b"", "a/x.yaml": None}, {"a/x.YAML"}, {}))
    assert not list(left_unread({"a/x.yaml~": b"", "a/.#x.yaml": b""}, {"a/x.yaml~"}, {}))

"""How the checker is measured: areas with intervals, marks of editors, a clear word where texts are missing."""

from pathlib import Path

import pytest

from bench.areas import Scored, area, area_with_interval, area_within_fifths
from bench.checking import LINES, SOUND, Lines, figures, sound_drafts
from bench.corpora import UNSET, VARIABLE, corpora, folder
from bench.lines import Line, drafts_of, harmless, lines_in, seen_by_subject
from bench.marked import Draft, Tally, drafts_in, tally
from bench.processes import CannotMeasure
from bench.reader import Message, Read, Remark, messages_of
from macros.loading import load
from macros.playbook import Playbook
from macros.rulebook import fingerprint
from tests.projects import PROJECT

MARKED = Draft(
    id="one/rope",
    half="tuned",
    mode="ask",
    text="You must bring the rope. I tie it.",
    wakes=[("loose-rope", "must bring")],
    good=[("tie-twice", "I tie it")],
    missing=["light-first"],
    to_mend=True,
)
FINE = Draft("one/fine", "tuned", "ask", "Could you?", [], [], [], to_mend=False)


def remark(kind: str, about: str, start: int = 0, end: int = 24, implies: tuple[str, ...] = ()) -> Remark:
    """Return a remark of some rule."""
    return Remark("some-rule", kind, about, start, end, implies)


@pytest.mark.parametrize(
    ("high", "low", "expected"),
    [([3, 4], [1, 2], 1.0), ([1, 2], [3, 4], 0.0), ([1, 1], [1, 1], 0.5), ([2, 1], [1, 0], 0.875), ([], [1], 0.5)],
)
def test_an_area_is_how_often_the_first_kind_has_more(high: list[float], low: list[float], expected: float) -> None:
    """Ties count half, and nothing to compare is a coin."""
    assert area(Scored(high, low)) == expected


def test_an_interval_holds_its_area_and_is_the_same_every_time() -> None:
    """A figure that changes from run to run could not be kept."""
    scored = Scored([float(one % 7) for one in range(60)], [float(one % 5) for one in range(60)])
    first = area_with_interval(scored, 200)
    assert first == area_with_interval(scored, 200)
    assert 0 < first.low < first.value < first.high < 1


def test_within_fifths_of_length_a_long_text_does_not_win_by_being_long() -> None:
    """What follows length alone comes to a coin."""
    lengths = list(range(100))
    labels = [length >= 50 for length in lengths]
    within = area_within_fifths([0.0] * 100, lengths, labels)
    assert area(Scored([1.0 * x for x in lengths[50:]], [1.0 * x for x in lengths[:50]])) == 1.0
    assert within == 0.5


def test_the_ends_are_told_apart_and_what_lies_between_is_left_out(tmp_path: Path) -> None:
    """The politest quarter against the rudest, of each site by itself."""
    rows = [f"{site}-{at},text {at},{at / 10}" for site in ("wiki", "se") for at in range(8)]
    (tmp_path / "politeness.csv").write_text("\n".join(["id,text,label", *rows]), encoding="utf-8")
    for name in ("offers", "email-ask", "pizza"):
        (tmp_path / f"{name}.csv").write_text("id,text,label\na,warm,1\nb,cold,0\n", encoding="utf-8")
    found = {one.id: one for one in corpora(tmp_path)}
    assert list(found) == ["wikipedia", "stack-exchange", "offers", "email-ask", "pizza"]
    assert found["wikipedia"].texts == ["text 0", "text 1", "text 6", "text 7"]
    assert found["wikipedia"].labels == [False, False, True, True]
    assert found["offers"].labels == [True, False]


def test_a_folder_that_nobody_named_is_no_error_and_one_that_is_not_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has no such texts still measures the drafts, and is told what to name."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert folder() is None and VARIABLE in UNSET
    monkeypatch.setenv(VARIABLE, "/nowhere/at/all")
    with pytest.raises(CannotMeasure, match="/nowhere/at/all"):
        folder()


def test_a_mark_is_found_where_its_pattern_or_tactic_is_named() -> None:
    """A missing move counts where it is named as advice as well."""
    sums = tally(
        [(MARKED, [remark("wakes", "loose-rope", implies=("light-first",)), remark("good", "tie-twice", 25, 34)])]
    )
    assert (sums.faults, sums.strengths, sums.missing) == ([True], [True], [True])
    assert not sums.alarms and not sums.unasked and not sums.confusions


def test_another_pattern_for_the_same_words_is_a_confusion() -> None:
    """And a remark that the editor did not make."""
    sums = tally([(MARKED, [remark("wakes", "dark-lamp")])])
    assert sums.faults == [False] and len(sums.unasked) == 1
    assert dict(sums.confusions) == {("loose-rope", "dark-lamp"): 1}


def test_a_remark_on_a_draft_with_nothing_to_mend_is_a_false_alarm() -> None:
    """A question that nobody would ask is one too; praise never is."""
    sums = tally([(FINE, [remark("wakes", "dark-lamp", 0, 5), remark("missing", "tie-twice"), remark("good", "x")])])
    assert (len(sums.alarms), sums.good_drafts) == (2, 1)


def test_figures_are_a_record_that_is_read_again(toy: Playbook, root: Path) -> None:
    """What the benchmark writes is what the page takes."""
    sums = {"tuned": tally([(MARKED, [remark("wakes", "dark-lamp")])])}
    library = [(Message("s/v/ask", "ask", "Hail."), Read(0, 0, [], [remark("wakes", "dark-lamp")], "ask"))]
    line = Line("wakes", "dark-lamp", "No light, no oil.", apart=True)
    lines: Lines = [
        (line, [[], [remark("wakes", "dark-lamp")], []]),
        (Line("clean", "", "Hail.", apart=True), [[], [], []]),
    ]
    (root / "measured.yaml").write_text(figures(toy, [], sums, lines, library), encoding="utf-8")
    measured = load([root]).measured
    assert measured.rules == fingerprint(toy)
    assert measured.library and (measured.library.found, measured.library.of) == (1, 1)
    assert measured.drafts and measured.drafts[0].faults.of == 1
    assert measured.confusions and measured.confusions[0].said == "dark-lamp"
    assert measured.lines and (measured.lines[0].found, measured.lines[0].of) == (1, 1)
    assert measured.harmless and (measured.harmless.found, measured.harmless.of) == (0, 1)


def test_lines_are_read_with_their_heading_and_as_a_draft_in_every_mode(tmp_path: Path) -> None:
    """As an ask, a line stands before something that is asked."""
    (tmp_path / "thirteen.txt").write_text("# wakes dark-lamp\nNo light\n\n# clean\nHail.\n", encoding="utf-8")
    first, second = lines_in(tmp_path)
    assert (first.kind, first.about, first.text, first.apart) == ("wakes", "dark-lamp", "No light", True)
    assert (second.kind, second.about) == ("clean", "")
    assert drafts_of(first) == [
        ("No light. Could you do that?", "ask"),
        ("No light", "nudge"),
        ("No light", "answer"),
    ]


def test_a_line_is_understood_where_its_own_pattern_or_tactic_is_named() -> None:
    """In any mode, inside another remark as well; and what should wake nothing is counted where it does, as an ask."""
    lines = [
        (Line("wakes", "dark-lamp", "a", apart=False), [[remark("wakes", "loose-rope")], [], []]),
        (Line("wakes", "dark-lamp", "b", apart=False), [[], [], [remark("wakes", "dark-lamp")]]),
        (Line("good", "tie-twice", "c", apart=False), [[remark("wakes", "dark-lamp")], [], []]),
        (Line("clean", "", "d", apart=False), [[remark("good", "tie-twice")], [remark("wakes", "dark-lamp")], []]),
    ]
    assert [(one.about, one.found, one.of) for one in seen_by_subject(lines)] == [
        ("dark-lamp", 1, 2),
        ("tie-twice", 0, 1),
    ]
    assert (harmless(lines).found, harmless(lines).of) == (1, 2)


def test_lines_were_written_for_what_there_is(playbook: Playbook) -> None:
    """Each is about a pattern or a tactic that exists, or does no harm, and none is written twice."""
    lines = lines_in(LINES)
    known = {"wakes": set(playbook.patterns), "good": set(playbook.tactics), "clean": {""}}
    assert {one.kind for one in lines} == set(known)
    assert all(one.about in known[one.kind] for one in lines)
    assert len({one.text for one in lines}) == len(lines)


def test_every_script_is_read_with_each_of_its_worries(toy: Playbook) -> None:
    """A remark on our own words is a mistake, in the script or in a rule."""
    names = [one.name for one in messages_of(toy)]
    assert {name.partition("/")[0] for name in names} == set(toy.scripts)
    assert len(set(names)) == len(names) and any("+" in name for name in names)


def test_editors_marked_the_drafts_with_what_there_is(playbook: Playbook) -> None:
    """Each pattern and tactic exists, and the words of each mark stand in the draft."""
    drafts = drafts_in(PROJECT / "tests" / "drafts")
    assert len({draft.id for draft in drafts}) == len(drafts) > 0
    for draft in drafts:
        for marks, known in ((draft.wakes, playbook.patterns), (draft.good, playbook.tactics)):
            assert all(about in known and words in draft.text for about, words in marks), draft.id
        assert set(draft.missing) <= set(playbook.tactics) and draft.to_mend is bool(draft.wakes), draft.id


def test_sound_drafts_are_many_and_each_is_told_once() -> None:
    """What nobody would change is what keeps rules from seeing ghosts."""
    drafts = sound_drafts(SOUND)
    assert len(set(drafts)) == len(drafts) >= 400
    assert all(draft.strip() for draft in drafts)


def test_nothing_found_is_counted_as_nothing() -> None:
    """A tally of no drafts has no marks."""
    assert tally([]) == Tally()

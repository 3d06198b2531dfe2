"""Exercises and tracks themselves: enough of each, all that they train and lead to, an hour that is one, no scolds."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from macros.exports.search import search_index
from macros.playbook import Playbook
from macros.prose import plain_prose
from macros.records.exercise import KINDS_OF_EXERCISE
from macros.records.track import Track
from macros.views import Site
from macros.views.practice import good_orders
from macros.views.reading_time import minutes_of_step
from tests.projects import PROJECT
from tests.test_scripts import BANNED

SCOLDS = re.compile(r"\b(wrong|obviously|of course|clearly|silly|you should have|careless|sorry)\b", re.IGNORECASE)


def test_there_are_enough_of_every_kind(playbook: Playbook) -> None:
    """At least twenty-four, and no kind is rare."""
    kinds = Counter(exercise.kind for exercise in playbook.exercises.values())
    assert sum(kinds.values()) >= 24
    assert set(kinds) == set(KINDS_OF_EXERCISE) and min(kinds.values()) >= 5


@pytest.mark.parametrize("kind", ["patterns", "tactics"])
def test_every_pattern_and_tactic_is_trained_at_least_twice(playbook: Playbook, kind: str) -> None:
    """Once is luck."""
    rare = {id: playbook.trained_by[id] for id in playbook.records(kind) if len(playbook.trained_by[id]) < 2}
    assert not rare


def test_kinds_take_turns(playbook: Playbook) -> None:
    """For as long as there is more than one kind left, no two neighbours are of the same."""
    kinds = [exercise.kind for exercise in playbook.exercises.values()]
    shortest = min(Counter(kinds).values())
    assert all(one != other for one, other in pairwise(kinds[: shortest * len(KINDS_OF_EXERCISE)]))


def test_each_exercise_has_a_setting_of_its_own(playbook: Playbook) -> None:
    """Who is asked for what is never said twice, in no exercise, rewrite or state-it case."""
    settings = [exercise.setting for exercise in playbook.exercises.values()]
    settings += [pattern.rewrite.setting for pattern in playbook.patterns.values()]
    settings += [case.setting for case in playbook.when_not_to_ask.state]
    assert not [setting for setting, count in Counter(map(str.casefold, settings)).items() if count > 1]


def test_each_question_is_one(playbook: Playbook) -> None:
    """It ends as a question does, and a setting has no full stop, since the page sets one."""
    for id, exercise in playbook.exercises.items():
        assert exercise.question.endswith("?"), id
        assert not exercise.setting.endswith("."), id


def test_feedback_is_short_its_own_and_never_scolds(playbook: Playbook) -> None:
    """One to three sentences, no two alike, none with a word that belittles."""
    for id, exercise in playbook.exercises.items():
        texts = [plain_prose(answer.feedback) for answer in exercise.answers]
        assert len(set(texts)) == len(texts), id
        for text in texts:
            assert len(re.findall(r"[.?!](?=\s|$)", re.sub(r'"[^"]*"', "x", text))) <= 3, (id, text)
            assert not SCOLDS.search(re.sub(r'"[^"]*"', "", text)), (id, text)


def test_no_template_phrase_stands_in_an_exercise_but_in_a_draft_to_mend(playbook: Playbook) -> None:
    """A rewrite that is good, and every feedback, keep to the house style."""
    for id, exercise in playbook.exercises.items():
        for answer in exercise.answers:
            for text in [answer.feedback, answer.text if answer.good and answer.text else ""]:
                assert not BANNED.search(re.sub(r'"[^"]*"', "", text)), (id, text)


def test_some_exercises_have_more_than_one_good_answer(playbook: Playbook) -> None:
    """Asking is no quiz with one key; orders leave room, and so do some choices."""
    goods = [sum(answer.good is True for answer in exercise.answers) for exercise in playbook.exercises.values()]
    assert sum(count > 1 for count in goods) >= 3
    for id, exercise in playbook.exercises.items():
        if exercise.kind == "order-lines":
            rules = tuple((answer.first or "", answer.then or "") for answer in exercise.answers)
            assert good_orders(tuple(line.id for line in exercise.draft), rules) > 1, id


def test_the_good_answer_has_no_fixed_place(playbook: Playbook) -> None:
    """Nobody does well by always taking the same one."""
    choices = [one for one in playbook.exercises.values() if one.kind in ("name-pattern", "choose-rewrite")]
    places = Counter(place for one in choices for place, answer in enumerate(one.answers) if answer.good)
    assert max(places.values()) < 0.6 * len(choices), places


def test_exercises_stay_out_of_the_search(playbook: Playbook) -> None:
    """Who looks for help with a request does not land in an exercise about another."""
    index = search_index(playbook)
    assert not [id for id in playbook.exercises if f"practice/{id}/" in index]
    assert '"u":"practice/"' in index and '"u":"learn/"' in index


TRACKS = {
    "first-hour": {"newcomer"},
    "first-week": {"newcomer"},
    "leads": {"lead"},
    "asking-strangers": {"asker-of-strangers"},
    "finding-it-hard": {"finds-asking-hard"},
}


def musts(playbook: Playbook, track: Track) -> int:
    """Sum up the minutes of a track without what is nice to have."""
    site = Site(playbook, docs=PROJECT / "docs")
    return sum(minutes_of_step(site, step) for step in track.steps if step.must is not False)


def test_the_five_tracks_stand_in_their_order(playbook: Playbook) -> None:
    """People link to these, and a newcomer starts at the top."""
    assert list(playbook.tracks)[: len(TRACKS)] == list(TRACKS)


def test_the_first_hour_is_one_hour(playbook: Playbook) -> None:
    """Five to seven steps, which fill the hour with what follows each of them, and no more."""
    track = playbook.tracks["first-hour"]
    assert 5 <= len(track.steps) <= 7
    assert 45 <= musts(playbook, track) <= 60


def test_no_track_is_longer_than_a_week_of_quarter_hours(playbook: Playbook) -> None:
    """What is a must, with what follows it, can be done in a week; the rest is marked as nice to have."""
    assert all(musts(playbook, track) <= 7 * 15 for track in playbook.tracks.values())


@pytest.mark.parametrize("id", TRACKS)
def test_every_track_has_something_to_do_and_one_request_to_send(playbook: Playbook, id: str) -> None:
    """Reading alone moves nobody: each track holds an exercise and ends in something that is sent, as a must."""
    steps = playbook.tracks[id].steps
    assert any(step.exercise for step in steps)
    assert any(step.send and step.must is not False for step in steps)
    assert all(len(plain_prose(step.then).split()) >= 5 for step in steps)


@pytest.mark.parametrize(("id", "readers"), TRACKS.items(), ids=TRACKS)
def test_outside_reading_suits_the_reader_of_the_track(playbook: Playbook, id: str, readers: set[str]) -> None:
    """Nobody is sent to a work that is meant for somebody else."""
    for step in playbook.tracks[id].steps:
        if step.source:
            reading = playbook.sources[step.source].reading
            assert reading and readers & set(reading.suits), step.source


def test_works_worth_reading_stand_on_the_page_and_lead_to_the_evidence(playbook: Playbook) -> None:
    """Each kind of reader finds at least four, with minutes."""
    works = [source for source in playbook.sources.values() if source.reading]
    suits = Counter(reader for source in works if source.reading for reader in source.reading.suits)
    assert set(suits) == set(playbook.words["readers"]) and min(suits.values()) >= 4

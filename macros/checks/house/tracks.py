"""Tracks: the five that people link to, in minutes that a reader has, each ending in a request that is sent."""

from collections.abc import Iterator

from macros.checks.house import HouseRule, lack
from macros.playbook import Key
from macros.problems import Problem
from macros.prose import plain_prose
from macros.records.track import Track
from macros.views.reading_time import minutes_of_step
from macros.views.site import Site

#: The tracks that people link to, in their order, and the kinds of reader whom each is for.
TRACKS = {
    "first-hour": {"newcomer"},
    "first-week": {"newcomer"},
    "leads": {"lead"},
    "asking-strangers": {"asker-of-strangers"},
    "finding-it-hard": {"finds-asking-hard"},
}
FIRST = "first-hour"
FIRST_STEPS = (5, 7)
FIRST_MINUTES = (45, 60)  # of musts, with what follows each step
MOST_MINUTES = 7 * 15  # a week of quarter hours
THEN = 5  # words; fewer are no instruction


def the_tracks_stand_in_their_order(site: Site) -> Iterator[Problem]:
    """Ensure that the five tracks which people link to stand first, in their order."""
    book = site.playbook
    for place, id in enumerate(TRACKS):
        if id not in book.tracks:
            remedy = f"put {id}.yaml back, or leave a file of that name that holds moved: and the new id"
            yield lack(book, "tracks", f"people link to '{id}', and it is not here", remedy, "track-order")
        elif list(book.tracks)[place : place + 1] != [id]:
            what, remedy = f"it stands in place {list(book.tracks).index(id) + 1}", f"write number: {place + 1}"
            yield book.problem(Key("tracks", id), ("number",), what, remedy, "track-order")


def the_first_hour_is_one(site: Site) -> Iterator[Problem]:
    """Ensure that the first hour has five to seven steps, which fill an hour and no more."""
    track = site.playbook.tracks.get(FIRST)
    if track:
        count, minutes = len(track.steps), _musts(site, track)
        key = Key("tracks", FIRST)
        if not FIRST_STEPS[0] <= count <= FIRST_STEPS[1]:
            remedy = f"leave {FIRST_STEPS[0]} to {FIRST_STEPS[1]}"
            yield site.playbook.problem(key, ("steps",), f"the first hour has {count} steps", remedy, "first-hour")
        if not FIRST_MINUTES[0] <= minutes <= FIRST_MINUTES[1]:
            remedy = f"add a step, or write must: false, until they take {FIRST_MINUTES[0]} to {FIRST_MINUTES[1]}"
            yield site.playbook.problem(key, ("steps",), f"its musts take {minutes} minutes", remedy, "first-hour")


def no_track_is_longer_than_a_week_of_quarter_hours(site: Site) -> Iterator[Problem]:
    """Ensure that the musts of a track, with what follows them, can be done in a week of quarter hours."""
    for id, track in site.playbook.tracks.items():
        if (minutes := _musts(site, track)) > MOST_MINUTES:
            what, remedy = f"its musts take {minutes} minutes", f"write must: false until they take {MOST_MINUTES}"
            yield site.playbook.problem(Key("tracks", id), ("steps",), what, remedy, "long-track")


def a_track_ends_in_something_done(site: Site) -> Iterator[Problem]:
    """Ensure that a track holds an exercise, and as a must a request to send, since reading alone moves nobody."""
    for id, track in site.playbook.tracks.items():
        if not any(step.exercise for step in track.steps):
            what, remedy = "no step is an exercise", "add a step with exercise: and its id"
            yield site.playbook.problem(Key("tracks", id), ("steps",), what, remedy, "nothing-to-do")
        if not any(step.send and step.must is not False for step in track.steps):
            what, remedy = "nothing is sent", "add a step with send: and a request, as a must"
            yield site.playbook.problem(Key("tracks", id), ("steps",), what, remedy, "nothing-to-do")


def a_step_says_what_to_do_then(site: Site) -> Iterator[Problem]:
    """Ensure that what to do after a step is told in five words at least."""
    for id, track in site.playbook.tracks.items():
        for place, step in enumerate(track.steps):
            if len(plain_prose(step.then).split()) < THEN:
                remedy = "write what to do in the next minute, as one would say it"
                what = f"fewer than {THEN} words are no instruction"
                yield site.playbook.problem(Key("tracks", id), ("steps", place, "then"), what, remedy, "short-then")


def outside_reading_suits_its_reader(site: Site) -> Iterator[Problem]:
    """Ensure that nobody is sent to a work that is meant for somebody else."""
    book = site.playbook
    for id, readers in TRACKS.items():
        for place, step in enumerate(book.tracks[id].steps if id in book.tracks else ()):
            reading = book.sources[step.source].reading if step.source else None
            if step.source and not (reading and readers & set(reading.suits)):
                what = f"'{step.source}' is not said to suit {' or '.join(sorted(readers))}"
                remedy = "name a work whose reading suits them"
                yield book.problem(Key("tracks", id), ("steps", place, "source"), what, remedy, "unsuited-reading")


def _musts(site: Site, track: Track) -> int:
    """Sum up the minutes of a track without what is nice to have."""
    return sum(minutes_of_step(site, step) for step in track.steps if step.must is not False)


#: What must hold of tracks.
RULES: list[HouseRule] = [
    the_tracks_stand_in_their_order,
    the_first_hour_is_one,
    no_track_is_longer_than_a_week_of_quarter_hours,
    a_track_ends_in_something_done,
    a_step_says_what_to_do_then,
    outside_reading_suits_its_reader,
]

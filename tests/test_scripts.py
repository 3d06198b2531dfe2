"""The library of scripts: none reads as a template."""

import re
from collections import Counter, defaultdict

import pytest

from macros.playbook import Playbook
from macros.records.script import MESSAGES, SLOT, Script
from tests.words import RUN, words


def lines(script: Script) -> list[str]:
    """List what a script says, in all its variants."""
    return [line.say for variant in script.variants for name in MESSAGES for line in getattr(variant, name)]


def test_there_are_scripts_for_every_situation(playbook: Playbook) -> None:
    """Every situation has one at least, and there are fifteen in all."""
    assert all(playbook.scripts_for[id] for id in playbook.situations)
    assert len(playbook.scripts) >= 15
    assert sum(len(script.variants) > 1 for script in playbook.scripts.values()) >= 5


def test_few_runs_of_words_stand_in_two_scripts(playbook: Playbook) -> None:
    """Fewer than 5 percent of six-word runs stand in two scripts, and none in more than three."""
    homes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for id, script in playbook.scripts.items():
        for line in lines(script):
            said = words(line)
            for start in range(len(said) - RUN + 1):
                homes[tuple(said[start : start + RUN])].add(id)
    shared = [run for run, ids in homes.items() if len(ids) > 1]
    assert len(shared) < 0.05 * len(homes), shared[:10]
    assert max(len(ids) for ids in homes.values()) <= 3


def test_no_two_scripts_open_alike(playbook: Playbook) -> None:
    """The first four words of an ask are a script's own, whatever the variant."""
    openings: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for id, script in playbook.scripts.items():
        for variant in script.variants:
            openings[tuple(words(variant.ask[0].say)[:4])].add(id)
    assert not {opening: ids for opening, ids in openings.items() if len(ids) > 1}


def test_variants_truly_differ(playbook: Playbook) -> None:
    """A second variant shares less than a third of its six-word runs with the first."""
    for id, script in playbook.scripts.items():
        runs = []
        for variant in script.variants:
            said = [words(line.say) for name in MESSAGES for line in getattr(variant, name)]
            runs.append({tuple(line[at : at + RUN]) for line in said for at in range(len(line) - RUN + 1)})
        for other in runs[1:]:
            assert len(runs[0] & other) < len(other) / 3, id


def test_a_line_is_one_move(playbook: Playbook) -> None:
    """One to three sentences, and no message is made of a single tactic said four times."""
    for id, script in playbook.scripts.items():
        for line in lines(script):
            sentences = [part for part in re.split(r"(?<=[.?!])\s+", SLOT.sub("x", line)) if part]
            assert 1 <= len(sentences) <= 3, (id, line)
        for variant in script.variants:
            used = Counter(line.tactic for line in variant.ask)
            assert len(used) >= 2, (id, variant.id)


BANNED = re.compile(
    r"\b(totally|super|reach out|circle back|leverage|unlock|seamless|journey|at the end of the day|"
    r"hope this finds you|quick question|i was wondering|thanks in advance|no pressure)\b|!",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ["subject", "greeting", "closing"])
def test_no_template_phrase_is_sent(playbook: Playbook, name: str) -> None:
    """What marks a template stands in no line and around none."""
    for id, script in playbook.scripts.items():
        texts = [*lines(script), *(getattr(variant, name) or "" for variant in script.variants)]
        for text in texts:
            assert not BANNED.search(text), (id, text)

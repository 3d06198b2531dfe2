"""No script reads as a template, and there are enough of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product

from macros.checks.house import HouseRule, lack
from macros.passages import runs, sentences, words
from macros.playbook import Key, Playbook
from macros.problems import Problem
from macros.records.base import Loc
from macros.records.script import ANY_ASK, SLOT, Script, Variant
from macros.views.site import Site

SCRIPTS = 15
SHARED = 0.05  # of a script's runs of words in its asks and nudges
WITH_VARIANTS = 5
OPENING = 4  # words
MOVE = 3  # sentences


def there_are_scripts_enough(site: Site) -> Iterator[Problem]:
    """Ensure that there are fifteen scripts, and that five of them have more than one variant."""
    book = site.playbook
    several = sum(len(script.variants) > 1 for script in book.scripts.values())
    if len(book.scripts) < SCRIPTS:
        remedy = f"begin others until there are {SCRIPTS}: make new kind=script id=…"
        yield lack(book, "scripts", f"scripts in all: {len(book.scripts)}", remedy, "few-scripts")
    if several < WITH_VARIANTS:
        remedy = f"write a second variant, for another channel or reader, into {WITH_VARIANTS} at least"
        yield lack(book, "scripts", f"scripts with more than one variant: {several}", remedy, "few-scripts")


def no_two_scripts_open_alike(site: Site) -> Iterator[Problem]:
    """Ensure that the first four words of an ask, and of each answer, are its script's own."""
    first: dict[tuple[str, ...], str] = {}
    for id, script in site.playbook.scripts.items():
        for (place, variant), name in product(enumerate(script.variants), script.opening):
            other = first.setdefault(tuple(words(variant.message(name)[0].say)[:OPENING]), id)
            if other != id:
                loc: Loc = ("variants", place, name, 0, "say")
                what, remedy = f"scripts/{other} begins with the same {OPENING} words", "begin in another way"
                yield site.playbook.problem(Key("scripts", id), loc, what, remedy, "same-opening")


def no_ask_is_anothers(site: Site) -> Iterator[Problem]:
    """Ensure that asks, nudges and answers hardly share runs of words with one other script, and none with two."""
    homes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    said = {id: list(_asked(script)) for id, script in site.playbook.scripts.items() if id != ANY_ASK}
    for id, lines in said.items():
        for _, say in lines:
            for run in runs(say):
                homes[run].add(id)
    for id, lines in said.items():
        own = [(loc, run) for loc, say in lines for run in runs(say)]
        shared = [(loc, run) for loc, run in own if len(homes[run]) > 1]
        everywhere = [(loc, run) for loc, run in shared if len(homes[run]) > 2]
        if everywhere or len(shared) > SHARED * len(own):
            loc, run = (everywhere or shared)[0]
            others = ", ".join(f"scripts/{other}" for other in sorted(homes[run] - {id}))
            what = f"'{' '.join(run)}' also stands in {others}"
            yield site.playbook.problem(Key("scripts", id), loc, what, "ask in this script's own words", "shared-ask")


def variants_truly_differ(site: Site) -> Iterator[Problem]:
    """Ensure that another variant shares less than a third of its runs of words with the first."""
    for id, script in site.playbook.scripts.items():
        own = [{run for _, say in _lines(script, variant) for run in runs(say)} for variant in script.variants]
        for place, other in enumerate(own[1:], start=1):
            if id != ANY_ASK and other and len(own[0] & other) >= len(other) / 3:
                what = f"{len(own[0] & other)} of its {len(other)} runs of words stand in the first variant too"
                remedy = "write it anew for its own channel or reader, or drop it"
                yield site.playbook.problem(Key("scripts", id), ("variants", place), what, remedy, "same-variant")


def a_line_is_one_move(site: Site) -> Iterator[Problem]:
    """Ensure that a line of a script has three sentences at most."""
    for key, loc, say in _all_lines(site.playbook):
        count = len(sentences(SLOT.sub("X", say)))
        if count > MOVE:
            remedy = f"leave {MOVE} sentences at most, or make two lines of it, each with its tactic"
            yield site.playbook.problem(key, loc, f"the line has {count} sentences", remedy, "long-line")


def a_script_makes_two_moves(site: Site) -> Iterator[Problem]:
    """Ensure that an ask, or the four answers together, are not one tactic said over and over."""
    for id, script in site.playbook.scripts.items():
        for place, variant in enumerate(script.variants):
            used = Counter(line.tactic for name in script.opening for line in variant.message(name))
            if len(used) < 2:
                what, remedy = f"every line is '{next(iter(used))}'", "add a line that another tactic earns"
                loc: Loc = ("variants", place, script.messages[0])
                yield site.playbook.problem(Key("scripts", id), loc, what, remedy, "one-tactic-ask")


def without_script(book: Playbook) -> list[Problem]:
    """List the situations that no script is for; their pages help without one, so that is no mistake."""
    remedy = "write one: make new kind=script id=…"
    bare = [id for id in book.situations if not book.scripts_for[id]]
    if book.left_out:
        remedy = f"leave it out too, or {remedy}"
    return [book.problem(Key("situations", id), (), "no script is for it", remedy, "no-script") for id in bare]


def _asked(script: Script) -> Iterator[tuple[Loc, str]]:
    """Yield what everybody sends in the asks and nudges of a script, or in its answers; plain thanks may be alike."""
    for place, variant in enumerate(script.variants):
        for message in script.messages if script.is_answer else ("ask", "nudge"):
            for number, line in enumerate(variant.message(message)):
                if line.core:
                    yield ("variants", place, message, number, "say"), line.say


def _all_lines(book: Playbook) -> Iterator[tuple[Key, Loc, str]]:
    for id, script in book.scripts.items():
        for place, variant in enumerate(script.variants):
            for loc, say in _lines(script, variant):
                yield Key("scripts", id), ("variants", place, *loc), say


def _lines(script: Script, variant: Variant) -> Iterator[tuple[Loc, str]]:
    for message in script.messages:
        for place, line in enumerate(variant.message(message)):
            yield (message, place, "say"), line.say


#: What must hold of scripts.
RULES: list[HouseRule] = [
    there_are_scripts_enough,
    no_two_scripts_open_alike,
    no_ask_is_anothers,
    variants_truly_differ,
    a_line_is_one_move,
    a_script_makes_two_moves,
]

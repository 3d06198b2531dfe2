"""Messages are short, ask early, and say nothing that their sender did not type."""

import re
from collections.abc import Iterator

from macros.checks.house import HouseRule
from macros.lengths import core_blanks, core_words, first_question, words_to_pause
from macros.playbook import Key, Playbook
from macros.problems import Problem
from macros.records.base import Loc
from macros.records.script import ANY_ASK, SLOT, Line, Script, Variant
from macros.views.site import Site

#: Words of a message that is no ask, and of those that may have more; greeting and closing may add some.
SHORT = 40
LONGER = {"nudge": 45}
FRAME = 12
#: Blanks of an ask and what follows it, or of one answer, since nobody sends two.
BLANKS = 6
#: Worries that a script has lines for, at least and at most; the script for any ask has twelve or more.
WORRIES = (2, 5)
WORRIES_OF_ANY_ASK = (12, 24)
_IRREGULAR = (
    "was|were|had|did|got|made|went|took|came|saw|said|told|wrote|sent|gave|found|thought|knew|heard|kept|left|felt|met|"
    "spoke|been|done|seen|written|given|taken|gone|agreed"
)
#: What somebody did, said in the first person; the present forms that end in the same letters are let pass.
PAST = re.compile(
    rf"\b(I|[Ww]e)( have|'ve| had)?( just| already| really| also)? "
    rf"({_IRREGULAR}|(?!need(ed)?\b|feed\b|speed\b|exceed\b|proceed\b|succeed\b)[a-z]+ed)\b|\b(I|[Ww]e)'(ve|d been)\b"
)
RELEASE = re.compile(r"needn't|\bno need\b|\bnothing to\b", re.IGNORECASE)

_Place = tuple[Key, Script, Variant, Loc]


def a_core_ask_is_short(site: Site) -> Iterator[Problem]:
    """Ensure that the core of an ask has no more words than its channel takes."""
    for key, script, variant, loc in _asks(site.playbook):
        most, count = _for_reader(site.playbook, variant, "words"), core_words(script, variant, "ask")
        if most and count > most:
            what = f"the core has {count} words where {most} is the most by {variant.channel}"
            remedy = "cut it, or give a line the worry that it answers"
            yield site.playbook.problem(key, (*loc, "ask"), what, remedy, "long-core")


def a_message_that_is_no_ask_is_short(site: Site) -> Iterator[Problem]:
    """Ensure that the nudge, the replies to a yes and a no, and each answer keep within their words."""
    for key, script, variant, loc in _variants(site.playbook):
        for name in (name for name in script.messages if name != "ask"):
            most = LONGER.get(name, SHORT) + (FRAME if variant.greeting or variant.closing else 0)
            if (count := core_words(script, variant, name)) > most:
                what = f"it has {count} words where {most} is the most"
                yield site.playbook.problem(key, (*loc, name), what, "cut it to one move", "long-message")


def an_ask_asks_early(site: Site) -> Iterator[Problem]:
    """Ensure that an ask which is not firm holds a question, and holds it early."""
    for key, script, variant, loc in _asks(site.playbook):
        by = _for_reader(site.playbook, variant, "question")
        place = first_question(script, variant)
        if by and not variant.firm and (place is None or place > by):
            what = f"its first question ends at word {place}" if place else "its core asks no question"
            remedy = f"ask by word {by}, greeting counted, or write firm: true where it states and does not ask"
            yield site.playbook.problem(key, (*loc, "ask"), what, remedy, "late-question")


def a_first_turn_is_short(site: Site) -> Iterator[Problem]:
    """Ensure that whoever asks aloud stops early for an answer."""
    for key, script, variant, loc in _asks(site.playbook):
        most, count = site.playbook.channels[variant.channel].turn, words_to_pause(script, variant)
        if most and (count is None or count > most):
            what = f"they listen to {count} words before they can answer" if count else "nobody waits for an answer"
            remedy = f"write pause: true on a line by word {most}"
            yield site.playbook.problem(key, (*loc, "ask"), what, remedy, "long-turn")


def a_core_has_few_blanks(site: Site) -> Iterator[Problem]:
    """Ensure that nobody has to fill in more than six blanks for an ask and what follows it, or for one answer."""
    for key, script, variant, loc in _variants(site.playbook):
        sent = [((*loc, name), (name,)) for name in script.messages] if script.is_answer else [(loc, script.messages)]
        for place, names in sent:
            if len(blanks := core_blanks(variant, names)) > BLANKS:
                what = f"its core wants {len(blanks)} blanks where {BLANKS} is the most: {', '.join(blanks)}"
                remedy = "say it without one, or in the line of a worry"
                yield site.playbook.problem(key, place, what, remedy, "many-blanks")


def a_script_answers_some_worries(site: Site) -> Iterator[Problem]:
    """Ensure that a script has lines for two to five worries, and the one for any ask for twelve at least."""
    for key, script, variant, loc in _variants(site.playbook):
        least, most = WORRIES_OF_ANY_ASK if key.id == ANY_ASK else WORRIES
        if not least <= len(variant.worries) <= most:
            what = f"worries that it has a line for: {len(variant.worries)}, where {least} to {most} belong"
            remedy = "write a line for each of those that are strongest in the situation"
            yield site.playbook.problem(key, (*loc, script.messages[0]), what, remedy, "few-worries")


def a_message_says_what_was_typed(site: Site) -> Iterator[Problem]:
    """Ensure that no line tells what its sender did or felt, outside the blanks."""
    for key, loc, line in _lines(site.playbook):
        if hit := PAST.search(SLOT.sub("X", line.say)):
            what = f"'{hit[0]}' tells something that the sender did not type"
            remedy = "make it a blank, say it in the present, or leave it out"
            yield site.playbook.problem(key, (*loc, "say"), what, remedy, "untyped-fact")


def a_way_out_is_quiet(site: Site) -> Iterator[Problem]:
    """Ensure that a script lets them go once and not over and over: needn't, no need, nothing to."""
    let_go: set[Key] = set()
    for key, loc, line in _lines(site.playbook):
        for hit in RELEASE.finditer(line.say):
            if key in let_go:
                what, remedy = f"'{hit[0]}' lets them go a second time in this script", "leave it out, or say it once"
                yield site.playbook.problem(key, (*loc, "say"), what, remedy, "loud-way-out")
            let_go.add(key)


def _variants(book: Playbook) -> Iterator[_Place]:
    for id, script in book.scripts.items():
        for place, variant in enumerate(script.variants):
            yield Key("scripts", id), script, variant, ("variants", place)


def _asks(book: Playbook) -> Iterator[_Place]:
    """Yield the variants that ask; an answer owes nobody a question, and is over in one turn."""
    return (place for place in _variants(book) if not place[1].is_answer)


def _lines(book: Playbook) -> Iterator[tuple[Key, Loc, Line]]:
    for key, script, variant, loc in _variants(book):
        for name in script.messages:
            for place, line in enumerate(variant.message(name)):
                yield key, (*loc, name, place), line


def _for_reader(book: Playbook, variant: Variant, limit: str) -> int | None:
    """Return a limit of the variant's channel: to a stranger the larger one, where the channel has one."""
    channel = book.channels[variant.channel]
    to_stranger: int | None = getattr(channel, f"{limit}_to_stranger") if variant.reader == "stranger" else None
    return to_stranger or getattr(channel, limit)


#: What must hold of messages.
RULES: list[HouseRule] = [
    a_core_ask_is_short,
    a_message_that_is_no_ask_is_short,
    an_ask_asks_early,
    a_first_turn_is_short,
    a_core_has_few_blanks,
    a_script_answers_some_worries,
    a_message_says_what_was_typed,
    a_way_out_is_quiet,
]

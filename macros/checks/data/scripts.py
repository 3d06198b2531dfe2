"""Messages, blanks and slots of a script agree, and a blank keeps to its kind."""

import re
from collections.abc import Iterator
from typing import cast

from macros.checks.data import DataRule
from macros.problems import Problem, suggestion
from macros.records.base import Loc, Slots
from macros.records.names import short
from macros.records.script import ALL_MESSAGES, MOST_SLOTS, SENTENCE_BREAK, SLOT, TAKEN_NAMES, Script, Variant
from macros.records.vocabulary import Channel
from macros.records.walk import fields_of
from macros.store import Entry, RecordStore


def messages_are_those_of_the_kind(store: RecordStore) -> Iterator[Problem]:
    """Ensure that an ask has all messages of an ask and an answer those of an answer, and neither has another's."""
    for entry, script in store.of(Script):
        own, name = script.messages, "an answer" if script.is_answer else "an ask"
        if not any(variant.message(message) for variant in script.variants for message in own):
            remedy = "leave kind out" if script.is_answer else "write kind: answer"
            yield entry.problem(("kind",), f"it holds no message of {name}", remedy, "other-kind")
            continue
        for number, variant in enumerate(script.variants):
            for message in ALL_MESSAGES:
                loc: Loc = ("variants", number, message)
                if message in own and not variant.message(message):
                    remedy = f"write: {str(fields_of(Variant)[message].description).rstrip('.')}"
                    yield entry.problem(loc, "is missing", remedy, "missing-field")
                if message not in own and variant.message(message):
                    remedy = f"move its lines to one of {', '.join(own)}, or change the script's kind"
                    yield entry.problem(loc, f"this is no message of {name}", remedy, "other-kind")


def scripts_of_a_situation_are_of_one_kind(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a situation's scripts are all asks or all answers, since its page speaks to one side."""
    first: dict[str, Entry] = {}
    for entry, script in store.of(Script):
        other = first.setdefault(script.situation, entry)
        if script.is_answer != cast(Script, other.record).is_answer:
            what = f"'{script.situation}' has a script of the other kind, '{other.id}'"
            yield entry.problem(("situation",), what, "give each side a situation of its own", "two-sides")


def one_script_leads_a_situation(store: RecordStore) -> Iterator[Problem]:
    """Ensure that of the scripts of a situation one at most is the one that its page shows."""
    leading: dict[str, str] = {}
    for entry, script in store.of(Script):
        other = leading.setdefault(script.situation, entry.id) if script.leads else entry.id
        if other != entry.id:
            what = f"scripts/{other} leads '{script.situation}' already"
            yield entry.problem(("leads",), what, "remove the line from one of the two", "two-lead")


def blanks_are_declared_and_used(store: RecordStore) -> Iterator[Problem]:
    """Ensure that every slot has a blank and every blank a slot, and that no brace stands outside a slot."""
    for entry, script in store.of(Script):
        declared = [blank.id for blank in script.blanks]
        used: set[str] = set()
        for loc, text in script.slot_texts():
            slots = SLOT.findall(text)
            used.update(slots)
            if len(slots) > MOST_SLOTS:
                what = f"has {len(slots)} slots where {MOST_SLOTS} is the most"
                yield entry.problem(loc, what, "say it in several lines", "too-many")
            for slot in sorted(set(slots) - set(declared)):
                remedy = suggestion(slot, declared, f"declare it under blanks, or write one of {', '.join(declared)}")
                yield entry.problem(loc, f"no blank '{slot}' is declared", remedy, "undeclared-blank")
        for position, blank in enumerate(declared):
            if blank not in used:
                remedy = f"write {{{blank}}} in a line, or remove the blank"
                yield entry.problem(("blanks", position, "id"), f"no line uses '{blank}'", remedy, "unused-blank")


def slots_are_well_formed(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a brace in a text with slots belongs to a slot."""
    for entry, _ in store.of(Script):
        for leaf in entry.leaves:
            if any(isinstance(mark, Slots) for mark in leaf.marks):
                rest = SLOT.sub("", leaf.text)
                if "{" in rest or "}" in rest:
                    remedy = "write a slot as {blank}, with the blank's id in single braces"
                    yield entry.problem(leaf.loc, "a brace stands outside a slot", remedy, "bad-slot")


def blanks_keep_their_bounds(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a choice has choices, that its example is one of them, and that a number lies in its bounds."""
    for entry, script in store.of(Script):
        for position, blank in enumerate(script.blanks):
            loc: Loc = ("blanks", position)
            if (blank.kind == "choice") != (blank.choices is not None):
                what = "choices belong to a blank of kind choice, and to no other"
                yield entry.problem((*loc, "choices"), what, "add choices, or change the kind", "choices")
            for name in ("unit", "min", "max"):
                if blank.kind != "number" and getattr(blank, name) is not None:
                    what = f"{name} belongs to a blank of kind number, and to no other"
                    yield entry.problem((*loc, name), what, "remove it, or change the kind", "number-only")
            if blank.min is not None and blank.max is not None and blank.min > blank.max:
                what, remedy = f"{blank.min} is more than the most, {blank.max}", "write a smaller number"
                yield entry.problem((*loc, "min"), what, remedy, "out-of-range")
                continue
            for name in ("example", "default"):
                value = getattr(blank, name)
                if blank.choices and value is not None and value not in blank.choices:
                    what = f"'{short(str(value))}' is not one of the choices"
                    remedy = suggestion(value, blank.choices, "write one of the choices")
                    yield entry.problem((*loc, name), what, remedy, "not-a-choice")
                if blank.kind == "number" and value is not None and not _within(value, blank.min, blank.max):
                    what = f"'{short(str(value))}' is not a whole number within the blank's bounds"
                    yield entry.problem((*loc, name), what, "write a number between min and max", "out-of-range")


def _within(value: str, least: int | None, most: int | None) -> bool:
    if not re.fullmatch("[0-9]{1,9}", value):
        return False
    return (least is None or int(value) >= least) and (most is None or int(value) <= most)


def _messages(store: RecordStore) -> Iterator[tuple[Entry, Loc, Variant, str]]:
    """Yield every message of every variant, with its place in the record."""
    for entry, script in store.of(Script):
        for number, variant in enumerate(script.variants):
            for name in script.messages:
                if variant.message(name):  # one that is missing is told already
                    yield entry, ("variants", number, name), variant, name


def every_message_has_a_core(store: RecordStore) -> Iterator[Problem]:
    """Ensure that each message has a line that everybody sends."""
    for entry, loc, variant, name in _messages(store):
        if not any(line.core for line in variant.message(name)):
            remedy = "leave the worry out of the line that everybody sends"
            yield entry.problem(loc, "every line is for a worry, so at first nothing is sent", remedy, "no-core-line")


def a_later_worry_stands_in_the_ask(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a worry in a later message of an ask is one that the ask has a line for, where its button is."""
    for entry, loc, variant, name in _messages(store):
        asked = [line.worry for line in variant.message("ask") if line.worry]
        for place, line in enumerate(variant.message(name)):
            if variant.ask and line.worry and line.worry not in asked:
                what = f"the ask of this variant has no line for '{line.worry}'"
                remedy = suggestion(line.worry, asked, "add one to the ask, or leave the worry out here")
                yield entry.problem((*loc, place, "worry"), what, remedy, "worry-not-in-ask")


def a_worry_line_stands_without_optional_blanks(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a worry adds something also where an optional blank is empty, which takes its sentence away."""
    optional = {entry.id: {blank.id for blank in script.blanks if blank.optional} for entry, script in store.of(Script)}
    for entry, loc, variant, name in _messages(store):
        for place, line in enumerate(variant.message(name)):
            sentences = [set(SLOT.findall(sentence)) for sentence in SENTENCE_BREAK.split(line.say)]
            if line.worry and not any(slots.isdisjoint(optional[entry.id]) for slots in sentences):
                what = "each of its sentences has an optional blank, and without them the worry adds nothing"
                remedy = "begin with a sentence that has none"
                yield entry.problem((*loc, place, "say"), what, remedy, "vanishing-line")


def turns_are_taken_aloud(store: RecordStore) -> Iterator[Problem]:
    """Ensure that pauses and answers stand where words are said, and an answer after a pause."""
    if "vocabulary" in store.broken:
        return  # told already, and no channel is known
    aloud = {entry.id for entry, channel in store.of(Channel) if channel.aloud}
    for entry, loc, variant, name in _messages(store):
        paused = False
        for place, line in enumerate(variant.message(name)):
            for field in ("pause", "heard"):
                if getattr(line, field) and variant.channel not in aloud:
                    what = f"nobody answers in the middle of a message by {variant.channel}"
                    yield entry.problem(
                        (*loc, place, field), what, f"remove {field}, or change the channel", "not-aloud"
                    )
            if line.heard and variant.channel in aloud and not paused:
                what, remedy = "nobody was given time to answer yet", "write pause: true on a line before it"
                yield entry.problem((*loc, place, "heard"), what, remedy, "heard-before-pause")
            paused = paused or bool(line.pause)


def blanks_have_names_that_are_free(store: RecordStore) -> Iterator[Problem]:
    """Ensure that no blank is called as a form's own parts are, or as the date beside a day is."""
    for entry, script in store.of(Script):
        dates = {f"{blank.id}-date" for blank in script.blanks if blank.kind == "day"}
        for place, blank in enumerate(script.blanks):
            if TAKEN_NAMES.fullmatch(blank.id) or blank.id in dates:
                what = f"'{blank.id}' is the name of something else in the form"
                yield entry.problem(("blanks", place, "id"), what, f"call it the_{blank.id}, say", "blank-name")


#: What must hold of every script.
RULES: list[DataRule] = [
    messages_are_those_of_the_kind,
    scripts_of_a_situation_are_of_one_kind,
    one_script_leads_a_situation,
    blanks_are_declared_and_used,
    slots_are_well_formed,
    blanks_keep_their_bounds,
    every_message_has_a_core,
    a_later_worry_stands_in_the_ask,
    a_worry_line_stands_without_optional_blanks,
    turns_are_taken_aloud,
    blanks_have_names_that_are_free,
]

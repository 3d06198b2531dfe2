"""Every rule of the checker can be kept: it is about the right thing, looks for something, and says what to do."""

from collections.abc import Iterator

from macros.checks.data import DataRule
from macros.problems import Problem, suggestion
from macros.records.rule import EXAMPLES_COUNTED, EXAMPLES_SHOWN, Rule
from macros.store import RecordStore

#: What a rule is about, by what it finds.
_ABOUT = {"wakes": "patterns", "good": "tactics", "missing": "tactics"}


def rules_are_about_what_they_find(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a rule which finds what wakes names a pattern, and any other a tactic."""
    for entry, rule in store.of(Rule):
        kind = _ABOUT[rule.finds]
        other = "tactics" if kind == "patterns" else "patterns"
        if rule.about in store.ids(other) and rule.about not in store.ids(kind):
            known = store.whole_ids(kind)
            what = f"'{rule.about}' is among the {other}, and what finds {rule.finds} is about one of the {kind}"
            remedy = suggestion(rule.about, known, f"write one of {', '.join(known[:12])}, or change finds")
            yield entry.problem(("about",), what, remedy, "other-side")


def rules_look_for_something(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a rule has expressions, and that one for what is missing says what would show that it is there."""
    for entry, rule in store.of(Rule):
        if rule.finds != "missing" and not rule.any:
            what = f"a rule that finds {rule.finds} looks for nothing"
            yield entry.problem(("finds",), what, "add any, the expressions to look for", "no-expression")
        if rule.finds == "missing" and not rule.any and not rule.not_in_draft:
            what = "it would say of every draft that this is missing"
            remedy = "add not_in_draft, the expressions which show that it is there"
            yield entry.problem(("finds",), what, remedy, "no-expression")


def rules_say_something_and_are_tried(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a rule which is shown says something, and that every rule is tried on enough drafts."""
    for entry, rule in store.of(Rule):
        if rule.shown and rule.say is None:
            remedy = "add it, one or two sentences to the asker, or write shown: false"
            yield entry.problem(("finds",), "a rule that is shown has no say", remedy, "no-say")
        which, least = ("is shown", EXAMPLES_SHOWN) if rule.shown else ("only counts", EXAMPLES_COUNTED)
        for name, drafts in (("hits", rule.hits), ("misses", rule.misses)):
            if len(drafts) < least:
                what = f"a rule that {which} has {len(drafts)} {name} where {least} is the least"
                yield entry.problem((name,), what, "add drafts by other hands, and other trades", "few-examples")


def better_words_have_a_place(store: RecordStore) -> Iterator[Problem]:
    """Ensure that what a rule does to the draft is one thing, and that it does something."""
    for entry, rule in store.of(Rule):
        if rule.better and rule.drop:
            remedy = "keep better, or keep drop"
            yield entry.problem(("drop",), "words cannot be both replaced and left out", remedy, "no-place")
        if rule.finds == "good" and (name := "better" if rule.better else "drop" if rule.drop else None):
            yield entry.problem((name,), "what is good needs no other words", "remove it", "no-place")
        if rule.finds == "missing" and (name := "drop" if rule.drop else "instead" if rule.instead else None):
            what = "what is missing has no words in the draft"
            yield entry.problem((name,), what, "remove it; better goes behind the ask", "no-place")


def no_rule_silences_itself(store: RecordStore) -> Iterator[Problem]:
    """Ensure that a rule silences others only."""
    for entry, rule in store.of(Rule):
        for place, id in enumerate(rule.quiets or ()):
            if id == entry.id:
                yield entry.problem(("quiets", place), "the rule silences itself", "name another rule", "own-silence")


#: What must hold of rules.
RULES: list[DataRule] = [
    rules_are_about_what_they_find,
    rules_look_for_something,
    rules_say_something_and_are_tried,
    better_words_have_a_place,
    no_rule_silences_itself,
]

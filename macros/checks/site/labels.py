"""Every label that a page shows is written, and holds no slot that nobody fills."""

import re
from collections.abc import Iterator

from macros.checks.site import SiteRule
from macros.playbook import Key, Playbook
from macros.problems import Problem, shown_path, suggestion
from macros.views.labels import LIST, asked_labels, label_slots, listed_labels, unused_labels


def every_label_is_written(playbook: Playbook) -> Iterator[Problem]:
    """Ensure that every label that a page shows is written."""
    asked, listed = asked_labels(), listed_labels()
    for id in sorted((asked.keys() | listed) - set(playbook.labels)):
        remedy = suggestion(id, unused_labels(playbook), f"add an entry with the id {id}")
        if id not in listed:
            remedy += ", then run `make accept`"
        elif id not in asked:
            remedy += f"; where no page shows it any more, run `make accept`, which writes {shown_path(LIST)} anew"
        yield playbook.labels.missing(id, asked.get(id, "a page"), remedy)


def every_slot_of_a_label_is_filled(playbook: Playbook) -> Iterator[Problem]:
    """Ensure that a label holds no slot but those that are filled in it, and no other brace."""
    for id, slots in label_slots().items():
        text = playbook.labels.get(id, "")
        rest = re.sub("|".join(rf"\{{{slot}\}}" for slot in slots) or "$^", "", text)
        if found := re.search(r"\{\w*\}?|\}", rest):
            known = ", ".join(f"{{{slot}}}" for slot in slots)
            what = f"nothing is filled in for '{found[0]}'"
            remedy = f"write {known} where it belongs, or no brace" if known else "write it without braces"
            yield playbook.problem(Key("labels", id), ("text",), what, remedy, "label-slot")


#: What must hold of labels.
RULES: list[SiteRule] = [every_label_is_written, every_slot_of_a_label_is_filled]

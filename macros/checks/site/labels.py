"""Every label that a page shows is written."""

from collections.abc import Iterator

from macros.checks.site import SiteRule
from macros.playbook import Playbook
from macros.problems import Problem, shown_path, suggestion
from macros.views.labels import LIST, asked_labels, listed_labels, unused_labels


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


#: What must hold of labels.
RULES: list[SiteRule] = [every_label_is_written]

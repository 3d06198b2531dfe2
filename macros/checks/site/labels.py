"""Every label that a page shows is written."""

from collections.abc import Iterator

from macros.checks.site import SiteRule
from macros.playbook import Playbook
from macros.problems import Problem, suggestion
from macros.views.labels import shown_labels, unused_labels


def every_label_is_written(playbook: Playbook) -> Iterator[Problem]:
    """Ensure that every label that a page shows is written."""
    for id in sorted(shown_labels() - set(playbook.labels)):
        what = f"the pages show a label '{id}' and nobody wrote it"
        remedy = suggestion(id, unused_labels(playbook), f"add an entry with the id {id}")
        yield Problem(playbook.labels_file, 1, 1, "labels", what, remedy, "missing-label")


#: What must hold of labels.
RULES: list[SiteRule] = [every_label_is_written]

"""Every page that is promised has a view to write it, and a title."""

import inspect
from collections.abc import Iterator
from pathlib import Path

from macros.checks.site import SiteRule
from macros.gathering import MORE, TOP, unreachable
from macros.playbook import Playbook
from macros.problems import Problem, shown_path
from macros.records import KINDS, SINGLE_PAGES, SINGLES, Record
from macros.views import MACROS, PAGE_MACROS
from macros.works import FOLDER, TOPICS


def every_kind_with_pages_has_a_view(_playbook: Playbook) -> Iterator[Problem]:
    """Ensure that a kind which is said to have pages, or one page for all its records, has a view that writes them."""
    for kind in KINDS.values():
        if kind.page == "each" and kind.one not in MACROS:
            what = f"{kind.name} are said to have a page each, and no view is called {kind.one}"
            remedy = f"write {kind.one}(site, id) in macros/views and enter it with @macro, or say page='none'"
            yield _in_model(kind.model, "KIND", what, remedy)
        if kind.page == "together" and kind.at not in PAGE_MACROS:
            what = f"{kind.name} are said to stand on one page, and no view writes {kind.at}/"
            remedy = f"write one in macros/views and enter it with @page_macro(\"{kind.at}\"), or say page='none'"
            yield _in_model(kind.model, "KIND", what, remedy)


def every_single_page_has_a_view(_playbook: Playbook) -> Iterator[Problem]:
    """Ensure that a single file with a page has a view that writes it."""
    for name in SINGLE_PAGES:
        if name not in PAGE_MACROS:
            remedy = f'write one in macros/views and enter it with @page_macro("{name}")'
            yield _in_model(SINGLES[name].model, "SINGLE", f"no view writes {name}/", remedy)


def every_kind_with_pages_has_a_title(playbook: Playbook) -> Iterator[Problem]:
    """Ensure that the index of a kind, or the one page of its records, has an entry that says its title."""
    for kind in KINDS.values():
        if kind.page != "none" and kind.at not in playbook.pages:
            what = f"no entry says the title of {kind.at}/, the page that lists the {kind.name}"
            remedy = f"add an entry with the id {kind.at}, a title and a summary"
            yield Problem(playbook.labels.file, 1, 1, "pages", what, remedy, "missing-page")


def every_topic_of_works_has_a_title(playbook: Playbook) -> Iterator[Problem]:
    """Ensure that the page of each topic of the bibliography has an entry that says its title."""
    for topic in TOPICS:
        if f"{FOLDER}/{topic}" not in playbook.pages:
            what = f"no entry says the title of {FOLDER}/{topic}/, where works are read in full"
            remedy = f"add an entry with the id {FOLDER}/{topic}, a title and a summary"
            yield Problem(playbook.labels.file, 1, 1, "pages", what, remedy, "missing-page")


def every_page_is_reached(playbook: Playbook) -> Iterator[Problem]:
    """Ensure that the navigation leads to each fixed page."""
    for id in unreachable(playbook):
        what = f"no way leads from the top of the navigation to {id}/"
        if MORE in playbook.pages:
            remedy = f"write under: {TOP}, or leave it out to gather the page under {MORE}"
        else:
            remedy = f"add an entry with the id {MORE}, which gathers the pages that say nothing, and under: {TOP}"
        yield Problem(playbook.labels.file, 1, 1, "pages", what, remedy, "lost-page")


def _in_model(model: type[Record], field: str, what: str, remedy: str) -> Problem:
    """Describe a mistake in the module that declares a kind."""
    return Problem(shown_path(Path(inspect.getfile(model))), 1, 1, field, what, remedy, "no-view")


#: What must hold of pages.
RULES: list[SiteRule] = [
    every_kind_with_pages_has_a_view,
    every_single_page_has_a_view,
    every_kind_with_pages_has_a_title,
    every_topic_of_works_has_a_title,
    every_page_is_reached,
]

"""What one page says, no other says."""

from collections.abc import Iterator

from macros.checks.house import HouseRule, problem_at
from macros.passages import Passage, passages, runs
from macros.problems import Problem
from macros.views.site import Site

#: Fields that may say what another page says: what people type, questions, which ask alike, messages, which have
#: rules of their own (`scripts.py`), and remarks on a draft, which stand on one page and are read one at a time.
_ALIKE = ("aliases", "question", "blanks", "variants", "say", "better")


def no_six_words_stand_on_two_pages(site: Site) -> Iterator[Problem]:
    """Ensure that no six words in a row stand on two pages, since such a sentence says nothing of its own."""
    first: dict[tuple[str, ...], Passage] = {}
    for passage in passages(site.playbook):
        if passage.loc[0] in _ALIKE:
            continue
        said = list(runs(passage.text))
        again = next((run for run in said if run in first and first[run].key != passage.key), None)
        if again:
            other = first[again]
            what = f"'{' '.join(again)}' also stands in {other.page} ({other.field})"
            yield problem_at(site, passage, what, "say it as only this page can, or leave it out", "said-on-two-pages")
        for run in said:
            first.setdefault(run, passage)


def a_setting_is_its_pages_own(site: Site) -> Iterator[Problem]:
    """Ensure that no two examples tell of the same people."""
    first: dict[str, Passage] = {}
    for passage in passages(site.playbook):
        if passage.loc[-1] == "setting":
            other = first.setdefault(passage.text.casefold(), passage)
            if other is not passage:
                what = f"{other.page} ({other.field}) has the same people ask for the same thing"
                yield problem_at(site, passage, what, "write another setting, and its own story", "setting-told-twice")


#: What stands on one page only.
RULES: list[HouseRule] = [
    no_six_words_stand_on_two_pages,
    a_setting_is_its_pages_own,
]

"""What pages say of research rests on the bibliography."""

import re
from collections import Counter
from collections.abc import Iterator

from macros.checks.house import HouseRule, lack, problem_at
from macros.passages import passages
from macros.problems import Problem
from macros.records.source import short_citation
from macros.views.site import Site

#: An author and a year, as in "Flynn and Lake (2008)".
_NAMED = re.compile(r"\b([A-Z][\w'’-]+)(?: (?:and|et al\.?)(?: [A-Z]?[\w'’-]+)?)? \(?((?:19|20)\d\d)\)?")
_NO_NAMES = ("In", "Since", "Until", "By", "From")
_DOI = re.compile(r"\b10\.\d{4,}/|doi\.org")
#: Numbers and names that everybody quotes and that did not hold.
_FAILED = re.compile(r"\b34 times|47\.5 percent|ego depletion", re.IGNORECASE)
WORKS_FOR_A_READER = 4


def a_work_that_is_named_is_listed(site: Site) -> Iterator[Problem]:
    """Ensure that an author and a year in a sentence are those of a work in the bibliography."""
    works = [(re.split(r" and | \(", short_citation(one))[0], one.year) for one in site.playbook.sources.values()]
    for passage in passages(site.playbook):
        for hit in _NAMED.finditer(passage.text):
            if hit[1] not in _NO_NAMES and (hit[1], int(hit[2])) not in works:
                remedy = "add it to sources.yaml, or leave the name out"
                yield problem_at(site, passage, f"'{hit[0]}' is no work of the bibliography", remedy, "unlisted-work")


def a_doi_stands_in_the_bibliography_alone(site: Site) -> Iterator[Problem]:
    """Ensure that a DOI stands in the bibliography alone, where one place mends it."""
    for passage in passages(site.playbook):
        if hit := _DOI.search(passage.text):
            remedy = "name the work's id under sources, and take the DOI out"
            yield problem_at(site, passage, f"'{hit[0]}' belongs to a DOI", remedy, "doi-in-text")


def a_claim_that_failed_is_not_made(site: Site) -> Iterator[Problem]:
    """Ensure that what everybody quotes stands beside what became of it, or where a track leads there."""
    for passage in passages(site.playbook):
        beside = passage.key.kind in ("famous-claims", "tracks") or passage.loc[0] == "evidence"
        asked = passage.loc[0] in ("aliases", "forms", "term", "meaning")
        if not beside and not asked and (hit := _FAILED.search(passage.text)):
            remedy = "write what the evidence carries, or move it to famous-claims.yaml"
            yield problem_at(site, passage, f"'{hit[0]}' did not hold", remedy, "failed-claim")


def every_reader_finds_works_to_read(site: Site) -> Iterator[Problem]:
    """Ensure that each kind of reader finds four works at least that are worth reading whole."""
    book = site.playbook
    suits = Counter(reader for one in book.sources.values() if one.reading for reader in one.reading.suits)
    for reader in book.words["readers"]:
        if suits[reader] < WORKS_FOR_A_READER:
            what = f"works worth reading that suit '{reader}': {suits[reader]}"
            remedy = f"write reading for {WORKS_FOR_A_READER} at least"
            yield lack(book, "sources", what, remedy, "few-works")


#: What pages may say of research.
RULES: list[HouseRule] = [
    a_work_that_is_named_is_listed,
    a_doi_stands_in_the_bibliography_alone,
    a_claim_that_failed_is_not_made,
    every_reader_finds_works_to_read,
]

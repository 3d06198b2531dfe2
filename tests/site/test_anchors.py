"""Addresses inside pages that people have kept: whatever became of the page, each leads somewhere."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import Tag

from macros.playbook import Playbook
from tests.site.pages import article, file_of

#: Headings of the first edition, by the page on which they stood.
HEADINGS = {
    "evidence/": ("grades", "statuses", "cited"),
    "twelve-ways-wrong/": ("whole", "ways", "whole-again"),
    "famous-claims/": ("verdicts", "claims"),
    "what-people-say/": ("letter-a", "letter-t"),
    "what-people-say/wishes/": ("letter-a", "letter-t"),
}


def entries(playbook: Playbook) -> dict[str, list[str]]:
    """Return the ids of entries that could be linked to on each page that folds or was taken apart."""
    return {
        "evidence/": [id for id, source in playbook.sources.items() if playbook.cited_by[id] or source.reading],
        "twelve-ways-wrong/": [way.id for way in playbook.ways_wrong.ways],
        "famous-claims/": list(playbook.claims),
        "glossary/": list(playbook.terms),
    }


@pytest.mark.parametrize("address", sorted({*HEADINGS, "glossary/"}))
def test_an_address_that_was_kept_still_leads_to_its_place(site: Path, playbook: Playbook, address: str) -> None:
    """Pages fold and are taken apart, and what was linked to stands under its old name."""
    page = article(file_of(site, address))
    kept = [*HEADINGS.get(address, ()), *entries(playbook).get(address, ())]
    assert kept and [id for id in kept if not page.find(id=id)] == []


def test_the_old_place_of_a_work_leads_to_its_full_entry(site: Path, playbook: Playbook) -> None:
    """One line with the old name stands where the entry was, with one link: to what the work found."""
    page = article(file_of(site, "evidence/"))
    for id in entries(playbook)["evidence/"]:
        line = page.find(id=id)
        assert isinstance(line, Tag)
        (link,) = line.find_all("a")
        address, _, anchor = (
            urljoin("https://here/evidence/", str(link["href"])).removeprefix("https://here/").partition("#")
        )
        full = article(file_of(site, address)).find(id=anchor)
        assert isinstance(full, Tag) and len(full.get_text().split()) > 20, id

"""The code on a toy: records whose every text holds quotes, ampersands, angle brackets, asterisks and brackets."""

import re
from pathlib import Path

from macros.addresses import address_of
from macros.playbook import Playbook
from macros.prose import plain_prose, set_quotes
from macros.records import PAGED
from macros.records.base import InlineMarkup, Ref, Unshown
from macros.records.script import SLOT
from macros.records.walk import Leaf, leaves
from tests.site.pages import addresses, article, file_of, soup, text_of

#: Texts that a record's own page does not show: ids, and what stands on the check page or in Diagnose.
UNSHOWN = {"id", "kind", "label", "default", "choices", "page", "papers", "orientation", "shows", "reader"}
UNSHOWN_IN_KIND = {"patterns": {"question", "also"}}


def plain(text: str) -> str:
    """Leave out white space and the shape of quotes, which the site sets."""
    return re.sub(r"[\s\u2018\u2019\u201c\u201d\"']+", "", text)


def shown(kind: str, leaf: Leaf) -> bool:
    """Tell whether a record's own page shows the text."""
    is_elsewhere = any(isinstance(mark, Ref | Unshown) for mark in leaf.marks)
    names = {step for step in leaf.loc if isinstance(step, str)}
    on_home = leaf.loc == ("example",)
    return not is_elsewhere and not on_home and not names & (UNSHOWN | UNSHOWN_IN_KIND.get(kind, set()))


def test_every_hostile_text_comes_out_as_text(toy: Playbook, toy_site: Path) -> None:
    """What a record says is what its page says, character by character, with nothing taken as markup."""
    checked = 0
    for key, record in toy.titled.items():
        page = plain(text_of(article(file_of(toy_site, address_of(key)))))
        for leaf in leaves(record):
            if shown(key.kind, leaf):
                text = set_quotes(leaf.text)
                has_marks = any(isinstance(mark, InlineMarkup) for mark in leaf.marks)
                for part in SLOT.split(plain_prose(text) if has_marks else text)[::2]:
                    assert plain(part) in page, f"{key}: {leaf.loc}: {part}"
                    checked += 1
    assert checked > 100
    questions = plain(text_of(article(file_of(toy_site, "check/"))))
    assert all(plain(pattern.question) in questions for pattern in toy.patterns.values() if pattern.question)
    home = plain(text_of(article(file_of(toy_site, ""))))
    asked = [*toy.situations.values(), *toy.patterns.values()]
    examples = [record.example for record in asked if record.example]
    assert examples and all(plain(set_quotes(example)) in home for example in examples)


def test_no_element_is_born_of_a_text(toy_site: Path) -> None:
    """Only emphasis and links to records are made of text; no page has an element that no template writes."""
    for address in addresses(toy_site):
        assert not article(file_of(toy_site, address)).select("b, i, h, font, img:not(.preview > img)")


def test_a_situation_without_a_script_says_how_to_build_the_message(toy: Playbook, toy_site: Path) -> None:
    """It lists the tactics that answer its patterns, each with a line to borrow."""
    without = [id for id in toy.situations if not toy.scripts_for[id]]
    assert without
    for id in without:
        part = article(file_of(toy_site, f"situations/{id}/")).select_one(".build")
        assert part and len(part.select("q")) >= 1, id


def test_hostile_summaries_survive_in_attributes(toy: Playbook, toy_site: Path) -> None:
    """The description and social meta hold the summary whole, quotes included."""
    for key, record in toy.titled.items():
        page = soup(file_of(toy_site, address_of(key)))
        for tag in page.select('meta[name="description"], meta[property="og:description"]'):
            assert tag["content"] == record.summary, key


def test_every_record_of_the_toy_has_its_page_and_leads_back(toy: Playbook, toy_site: Path) -> None:
    """The toy is a whole site: nothing in the code knows the real records."""
    wanted = {address_of(key).rstrip("/") for key in toy.titled}
    assert wanted <= {address.strip("/") for address in addresses(toy_site)}
    for id in toy.scripts:
        situation = toy.scripts[id].situation
        links = article(file_of(toy_site, f"situations/{situation}/")).select(f'a[href="../../scripts/{id}/"]')
        assert links


def test_a_renamed_record_leads_on(toy: Playbook, toy_site: Path) -> None:
    """The old address answers, says where the record stands now, and takes the reader there."""
    moved = {old: new for old, new in toy.moved.items() if new.kind in PAGED}
    assert moved
    for old, new in moved.items():
        page = soup(file_of(toy_site, address_of(old)))
        refresh = page.find("meta", attrs={"http-equiv": "refresh"})
        assert refresh and refresh["content"] == f"0; url=../{new.id}/"
        assert page.select(f'article a[href="../../{address_of(new)}"]')

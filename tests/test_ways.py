"""How the pages of the toy lead to each other, to their files and onto paper, as the views write them."""

import re
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from macros.addresses import address_of
from macros.paper.printouts import printout_of
from macros.playbook import Key, Playbook
from macros.records import KINDS, PAGED
from macros.records.walk import fields_of
from tests.accept import rendered_toy
from tests.site.pages import markup_errors

OVERVIEW = "macros/views/overview.py"
REPOSITORY = "https://example.org/toy"


@lru_cache(maxsize=256)
def page(address: str) -> BeautifulSoup:
    """Return what the views write for the page at *address*, from the site's root."""
    return BeautifulSoup(rendered_toy()[name_of(address)], "html5lib")


def name_of(address: str) -> str:
    """Return the name under which a page of the toy is kept."""
    return f"{address.rstrip('/').replace('/', '-') or 'home'}.md"


def links(part: Tag | None) -> list[str]:
    """List where the links of a part of a page lead."""
    assert part is not None
    return [str(link["href"]) for link in part.find_all("a", href=True)]


def headings(address: str) -> list[str]:
    """List the ids of a page's second-level headings, which are Markdown."""
    return re.findall(r"^## .*\{: #([\w-]+) \}$", page(address).get_text(), re.MULTILINE)


def have_one_order(lists: list[list[str]]) -> bool:
    """Tell whether there is an order that all lists keep to, whatever any of them leaves out."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for one in lists:
        for before, after in pairwise(one):
            sorter.add(after, before)
    try:
        sorter.prepare()
    except CycleError:
        return False
    return True


@pytest.mark.parametrize(
    ("lists", "agree"),
    [
        ([["a", "x", "c"], ["a", "y", "c"], ["a", "c"]], True),
        ([["a", "b"], ["b", "a"]], False),
        ([["a", "b"], ["b", "c"], ["c", "a"]], False),
    ],
    ids=["two are optional, on different pages", "two are swapped", "three go round"],
)
def test_an_order_is_one_that_all_pages_keep_to(lists: list[list[str]], agree: bool) -> None:
    """No page has to hold every heading, and no two may disagree."""
    assert have_one_order(lists) is agree


@pytest.mark.parametrize("kind", PAGED)
def test_pages_of_a_kind_have_the_same_headings_in_the_same_order(toy: Playbook, kind: str) -> None:
    """A heading may be missing where its field may be left out, and is called as the field; none is out of place."""
    pages = {id: headings(address_of(Key(kind, id))) for id in toy.records(kind)}
    optional = {name for name, field in fields_of(KINDS[kind].model).items() if not field.is_required()}
    template = f"macros/templates/pages/{KINDS[kind].one}.html"
    bare = [id for id, found in pages.items() if not found]
    assert not bare, f'{template}: the page of {bare[0]} has no heading; write one, as {{{{ heading("about") }}}}'
    assert have_one_order(list(pages.values())), f"{template}: the headings stand in several orders, {pages}"
    for id, found in pages.items():
        lacks = set().union(*pages.values()) - set(found) - optional
        assert not lacks, (
            f"{template}: the page of {id} lacks {sorted(lacks)}; only the heading of an optional field may be "
            "missing, and it is called as the field is"
        )


def test_every_page_can_be_reached_from_home(toy: Playbook) -> None:
    """Pages lead to each other; the list from A to Z is no way in, for a record need not say what people say."""
    reached = {"what-people-say/", "what-people-say/wishes/"}
    pending = [""]
    while pending:
        address = pending.pop()
        if address not in reached and name_of(address) in rendered_toy():
            reached.add(address)
            joined = (urlsplit(urljoin(f"https://here/{address}", link)) for link in links(page(address)))
            pending += [to.path.lstrip("/") for to in joined if to.netloc == "here" and to.path.endswith("/")]
    moved = {name_of(address_of(key)) for key in toy.moved}
    lost = sorted(set(rendered_toy()) - {name_of(address) for address in reached} - moved)
    assert not lost, f"no page leads to {lost}: link it from a view, or name the index in `_MORE` of {OVERVIEW}"


def test_our_markup_is_valid_html() -> None:
    """What the views write parses without one HTML5 error, headings aside, which are Markdown."""
    for name, text in rendered_toy().items():
        assert not markup_errors(re.sub(r"^#+ .*$", "", text, flags=re.MULTILINE)), name


def test_each_record_page_leads_to_its_file(toy: Playbook) -> None:
    """Where the repository's address is set, a reader can correct a page at its source."""
    for key in toy.titled:
        assert f"{REPOSITORY}/blob/HEAD/{toy.file_of(key)}" in links(page(address_of(key))), key


@pytest.mark.parametrize("kind", ["patterns", "scripts"])
def test_a_reader_can_say_that_it_did_not_help(toy: Playbook, kind: str) -> None:
    """The fix of a pattern and every script end with a link to an issue that is begun."""
    for id in toy.records(kind):
        address = address_of(Key(kind, id))
        (link,) = links(page(address).select_one(".unhelpful"))
        assert link.startswith(f"{REPOSITORY}/issues/new?title=unhelpful-title+")
        assert address.replace("/", "%2F") in link


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if kind.page == "each"])
def test_previous_and_next_follow_the_fixed_order(toy: Playbook, kind: str) -> None:
    """Walking from the first record by *next* visits all of them in order, and back by *previous*."""
    ids = list(toy.records(kind))
    assert ids, f"no toy record of this kind: write two into tests/toy_data/{kind}/, then run `make accept`"
    for step, wanted in (("next", ids), ("prev", ids[::-1])):
        walked = [wanted[0]]
        while link := page(address_of(Key(kind, walked[-1]))).find("a", rel=step):
            assert isinstance(link, Tag)
            walked.append(str(link["href"]).rstrip("/").split("/")[-1])
        assert walked == wanted


def test_a_situation_and_its_scripts_lead_to_its_page_on_paper(toy: Playbook) -> None:
    """For each paper that its sheet is laid out for."""
    pages = {Key("situations", id): id for id in toy.situations}
    pages |= {Key("scripts", id): script.situation for id, script in toy.scripts.items()}
    for key, situation in pages.items():
        printout = printout_of(toy, Key("situations", situation))
        assert printout
        papers = toy.sheets[printout.sheet].papers
        wanted = [f"../../downloads/{printout.file(paper)}.pdf" for paper in papers]
        assert links(page(address_of(key)).select_one(".on-paper")) == wanted


def test_the_gallery_shows_every_sheet(toy: Playbook) -> None:
    """Each has a picture with its words and its size, which waits until it is seen, and leads to its page."""
    assert [links(part) for part in page("print/").select(".print-name")] == [[f"../print/{id}/"] for id in toy.sheets]
    for address in ("print/", *(f"print/{id}/" for id in toy.sheets)):
        pictures = page(address).select("img")
        assert pictures, address
        for picture in pictures:
            assert picture["alt"] and picture["width"] and picture["height"] and picture["loading"] == "lazy"


def test_links_lead_back_in_all_directions(toy: Playbook) -> None:
    """Whatever one page says of another, the other says of the one."""
    pairs: set[tuple[Key, Key]] = set()
    for id, pattern in toy.patterns.items():
        pairs |= {(Key("patterns", id), Key("tactics", answer.id)) for answer in pattern.tactics}
    for id, situation in toy.situations.items():
        pairs |= {(Key("situations", id), Key("patterns", likely.id)) for likely in situation.patterns}
    for id, script in toy.scripts.items():
        own = Key("scripts", id)
        pairs.add((own, Key("situations", script.situation)))
        lines = [line for variant in script.variants for line in variant.lines]
        pairs |= {(own, Key("tactics", line.tactic)) for line in lines}
        pairs |= {(own, Key("patterns", likely.id)) for likely in toy.situations[script.situation].patterns}
    for id, exercise in toy.exercises.items():
        for skill in exercise.trains:
            pairs.add((Key("exercises", id), Key("patterns" if skill in toy.patterns else "tactics", skill)))
    assert {kind for pair in pairs for kind, _ in pair} == {"patterns", "tactics", "situations", "scripts", "exercises"}
    for one, other in pairs:
        for source, target in ((one, other), (other, one)):
            found = {link.split("#")[0] for link in links(page(address_of(source)))}
            assert f"../../{address_of(target)}" in found, f"{source} does not lead to {target}"


def test_every_sign_is_on_the_diagnose_page(toy: Playbook) -> None:
    """Each sign of each pattern leads to its own place on the pattern's page."""
    found = links(page("diagnose/"))
    for id, pattern in toy.patterns.items():
        for sign in pattern.signs:
            assert f"../patterns/{id}/#{sign.id}" in found
            assert page(f"patterns/{id}/").find(id=sign.id)


def test_check_asks_one_question_a_pattern(toy: Playbook) -> None:
    """The page asks by every pattern, also by one that has no question of its own, and leads to it."""
    questions = page("check/").select(".questions > li")
    assert [question["id"] for question in questions] == list(toy.patterns)
    assert len({question.get_text() for question in questions}) == len(toy.patterns)
    assert all(links(question) == [f"../patterns/{question['id']}/"] for question in questions)


def test_every_cited_source_and_term_has_its_anchor(toy: Playbook) -> None:
    """A citation and a term can be linked to, and the fixed address of a work leads to where it is read in full."""
    cited = [id for id in toy.sources if toy.cited_by[id]]
    assert cited
    for id in cited:
        line = page("evidence/").find(id=id)
        assert isinstance(line, Tag)
        (address,) = links(line)
        full, _, anchor = address.partition("#")
        assert anchor == id and page(full.removeprefix("../")).find(id=id), id
        assert address in links(page("principle/")), "a page cites the full entry"
    assert all(page("glossary/").find(id=id) for id in toy.terms)


@pytest.mark.parametrize("address", ["twelve-ways-wrong/", "famous-claims/", "what-people-say/", "glossary/"])
def test_an_address_into_a_list_that_folds_opens_its_fold(address: str) -> None:
    """The browser itself opens a fold round what an address names, where that stands below the fold's own name."""
    folds = [fold for fold in page(address).select("details.fold") if not fold.select("dl.words")]
    named = [fold.select_one(":scope > summary ~ [id]") for fold in folds]
    assert named and all(named), address


@pytest.mark.parametrize("address", ["what-people-say/", "what-people-say/wishes/"])
def test_all_that_people_say_and_need_stands_on_a_page(toy: Playbook, address: str) -> None:
    """Each alias is in one list from A to Z, whatever marks it holds, beside a link to its page; a script's are not."""
    entries = {without_quotes(text_in(one.select_one("q"))): one for one in page(address).select("li")}
    up = "../" * address.count("/")
    for key, record in toy.titled.items():
        if key.kind != "scripts" and (key.kind == "situations") == address.endswith("wishes/"):
            for alias in getattr(record, "aliases", None) or ():
                assert f"{up}{address_of(key)}" in links(entries[without_quotes(alias)]), alias
    letters = [str(part["id"]) for part in page(address).select(".fold > .say")]
    assert letters and letters == sorted(letters)


def text_in(part: Tag | None) -> str:
    """Return the text of an element that must be there."""
    assert part is not None
    return part.get_text()


def without_quotes(text: str) -> str:
    """Leave out white space and the marks that the site sets."""
    return re.sub(r"[\s'\"\u2018\u2019\u201c\u201d]+", "", text)

"""The built site, page by page."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from macros.addresses import address_of
from macros.pages import stubs
from macros.playbook import Key, Playbook
from macros.records import KINDS
from macros.views import MACROS, Site
from tests.conftest import REPOSITORY
from tests.projects import PROJECT
from tests.site.pages import addresses, article, file_of, markup_errors, soup, text_of


def test_every_record_has_its_page(site: Path, playbook: Playbook) -> None:
    """Each pattern, tactic, situation and script, and each fixed page, stands at its address."""
    wanted = {address_of(key) for key in playbook.titled} | {address_of(Key("pages", id)) for id in playbook.pages}
    assert {address or "/" for address in wanted} == set(addresses(site))


def test_every_page_has_one_h1_a_title_and_a_description(site: Path) -> None:
    """A page says once what it is, and its description is a sentence of its own."""
    seen: dict[str, str] = {}
    for address in addresses(site):
        page = soup(file_of(site, address))
        assert len(page.find_all("h1")) == 1, address
        assert page.title is not None and len(page.title.get_text()) > 5, address
        description = page.find("meta", attrs={"name": "description"})
        text = description["content"] if description else ""
        assert isinstance(text, str) and len(text) >= 40, address
        assert seen.setdefault(text, address) == address, f"{address} has the description of {seen[text]}"


def test_every_page_carries_social_meta(site: Path) -> None:
    """A shared link shows the page's own title, description and address."""
    for address in addresses(site):
        page = soup(file_of(site, address))
        meta = {str(tag["property"]): str(tag["content"]) for tag in page.find_all("meta", property=True)}
        description = page.find("meta", attrs={"name": "description"})
        assert description and meta["og:description"] == description["content"], address
        assert meta["og:url"] == f"https://example.org/askwell/{address.lstrip('/')}"
        assert page.title and str(meta["og:title"]) in page.title.get_text()


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    """No page asks another host for a script, style, font, picture or frame."""
    for file in site.rglob("*.html"):
        for tag in soup(file).find_all(["script", "link", "img", "iframe", "source", "audio", "video", "embed"]):
            if tag.name == "link" and "canonical" in str(tag.get("rel")):
                continue
            for name in ("src", "href", "srcset", "data"):
                address = tag.get(name)
                assert not address or not urlsplit(str(address)).netloc, f"{file}: {tag}"


def test_no_page_shows_the_machinery(site: Path) -> None:
    """No template mark, traceback or macro error reaches a reader."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for mark in ("{{", "{%", "Traceback", "Macro Rendering Error", "Macro Syntax Error", "None</"):
            assert mark not in text, f"{file} holds {mark}"


def test_our_markup_is_valid_html(playbook: Playbook) -> None:
    """What the views write parses without one HTML5 error, headings aside, which are Markdown."""
    desk = Site(playbook, REPOSITORY)
    calls = [(page.file, re.fullmatch(r"(\w+)\((.*)\)", page.call)) for page in stubs(playbook)]
    for file, call in calls:
        assert call, file
        arguments = [part.strip(' "') for part in call[2].split(",") if part.strip()]
        markdown = MACROS[call[1]](desk, *arguments)
        html = re.sub(r"^#+ .*$", "", markdown, flags=re.MULTILINE)
        assert not markup_errors(html), file


def test_ids_are_unique_on_each_page(site: Path) -> None:
    """An anchor leads to one place."""
    for file in site.rglob("*.html"):
        ids = [str(tag["id"]) for tag in soup(file).find_all(id=True)]
        assert len(ids) == len(set(ids)), f"{file}: {sorted({id for id in ids if ids.count(id) > 1})}"


def test_no_page_is_an_orphan(site: Path) -> None:
    """Every page can be reached from home through the pages' own links."""
    seen, pending = set(), [""]
    while pending:
        address = pending.pop()
        if address in seen:
            continue
        seen.add(address)
        for link in article(file_of(site, address)).find_all("a", href=True):
            target = urlsplit(urljoin(f"https://here/{address}", str(link["href"])))
            if target.netloc == "here" and target.path.endswith("/"):
                pending.append(target.path.lstrip("/"))
    assert {address.lstrip("/") for address in addresses(site)} == seen


@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_a_kind_have_the_same_headings_in_the_same_order(site: Path, playbook: Playbook, kind: str) -> None:
    """A heading may be missing where its field is optional; none is out of place."""
    pages_headings = [
        [heading["id"] for heading in article(file_of(site, f"{KINDS[kind].at}/{id}/")).find_all("h2")]
        for id in playbook.records(kind)
    ]
    order = max(pages_headings, key=len)
    for headings in pages_headings:
        assert headings == [id for id in order if id in headings]
        assert set(order) - set(headings) <= {"power", "firm"}


def test_each_record_page_leads_to_its_file(site: Path, playbook: Playbook) -> None:
    """Where the repository's address is set, a reader can correct a page at its source."""
    for kind in KINDS:
        for id in playbook.records(kind):
            links = [str(a["href"]) for a in article(file_of(site, f"{KINDS[kind].at}/{id}/")).find_all("a", href=True)]
            assert f"{REPOSITORY}/blob/HEAD/data/{kind}/{id}.yaml" in links
            assert (PROJECT / "data" / kind / f"{id}.yaml").is_file()


def test_a_reader_can_say_that_it_did_not_help(site: Path) -> None:
    """The fix of a pattern and every script end with a link to an issue that is begun."""
    for address in ("patterns/hidden-costs/", "scripts/bounded-request/"):
        link = article(file_of(site, address)).select_one(".unhelpful a")
        assert link and str(link["href"]).startswith(f"{REPOSITORY}/issues/new?title=Did+not+help")
        assert address.replace("/", "%2F") in str(link["href"])


def test_previous_and_next_follow_the_fixed_order(site: Path, playbook: Playbook) -> None:
    """Walking from the first pattern by *next* visits all of them in order, and back by *previous*."""
    for kind in KINDS:
        for step, ids in (("next", list(playbook.records(kind))), ("prev", list(playbook.records(kind))[::-1])):
            walked = [ids[0]]
            while link := article(file_of(site, f"{KINDS[kind].at}/{walked[-1]}/")).find("a", rel=step):
                walked.append(str(link["href"]).rstrip("/").split("/")[-1])
            assert walked == ids


def test_a_situation_leads_to_its_page_on_paper(site: Path, playbook: Playbook) -> None:
    """So do the scripts for it, for both papers, and the files are there."""
    pages = [f"situations/{id}/" for id in playbook.situations] + [f"scripts/{id}/" for id in playbook.scripts]
    for address in pages:
        kind, id = address.rstrip("/").split("/")
        situation = playbook.scripts[id].situation if kind == "scripts" else id
        links = [str(a["href"]) for a in article(file_of(site, address)).select(".on-paper a")]
        assert links == [f"../../downloads/situation-{situation}-{paper}.pdf" for paper in ("a4", "letter")]
        assert all((site / link.removeprefix("../../")).read_bytes().startswith(b"%PDF") for link in links)


def test_the_gallery_shows_every_sheet(site: Path, playbook: Playbook) -> None:
    """Each has a picture with its words and its size, which waits until it is seen, and leads to its page."""
    gallery = article(file_of(site, "print/"))
    links = [str(a["href"]) for a in gallery.select(".print-name a")]
    assert links == [f"../print/{id}/" for id in playbook.sheets]
    for address in ("print/", *(f"print/{id}/" for id in playbook.sheets)):
        pictures = article(file_of(site, address)).select("img")
        assert pictures, address
        for picture in pictures:
            assert picture["alt"] and picture["width"] and picture["height"] and picture["loading"] == "lazy"
            assert (site / str(picture["src"]).replace("../", "")).is_file(), picture


def test_links_lead_back_in_all_directions(site: Path, playbook: Playbook) -> None:
    """Pattern to tactic and back, situation to pattern and back, script to situation, tactic and pattern and back."""

    def leads(source: str, target: str) -> bool:
        links = {str(a["href"]).split("#")[0] for a in article(file_of(site, source)).find_all("a", href=True)}
        return f"../../{target}" in links

    pairs: set[tuple[str, str]] = set()
    for id, pattern in playbook.patterns.items():
        pairs |= {(f"patterns/{id}/", f"tactics/{answer.id}/") for answer in pattern.tactics}
    for id, situation in playbook.situations.items():
        pairs |= {(f"situations/{id}/", f"patterns/{likely.id}/") for likely in situation.patterns}
    for id, script in playbook.scripts.items():
        pairs.add((f"scripts/{id}/", f"situations/{script.situation}/"))
        lines = [line for variant in script.variants for line in (*variant.ask, *variant.nudge)]
        pairs |= {(f"scripts/{id}/", f"tactics/{line.tactic}/") for line in lines}
        likely_patterns = playbook.situations[script.situation].patterns
        pairs |= {(f"scripts/{id}/", f"patterns/{likely.id}/") for likely in likely_patterns}
    for id, exercise in playbook.exercises.items():
        kinds = {skill: "patterns" if skill in playbook.patterns else "tactics" for skill in exercise.trains}
        pairs |= {(f"practice/{id}/", f"{kinds[skill]}/{skill}/") for skill in exercise.trains}
    assert len(pairs) > 50
    for one, other in pairs:
        assert leads(one, other), f"{one} does not lead to {other}"
        assert leads(other, one), f"{other} does not lead back to {one}"


def test_every_sign_is_on_the_diagnose_page(site: Path, playbook: Playbook) -> None:
    """Each sign of each pattern leads to its own place on the pattern's page."""
    links = {str(a["href"]) for a in article(file_of(site, "diagnose/")).find_all("a", href=True)}
    for id, pattern in playbook.patterns.items():
        for sign in pattern.signs:
            assert f"../patterns/{id}/#{sign.id}" in links


def test_check_asks_one_question_a_pattern(site: Path, playbook: Playbook) -> None:
    """The page holds a question for every pattern, each leading to its fix."""
    questions = article(file_of(site, "check/")).select(".questions > li")
    assert [question["id"] for question in questions] == list(playbook.patterns)
    assert len({text_of(question) for question in questions}) == len(playbook.patterns)


def test_every_cited_source_and_term_has_its_anchor(site: Path, playbook: Playbook) -> None:
    """A citation and a term can be linked to."""
    cited = [id for id in playbook.sources if playbook.cited_by[id]]
    assert len(cited) > 80
    assert all(soup(file_of(site, "evidence/")).find(id=id) for id in cited)
    assert all(soup(file_of(site, "glossary/")).find(id=id) for id in playbook.terms)


def test_the_page_for_wrong_addresses_leads_on(site: Path) -> None:
    """It offers ways on, with addresses that hold at any depth."""
    page = soup(site / "404.html")
    links = [str(a["href"]) for a in page.select("article .cards a")]
    assert len(links) >= 5 and all(link.startswith("/askwell/") for link in links), links


def test_the_sitemap_lists_every_page(site: Path) -> None:
    """A search engine finds what a reader finds."""
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert set(listed) == {f"https://example.org/askwell/{address.lstrip('/')}" for address in addresses(site)}

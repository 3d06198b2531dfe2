"""Pages in a real browser: read, reached and printed by everyone."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from macros.addresses import address_of
from macros.loading import load
from macros.playbook import Key
from macros.records import KINDS as RECORD_KINDS
from macros.records import Record
from macros.views.reading_time import words_of
from tests.browser.conftest import OpenPage
from tests.projects import ROOTS

BOOK = load(ROOTS)


def fullest(records: Mapping[str, Record]) -> str:
    """Return the id of the record with the most to read: what fits there fits anywhere."""
    return max(records, key=lambda id: words_of(records[id]))


def kinds_of_page() -> dict[str, str]:
    """Return an address for every kind of page: each that is one of its kind, and the fullest record of each kind."""
    found = {key.kind: address_of(key) for key in BOOK.titled if key.kind not in RECORD_KINDS}
    found |= {id: address_of(Key("pages", id)) for id in BOOK.pages}
    for kind in (kind for kind in RECORD_KINDS.values() if kind.page == "each"):
        parts: dict[str, dict[str, Record]] = {}  # exercises and sheets have kinds of their own, with pages that differ
        for id, record in BOOK.records(kind.name).items():
            name = f"{kind.one}, {record.kind}" if hasattr(record, "kind") else kind.one
            parts.setdefault(name, {})[id] = record
        found |= {name: address_of(Key(kind.name, fullest(some))) for name, some in parts.items()}
    return found | {"404": "no-such-page/"}


KINDS = kinds_of_page()
each_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())


def test_every_kind_is_a_page_of_the_site(site: Path) -> None:
    """A page that was renamed would be looked at as a page for wrong addresses, and pass."""
    assert [address for address in KINDS.values() if not (site / address / "index.html").is_file()] == ["no-such-page/"]


@each_kind
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")], ids=["phone, dark", "desk, light"])
def test_no_barrier_is_found(open_page: OpenPage, address: str, width: int, scheme: str) -> None:
    """The accessibility rules of axe find nothing to object to."""
    page = open_page(address, width=width, scheme=scheme)
    found = Axe().run(page)
    violations = [
        (violation["id"], violation["help"], [node["html"] for node in violation["nodes"]][:3])
        for violation in found.response["violations"]
    ]
    assert not violations, violations


@each_kind
def test_no_page_scrolls_sideways(open_page: OpenPage, address: str) -> None:
    """At 320 pixels, which is also 1280 at 400 percent, nothing is cut off, and neither is it on a tablet."""
    page = open_page(address, width=320)
    for width in (320, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_kind
def test_every_page_reads_and_leads_on_without_javascript(open_page: OpenPage, address: str) -> None:
    """With scripts off, the words are there and so are links to other pages."""
    page = open_page(address, width=320, script=False)
    expect(page.locator("article h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert len(page.locator("article").inner_text().split()) > 40
    links = page.locator("article a[href]:not(.headerlink):not([href^='#'])")
    assert links.count() >= 1
    links.first.click()
    expect(page.locator("article h1")).to_be_visible()


def test_a_reader_walks_from_home_to_a_script_and_back(open_page: OpenPage) -> None:
    """Home, a pattern, a script for it, its situation, and home again, by links alone."""
    page = open_page("", width=360)
    page.get_by_role("link", name="Suspicion of hidden costs").first.click()
    expect(page.locator("h1")).to_have_text("Suspicion of hidden costs")
    page.locator("article .cards a[href*='/scripts/']").first.click()
    expect(page.locator("article .message-script").first).to_be_visible()
    page.locator("article .facts a[href*='/situations/']").click()
    expect(page.get_by_role("heading", name="What may be in the way")).to_be_visible()
    page.locator("article").get_by_role("link", name="Home").click()
    expect(page.get_by_role("link", name=re.compile("I feel resistance"))).to_be_visible()


def test_the_three_doors_are_on_the_first_screen_of_a_phone(open_page: OpenPage) -> None:
    """Nobody scrolls to find where to start."""
    page = open_page("", width=360)
    for door in page.locator(".door").all():
        box = door.bounding_box()
        assert box and box["y"] + box["height"] <= 800


def test_a_keyboard_reaches_the_doors(open_page: OpenPage) -> None:
    """Tab from the top comes to each door, and what has focus can be seen."""
    page = open_page("")
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('.door')?.className ?? ''"))
        if reached[-1]:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
    assert {"door door-ask", "door door-stuck", "door door-draft"} <= set(reached)


def test_a_sign_on_diagnose_leads_to_its_place(open_page: OpenPage) -> None:
    """A press on a sign shows that sign on the pattern's page."""
    page = open_page("diagnose/")
    sign = page.locator(".diagnosis td a").first
    text = sign.inner_text()
    sign.click()
    expect(page.locator("li:target")).to_have_text(text)


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_questions_print_on_one_page(open_page: OpenPage, size: str) -> None:
    """The check page fits a sheet of paper, on either side of the ocean."""
    page = open_page("check/")
    assert pages_in(page.pdf(format=size)) == 1


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(
    "way", [{}, {"landscape": True}, {"prefer_css_page_size": True}], ids=["upright", "across", "own"]
)
def test_the_sheet_prints_on_one_page(open_page: OpenPage, size: str, way: dict[str, bool]) -> None:
    """The browser's print of the one-page sheet is one page, whichever way the paper lies."""
    page = open_page("print/cheat-sheet/")
    assert pages_in(page.pdf(format=size, **way)) == 1  # type: ignore[arg-type]


def test_the_printed_sheet_is_the_sheet_and_nothing_else(open_page: OpenPage) -> None:
    """Names have 12 points and text has 9; head, files and foot of the page stay on screen."""
    page = open_page("print/cheat-sheet/")
    page.emulate_media(media="print")
    sizes = page.eval_on_selector_all(
        ".sheet *", "all => all.filter((e) => e.innerText).map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75)"
    )
    assert min(sizes) >= 8.99
    names = page.eval_on_selector_all(".sheet li a", "all => all.map((e) => parseFloat(getComputedStyle(e).fontSize))")
    sheet = BOOK.sheets["cheat-sheet"]
    assert len(names) == len(sheet.patterns or ()) + len(sheet.tactics or ())
    assert min(names) * 0.75 >= 11.99
    for part in ("h1", ".gallery", ".neighbours", ".lede", ".header-search"):
        assert not page.locator(part).first.is_visible(), part


@pytest.mark.parametrize(
    ("locale", "first"),
    [("en-US", "letter"), ("fr-CA", "letter"), ("es-MX", "letter"), ("en-GB", "a4"), ("de-DE", "a4"), ("en", "a4")],
)
def test_the_readers_own_paper_stands_first(open_page: OpenPage, locale: str, first: str) -> None:
    """The other stays in reach."""
    page = open_page("print/", locale=locale)
    for choice in page.locator("paper-choice").all():
        papers = choice.locator("a").evaluate_all("all => all.map((a) => a.dataset.paper)")
        assert papers[0] == first and sorted(papers) == ["a4", "letter"]


def test_both_papers_are_plain_links_without_javascript(open_page: OpenPage) -> None:
    """A link to a file needs nothing else."""
    page = open_page("print/deck/", script=False)
    links = page.locator("paper-choice").first.locator("a")
    assert links.evaluate_all("all => all.map((a) => a.getAttribute('href').split('/').pop())") == [
        "deck-a4.pdf",
        "deck-letter.pdf",
    ]


def test_a_page_prints_without_its_navigation(open_page: OpenPage) -> None:
    """On paper stand the words and not the buttons."""
    page = open_page("patterns/hidden-costs/")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar", ".md-footer", ".neighbours", ".headerlink"):
        assert not page.locator(part).first.is_visible(), part
    expect(page.locator(".message-after")).to_be_visible()


@each_kind
def test_no_page_needs_its_tints_on_paper(open_page: OpenPage, address: str) -> None:
    """Nothing but a tick is drawn as a background, what cannot be pressed is left out, and text is dark."""
    page = open_page(address)
    page.emulate_media(media="print", reduced_motion="reduce")  # no colour is caught on its way
    for part in (".filters", ".header-search", "site-search"):
        assert all(not found.is_visible() for found in page.locator(part).all()), part
    tinted = page.eval_on_selector_all(
        "article *:not(input):not(.preview *)",
        """all => all.filter((e) => e.checkVisibility() && getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)")
                   .map((e) => e.outerHTML.slice(0, 80))""",
    )
    assert not tinted, tinted[:5]


def test_only_links_to_elsewhere_show_where_they_lead(open_page: OpenPage) -> None:
    """A reader of paper can look up a work; a link within the site is a name."""
    page = open_page("evidence/free/")
    page.emulate_media(media="print")
    shown = "all => all.map((e) => getComputedStyle(e, '::after').content)"
    outside = page.eval_on_selector_all("article a[href^='http']", shown)
    inside = page.eval_on_selector_all("article p a:not([href^='http'])", shown)
    assert outside and all("http" in content for content in outside)
    assert inside and not any("http" in content for content in inside)


def test_headings_stay_with_what_follows_them(open_page: OpenPage) -> None:
    """A heading is never the last line of a printed page, and no message is cut in two."""
    page = open_page("patterns/hidden-costs/")
    page.emulate_media(media="print")
    after = page.eval_on_selector_all(
        "article :is(h1, h2, h3)", "all => all.map((e) => getComputedStyle(e).breakAfter)"
    )
    assert after and set(after) == {"avoid"}
    whole = page.eval_on_selector_all(".message", "all => all.map((e) => getComputedStyle(e).breakInside)")
    assert whole and set(whole) == {"avoid"}


def pages_in(pdf: bytes) -> int:
    """Count the pages of a PDF that Chromium wrote."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_page_asks_for_nothing_that_is_not_there(open_page: OpenPage) -> None:
    """Nor does the theme: it takes any page in another form for a site in another language, and looks for its map."""
    page = open_page("principle/")
    missed: list[str] = []
    page.on("response", lambda answer: missed.append(answer.url) if not answer.ok else None)
    page.reload(wait_until="networkidle")
    assert not missed

"""Each page as Markdown beside it, and the list of them for language models."""

import re
from html import unescape
from posixpath import dirname, join, normpath

import pytest
from markdown import markdown

from macros.exports.llms import llms
from macros.exports.twins import twins
from macros.loading import load
from macros.markdown import prose_as_markdown, text_as_markdown
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.twins import Desk
from macros.twins.records import parts_of
from macros.views.site import Site
from tests.projects import PROJECT, TOY_DATA

IMPRINT = Imprint("Toy", "https://example.org/toy/")
TAIL = '"so" & it\'s 1 < 2 > 0, 2 * 3 [sic], `b` c\\d _e_ #f {{ g }} {% h %}'


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """The twins of the toy."""
    return twins(Site(load([TOY_DATA])), IMPRINT)


def read(text: str) -> str:
    """Return what a reader of Markdown reads, without its markup."""
    return unescape(re.sub(r"<[^>]*>", "", markdown(text))).strip()


@pytest.mark.parametrize(
    "text",
    [
        TAIL,
        "# no heading",
        "- no list",
        "1. no list\n2) neither",
        "> no quotation",
        "+ and * and _",
        "&amp; stays",
        "a <script> b",
        "![no](picture)",
        "2 * 3 * 4",
    ],
)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    """Whatever marks it holds, and wherever they stand."""
    assert read(text_as_markdown(text)) == set_quotes(text)


def test_prose_keeps_its_emphasis_and_its_links() -> None:
    """And nothing else of it is a mark."""
    html = markdown(prose_as_markdown("Say *it* [out * loud](patterns:x) 2 * 3", lambda kind, id: f"../{kind}/{id}/"))
    assert html == '<p>Say <em>it</em> <a href="../patterns/x/">out * loud</a> 2 * 3</p>'


def test_every_page_has_a_twin_named_as_llmstxt_has_it(written: dict[str, str], toy: Playbook) -> None:
    """The address of a page with the name of its file, and `.md` behind it."""
    pages = {"index.html.md", *(f"{id}/index.html.md" for id in toy.pages if id != "home")}
    pages |= {f"{kind}/{id}/index.html.md" for kind, id in (("patterns", "dark-lamp"), ("learn", "first-tide"))}
    assert pages <= set(written)
    assert not [address for address in written if "unlit-lamp" in address]  # which only leads on


def test_every_link_of_a_twin_holds(written: dict[str, str]) -> None:
    """From twin to twin, by addresses that hold wherever the site stands."""
    for address, text in written.items():
        for link in re.findall(r"(?<!\\)\]\(([^)]*)\)", text):
            if not link.startswith("https://"):
                assert normpath(join(dirname(address), link)) in written, (address, link)


def test_a_twin_says_what_its_record_says(written: dict[str, str], toy: Playbook) -> None:
    """Title, summary, whole address, and each text letter by letter; what no page shows is left out."""
    text, pattern = written["patterns/dark-lamp/index.html.md"], toy.patterns["dark-lamp"]
    assert text.startswith("# A dark lamp") and "\n<https://example.org/toy/patterns/dark-lamp/>\n" in text
    said = " ".join(read(text).split())
    for part in (pattern.summary, pattern.thought, pattern.signs[0].text, pattern.rewrite.after):
        assert " ".join(set_quotes(part).split()) in said
    assert "no light on the pier" not in said


def test_what_nobody_reads_is_left_out(toy: Playbook) -> None:
    """As the expressions of a rule, which only the checker tries."""
    parts = parts_of(Desk(toy, "check/rules/"), toy.rules["oil-now"])
    said = " ".join([*(part.heading for part in parts), *(text for part in parts for text in part.items)])
    assert "Any" not in said and "Hits" in said


def test_a_script_tells_the_core_and_then_the_worries(written: dict[str, str], toy: Playbook) -> None:
    """With the blanks by name, and behind a worry the line that answers it."""
    text = written["scripts/boat-by-noon/index.html.md"]
    first = text.partition("### ")[2].partition("### ")[0]
    assert first.index("may I take the {colour} boat") < first.index("I bring a lamp.")
    assert text_as_markdown(toy.patterns["dark-lamp"].plain) in first
    assert "- `{colour}`: " in text


def test_an_exercise_marks_its_good_answers(written: dict[str, str], toy: Playbook) -> None:
    """And one of an order gives a good order behind the question."""
    good = text_as_markdown(toy.labels["twin-good"])
    assert any(f"({good}): " in text for address, text in written.items() if address.startswith("practice/"))
    assert toy.labels["twin-order"] in written["practice/in-order/index.html.md"]


def test_what_was_written_by_hand_leads_to_twins() -> None:
    """Markdown stays as it is, but for its links to pages."""
    text = twins(Site(load([TOY_DATA]), docs=PROJECT / "docs"), IMPRINT)["privacy/index.html.md"]
    assert "| What | Where |" in text and "](../diagnose/index.html.md)" in text
    assert not re.search(r"index\.md\b", text)


def test_the_list_for_language_models_has_its_form(written: dict[str, str], toy: Playbook) -> None:
    """A title, a summary as a quotation, sections of links with notes; the last may be left out."""
    text = llms(toy, IMPRINT)
    assert re.match(r"# Toy\n\n> \S", text)
    sections = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    assert sections[-2] == "Optional"
    linked = []
    for lines in sections[2::2]:
        for line in lines.strip().splitlines():
            found = re.fullmatch(r"- \[.+\]\(https://example\.org/toy/(\S*)\): .+", line)
            assert found, line
            linked.append(found[1])
    assert sorted(linked) == sorted(set(linked)) and set(linked) | {
        f"{kind}index.html.md" for kind in ("", "patterns/", "tactics/", "situations/", "scripts/")
    } == set(written)

"""A hostile playbook: whatever a record says is shown as text, and does nothing."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from jinja2 import Environment
from markdown import Markdown

from macros.loading import load
from macros.pages import navigation, stubs
from macros.playbook import Playbook
from macros.prose import set_quotes
from macros.views import Site, jinja
from macros.views.theme import theme_partials
from tests.accept import write_pages
from tests.hostile import Hostile, hostile_toy, text_fields, unshown_fields
from tests.projects import PROJECT

#: Fields that no text of the toy stands in, since they are flags that nobody sets there.
_FLAGS = {"diagnosis.Fact.owed"}
_ADDRESSES = {"href", "src", "action", "formaction", "cite", "data", "poster", "xlink:href"}
_OURS = re.compile(r"https://(?:doi|example)\.org/|(?!\w+:)(?!//)")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hostile, Playbook]:
    """The records, and what was written and refused of them."""
    folder = tmp_path_factory.mktemp("hostile")
    return hostile_toy(folder), load([folder])


def in_html(book: Playbook) -> dict[str, BeautifulSoup]:
    """Return the main part of every page as a browser reads it."""
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    named = yaml.safe_load(settings[settings.index("markdown_extensions:") : settings.index("plugins:")])
    options: dict[str, Any] = {}
    for one in named["markdown_extensions"]:
        options |= one if isinstance(one, dict) else {one: {}}
    markdown = Markdown(extensions=list(options), extension_configs=options)
    pages = write_pages(Site(book, "https://example.org/toy"))
    return {file: BeautifulSoup(markdown.reset().convert(text), "html5lib") for file, text in pages.items()}


@pytest.fixture(scope="module")
def pages(hostile: tuple[Hostile, Playbook]) -> dict[str, BeautifulSoup]:
    """The hostile pages."""
    return in_html(hostile[1])


@pytest.fixture(scope="module")
def tame(toy: Playbook) -> dict[str, BeautifulSoup]:
    """The same pages of the toy as it is."""
    return in_html(toy)


def harmful(soup: BeautifulSoup) -> Iterator[str]:
    """Say what on a page runs, or leads elsewhere."""
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            if name.startswith("on") or name in {"style", "http-equiv"}:
                yield f"<{tag.name} {name}={value!r}>"
            if name in _ADDRESSES and not _OURS.match(str(value).strip()):
                yield f"<{tag.name} {name}={value!r}>"
        if tag.name == "script" and not (tag.get("type") == "application/json" or tag.get("src")):
            yield str(tag)


def test_every_text_field_was_tried(hostile: tuple[Hostile, Playbook]) -> None:
    """In each stands a hostile text, or a rule says why none can."""
    written, refused = hostile[0].written, hostile[0].refused
    assert text_fields() - {name for name in (*written, *refused) if written[name] or refused[name]} == _FLAGS
    closed = {"unknown-reference", "not-a-choice", "not-a-number", "not-true-or-false", "bad-id", "wrong-form"}
    idle = [name for name, codes in refused.items() if not written[name] and not codes & closed]
    assert idle == [], "nothing hostile stands there, though the field is open"


def test_no_page_runs_what_a_record_says(pages: dict[str, BeautifulSoup]) -> None:
    """No handler, no style, no script and no address but the site's own."""
    assert {file: list(harmful(soup)) for file, soup in pages.items() if list(harmful(soup))} == {}


def test_a_harmful_page_would_be_seen() -> None:
    """The guard has no hole."""
    planted = (
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' javascript:alert(1)'>x</a>",
        "<p onclick=x>y</p>",
        "<script>x</script>",
        "<img src=//evil.example/x>",
        "<a href='data:text/html,x'>x</a>",
        "<meta http-equiv=refresh content='0;url=/evil'>",
    )
    assert all(list(harmful(BeautifulSoup(one, "html5lib"))) for one in planted)
    assert not list(harmful(BeautifulSoup("<a href='../x/#y'>x</a><a href='./'>x</a>", "html5lib")))


def parts(soup: BeautifulSoup) -> set[str]:
    """Return the elements of a page, each with an attribute that it has."""
    tags = [tag for tag in soup.find_all(True) if isinstance(tag, Tag)]
    return {f"{tag.name} {name}" for tag in tags for name in ("", *tag.attrs)}


def test_a_text_makes_no_element_and_no_heading(
    pages: dict[str, BeautifulSoup], tame: dict[str, BeautifulSoup]
) -> None:
    """A page of hostile records has the elements of any other, and no more headings than the same page of the toy."""
    known = set.union(*(parts(soup) for soup in tame.values())) | {"em "}
    assert {file: parts(soup) - known for file, soup in pages.items() if parts(soup) - known} == {}
    for file in pages.keys() & tame.keys():
        headings = [Counter(tag.name for tag in one[file].find_all(re.compile("h[1-6]"))) for one in (pages, tame)]
        assert headings[0] <= headings[1], file


def test_each_text_is_shown_as_text(hostile: tuple[Hostile, Playbook], pages: dict[str, BeautifulSoup]) -> None:
    """What was written can be read somewhere, letter by letter."""
    shown = " ".join(" ".join(soup.get_text().split()) for soup in pages.values())
    written = [texts for name, texts in hostile[0].written.items() if name not in unshown_fields()]
    lines = {line for texts in written for text in texts for line in text.split("\n")}
    lines = {" ".join(line.split()) for line in lines if "](patterns:" not in line}  # the one line with marks of prose
    assert len(lines) > 20
    assert [line for line in lines if set_quotes(line).rstrip("\u201d\u2019") not in shown] == []


def test_the_theme_runs_nothing_either(hostile: tuple[Hostile, Playbook]) -> None:
    """Its parts are templates, which hold labels and titles: no brace of these is one of Jinja's."""
    for name, part in theme_partials(hostile[1]).items():
        written = Environment().from_string(part).render(root="../")
        assert "{{ 7*7 }}" in html.unescape(written) or "7*7" not in html.unescape(part), name
        assert not list(harmful(BeautifulSoup(written, "html5lib"))), name


def test_a_stub_and_the_navigation_hold_text_alone(hostile: tuple[Hostile, Playbook], tmp_path: Path) -> None:
    """The generators print titles and descriptions as they are, into attributes too."""
    named = set(re.findall(r'"((?:[^"\\]|\\.)*)":? ?(?:[\w/-]+\.md)?$', navigation(hostile[1]), re.MULTILINE))
    for stub in stubs(hostile[1]):
        _, front, call = stub.text().split("---\n", 2)
        meta = yaml.safe_load(front)
        assert re.fullmatch(r'\n\{\{ \w+\((?:"[a-z0-9/-]*"(?:, )?)*\) \}\}\n', call), call
        for text in (meta["title"], meta["description"]):
            assert not re.search(r'[<>"]', text)
        assert "{" not in meta["title"] and "\n" not in meta["title"]
    assert named and not [title for title in named if re.search(r'[<>"{]', title)]


@pytest.mark.parametrize(
    "words",
    ["# x", "x { onclick=alert(1) }", "{: onclick=alert(1) }", "[x](javascript:alert(1))", "a\n# b", "<b>&amp;", "`_*"],
)
def test_a_heading_is_one_line_of_text(words: str) -> None:
    """Whatever a label holds, its heading has no attribute but the id, and no element but its permalink."""
    line = jinja.render_page.__globals__["_HEADING"].findall(str(jinja.heading(words, "here", 3)))[0]
    soup = BeautifulSoup(Markdown(extensions=["attr_list", "tables", "toc"]).convert(line), "html5lib")
    assert soup.body is not None
    (tag,) = soup.body.find_all(True)
    assert tag.name == "h3" and tag.attrs == {"id": "here"} and tag.get_text() == " ".join(words.split())

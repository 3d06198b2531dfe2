"""A template prints and does not decide, and is handed what it asks for."""

import re
from collections import defaultdict

import pytest
from bs4 import BeautifulSoup
from jinja2 import UndefinedError
from markdown import Markdown

from macros.loading import load
from macros.views import Site, jinja
from macros.views import site as views_site
from tests.accept import rendered_toy, write_pages
from tests.projects import PROJECT, TOY_DATA
from tests.templates import ALWAYS, decisions, names_asked, templates


@pytest.mark.parametrize("name", templates())
def test_a_template_prints_and_does_not_decide(name: str) -> None:
    """Whatever a page shows was settled in its view, where types and tests can see it."""
    assert decisions(templates()[name]) == []


@pytest.mark.parametrize(
    "planted",
    [
        "{{ words[:3] }}",
        "{{ words[0] }}",
        "{{ words[place].text }}",
        "{{ words.get(id, 'nothing') }}",
        "{% if channel.id == 'mail' %}x{% endif %}",
        "{% if channel.id in ('mail', 'letter') %}x{% endif %}",
        "{{ 'x' if count > 1 }}",
        "{{ blank.default or '' }}",
        "{{ blank.default|default('') }}",
        "{% if blank is defined %}x{% endif %}",
        "{% for blank in blanks if blank.kind %}x{% endfor %}",
        "{% for blank in blanks|sort(attribute='label') %}x{% endfor %}",
        "{% for kind, blanks in all|groupby('kind') %}x{% endfor %}",
        "{{ words|first }}",
        "{{ [first] + others }}",
        "{% filter upper %}x{% endfilter %}",
        "{% macro inside(words) %}{{ words|map('upper') }}{% endmacro %}",
    ],
)
def test_a_planted_decision_is_seen(planted: str) -> None:
    """The guard has no hole for a condition, a macro's body or a filter."""
    assert len(decisions(planted)) == 1


def test_a_view_hands_over_what_its_template_asks_for_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is missing would fail on one page only, and one that nobody asks for misleads whoever reads it."""
    handed: dict[str, set[str]] = defaultdict(set)

    def note(template: str, **context: object) -> str:
        handed[template] |= set(context)
        return jinja.render_page(template, **context)

    monkeypatch.setattr(views_site, "render_page", note)
    write_pages(Site(load([TOY_DATA])))
    assert {name: names - ALWAYS for name, names in handed.items()} == {name: names_asked(name) for name in handed}


def test_every_page_ends_with_the_lists_that_it_is_a_step_of() -> None:
    """Any page can be a step of a track, also of a team's own: one that has a head has the lists at its end."""
    source = {name: text for name, text in templates().items() if name.startswith("pages/")}
    heads = {name for name, text in source.items() if "parts/head.html" in text}
    ends = {name for name, text in source.items() if "parts/foot.html" in text or "parts/steps.html" in text}
    assert heads == ends and "parts/steps.html" in templates()["parts/foot.html"]


def test_a_page_with_an_element_of_ours_loads_its_module() -> None:
    """Without it the element is an empty promise; what the theme shows on every page, it loads by itself."""
    modules = {
        name: file.name
        for file in (PROJECT / "docs" / "assets" / "js").glob("*.js")
        for name in re.findall(r'customElements\.define\("([\w-]+)"', file.read_text(encoding="utf-8"))
    }
    assert {"card-filter", "script-builder"} <= set(modules)
    theme = "".join(file.read_text(encoding="utf-8") for file in (PROJECT / "macros" / "theme").rglob("*.html"))
    for page, text in rendered_toy().items():
        for element, module in modules.items():
            if f"<{element}" in text:
                assert module in text + theme, f"{page} has <{element}> and does not load {module}"


def test_a_field_that_a_record_lacks_is_no_empty_text() -> None:
    """A name that is misspelled in a template stops the build, where it stands for a record too."""
    toy = load([TOY_DATA])
    view = Site(toy).at("").view(toy.patterns["dark-lamp"])
    assert jinja.environment().from_string("{{ pattern.fix.headline }}").render(pattern=view)
    with pytest.raises(UndefinedError):
        jinja.environment().from_string("{{ pattern.fix.headlines }}").render(pattern=view)


def test_what_an_element_reads_cannot_leave_its_attribute() -> None:
    """A label may hold any character; its quotes are set, as they are elsewhere on the page."""
    assert jinja.data_attributes({"round": "6", "said": 'the "end" <of> it & more'}) == (
        'data-round="6" data-said="the \u201cend\u201d &lt;of&gt; it &amp; more"'
    )


def test_no_disclosure_opens_onto_nothing() -> None:
    """Who unfolds something finds something, also where a record says little."""
    for name, text in rendered_toy().items():
        for details in BeautifulSoup(text, "html5lib").find_all("details"):
            summary = details.find("summary")
            assert summary and details.get_text().replace(summary.get_text(), "").strip(), name


def test_what_is_put_aside_begins_with_a_block() -> None:
    """Markdown would put a paragraph around anything else, which ends in the midst of it."""
    markdown = Markdown()
    for page, text in rendered_toy().items():
        for begins in re.findall(r"<!--raw-->\n(.{1,80})", text):
            tag = re.match(r"<([\w-]+)", begins)
            assert tag and markdown.is_block_level(tag[1]), f"{page}: put a div around what begins with {begins}"

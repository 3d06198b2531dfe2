"""Prose: typographic quotes, emphasis and links to records, and nothing else gets through unescaped."""

import pytest
from markupsafe import Markup

from macros.prose import finalize, plain_prose, record_links, render_prose, set_quotes


def address(kind: str, id: str) -> str:
    """Give each record an address with a character that must be escaped."""
    return f"../{kind}/{id}/?a&b"


@pytest.mark.parametrize(
    ("straight", "set_"),
    [
        ("no quotes", "no quotes"),
        ('"So."', "“So.”"),
        ("'So.'", "‘So.’"),
        ("don't", "don’t"),
        ("the rowers' boat", "the rowers’ boat"),
        ('It\'s "so", she said.', "It’s “so”, she said."),
        ("\"'So,' she said.\"", "“‘So,’ she said.”"),
        ("'\"So,\" she said.'", "‘“So,” she said.’"),
        ("She said: 'He said \"so\".'", "She said: ‘He said “so”.’"),
        ('("so")', "(“so”)"),
        ("['so']", "[‘so’]"),
        ('{"so"}', "{“so”}"),
        ('yes—"so"', "yes—“so”"),
        ('yes/"so"', "yes/“so”"),
        ('one\n"two"', "one\n“two”"),
        ('6" of rope', "6” of rope"),
        ('"[so](patterns:dark-lamp)"', "“[so](patterns:dark-lamp)”"),
        ('["so"](patterns:dark-lamp)', "[“so”](patterns:dark-lamp)"),
        ('"*so*"', "“*so*”"),
        ('*"so"*', "*“so”*"),
        ("*'so'*", "*‘so’*"),
    ],
)
def test_straight_quotes_are_set(straight: str, set_: str) -> None:
    """A quote opens at the start, after space, bracket, dash, slash, star or opening quote, and closes elsewhere."""
    assert set_quotes(straight) == set_


def test_typographic_quotes_are_left_alone() -> None:
    """Setting the quotes a second time changes nothing."""
    once = set_quotes('"\'So,\' it\'s" ("so")')
    assert set_quotes(once) == once


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *lamp* burns", "a <em>lamp</em> burns"),
        ("*a lamp* burns", "<em>a lamp</em> burns"),
        ("(*a*), *b*.", "(<em>a</em>), <em>b</em>."),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a*b*c", "a*b*c"),
        ("a lone * star", "a lone * star"),
        ("**two**", "**two**"),
        ("* item *", "* item *"),
        ("*a & b*", "<em>a &amp; b</em>"),
        ('*"so"*', "<em>“so”</em>"),
    ],
)
def test_emphasis_is_a_word_or_more_between_stars(text: str, html: str) -> None:
    """Stars that multiply, stand alone or stand inside a word are text."""
    assert render_prose(text, address) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[lamp](patterns:dark-lamp)", '<a href="../patterns/dark-lamp/?a&amp;b">lamp</a>'),
        ("a [b *c*](tactics:t-1) d", 'a <a href="../tactics/t-1/?a&amp;b">b <em>c</em></a> d'),
        ("[a & b](tactics:t)", '<a href="../tactics/t/?a&amp;b">a &amp; b</a>'),
        ('"[so](tactics:t)"', '“<a href="../tactics/t/?a&amp;b">so</a>”'),
        ("[a](tactics:t)[b](tactics:u)", '<a href="../tactics/t/?a&amp;b">a</a><a href="../tactics/u/?a&amp;b">b</a>'),
        ("2 [sic] (sic)", "2 [sic] (sic)"),
        ("[a] (tactics:t)", "[a] (tactics:t)"),
        ("[](tactics:t)", "[](tactics:t)"),
    ],
)
def test_a_link_names_a_record(text: str, html: str) -> None:
    """Brackets that name no record are text."""
    assert render_prose(text, address) == html


def test_emphasis_may_hold_a_link() -> None:
    """Stars around a link emphasise it, as they vanish around it in plain text."""
    text = "*see [the lamp](tactics:t) first*"
    assert plain_prose(text) == "see the lamp first"
    assert render_prose(text, address) == '<em>see <a href="../tactics/t/?a&amp;b">the lamp</a> first</em>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1 < 2 > 0 & so", "1 &lt; 2 &gt; 0 &amp; so"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("*<i>*", "<em>&lt;i&gt;</em>"),
        ("[<i>](tactics:t)", '<a href="../tactics/t/?a&amp;b">&lt;i&gt;</a>'),
        ("&amp; &lt;", "&amp;amp; &amp;lt;"),
        ("`b` c\\d _e_ #f {{ g }} {% h %}", "`b` c\\d _e_ #f {{ g }} {% h %}"),
    ],
)
def test_all_else_is_escaped(text: str, html: str) -> None:
    """No character of a record reaches a page as markup of its own."""
    rendered = render_prose(text, address)
    assert rendered == html
    assert isinstance(rendered, Markup)


def test_links_are_listed_in_their_order() -> None:
    """The check of links sees what the page will show."""
    assert record_links("[a](patterns:b), [sic], [c](tactics:d-2), [e](f)") == [("patterns", "b"), ("tactics", "d-2")]


def test_plain_prose_has_no_marks() -> None:
    """Exports that know no markup show the words alone."""
    assert plain_prose("a *lamp*, [so *b*](patterns:c), 2 * 3 [sic]") == "a lamp, so b, 2 * 3 [sic]"


def test_finished_html_is_not_set_again() -> None:
    """Quotes in attributes stay straight, and values that are no text pass."""
    html = Markup('<a href="x">it\'s</a>')
    assert finalize(html) is html
    assert finalize("it's") == "it’s"
    assert finalize(3) == 3
    assert finalize(None) is None

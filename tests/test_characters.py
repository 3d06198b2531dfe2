"""Characters: what hides or turns a text is found, and what people write with is left alone."""

import pytest

from macros.characters import misleading, printable, shows_nothing


@pytest.mark.parametrize(
    "text",
    [
        "plain words, \u201cquotes\u201d, \u00e9t\u00e9, na\u00efve, 5\u00a0\u20ac \u2026",
        "\u2764\ufe0f and \u2600\ufe0e",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f469\U0001f3fd\u200d\U0001f4bb \U0001f3f3\ufe0f\u200d\U0001f308",
        "1\ufe0f\u20e3 \U0001f1f8\U0001f1ea",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: two parts of one word
        "\u0915\u094d\u200d\u0937",  # Hindi: a half letter
        "\u845b\U000e0100",  # Japanese: how one family writes its name
        "\u05e9\u05dc\u05d5\u05dd, \u0645\u0631\u062d\u0628\u0627, \u4f60\u597d, \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
    ],
)
def test_what_people_write_with_is_left_alone(text: str) -> None:
    """Emoji of several parts, and scripts that need a joiner, are whole."""
    assert misleading(text) == []
    assert not shows_nothing(text)


@pytest.mark.parametrize(
    "code", [0x202E, 0x2066, 0x200F, 0x061C, 0x200B, 0x200C, 0x200D, 0x2060, 0x00AD, 0x3164, 0xFFA0]
)
def test_what_nobody_sees_is_found_between_letters(code: int) -> None:
    """With its place and its number, by which it can be looked up."""
    (found,) = misleading(f"ab{chr(code)}cd")
    assert found.position == 2 and f"U+{code:04X}" in found.what


@pytest.mark.parametrize("code", [0xFFFD, 0xFFFC, 0xFDD0, 0x1FFFE, 0x10FFFF, 0xE000, 0xD800, 0xE0041, 0xFE0F])
def test_what_no_font_shows_is_found(code: int) -> None:
    """Marks of lost characters, non-characters, characters of one's own, tags and styles without a picture."""
    assert [found.position for found in misleading(f"ab{chr(code)}cd")] == [2]


def test_what_no_reader_is_shown_by_default_is_found() -> None:
    """Every character that Unicode calls default-ignorable, wherever no emoji and no spelling needs it."""
    spans = "ad 34f 61c 115f-1160 17b4-17b5 180b-180f 200b-200f 202a-202e 2060-206f 3164 fe00-fe0f feff ffa0 fff0-fff8"
    for span in f"{spans} 1bca0-1bca3 1d173-1d17a e0000-e0fff".split():
        first, _, last = span.partition("-")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            assert [found.position for found in misleading(f"ab{chr(code)}cd")] == [2], hex(code)


def test_marks_that_pile_up_on_a_letter_are_found() -> None:
    """Three are as many as any spelling has; more hide the lines above and below."""
    assert misleading("ab\u0301\u0302\u0303cd") == []
    (found,) = misleading("ab\u0301\u0302\u0303\u0304\u0305cd")
    assert found.position == 5 and "U+0304" in found.what
    assert [one.position for one in misleading("\u200bb\u0301\u0302\u0303\u0304\u200b")] == [0, 5, 6]


@pytest.mark.parametrize("text", ["", " ", "\u3164", "\u2800\u2800", "\u200b", "\u00a0", "\u0301", "\u202e"])
def test_a_text_of_nothing_to_see_shows_nothing(text: str) -> None:
    """However many characters it has."""
    assert shows_nothing(text)


def test_what_a_terminal_would_obey_is_written_as_an_escape() -> None:
    """A file's name may hold anything; what it cannot do is move the cursor or turn the line."""
    assert printable("a\x1b[31mb\u202ec\nd\udcffe") == r"a\x1b[31mb\u202ec\nd\udcffe"
    assert printable("\u00e9t\u00e9 \U0001f9ed") == "\u00e9t\u00e9 \U0001f9ed"

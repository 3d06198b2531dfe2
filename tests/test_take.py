"""What readers take to where they type: each file as its tool reads it, made from the records of the pages."""

import csv
import json
import re
from io import BytesIO, StringIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
import yaml

from macros.editions import editions
from macros.exports.take import taken
from macros.loading import load
from macros.paper.press import Imprint
from macros.playbook import Key, Playbook
from macros.prose import set_quotes
from macros.records.script import SLOT
from macros.take.anki import deck
from macros.take.cards import Card, cards
from macros.take.gaps import gap
from macros.take.shown import Sight, shown
from macros.take.snippets import Snippet, snippets
from macros.views.site import Site
from tests.projects import TOY_DATA
from tests.site.pages import markup_errors

IMPRINT = Imprint("Toy", "https://example.org/toy/")


@pytest.fixture(scope="module")
def files() -> dict[str, str | bytes]:
    """The files of the toy, by address."""
    return taken(Site(load([TOY_DATA])), IMPRINT, editions()[0])


@pytest.fixture(scope="module")
def pieces(toy: Playbook) -> list[Snippet]:
    """The snippets of the toy."""
    return snippets(toy)


def text_of(files: dict[str, str | bytes], name: str) -> str:
    """Return one of the files that are text."""
    text = files[f"take/{name}"]
    assert isinstance(text, str)
    return text


def with_gaps(snippet: Snippet, *, chosen: bool = False) -> str:
    """Return a snippet with an example in each gap, or with the first choice where there are choices."""
    gaps = {blank.id: blank.choices[0] if chosen and blank.choices else gap(blank) for blank in snippet.blanks}
    return SLOT.sub(lambda slot: gaps[slot[1]], snippet.text)


def test_the_core_of_all_messages_stands_before_the_worries(pieces: list[Snippet], toy: Playbook) -> None:
    """Whoever scrolls meets whole messages first, and behind them the lines that answer one worry."""
    worries = [any(snippet.name.endswith(f"-{id}") for id in toy.patterns) for snippet in pieces]
    assert worries == sorted(worries) and len(set(worries)) == 2


def test_a_message_is_its_core_with_greeting_and_closing(pieces: list[Snippet]) -> None:
    """The first variant has the script's own name; each message but the ask adds its own."""
    by_name = {snippet.name: snippet for snippet in pieces}
    text = by_name["boat-by-noon"].text
    assert text.index("The {colour} boat on {day}") < text.index("Dear {name}") < text.index("may I take the {colour}")
    assert text.index("It takes {hours}") < text.index("Yours, {name}") and "I bring a lamp." not in text
    assert by_name["boat-by-noon-dark-lamp"].text.startswith("I bring a lamp.")
    assert {"boat-by-noon-signal", "boat-by-noon-nudge", "boat-by-noon-yes", "boat-by-noon-signal-no"} <= set(by_name)
    assert {"oil-or-no-oil-yes", "oil-or-no-oil-partly", "oil-or-no-oil-no-dark-lamp"} <= set(by_name)


def test_a_sentence_that_reads_whole_without_an_optional_blank_is_left_out(pieces: list[Snippet]) -> None:
    """As on the page, while nothing is typed there."""
    (piece,) = [snippet for snippet in pieces if snippet.name == "boat-by-noon-dark-lamp"]
    assert "{note}" not in piece.text and not piece.blanks


def test_what_is_said_aloud_is_no_snippet(pieces: list[Snippet]) -> None:
    """Nobody types it."""
    assert not [snippet for snippet in pieces if "is a boat free at dawn?" in snippet.text]


@pytest.mark.real
def test_no_name_is_the_name_of_two(playbook: Playbook, pieces: list[Snippet]) -> None:
    """In the toy, nor in the real records: the second would never be written."""
    for found in (pieces, snippets(playbook)):
        names = [snippet.name for snippet in found]
        assert len(names) == len(set(names)) and all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)


def test_espanso_reads_its_package(files: dict[str, str | bytes], pieces: list[Snippet]) -> None:
    """Each name writes one text; a blank is a field of the form, and no name is the beginning of another."""
    matches = yaml.safe_load(text_of(files, "espanso/askwell/package.yml"))["matches"]
    assert [match["trigger"] for match in matches] == [f";{snippet.name};" for snippet in pieces]
    for match, snippet in zip(matches, pieces, strict=True):
        assert ("form" in match) is bool(snippet.blanks) is ("replace" not in match)
        fields = re.findall(r"\[\[(\w+)\]\]", match.get("form", ""))
        assert set(match.get("form_fields", {})) <= set(fields)
        assert list(dict.fromkeys(fields)) == [blank.id.replace("-", "_") for blank in snippet.blanks]
    triggers = sorted(match["trigger"] for match in matches)
    assert not [one for one, two in pairwise(triggers) if two.startswith(one)]


def test_a_form_offers_what_the_page_offers(files: dict[str, str | bytes], toy: Playbook) -> None:
    """Choices to choose from, room for a long text, and what stands there before anyone types."""
    matches = yaml.safe_load(text_of(files, "espanso/askwell/package.yml"))["matches"]
    (fields,) = [match["form_fields"] for match in matches if match["trigger"] == ";boat-by-noon;"]
    colour = next(blank for blank in toy.scripts["boat-by-noon"].blanks if blank.id == "colour")
    assert fields["colour"] == {"type": "choice", "values": colour.choices, "default": colour.default}
    assert fields["hours"] == {"default": "3"}


def test_the_package_for_espanso_is_whole(files: dict[str, str | bytes]) -> None:
    """The archive holds one folder, called as its manifest calls it, with the three files that a package must have."""
    packed = files["take/askwell-espanso.zip"]
    assert isinstance(packed, bytes)
    with ZipFile(BytesIO(packed)) as archive:
        assert archive.testzip() is None
        names = ["askwell/package.yml", "askwell/_manifest.yml", "askwell/README.md"]
        assert archive.namelist() == names
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}  # not that of the build
        assert [archive.read(name).decode() for name in names] == [text_of(files, f"espanso/{name}") for name in names]
    manifest = yaml.safe_load(text_of(files, "espanso/askwell/_manifest.yml"))
    assert set(manifest) == {"name", "title", "description", "version", "author", "homepage"}
    assert manifest["name"] == "askwell" and re.fullmatch(r"\d+\.\d+\.\d+", manifest["version"])


_STOP = re.compile(r"\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\}|\\([\\$}])|(\$)")


def typed(body: str) -> str:
    """Return what VS Code writes for a body while nobody types: each stop as it stands there first."""
    stops: dict[str, str] = {}

    def written(found: re.Match[str]) -> str:
        number, words, choices, escaped, bare = found.groups()
        assert not bare, body
        if number is None:
            return str(escaped)
        if choices is not None:
            words = re.split(r"(?<!\\),", choices)[0]
        if words is not None:
            stops[number] = re.sub(r"\\(.)", r"\1", words)
        return stops[number]

    return _STOP.sub(written, body)


def test_vs_code_reads_its_snippets(files: dict[str, str | bytes], pieces: list[Snippet]) -> None:
    """Each stop stands once with its words and repeats what is typed elsewhere; no other mark means anything."""
    data = json.loads(text_of(files, "askwell.code-snippets"))
    assert list(data) == [snippet.name for snippet in pieces]
    for snippet in pieces:
        assert typed("\n".join(data[snippet.name]["body"])) == with_gaps(snippet, chosen=True)
        assert data[snippet.name]["prefix"] == snippet.name


def test_the_table_is_read_back_as_it_was(files: dict[str, str | bytes], pieces: list[Snippet]) -> None:
    """What one types, the text with its gaps, what it is: three columns, and no line of headings."""
    rows = list(csv.reader(StringIO(text_of(files, "askwell-snippets.csv"), newline="")))
    assert rows == [[f";{snippet.name};", with_gaps(snippet), snippet.title] for snippet in pieces]


def test_anki_reads_its_cards(files: dict[str, str | bytes], toy: Playbook) -> None:
    """Headers say what the columns are; each card has an id of its own, two sides of whole HTML, and a tag."""
    text = text_of(files, "askwell-anki.txt")
    headers = [line for line in text.splitlines() if line.startswith("#")]
    assert headers[:2] == ["#separator:tab", "#html:true"] and "#guid column:1" in headers
    rows = list(csv.reader(StringIO(text[sum(len(line) + 1 for line in headers) :], newline=""), delimiter="\t"))
    assert len(rows) == len(cards(toy)) == len({row[0] for row in rows})
    for row in rows:
        assert len(row) == 4 and not markup_errors(row[1]) and not markup_errors(row[2])
    assert {row[3] for row in rows} == {"patterns", "tactics", "exercises"}


def test_a_card_asks_on_one_side_and_answers_on_the_other(toy: Playbook) -> None:
    """The name of a pattern is not on the side that asks for it; of an exercise, only good answers are behind."""
    by_id = {card.key.id: card for card in cards(toy)}
    pattern = toy.patterns["dark-lamp"]
    assert set_quotes(pattern.title) in by_id["dark-lamp"].back
    assert not [text for text in by_id["dark-lamp"].front if set_quotes(pattern.title) in text]
    for id, exercise in toy.exercises.items():
        wrong = [set_quotes(answer.feedback) for answer in exercise.answers if answer.good is False]
        assert not [text for text in by_id[id].back if any(feedback in text for feedback in wrong)]


def test_a_task_list_is_as_the_standard_has_it(files: dict[str, str | bytes], toy: Playbook) -> None:
    """CRLF, no line over 75 octets, a task a step with an id that stays, text that ends no line."""
    for id, track in toy.tracks.items():
        text = text_of(files, f"track-{id}.ics")
        assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        lines = text.replace("\r\n ", "").split("\r\n")
        assert [line for line in lines if line.startswith("UID:")] == [
            f"UID:askwell-{id}-{step.id}" for step in track.steps
        ]
        assert lines.count("BEGIN:VTODO") == lines.count("END:VTODO") == len(track.steps)
        assert all(re.match(r"[A-Z-]+:", line) for line in lines if line)


def test_a_task_list_is_a_file_and_no_letter(files: dict[str, str | bytes], toy: Playbook) -> None:
    """A METHOD would make it one between calendars (RFC 5546), which has to name an organiser and a priority."""
    assert not [id for id in toy.tracks if "METHOD" in text_of(files, f"track-{id}.ics")]


def test_what_a_card_sets_apart_is_set_apart_in_anki() -> None:
    """Words to strike or to write stand in italics, as on the page; every other mark is what it says."""
    card = Card(Key("patterns", "saving-face"), ("Why *now*?",), ("Strike *need you to* & <b>.\nKeep 2*3.",))
    row = deck([card], IMPRINT).splitlines()[-1]
    assert "<p>Why <em>now</em>?</p>" in row
    assert "<p>Strike <em>need you to</em> &amp; &lt;b&gt;.<br>Keep 2*3.</p>" in row


def test_the_pictures_show_what_the_files_hold(files: dict[str, str | bytes], toy: Playbook) -> None:
    """What one types is a name of the package, and what one sees is the message with the gaps of the file."""
    espanso, editor, expander, anki = shown(toy)
    seen = {way.tool: [seen_at(sight) for sight in way.sights] for way in (espanso, editor, expander)}
    rows = {row[0]: row[1] for row in csv.reader(StringIO(text_of(files, "askwell-snippets.csv"), newline=""))}
    typed_first, with_marks, message = seen[expander.tool]
    assert rows[typed_first] == with_marks and "[colour: " in with_marks and "[colour: " not in message
    bodies = json.loads(text_of(files, "askwell.code-snippets"))
    name, at_stops, _ = seen[editor.tool]
    assert name == typed_first.strip(";") and typed("\n".join(bodies[name]["body"])) == at_stops
    assert seen[espanso.tool] == [typed_first, message, message]
    assert seen_at(anki.sights[0]).split("\n")[0] == cards(toy)[0].front[0]


def seen_at(sight: Sight) -> str:
    """Return the text of a picture's box."""
    return "\n".join("".join(bit.text for bit in line) for line in sight.lines)


def test_without_a_message_that_has_gaps_there_is_no_picture_of_one(
    toy: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor of a card where there is none: a team may show other records than ours."""
    for made in ("snippets", "cards"):
        monkeypatch.setattr(f"macros.take.shown.{made}", lambda _: [])
    assert shown(toy) == []


def test_two_makings_are_the_same_bytes(files: dict[str, str | bytes]) -> None:
    """No day and no chance is in them."""
    assert taken(Site(load([TOY_DATA])), IMPRINT, editions()[0]) == files

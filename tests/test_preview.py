"""Changed records as the pages that they make, for the summary of a run."""

import re
from html import unescape
from pathlib import Path

import pytest
from markdown import markdown

from macros import __main__
from macros.loading import load
from macros.playbook import Playbook
from macros.preview import mistakes, preview
from macros.problems import Problem, shown_path
from macros.prose import LINK, set_quotes
from macros.selection import Selection
from macros.store import Named
from macros.yaml_texts import Place
from tests.projects import PROJECT, TOY_DATA

OVERLAY = PROJECT / "tests" / "overlay"


def shown(book: Playbook, *files: str, **limit: int) -> str:
    """Preview some files of the toy."""
    return preview(book, [TOY_DATA], [TOY_DATA / file for file in files], **limit)


def read(text: str) -> str:
    """Return what a reader of Markdown reads."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", markdown(text))).split())


@pytest.mark.parametrize(
    ("file", "texts"),
    [
        ("patterns/dark-lamp.yaml", ("title", "summary", "thought")),
        ("scripts/boat-by-noon.yaml", ("title", "summary")),
        ("exercises/in-order.yaml", ("title", "setting", "question")),
        ("tracks/first-tide.yaml", ("title", "summary")),
        ("sheets/night-page.yaml", ("title", "summary")),
    ],
)
def test_a_record_is_shown_as_its_page(toy: Playbook, file: str, texts: tuple[str, ...]) -> None:
    """Below its file's name, with whatever marks its words hold, and with no link, since none would hold."""
    kind, id = Path(file).parent.name, Path(file).stem
    text = shown(toy, file)
    assert text.startswith(f"## {shown_path(TOY_DATA / file).replace('_', chr(92) + '_')}\n\n### ")
    for name in texts:
        words = LINK.sub(r"\g<1>", getattr(toy.records(kind)[id], name))
        assert " ".join(set_quotes(words).split()) in read(text)
    assert "<a " not in markdown(text)


def test_a_script_shows_its_worries(toy: Playbook) -> None:
    """Behind the core, each named by the pattern."""
    text = shown(toy, "scripts/boat-by-noon.yaml")
    assert "##### " in text and "I bring a lamp." in text and "`{colour}`" in text


def test_a_rule_is_shown_without_a_page_of_its_own(toy: Playbook) -> None:
    """By its id."""
    text = shown(toy, "rules/oil-now.yaml")
    assert "### oil-now\n" in text and set_quotes(toy.rules["oil-now"].misses[0]) in read(text)


def test_words_of_many_pages_are_named(toy: Playbook) -> None:
    """A label, a term and a word list stand on more pages than anyone reads here."""
    text = shown(toy, "glossary.yaml", "interface.yaml")
    assert text.count("Its words stand on many pages. Open the built site to see them.") == 2


def test_a_page_of_its_own_is_shown_though_it_is_one_file(toy: Playbook) -> None:
    """As the principle is."""
    assert "### " in shown(toy, "principle.yaml")


def test_an_old_name_says_where_it_leads(toy: Playbook) -> None:
    """Its file holds nothing else."""
    assert "leads to A dark lamp" in read(shown(toy, "patterns/unlit-lamp.yaml"))


def test_a_record_that_another_root_replaces_says_so() -> None:
    """Nobody looks for its words on the site."""
    roots = [TOY_DATA, OVERLAY]
    files = [root / "patterns" / "dark-lamp.yaml" for root in roots]
    first, last = preview(load(roots), roots, files).split("\n## ")
    assert "tests/overlay/patterns/dark-lamp.yaml takes its place on the site." in first and "###" not in first
    assert "### " in last


def test_a_record_that_the_settings_leave_out_says_so() -> None:
    """It has no page on this site."""
    named = Named("exercises", "which-plank", "mkdocs.yml", Place(1, 1), "extra")
    book = load([TOY_DATA], Selection(leave_out=(named,)))
    assert "The settings leave it out of this site." in shown(book, "exercises/which-plank.yaml")


def test_what_is_no_record_is_listed_once(toy: Playbook) -> None:
    """Behind the records, a file that is gone among them."""
    text = shown(toy, "nav.yml", "patterns/dark-lamp.yaml", "patterns/gone.yaml", "nav.yml")
    before, _, after = text.partition("Also changed, and no records:")
    assert "### " in before and [line.rpartition("/")[2] for line in after.split()[1::2]] == ["nav.yml", "gone.yaml"]


def test_a_change_without_records_says_so(toy: Playbook) -> None:
    """And one of nothing at all."""
    assert shown(toy, "nav.yml").startswith("No record was changed. What did change:\n")
    assert shown(toy) == "Nothing was changed.\n"


def test_a_summaryskeeps_below_its_limit(toy: Playbook) -> None:
    """What finds no room is named, and what comes after it and fits is shown."""
    files = [f"{kind}/{file.name}" for kind in ("patterns", "scripts") for file in sorted((TOY_DATA / kind).iterdir())]
    whole = shown(toy, *files)
    for most in (50_000, 53_000, 56_000):
        text = shown(toy, *files, most=most)
        assert len(text.encode()) <= most < len(whole.encode()) + 50_000
        pages, _, named = text.partition("There is no room here for these, so open the built site:")
        assert len(pages.encode()) <= most - 49_000
        assert all((f"## {name}" in text) != (f"- {name}" in named) for name in map(_name, files))
    many = preview(toy, [TOY_DATA], [Path(f"{'x' * 200}{number}") for number in range(10_000)], most=60_000)
    assert len(many.encode()) < 60_000 and "- 9951 more" in many


def _name(file: str) -> str:
    return shown_path(TOY_DATA / file).replace("_", "\\_")


def test_mistakes_stand_there_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In place of the preview, with what to write as it is to be typed; no traceback."""
    record = tmp_path / "situations" / "swim-home.yaml"
    record.parent.mkdir()
    record.write_text("'*it*<b>': x\nsummarys: x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    arguments = ["preview", "--data", str(TOY_DATA), "--data", ".", "situations/swim-home.yaml"]
    assert __main__.main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.err == "" and captured.out.startswith("## Something has to be mended first\n")
    line = "- **situations/swim-home.yaml, line 2** (summarys): there is no such field; write 'summary'"
    assert line in captured.out.splitlines()
    assert "(*it*<b>): there is no such field" in read(captured.out)


def test_many_mistakes_keep_below_the_limit() -> None:
    """The rest is counted."""
    problems = [Problem("data/x.yaml", line, 1, "x", "_" * 500, "*" * 500, "x") for line in range(1, 200)]
    text = mistakes(problems, most=100_000)
    assert len(text.encode()) < 100_000
    found = re.search(r"There are (\d+) more", text)
    assert found and text.count("\n- **") + int(found[1]) == 199


def test_the_command_prints_the_preview(capsys: pytest.CaptureFixture[str]) -> None:
    """Of files given by their paths."""
    file = TOY_DATA / "patterns" / "dark-lamp.yaml"
    assert __main__.main(["preview", "--data", str(TOY_DATA), str(file)]) == 0
    assert "### A dark lamp" in capsys.readouterr().out

"""Loading: text stays as written, a mistake stays one mistake, and a file is read once."""

import os
import shutil
from pathlib import Path

import pytest

from macros import loading
from macros.loading import load, load_cached
from macros.playbook import Playbook
from macros.problems import DataProblems
from tests.projects import TOY_DATA, problems_of, replace


def everything(book: Playbook) -> list[object]:
    """Return all records, to compare two playbooks."""
    return [book.titled, book.sources, book.terms, book.words, book.pages, book.labels]


def test_a_list_file_that_was_only_begun_lays_nothing_over_ours(tmp_path: Path) -> None:
    """Its fields are comments yet; of a file without a word, or of a record, it is still a mistake."""
    (tmp_path / "interface.yaml").write_text("# labels:\n#   - id:\n\n", encoding="utf-8")
    assert everything(load([TOY_DATA, tmp_path])) == everything(load([TOY_DATA]))
    (tmp_path / "interface.yaml").write_text("\n", encoding="utf-8")
    assert [problem.code for problem in problems_of(TOY_DATA, tmp_path)] == ["empty-file"]


def test_words_that_yaml_would_turn_into_values_stay_text() -> None:
    """What looks like false, a time or a fraction is kept as it was written."""
    book = load([TOY_DATA])
    assert (book.patterns["dark-lamp"].aliases or [])[1:] == ["12:30", "1.10", "no"]
    assert (book.sources["zed-1990"].unconfirmed or [])[1:] == ["1.10"]
    assert [blank.example for blank in book.scripts["boat-by-noon"].blanks if blank.kind == "time"] == ["12:30"]


@pytest.mark.parametrize("word", ["yes", "on", "Off", "1e3", "0x1F", "0o17", "2024-05-01", ".5", "=", "'~'", "'null'"])
def test_no_plain_word_is_read_as_anything_else(root: Path, word: str) -> None:
    """No text depends on which words a YAML version takes for values; quotes keep `~` and `null` texts."""
    replace(root / "situations" / "row-at-night.yaml", "group: harbour\n", f"group: harbour\naliases: [{word}]\n")
    assert load([root]).situations["row-at-night"].aliases == [word.strip("'")]


def test_numbers_and_flags_are_read_as_such() -> None:
    """Where a field wants a number or true and false, the text becomes one."""
    script = load([TOY_DATA]).scripts["boat-by-noon"]
    hours = next(blank for blank in script.blanks if blank.id == "hours")
    assert (script.minutes_to_send, hours.min, hours.max, hours.optional) == (2, 1, 12, False)
    assert hours.example == "2"


def test_hostile_text_comes_through_unchanged() -> None:
    """Quotes, ampersands, angles, stars, brackets, backslashes and braces are text."""
    tail = '"so" & it\'s 1 < 2 > 0, 2 * 3 [sic], `b` c\\d _e_ #f {{ g }} {% h %}'
    book = load([TOY_DATA])
    assert book.patterns["dark-lamp"].thought == f"Who is out there? {tail}"
    assert book.patterns["dark-lamp"].question == f"Does the lamp burn? {tail}"
    assert book.patterns["dark-lamp"].rewrite.after == f"Boat, please, until noon? {tail}"


@pytest.mark.parametrize(
    ("mark", "ends"),
    [(b"\xef\xbb\xbf", b"\n"), (b"", b"\r\n"), (b"\xef\xbb\xbf", b"\r\n")],
    ids=["bom", "crlf", "both"],
)
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(root: Path, mark: bytes, ends: bytes) -> None:
    """Files saved by a Windows editor give the same records."""
    for file in root.rglob("*.yaml"):
        file.write_bytes(mark + file.read_bytes().replace(b"\n", ends))
    assert everything(load([root])) == everything(load([TOY_DATA]))


def test_lines_are_counted_the_same_with_windows_line_ends(root: Path) -> None:
    """A problem in a Windows file is on the line that the editor shows."""
    file = root / "situations" / "row-at-night.yaml"
    line = file.read_text(encoding="utf-8").splitlines().index("group: harbour") + 1
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"harbour", b"desert").replace(b"\n", b"\r\n"))
    assert [(problem.line, problem.column, problem.field) for problem in problems_of(root)] == [(line, 8, "group")]


def test_a_record_may_stand_in_a_folder_of_its_kinds_folder(root: Path) -> None:
    """Teams may sort many records into folders; the id is the file's name alone."""
    (root / "patterns" / "wet").mkdir()
    (root / "patterns" / "loose-rope.yaml").rename(root / "patterns" / "wet" / "loose-rope.yaml")
    assert everything(load([root])) == everything(load([TOY_DATA]))


def test_files_that_are_no_yaml_are_left_alone(root: Path) -> None:
    """Notes, backups and pictures may lie beside the records."""
    for name in ("README.md", "patterns/dark-lamp.yaml~", "patterns/dark-lamp.png", ".DS_Store"):
        (root / name).write_text("not: [a record", encoding="utf-8")
    assert everything(load([root])) == everything(load([TOY_DATA]))


def test_an_id_is_known_even_when_its_record_is_broken(root: Path) -> None:
    """A mistake in a record that others name is reported once, and not at each of those that name it."""
    replace(root / "tactics" / "light-first.yaml", "number: 3", "number: three")
    assert [(problem.field, problem.code) for problem in problems_of(root)] == [("number", "not-a-number")]


@pytest.mark.parametrize(
    ("old", "new", "field", "code"),
    [
        ("    year: 1990", "    year: MCMXC", "sources[0].year", "not-a-number"),
        ("    verified: known", "    verified: ''", "sources[1].verified", "empty-field"),
        ("    verified: known", "    verified: !!str known", "sources[1].verified", "yaml-tag"),
        ("    year: 1990", "    year: 1990\n    year: 1991", "sources[0].year", "duplicate-key"),
    ],
    ids=["a wrong number", "an empty text", "a tag", "a key twice"],
)
def test_one_mistake_in_the_bibliography_is_one_problem(root: Path, old: str, new: str, field: str, code: str) -> None:
    """The sources of a broken bibliography stay known to the pages that cite them."""
    replace(root / "sources.yaml", old, new)
    assert [(problem.field, problem.code) for problem in problems_of(root)] == [(field, code)]


@pytest.mark.parametrize("name", ["principle", "glossary", "vocabulary", "when-not-to-ask", "interface"])
def test_a_broken_single_file_is_one_problem(root: Path, name: str) -> None:
    """A file that cannot be read at all is not missed a second time in other words."""
    (root / f"{name}.yaml").write_bytes(b"\xff")
    found = [(Path(problem.path).name, problem.code) for problem in problems_of(root)]
    assert found == [(f"{name}.yaml", "not-utf-8")]


def test_paths_outside_the_working_folder_are_shown_whole(root: Path) -> None:
    """A path can be copied from the report into an editor."""
    replace(root / "tactics" / "light-first.yaml", "number: 3", "number: three")
    assert problems_of(root)[0].path == (root / "tactics" / "light-first.yaml").as_posix()


def test_paths_below_the_working_folder_are_shown_from_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report names files as people type them."""
    monkeypatch.chdir(root.parent)
    replace(root / "tactics" / "light-first.yaml", "number: 3", "number: three")
    assert problems_of(root)[0].path == "data/tactics/light-first.yaml"


def test_an_unchanged_root_is_read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zensical asks once for each page and must not wait for the data each time."""
    first = load_cached([root])
    monkeypatch.setattr(loading, "load", lambda _roots: pytest.fail("the data were read again"))
    assert load_cached([root]) is first


def test_a_changed_file_is_read_again(root: Path) -> None:
    """A saved record is on the page at the next build."""
    before = load_cached([root])
    replace(root / "situations" / "row-at-night.yaml", "minutes_asked: 480\n", "minutes_asked: 25\n")
    after = load_cached([root])
    assert (before.situations["row-at-night"].minutes_asked, after.situations["row-at-night"].minutes_asked) == (
        480,
        25,
    )


def test_a_change_that_keeps_the_size_is_read_again(root: Path) -> None:
    """The file's time counts, not its size alone."""
    file = root / "situations" / "row-at-night.yaml"
    load_cached([root])
    replace(file, "minutes_asked: 480\n", "minutes_asked: 485\n")
    time = file.stat().st_mtime_ns + 1_000_000
    os.utime(file, ns=(time, time))
    assert load_cached([root]).situations["row-at-night"].minutes_asked == 485


def test_a_new_file_and_a_removed_one_are_noticed(root: Path) -> None:
    """Adding or removing a record needs no restart."""
    before = len(load_cached([root]).situations)
    shutil.copy(root / "situations" / "row-at-night.yaml", root / "situations" / "row-at-dusk.yaml")
    replace(root / "situations" / "row-at-dusk.yaml", "Row at night", "Row at dusk")
    replace(root / "situations" / "row-at-dusk.yaml", "Row at night", "Row at dusk")
    assert len(load_cached([root]).situations) == before + 1
    (root / "situations" / "row-at-dusk.yaml").unlink()
    assert len(load_cached([root]).situations) == before


def test_mended_data_load_after_a_failure(root: Path) -> None:
    """A mistake does not stick once its file is mended."""
    file = root / "tactics" / "light-first.yaml"
    replace(file, "number: 3", "number: three")
    with pytest.raises(DataProblems):
        load_cached([root])
    replace(file, "number: three", "number: 3")
    assert load_cached([root]).tactics["light-first"].number == 3


def test_a_wrongly_named_file_is_noticed_after_a_good_load(root: Path) -> None:
    """A record saved as .yml is a mistake in the next build as well as in a check."""
    load_cached([root])
    (root / "situations" / "row-at-dusk.yml").write_text("title: Row at dusk\n", encoding="utf-8")
    with pytest.raises(DataProblems):
        load_cached([root])

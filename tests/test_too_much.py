"""Data that would keep a check busy for hours, or fill a screen: it is answered for at once, and told as it is."""

import re
import time
from pathlib import Path

import pytest

from macros.filling import example_parts
from macros.problems import MOST_IN_FILE, MOST_TOLD, DataProblems, Problem, forget_nearest, nearest
from macros.scaffold import new_record
from macros.yaml_files import MOST_BYTES, read_yaml
from tests.projects import problems_of, replace

_WORK = "kind: log, authors: [A B], year: 1990, title: T, venue: V, finding: F., limits: L., status: held"


def test_thousands_of_references_to_nothing_are_told_in_a_moment(root: Path) -> None:
    """Each is told; which id looks most like it, of the first some hundred alone."""
    works = "".join(f"  - {{id: {'ab-' * 20}{at:04d}-tail, {_WORK}, verified: known}}\n" for at in range(2850))
    with (root / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(works)
    cited = "".join(f"\n    - {'ba-' * 20}{at:04d}-tial" for at in range(2900))
    pattern = root / "patterns" / "dark-lamp.yaml"
    replace(pattern, "    - able-2001\n    - zed-1990\n", f"{cited[1:]}\n")
    begun = time.process_time()
    problems = problems_of(root)
    assert time.process_time() - begun < 10  # hours before; two seconds on a machine that has nothing else to do
    assert str(DataProblems(problems)).splitlines()[-1].startswith("2400 more are not shown")
    assert len(problems) == 2900 and {problem.code for problem in problems} == {"unknown-reference"}


def test_the_nearest_of_many_is_found() -> None:
    """Few are compared letter by letter, and the right one is among them."""
    forget_nearest()
    known = [
        f"{word}-{number}" for word in ("row", "sail", "dark-lamp", "tie-twice", "anchor") for number in range(600)
    ]
    assert nearest("drak-lamp-17", known) == "dark-lamp-17"
    assert nearest("zzzz", known) is None


def test_a_long_run_of_stops_is_trimmed_in_a_moment() -> None:
    """Whatever an author takes for an example."""
    for run in (".", " .", ";", "?", "s "):
        begun = time.process_time()
        example_parts("{why}, and {why}? {why} goes on. " * 10, {"why": run * 2400 + "x"})
        assert time.process_time() - begun < 0.5, run


def test_a_file_of_tabs_is_told_by_its_first_lines(tmp_path: Path) -> None:
    """And that there is more."""
    file = tmp_path / "tabs.yaml"
    file.write_text("\t\n" * 1_900_000, encoding="utf-8")
    problems = read_yaml(file, "tabs.yaml").problems
    assert [problem.line for problem in problems] == list(range(1, MOST_IN_FILE + 1))
    last = str(DataProblems(problems)).splitlines()[-1]
    assert last == f"{MOST_IN_FILE - MOST_TOLD} and more are not shown; mend some of these first"


@pytest.mark.parametrize("text", ["{}: *x\n", "a: {}\n", "{}: !!x y\n"], ids=["aliases", "twice", "tags"])
def test_a_file_with_one_mistake_a_line_is_told_by_its_first(tmp_path: Path, text: str) -> None:
    """Whatever the mistake is."""
    file = tmp_path / "many.yaml"
    file.write_text("".join(text.format(f"k{number}") for number in range(2_900)), encoding="utf-8")
    assert len(read_yaml(file, "many.yaml").problems) <= MOST_IN_FILE + 1


def test_a_record_of_unknown_fields_is_told_by_its_first(root: Path) -> None:
    """A model finds them all at once; they are told as those of a file are."""
    with (root / "patterns" / "dark-lamp.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(f"k{number}: x\n" for number in range(2_900)))
    assert len(problems_of(root)) <= MOST_IN_FILE


def test_the_count_of_what_is_not_shown_is_exact_where_all_was_read() -> None:
    """Many files with few mistakes each are counted."""
    problems = [Problem(f"{at}.yaml", 1, 1, "file", "what", "remedy", "tab") for at in range(MOST_TOLD + 7)]
    assert str(DataProblems(problems)).splitlines()[-1] == "7 more are not shown; mend some of these first"


def test_a_file_larger_than_memory_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is enough to refuse it, also where it has grown since."""
    file = tmp_path / "huge.yaml"
    with file.open("wb") as empty:
        empty.truncate(1 << 40)

    def read(_file: Path) -> bytes:
        raise MemoryError

    monkeypatch.setattr(Path, "read_bytes", read)
    assert [problem.code for problem in read_yaml(file, "huge.yaml").problems] == ["too-large"]
    with file.open("wb") as empty:
        empty.truncate(MOST_BYTES + 1)
    monkeypatch.setattr("os.fstat", lambda _handle: (tmp_path).stat())
    assert [problem.code for problem in read_yaml(file, "huge.yaml").problems] == ["too-large"]


def test_a_number_of_thousands_of_digits_is_no_number(root: Path) -> None:
    """Python refuses to read it; whoever begins a record is not kept from it by another."""
    replace(root / "patterns" / "dark-lamp.yaml", "\nnumber: 4\n", f"\nnumber: {'9' * 4900}\n")
    file = new_record([root], "patterns", "brand-new")
    assert re.search(r"^number: [0-9]$", file.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("value", ["9" * 4900, "\u0663", "\u00b2"])
def test_an_example_in_no_digits_of_ours_is_told(root: Path, value: str) -> None:
    """The builder reads ASCII digits alone."""
    script = root / "scripts" / "boat-by-noon.yaml"
    text = script.read_text(encoding="utf-8")
    changed, count = re.subn(r"(kind: number\n(?:    .*\n)*?    example: ).*\n", rf"\g<1>{value}\n", text, count=1)
    assert count
    script.write_text(changed, encoding="utf-8")
    assert {problem.code for problem in problems_of(root)} <= {"out-of-range", "too-long"}

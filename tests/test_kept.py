"""What one command keeps for the next: never believed of anything that has changed, and never needed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from macros import compiled, reading
from macros.compiled import Compiled
from macros.exports import cards
from macros.exports.cards import write_cards
from macros.kept import keep, kept, made_once
from macros.loading import load
from macros.pages import stubs
from macros.paper.press import Imprint
from macros.playbook import Key, Playbook
from macros.problems import DataProblems
from macros.reading import FileRead, remembered
from tests.projects import TOY_DATA, problems_of, replace
from tests.test_loading import everything


def test_what_was_made_from_the_same_is_made_once(tmp_path: Path) -> None:
    """And anew from anything else."""
    file = tmp_path / "deep" / "thing"
    assert made_once(file, "a", lambda: "made") == "made"
    assert made_once(file, "a", lambda: pytest.fail("it was made again")) == "made"
    assert made_once(file, "b", lambda: "other") == "other" and kept(file, "a") is None


@pytest.mark.parametrize("left", [b"", b"\x80", b"no pickle", b"cnowhere\nNothing\n."])
def test_what_cannot_be_read_is_made_again(tmp_path: Path, left: bytes) -> None:
    """As after a full disk, or when its classes are gone."""
    (tmp_path / "thing").write_bytes(left)
    assert made_once(tmp_path / "thing", "a", lambda: "made") == "made"
    assert kept(tmp_path / "thing", "a") == "made"


def test_where_nothing_can_be_put_down_nothing_is_kept(tmp_path: Path) -> None:
    """Which is no reason to stop, nor to leave anything half written."""
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "thing", "a", "made")
    (tmp_path / "folder").mkdir()
    keep(tmp_path / "folder", "a", "made")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Forget what was read before, as each command does, and again in the end."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    for known in (reading._READ, reading._ASKED, reading._ANEW):
        known.clear()


def read_by_a_command(root: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Playbook, list[str]]:
    """Load *root* as a new command would; return the playbook, and the names of the files that were read anew."""
    _forget()
    anew: list[str] = []
    read = reading._read_anew

    def noted(file: Path, *more: str) -> FileRead:
        anew.append(file.name)
        return read(file, *more)

    with monkeypatch.context() as patch, remembered(memory):
        patch.setattr("macros.loading.read_file", reading.read_file)
        patch.setattr(reading, "_read_anew", noted)
        return load([root]), anew


@pytest.fixture
def rested(root: Path) -> Path:
    """The toy data, saved a while ago."""
    for file in root.rglob("*.yaml"):
        os.utime(file, ns=(1, 1))
    return root


@pytest.mark.usefixtures("forgetful")
def test_the_next_command_reads_what_was_saved_and_no_more(
    rested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And both have the same records."""
    monkeypatch.setattr(reading, "_JUST_NOW", 0)
    memory = tmp_path / "records"
    first, anew = read_by_a_command(rested, memory, monkeypatch)
    assert len(anew) == len([*rested.rglob("*.yaml")])
    second, anew = read_by_a_command(rested, memory, monkeypatch)
    assert anew == [] and everything(second) == everything(first)
    replace(rested / "situations" / "row-at-night.yaml", "minutes_asked: 480\n", "minutes_asked: 25\n")
    third, anew = read_by_a_command(rested, memory, monkeypatch)
    assert anew == ["row-at-night.yaml"] and third.situations["row-at-night"].minutes_asked == 25
    assert read_by_a_command(rested, memory, monkeypatch)[1] == []


@pytest.mark.usefixtures("forgetful")
def test_other_code_remembers_nothing(rested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model may have changed since."""
    monkeypatch.setattr(reading, "_JUST_NOW", 0)
    read_by_a_command(rested, tmp_path / "records", monkeypatch)
    monkeypatch.setattr(reading, "code", lambda: "other")
    assert len(read_by_a_command(rested, tmp_path / "records", monkeypatch)[1]) > 1


@pytest.mark.usefixtures("forgetful")
def test_a_mistake_between_files_that_are_remembered_has_its_line(
    rested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though nobody keeps where each text stands."""
    monkeypatch.setattr(reading, "_JUST_NOW", 0)
    (rested / "tactics" / "light-first.yaml").unlink()
    wanted = problems_of(rested)
    for _ in range(2):
        with pytest.raises(DataProblems) as raised:
            read_by_a_command(rested, tmp_path / "records", monkeypatch)
        assert raised.value.problems == wanted and {problem.line for problem in wanted} != {1}


def test_a_sound_file_keeps_no_places_in_memory(toy: Playbook) -> None:
    """There are thousands, and they are asked for only when something is wrong."""
    entry = toy._store.entry("patterns", "dark-lamp")
    problem = toy.problem(Key("patterns", "dark-lamp"), ("need",), "", "", "")
    lines = (TOY_DATA / "patterns" / "dark-lamp.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1].startswith("need: ")
    assert entry.yaml.data is None


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And again when it says something else."""
    monkeypatch.setattr(compiled, "CACHE", tmp_path)

    def rendered(text: str) -> str:
        jinja = Environment(loader=DictLoader({"page": text}), bytecode_cache=Compiled("test"))
        return jinja.get_template("page").render(word="here")

    assert rendered("{{ word }}") == "here"
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("it was compiled again"))
        assert rendered("{{ word }}") == "here"
    assert rendered("{{ word }} and there") == "here and there"


def test_a_card_is_drawn_once(toy: Playbook, rested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else has changed; one that says something else is drawn again, and that one alone."""
    drawn: list[str] = []

    def draw(_compiler: object, said: str) -> bytes:
        drawn.append(said)
        return said.encode()

    monkeypatch.setattr(cards, "_drawn", draw)
    site, count = tmp_path / "site", 0
    for stub in stubs(toy):
        (site / stub.file).parent.mkdir(parents=True, exist_ok=True)
        count += not stub.moved_to
    assert write_cards(toy, site, Imprint("Askwell", "https://a.example/"), tmp_path / "cards") == len(drawn) == count
    drawn.clear()
    first = {file: file.read_bytes() for file in site.rglob("card.png")}
    assert write_cards(toy, site, Imprint("Askwell", "https://a.example/"), tmp_path / "cards") == count and drawn == []
    assert {file: file.read_bytes() for file in site.rglob("card.png")} == first
    replace(rested / "situations" / "row-at-night.yaml", "ow at night", "ow by night")
    write_cards(load([rested]), site, Imprint("Askwell", "https://a.example/"), tmp_path / "cards")
    assert len(drawn) == 1 and "by night" in drawn[0]
    write_cards(toy, site, Imprint("Another name", "https://a.example/"), tmp_path / "cards")
    assert len(drawn) == 1 + count

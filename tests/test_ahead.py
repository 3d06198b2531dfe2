"""Pages written ahead: a generator takes each as it is, waits for one that is to come, and writes the rest itself."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros import define_env
from macros.ahead import Ahead
from macros.generators import Generator, started
from macros.pages import stubs
from macros.playbook import Playbook
from macros.views import MACROS, Site
from macros.writing import called, write_ahead
from tests.projects import PROJECT


class Env:
    """What a generator gives, and the macros that it was given."""

    def __init__(self) -> None:
        self.macros: dict[str, Callable[..., str]] = {}

    def macro(self, macro: Callable[..., str], name: str) -> None:
        self.macros[name] = macro


@pytest.fixture
def ahead(tmp_path: Path) -> Ahead:
    """Pages that the process which started this one writes."""
    pages = Ahead(tmp_path / "pages", os.getppid())
    pages.begin(["pattern", "home"])
    return pages


def live(name: str, *arguments: str) -> str:
    """Stand for the views."""
    return f"live {name} {arguments}"


def test_every_page_is_there_as_its_view_writes_it(toy: Playbook, tmp_path: Path) -> None:
    """In the same bytes, line ends and all."""
    site, ahead = Site(toy), Ahead(tmp_path / "pages", os.getppid())
    ahead.begin([*MACROS])
    write_ahead(ahead, site)
    for stub in stubs(toy):
        name, arguments = called(stub.call)
        assert ahead.macro(name, live)(*arguments) == MACROS[name](site, *arguments)


def test_a_generator_reads_no_record_for_a_page_that_is_there(ahead: Ahead, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor the settings."""
    ahead.put("the\r\npage", "pattern", ["dark-lamp"])
    for name, value in ahead.surroundings.items():
        monkeypatch.setenv(name, value)
    env = Env()
    define_env(env)
    assert [*env.macros] == ["pattern", "home"] and env.macros["pattern"]("dark-lamp") == "the\r\npage"


def test_nothing_of_the_models_is_loaded_for_pages_that_are_there() -> None:
    """Neither by the macros nor by the extension that spares them the Markdown pass."""
    script = "import sys, macros, macros.raw_html; sys.exit('pydantic' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=PROJECT, check=False).returncode == 0


def test_a_page_that_is_to_come_is_waited_for(ahead: Ahead) -> None:
    """The generator is sooner at some pages than the build."""
    later = threading.Timer(0.1, lambda: ahead.put("late", "home", []))
    later.start()
    assert ahead.macro("home", live)() == "late"


def test_a_page_that_will_not_come_is_written_live(ahead: Ahead) -> None:
    """As one whose writing failed, or that a team's notes call with something else."""
    ahead.put("there", "home", [])
    ahead.end()
    assert ahead.macro("home", live)() == "there"
    assert ahead.macro("pattern", live)("no-such") == "live pattern ('no-such',)"


def test_whoever_waits_for_a_build_that_was_killed_goes_on(tmp_path: Path) -> None:
    """Nothing tells it that no page will come, but that its parent is another."""
    ahead = Ahead(tmp_path / "pages", os.getppid() + 1)
    ahead.begin(["home"])
    assert ahead.macro("home", live)() == "live home ()"


@pytest.mark.parametrize("argument", ["../of-home", "", ".", "/etc", "a//b", "A"])
def test_what_is_no_name_leads_nowhere(ahead: Ahead, argument: str) -> None:
    """A page may call a macro with anything; no file is looked for there."""
    ahead.put("home", "home", [])
    assert ahead.macro("pattern", live)(argument) == f"live pattern ({argument!r},)"


def test_a_view_that_fails_leaves_the_rest_to_the_generator(
    toy: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which comes to the same page and tells what is wrong in its own way."""
    monkeypatch.setitem(MACROS, "pattern", lambda *_: 1 / 0)
    ahead = Ahead(tmp_path / "pages", os.getppid())
    ahead.begin([*MACROS])
    write_ahead(ahead, Site(toy))
    assert ahead.macro("pattern", live)("dark-lamp") == "live pattern ('dark-lamp',)"
    assert ahead.macro("home", live)().startswith("\n<!--raw-->")


class Script(Generator):
    """A generator that does in *module* what it says, and is handed the folder."""

    def command(self, project: Path, folder: Path) -> list[str]:
        return [sys.executable, "-c", self.module, str(folder)]


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[int]:
    """Something to hold."""
    opened = os.open(tmp_path, os.O_RDONLY)
    yield opened
    os.close(opened)


def test_a_generator_runs_while_its_pages_are_written(tmp_path: Path, lock: int) -> None:
    """And says more than a pipe holds without anyone listening."""
    wait = "while not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)"
    script = Script(f"import pathlib, sys, time\nprint('x' * 200_000)\n{wait}", ())
    file = tmp_path / "written"
    with started(script, tmp_path, file, lock) as go:
        status, output = go(file.touch)
    assert status == 0 and len(output) > 200_000


def test_a_generator_does_nothing_before_it_is_told_to(tmp_path: Path, lock: int) -> None:
    """What it reads may still be written."""
    script = Script("import pathlib, sys; print(pathlib.Path(sys.argv[1]).read_text())", ())
    with started(script, tmp_path, tmp_path / "file", lock) as go:
        time.sleep(0.3)
        (tmp_path / "file").write_text("written at last", encoding="utf-8")
        assert go(lambda: None) == (0, b"written at last\n")


def test_a_module_is_run_as_python_does(tmp_path: Path, lock: int) -> None:
    """From the folder of the project, with its arguments; a module that cannot be loaded first is no matter."""
    (tmp_path / "planted.py").write_text("import sys; print(__name__, sys.argv[1:])", encoding="utf-8")
    generator = Generator("planted", ("build",), folder_by="--to", settings="", loads=("no.such.module",))
    with started(generator, tmp_path, tmp_path / "site", lock) as go:
        assert go(lambda: None) == (0, f"__main__ ['build', '--to', '{tmp_path}/site']\n".encode())


def test_a_build_that_is_stopped_stops_its_generator(tmp_path: Path, lock: int) -> None:
    """Whether it has begun or not."""
    script = Script("import pathlib, sys, time; time.sleep(1); pathlib.Path(sys.argv[1]).touch()", ())
    for begin in (False, True):
        with pytest.raises(KeyboardInterrupt), started(script, tmp_path, tmp_path / "written", lock) as go:
            go(_interrupt) if begin else _interrupt()
    time.sleep(1.2)
    assert not (tmp_path / "written").exists()


def _interrupt() -> None:
    raise KeyboardInterrupt


def test_a_generator_whose_build_was_killed_ends(tmp_path: Path, lock: int) -> None:
    """It waits for nobody."""
    command = [sys.executable, "-P", str(PROJECT / "macros" / "starting.py"), "", sys.executable, "-m", "this"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=10)
    assert done.returncode == 1 and done.stdout == b""

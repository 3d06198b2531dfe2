"""Pages written ahead: a generator takes each as it is, waits for one that is to come, and writes the rest itself."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import define_env
from macros.ahead import Ahead
from macros.generators import Generator, run_anew
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


def test_a_generator_runs_while_its_pages_are_written(tmp_path: Path) -> None:
    """And says more than a pipe holds without anyone listening."""
    wait = "while not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)"
    script = f"import pathlib, sys, time\nprint('x' * 200_000)\n{wait}"

    class Script(Generator):
        def command(self, folder: Path) -> list[str]:
            return [sys.executable, "-c", script, str(folder)]

    file, lock = tmp_path / "written", os.open(tmp_path, os.O_RDONLY)
    status, output = run_anew(Script("a script", ()), tmp_path, file, lock, meanwhile=file.touch)
    os.close(lock)
    assert status == 0 and len(output) > 200_000


def test_a_build_that_is_stopped_stops_its_generator(tmp_path: Path) -> None:
    """Before it writes anything."""

    class Script(Generator):
        def command(self, folder: Path) -> list[str]:
            return [sys.executable, "-c", f"import time, pathlib; time.sleep(1); pathlib.Path({str(folder)!r}).touch()"]

    def stop() -> None:
        raise KeyboardInterrupt

    lock = os.open(tmp_path, os.O_RDONLY)
    with pytest.raises(KeyboardInterrupt):
        run_anew(Script("a script", ()), tmp_path, tmp_path / "written", lock, meanwhile=stop)
    os.close(lock)
    time.sleep(1.2)
    assert not (tmp_path / "written").exists()

"""A site, whole or not at all: what stops a build, and what is said then; whole builds are tried in `slow/`."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import building
from macros.building import build
from macros.generators import CannotBuild, Generator, complaints
from macros.pages import stubs
from macros.playbook import Playbook
from macros.problems import Problem
from macros.workshop import shop_of
from tests.projects import DATA, PROJECT
from tests.trees import said_by, tree

LOG = """\
INFO    -  Building documentation to directory: site
INFO    -  The following pages exist in the docs directory, but are not in the navigation:
  - practice/who-hails/index.md

INFO    -  Cleaning site directory
WARNING -  [macros] - ERROR # _Macro Rendering Error_

_File_: `check/index.md`

Traceback (most recent call last):
  File "macros/views/reference.py", line 1, in check
ZeroDivisionError: division by zero
"""
Run = Callable[..., list[str]]


def test_a_generator_that_fails_prints_what_stopped_it_and_no_more() -> None:
    """Whoever broke it need not scroll past a list of pages; blank lines and those set in go with the line above."""
    assert complaints(LOG) == LOG[LOG.index("WARNING") :].rstrip("\n")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An old site."""
    return tree(tmp_path / "site", "old")


@pytest.fixture
def run(toy: Playbook, site: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Build the toy's site by a script in place of a generator, which is given the folder; nothing is exported."""
    monkeypatch.setattr(building, "load_sound", lambda *_: toy)
    monkeypatch.setattr(building, "stale", lambda _playbook, _project: [])
    monkeypatch.setattr(building, "export", lambda _project, _playbook, _folder: ["nothing"])

    def build_by(script: str, place: Path = site) -> list[str]:
        class Script(Generator):
            def command(self, project: Path, folder: Path) -> list[str]:
                return [sys.executable, "-c", script, str(folder)]

        return build(PROJECT, place, Script("a script", ()), print)

    return build_by


def pages_but(left: int, playbook: Playbook) -> str:
    """Return a script that writes every page of a site but the last *left*, and the page for wrong addresses."""
    files = [Path(stub.file).with_suffix(".html").as_posix() for stub in stubs(playbook)]
    written = ["404.html", *files[: len(files) - left]]
    return (
        f"import pathlib, sys\nfor name in {written!r}:\n  file = pathlib.Path(sys.argv[1], name)\n"
        "  file.parent.mkdir(parents=True, exist_ok=True)\n  file.write_text('new')\n"
    )


def test_a_site_with_every_page_is_put_up(run: Run, site: Path, toy: Playbook) -> None:
    """And what was written beside the pages is told."""
    assert run(pages_but(0, toy)) == ["nothing"]
    assert said_by(site)[0] == {"new"}


def test_a_site_that_lacks_a_page_is_not_put_up(run: Run, site: Path, toy: Playbook) -> None:
    """However content the generator is."""
    with pytest.raises(CannotBuild, match=r"^2 of \d+ pages were not written, .* first; build again\.$"):
        run(pages_but(2, toy))
    assert said_by(site)[0] == {"old"}


def saving(root: Path, times: int) -> str:
    """Return a script that saves a record of *root* while the pages are written, so many times."""
    return (
        f"\nimport pathlib\nfile = pathlib.Path({str(root)!r}, 'situations', 'row-at-night.yaml')\n"
        f"count = pathlib.Path({str(root)!r}, 'count')\nruns = int(count.read_text() if count.exists() else 0)\n"
        f"count.write_text(str(runs + 1))\n"
        f"if runs < {times}:\n  file.write_text(file.read_text() + '# saved\\n')\n"
    )


@pytest.mark.parametrize("times", [1, 2])
def test_a_record_that_is_saved_meanwhile_stands_on_every_page(
    run: Run, site: Path, toy: Playbook, root: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """The pages and what stands beside them are made again from the same records."""
    monkeypatch.setattr(building, "configured_roots", lambda _project: [root])
    assert run(pages_but(0, toy) + saving(root, times)) == ["nothing"]
    assert said_by(site)[0] == {"new"} and (root / "count").read_text(encoding="utf-8") == str(times + 1)


def test_records_that_never_rest_are_told(
    run: Run, site: Path, toy: Playbook, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, and the old site stands."""
    monkeypatch.setattr(building, "configured_roots", lambda _project: [root])
    with pytest.raises(CannotBuild, match=r"^records were saved while the site was built, three times over; [^\n]*$"):
        run(pages_but(0, toy) + saving(root, 9))
    assert said_by(site) == ({"old"}, 121) and (root / "count").read_text(encoding="utf-8") == "3"


def test_a_title_that_is_saved_meanwhile_is_told(
    run: Run, site: Path, toy: Playbook, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is made from the records and committed is stale then, which is not what went wrong."""
    problem = Problem("docs/index.md", 1, 1, "file", "stale", "run `make sync`", "stale-file")
    found = iter([[], [problem, problem]])
    monkeypatch.setattr(building, "configured_roots", lambda _project: [root])
    monkeypatch.setattr(building, "stale", lambda _playbook, _project: next(found))
    with pytest.raises(CannotBuild, match=r"^a record was saved while the site was built; run `make build` again\.$"):
        run(pages_but(0, toy) + saving(root, 1))
    assert said_by(site) == ({"old"}, 121)


def test_a_build_may_first_write_what_is_made_from_the_records(
    site: Path, toy: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the process that has read them, and tells it; then nothing is stale."""
    monkeypatch.setattr(building, "load_sound", lambda *_: toy)
    monkeypatch.setattr(building, "stale", lambda *_: pytest.fail("this was written a moment ago"))
    monkeypatch.setattr(building, "sync", lambda *_: [PROJECT / "nav.yml"])
    monkeypatch.setattr(building, "export", lambda *_: [])
    told: list[Path] = []

    class Script(Generator):
        def command(self, project: Path, folder: Path) -> list[str]:
            return [sys.executable, "-c", pages_but(0, toy), str(folder)]

    build(PROJECT, site, Script("a script", ()), print, synced=told.extend)
    assert told == [PROJECT / "nav.yml"] and said_by(site)[0] == {"new"}


@pytest.mark.parametrize("name", [".site.builds", "site.builds", ".site.builds/new"])
def test_where_builds_are_made_is_no_place_for_a_site(run: Run, tmp_path: Path, name: str) -> None:
    """The next build of the other site would clear it away."""
    with pytest.raises(CannotBuild, match="the site cannot stand here; name a folder of its own"):
        run("", tmp_path / name)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("import sys; sys.exit('WARNING -  no such page')", r"^WARNING -  no such page$"),
        ("import os; os._exit(3)", r"^a script ended with 3 and said nothing$"),
        ("import os; os.kill(os.getpid(), 9)", r"^a script was ended by signal 9 and said nothing$"),
        ("raise OSError(28, 'x', 'site/a.html')", r"^site/a\.html: the disk is full; make room on that disk"),
        ("import sys; sys.stderr.buffer.write('→ é'.encode()); sys.exit(1)", r"^→ é$"),
    ],
    ids=["its words", "silence", "a kill", "a full disk", "any letters"],
)
def test_a_generator_that_ends_badly_leaves_the_old_site(run: Run, site: Path, script: str, told: str) -> None:
    """Its own words are told, and where the machine refused, one line in their place."""
    with pytest.raises(CannotBuild, match=told):
        run(script)
    assert said_by(site) == ({"old"}, 121)
    assert not shop_of(site).exists()


def test_nothing_is_exported_into_a_site_that_stands(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong beside the pages leaves the old site as well."""

    def refused(_project: Path, _playbook: Playbook, folder: Path) -> list[str]:
        assert folder != site
        raise CannotBuild("too tall")

    monkeypatch.setattr(building, "export", refused)
    with pytest.raises(CannotBuild, match="too tall"):
        run("")
    assert said_by(site) == ({"old"}, 121)


def test_a_link_to_the_site_is_followed(run: Run, site: Path, toy: Playbook) -> None:
    """The link stays, and what it leads to is exchanged."""
    link = site.with_name("link")
    link.symlink_to(site)
    run(pages_but(0, toy), link)
    assert link.is_symlink() and said_by(site)[0] == {"new"}


@pytest.mark.parametrize(
    "place",
    [PROJECT, PROJECT.parent, PROJECT / "docs", PROJECT / "docs" / "site", DATA, Path("/")],
    ids=["the project", "what holds it", "pages", "among pages", "records", "the root"],
)
def test_nothing_of_the_project_is_taken_for_a_site(run: Run, place: Path) -> None:
    """A slip in the name of the folder costs nobody their work."""
    with pytest.raises(CannotBuild, match="the site cannot stand here; name a folder of its own"):
        run("", place)


def test_a_folder_that_holds_other_things_is_no_site(run: Run, tmp_path: Path) -> None:
    """What stands there may be dear to somebody; an empty folder is nothing to lose."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "sea.jpg").touch()
    with pytest.raises(CannotBuild, match="holds other things than a site; empty it, or name another"):
        run("", tmp_path / "photos")
    with pytest.raises(CannotBuild, match="this is a file; name a folder"):
        run("", tmp_path / "photos" / "sea.jpg")


def test_an_empty_folder_becomes_the_site(run: Run, tmp_path: Path, toy: Playbook) -> None:
    """As whoever makes the folder first would have it."""
    (tmp_path / "empty").mkdir()
    run(pages_but(0, toy), tmp_path / "empty")
    assert said_by(tmp_path / "empty")[0] == {"new"}


def test_a_mounted_disk_is_no_folder_to_exchange(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told before anything is built."""
    monkeypatch.setattr(Path, "is_mount", lambda path: path == site)
    with pytest.raises(CannotBuild, match="a disk is mounted here, which cannot be exchanged; name a folder inside"):
        run("")

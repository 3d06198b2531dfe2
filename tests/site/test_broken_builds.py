"""What must stop a build, tried on purpose."""

import shutil
from pathlib import Path

import pytest

from tests.projects import PROJECT, run, toy_project

MKDOCS = ("mkdocs", "build", "--strict", "--site-dir", "site")
ZENSICAL = ("zensical", "build", "--strict", "--clean", "--config-file", "zensical.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the toy to break."""
    return toy_project(tmp_path)


def break_(file: Path, old: str, new: str) -> None:
    """Replace the one place in a file that says *old*."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} says {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")


def assert_stopped_by(name: str, project: Path, command: tuple[str, ...]) -> None:
    """Build, which must fail and name what it failed at; a project that never builds would fail too."""
    result = run(project, *command)
    assert result.returncode != 0
    assert name in result.stdout + result.stderr


def test_a_bad_reference_stops_the_build_and_leaves_the_last_good_site(project: Path) -> None:
    """The one line says where and what to write; there is no traceback, and the old site stays."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    break_(project / "data" / "patterns" / "dark-lamp.yaml", "need: safe\n", "need: saef\n")
    result = run(project, *MKDOCS)
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert "data/patterns/dark-lamp.yaml:" in said and "write 'safe' (unknown-reference)" in said
    assert "Traceback" not in said
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


@pytest.mark.parametrize("command", [MKDOCS, ZENSICAL], ids=["mkdocs", "zensical"])
def test_a_macro_that_raises_stops_the_build(project: Path, command: tuple[str, ...]) -> None:
    """A page that asks for a record that does not exist fails in both generators."""
    break_(project / "docs" / "patterns" / "dark-lamp" / "index.md", 'pattern("dark-lamp")', 'pattern("no-such")')
    assert_stopped_by("no-such", project, command)


@pytest.mark.parametrize("command", [MKDOCS, ZENSICAL], ids=["mkdocs", "zensical"])
def test_an_unknown_name_on_a_page_stops_the_build(project: Path, command: tuple[str, ...]) -> None:
    """A slip in a macro's name is not printed on the page."""
    break_(project / "docs" / "diagnose" / "index.md", "diagnose()", "diagnoze()")
    assert_stopped_by("diagnoze", project, command)


@pytest.mark.parametrize("link", ["../no-such-page/index.md", "../no-such-page/"])
def test_a_broken_link_in_a_written_page_stops_the_build(project: Path, link: str) -> None:
    """A page that is written by hand cannot link to a page that does not exist, nor around the check."""
    page = project / "docs" / "privacy" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n[there]({link})\n", encoding="utf-8")
    assert_stopped_by("no-such-page", project, MKDOCS)


def test_an_unknown_label_stops_the_build(project: Path) -> None:
    """A template that shows a label nobody wrote fails; nothing is left blank in silence."""
    labels = project / "data" / "interface.yaml"
    lines = labels.read_text(encoding="utf-8").splitlines(keepends=True)
    labels.write_text("".join(line for line in lines if "id: see-or-hear" not in line), encoding="utf-8")
    checked = run(project, "macros", "check")
    assert checked.returncode == 1 and "'see-or-hear'" in checked.stdout and "(missing-label)" in checked.stdout
    assert_stopped_by("see-or-hear", project, MKDOCS)


def test_a_label_that_a_template_newly_asks_for_is_told_by_check(project: Path) -> None:
    """Whoever shows a new label learns which entry to write, and in which file, before anything is built."""
    template = project / "macros" / "templates" / "pages" / "pattern.html"
    break_(template, '{{ heading("why") }}', '{{ heading("no-such") }}')
    checked = run(project, "macros", "check")
    assert checked.returncode == 1 and checked.stderr == ""
    assert "data/interface.yaml:1:1: labels: macros/templates/pages/pattern.html shows a label" in checked.stdout
    assert "add an entry with the id heading-no-such, then run `make accept` (missing-label)" in checked.stdout


def test_a_label_whose_name_is_put_together_stops_the_build_with_its_line(project: Path) -> None:
    """What only writing the page can find is told as a mistake in the data, without a traceback."""
    break_(project / "macros" / "views" / "records.py", '"kicker-pattern"', '"kicker-" + "motif"')
    assert run(project, "macros", "check").returncode == 0
    result = run(project, *MKDOCS)
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert "data/interface.yaml:1:1: labels: a page shows a label 'kicker-motif' and nobody wrote it" in said
    assert "add an entry with the id kicker-motif, then run `make accept`" in said
    assert "Traceback" not in said


def test_a_team_adds_its_records_without_touching_ours(project: Path) -> None:
    """A record in the team's own root has its page, and ours of the same id is replaced whole."""
    break_(project / "mkdocs.yml", "data: [data]", "data: [data, team]")
    shutil.copytree(PROJECT / "tests" / "overlay", project / "team")
    assert run(project, "macros", "sync").returncode == 0
    result = run(project, *MKDOCS)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "A lamp that nobody lit" in (project / "site" / "patterns" / "dark-lamp" / "index.html").read_text("utf-8")
    assert "A tow before dark" in (project / "site" / "situations" / "borrow-a-boat" / "index.html").read_text("utf-8")

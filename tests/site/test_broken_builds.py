"""What must stop a build, tried on purpose."""

from pathlib import Path

import pytest

from tests.projects import copy_project, run

MKDOCS = ("mkdocs", "build", "--strict", "--site-dir", "site")
ZENSICAL = ("zensical", "build", "--strict", "--clean", "--config-file", "zensical.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the tree to break."""
    return copy_project(tmp_path)


def break_(file: Path, old: str, new: str) -> None:
    """Replace the one place in a file that says *old*."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} says {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_bad_reference_stops_the_build_and_leaves_the_last_good_site(project: Path) -> None:
    """The one line says where and what to write; there is no traceback, and the old site stays."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    break_(project / "data" / "patterns" / "hidden-costs.yaml", "need: safe\n", "need: saef\n")
    result = run(project, *MKDOCS)
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert "data/patterns/hidden-costs.yaml:" in said and "write 'safe' (unknown-reference)" in said
    assert "Traceback" not in said
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


@pytest.mark.parametrize("command", [MKDOCS, ZENSICAL], ids=["mkdocs", "zensical"])
def test_a_macro_that_raises_stops_the_build(project: Path, command: tuple[str, ...]) -> None:
    """A page that asks for a record that does not exist fails in both generators."""
    break_(project / "docs" / "patterns" / "hidden-costs" / "index.md", 'pattern("hidden-costs")', 'pattern("no-such")')
    assert run(project, *command).returncode != 0


@pytest.mark.parametrize("command", [MKDOCS, ZENSICAL], ids=["mkdocs", "zensical"])
def test_an_unknown_name_on_a_page_stops_the_build(project: Path, command: tuple[str, ...]) -> None:
    """A slip in a macro's name is not printed on the page."""
    break_(project / "docs" / "diagnose" / "index.md", "diagnose()", "diagnoze()")
    assert run(project, *command).returncode != 0


@pytest.mark.parametrize("link", ["../no-such-page/index.md", "../no-such-page/"])
def test_a_broken_link_in_a_written_page_stops_the_build(project: Path, link: str) -> None:
    """A page that is written by hand cannot link to a page that does not exist, nor around the check."""
    page = project / "docs" / "privacy" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n[there]({link})\n", encoding="utf-8")
    assert run(project, *MKDOCS).returncode == 1


def test_an_unknown_label_stops_the_build(project: Path) -> None:
    """A template that shows a label nobody wrote fails; nothing is left blank in silence."""
    labels = project / "data" / "interface.yaml"
    lines = labels.read_text(encoding="utf-8").splitlines(keepends=True)
    labels.write_text("".join(line for line in lines if "id: see-or-hear" not in line), encoding="utf-8")
    checked = run(project, "macros", "check")
    assert checked.returncode == 1 and "'see-or-hear'" in checked.stdout and "(missing-label)" in checked.stdout
    assert run(project, *MKDOCS).returncode != 0


def test_a_team_adds_its_records_without_touching_ours(project: Path) -> None:
    """A record in the team's own root has its page, and our record of the same id is replaced whole."""
    break_(project / "mkdocs.yml", "data: [data]", "data: [data, team]")
    ours = (project / "data" / "patterns" / "hidden-costs.yaml").read_text(encoding="utf-8")
    theirs = project / "team" / "patterns" / "hidden-costs.yaml"
    theirs.parent.mkdir(parents=True)
    theirs.write_text(ours.replace("title: Suspicion of hidden costs", "title: The unseen price"), encoding="utf-8")
    script = project / "team" / "scripts" / "our-review.yaml"
    script.parent.mkdir(parents=True)
    founding = (project / "data" / "scripts" / "autonomy-first.yaml").read_text(encoding="utf-8")
    summary = next(line for line in founding.splitlines() if line.startswith("summary:"))
    new_summary = "summary: Ask one of us to read it before the Thursday round, and say when it goes out anyway."
    script.write_text(
        founding.replace("title: Autonomy first", "title: Our review").replace(summary, new_summary), encoding="utf-8"
    )
    assert run(project, "macros", "sync").returncode == 0
    result = run(project, *MKDOCS)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "The unseen price" in (project / "site" / "patterns" / "hidden-costs" / "index.html").read_text("utf-8")
    assert "Our review" in (project / "site" / "situations" / "review-my-work" / "index.html").read_text("utf-8")

"""What a team's project is begun with: its own words say only what is there, and its workflow asks for little."""

import re
from pathlib import Path

import pytest
import yaml

from macros.addresses import address_of
from macros.configuration import configuration
from macros.playbook import Playbook
from macros.problems import DataProblems
from macros.team_project import files_of
from macros.teams import CHECKOUT
from tests.projects import PROJECT, copy_parts

VALUES = {"edition": "v2.0.0", "origin": "https://example.org/askwell.git", "name": "How we ask"}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The files of a project, by their places in it."""
    return files_of(**VALUES)


def test_the_commands_that_a_team_reads_of_are_there(files: dict[str, str]) -> None:
    """In its README, in its workflow and in our guide."""
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "team.mk").read_text(encoding="utf-8"), re.MULTILINE))
    read = [files["README.md"], files[".github/workflows/deploy.yml"], files["Makefile"]]
    called = {name for text in read for name in re.findall(r"\bmake ([a-z-]+)", text)}
    assert {"serve", "check", "test", "build", "new", "changes", "seen", "preview", "disk"} <= called <= targets


def test_the_pages_and_records_that_a_team_reads_of_are_there(files: dict[str, str], playbook: Playbook) -> None:
    """Each address in its README is one of the site's, and each record that it copies is ours."""
    pages = {address_of(key) for key in playbook.titled} | {f"{id}/" for id in playbook.pages}
    named = set(re.findall(r"`((?:contribute|learn|print)/[a-z/-]+/)`", files["README.md"]))
    assert len(named) >= 3 and named <= pages
    origins = set(re.findall(r"from=([a-z-]+)", files["README.md"]))
    assert origins and origins <= set(playbook.scripts)


def test_the_workflow_of_a_team_asks_for_little(files: dict[str, str]) -> None:
    """No right but those that each job needs, and every action is the one that ours pins."""
    workflow = yaml.safe_load(files[".github/workflows/deploy.yml"])
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights == {
        "check": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    ours = "".join(file.read_text(encoding="utf-8") for file in (PROJECT / ".github" / "workflows").glob("*.yml"))
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used and [action for action in used if action not in ours] == []
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(step["with"]["persist-credentials"] is False for step in steps if "checkout@" in step.get("uses", ""))


def test_a_name_with_quotes_and_colons_is_one_name(tmp_path: Path) -> None:
    """Whatever a page can carry."""
    name = "Depot: it's \u2018ours\u2019 & #1"
    copy_parts(tmp_path / CHECKOUT, ("mkdocs.yml", "nav.yml", "team-mkdocs.yml"))
    (tmp_path / "mkdocs.yml").write_text(files_of(**(VALUES | {"name": name}))["mkdocs.yml"], encoding="utf-8")
    assert configuration(tmp_path / CHECKOUT)["site_name"] == name


def test_what_the_settings_of_a_team_suggest_is_good(tmp_path: Path) -> None:
    """With every # taken away."""
    copy_parts(tmp_path / CHECKOUT, ("mkdocs.yml", "nav.yml", "team-mkdocs.yml"))
    text = files_of(**VALUES)["mkdocs.yml"]
    head, _, suggested = text.partition("# theme:")
    (tmp_path / "mkdocs.yml").write_text(head + re.sub("(?m)^# ", "", f"# theme:{suggested}"), encoding="utf-8")
    settings = configuration(tmp_path / CHECKOUT)
    assert settings["extra"]["askwell"]["colour"] == "#005f73" and settings["theme"]["logo"]
    assert settings["extra"]["askwell"]["data"] == ["data", "../data"] and settings["theme"]["name"] == "material"


def test_settings_that_do_not_inherit_ours_are_told(tmp_path: Path) -> None:
    """A site without a theme would be all that comes of them."""
    copy_parts(tmp_path / CHECKOUT, ("mkdocs.yml", "nav.yml", "team-mkdocs.yml"))
    for text in ("site_name: x\n", "INHERIT: mkdocs.yml\n"):
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        with pytest.raises(DataProblems, match=r"begin with `INHERIT: \.askwell/mkdocs\.yml`"):
            configuration(tmp_path / CHECKOUT)

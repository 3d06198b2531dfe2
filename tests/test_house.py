"""The house rules that a machine can hold."""

import re
from pathlib import Path

import pytest
import yaml

from macros.playbook import Playbook
from macros.views.labels import missing_labels, unused_labels
from tests.projects import PROJECT

MODULES = sorted([*(PROJECT / "macros").rglob("*.py"), *(PROJECT / "bench").rglob("*.py")])
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_module_is_over_250_lines(module: Path) -> None:
    """A module that grows past a screenful or five does two jobs."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 250


def test_the_generator_lives_at_the_edge() -> None:
    """Only the package's door and the module of pages name a generator."""
    edge = {"__init__.py", "pages.py"}
    for module in (PROJECT / "macros").rglob("*.py"):
        if module.name not in edge:
            code = re.sub(r'""".*?"""|#.*', "", module.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert not re.search(r"\bmkdocs\b|\bzensical\b", code, re.IGNORECASE), module


def test_records_and_loading_know_nothing_of_templates() -> None:
    """The direction is data, records, playbook, views; nothing points back."""
    for name in ("problems", "documents", "shape", "shelf", "rules", "loading", "playbook", "scaffold"):
        code = (PROJECT / "macros" / f"{name}.py").read_text(encoding="utf-8")
        assert "jinja2" not in code and "macros.views" not in code and "macros.pages" not in code, name
    for module in (PROJECT / "macros" / "views").glob("*.py"):
        assert "import yaml" not in module.read_text(encoding="utf-8"), module


def test_labels_are_written_and_shown(playbook: Playbook) -> None:
    """Every label that a page shows is written, and every one that is written is shown."""
    assert missing_labels(playbook) == []
    assert unused_labels(playbook) == []


def test_templates_write_no_words_of_their_own() -> None:
    """Words stand in the records and labels; a template holds markup, names and marks."""
    for file in (PROJECT / "macros" / "templates").rglob("*.html"):
        text = re.sub(r"\{[{%#].*?[}%#]\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"<[^>]*>|&\w+;|[a-z-]+=\"[^\"]*\"", " ", text)
        assert not re.findall(r"[A-Za-z]{4,}", text.replace("doi", "")), (file, text.split())


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_pin_their_actions_and_ask_for_little(workflow: Path) -> None:
    """Each action stands at a full commit or release tag, and rights are listed, never all given."""
    text = workflow.read_text(encoding="utf-8")
    for used in re.findall(r"uses:\s*(\S+)", text):
        assert re.search(r"@([0-9a-f]{40}|v\d+\.\d+\.\d+)$", used), used
    settings = yaml.safe_load(text)
    assert isinstance(settings["permissions"], dict)
    assert "write-all" not in text


def test_ci_calls_the_commands_of_the_readme() -> None:
    """Nothing runs in CI that a person cannot run by the same name."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert "make serve" in readme and "make test" in readme
    assert "make test" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")


def test_locked_requirements_are_pinned() -> None:
    """A fresh machine installs what was tested."""
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
        assert lines and all(re.fullmatch(r"[\w.-]+==[\w.+]+", line) for line in lines), name


SCRIPTS = sorted([*(PROJECT / "docs" / "assets" / "js").glob("*.js"), *(PROJECT / "tests" / "js").glob("*.js")])


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_is_over_250_lines_and_no_element_over_200(script: Path) -> None:
    """An element that grows does what a module beside it could do without a page."""
    text = script.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= (200 if "customElements.define" in text else 250)

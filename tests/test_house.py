"""The house rules that a machine can hold."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml

from tests.classes import shared
from tests.floors import imported, mistakes, modules
from tests.projects import PROJECT

MODULES = sorted([*(PROJECT / "macros").rglob("*.py"), *(PROJECT / "bench").rglob("*.py")])
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_module_is_over_250_lines(module: Path) -> None:
    """A module that grows past a screenful or five does two jobs."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("module", modules())
def test_every_module_keeps_to_its_floor(module: str) -> None:
    """A module imports from its own floor and from those below, in the drawing of CONTRIBUTING."""
    assert mistakes(module, modules()[module].read_text(encoding="utf-8")) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """On one floor too, there is an order in which the modules can be read."""
    graph = {
        name: {other for other in imported(file.read_text(encoding="utf-8")) if other in modules()} - {name}
        for name, file in modules().items()
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    ("module", "planted"),
    [
        ("macros.checks.data.tracks", "from macros.views.site import Site"),
        ("macros.checks.data", "def late():\n    import macros.playbook"),
        ("macros.records.track", "from macros import playbook"),
        ("macros.records.script", "import jinja2"),
        ("macros.paper", "import mkdocs"),
        ("macros.paper.deck", "from macros.views.reading_time import minutes_of_step"),
        ("macros.playbook", "from macros.paper.printouts import unlisted"),
        ("macros.views.learn", "import yaml"),
        ("macros.views", "from macros.pages import stubs"),
        ("macros.exports.search", "GENERATOR = 'mkdocs'"),
        ("macros.nowhere", "import json"),
    ],
)
def test_a_planted_mistake_is_seen(module: str, planted: str) -> None:
    """The guard has no hole for a package's own file, a late import or a word."""
    assert len(mistakes(module, planted)) == 1


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
    for used in re.findall(r"uses:\s*([^\s.]\S+)", text):  # a workflow of this repository begins with a dot
        assert re.search(r"@([0-9a-f]{40}|v\d+\.\d+\.\d+)$", used), used
    settings = yaml.safe_load(text)
    assert isinstance(settings["permissions"], dict)
    assert "write-all" not in text


#: A command of the Makefile with its values; what it prints may go into the summary of a run.
_CALLED = re.compile(r'make (?P<target>[a-z-]+)(?: [a-z]+=(?:[\w^]+|"\$\w+"))*(?: >> "\$GITHUB_STEP_SUMMARY")?')


def test_ci_calls_the_commands_of_the_readme() -> None:
    """Nothing runs in CI that a person cannot run by the same name."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*##", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert "make serve" in readme and "make test" in readme
    assert "make test" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    for workflow in WORKFLOWS:
        jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
        commands = [step["run"] for job in jobs for step in job.get("steps", ()) if "run" in step]
        called = [_CALLED.fullmatch(command) for command in commands]
        assert all(called), (workflow.name, commands)
        assert {found["target"] for found in called if found} <= set(targets), workflow.name


def test_a_red_main_is_not_deployed() -> None:
    """What is published has passed the tests."""
    jobs = yaml.safe_load((PROJECT / ".github" / "workflows" / "deploy.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert jobs["build"]["needs"] == "test" and jobs["deploy"]["needs"] == "build"


def test_a_red_edition_is_not_released() -> None:
    """A tag alone is no release; only the job that makes it may write, and no step before has a key."""
    text = (PROJECT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    settings = yaml.safe_load(text)
    jobs = settings["jobs"]
    assert settings[True] == {"push": {"tags": ["v*"]}}  # `on` is true in YAML 1.1
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml" and jobs["release"]["needs"] == "test"
    assert jobs["test"]["permissions"] == {"contents": "read"} and settings["permissions"] == {}
    assert ["GH_TOKEN" in step.get("env", {}) for step in jobs["release"]["steps"]].index(True) == 4
    assert text.count("github.token") == 1


def test_an_action_stands_in_one_version_everywhere() -> None:
    """Whoever raises one raises it in each workflow."""
    used = {use for workflow in WORKFLOWS for use in re.findall(r"uses: ([^\s.]\S+ #.*)", workflow.read_text("utf-8"))}
    names = [use.partition("@")[0] for use in used]
    assert len(names) == len(set(names)), sorted(used)


SCRIPTS = sorted(
    file for place in ("docs/assets/js", "tests/js", "tests/engines") for file in PROJECT.glob(f"{place}/*.js")
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_is_over_250_lines_and_no_element_over_200(script: Path) -> None:
    """An element that grows does what a module beside it could do without a page."""
    text = script.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= (200 if "customElements.define" in text else 250)


STYLES = sorted((PROJECT / "docs" / "assets" / "css").glob("*.css"))


@pytest.mark.parametrize("sheet", STYLES, ids=lambda path: path.name)
def test_no_stylesheet_is_over_250_lines(sheet: Path) -> None:
    """A stylesheet that grows serves two families of pages."""
    assert len(sheet.read_text(encoding="utf-8").splitlines()) <= 250


def test_a_class_has_one_home() -> None:
    """How a part looks is found in one file; paper and hues go across them all."""
    sheets = {file.name: file.read_text("utf-8") for file in STYLES if file.name not in ("hues.css", "print.css")}
    assert not shared(sheets)


@pytest.mark.parametrize(
    ("one", "two", "mistakes"),
    [
        (".note { margin: 0; }", ".card { margin: 0; }", []),
        (".card { margin: 0; }", "ul > .card:hover { margin: 0; }", ["card: one.css, two.css"]),
        (
            ".card { margin: 0; }",
            "@media print { p, .cards :is(.slot, .card) { margin: 0; } }",
            ["card: one.css, two.css"],
        ),
        (".card { margin: 0; }", ".card p, .cards :not(.card), p:has(.card) { margin: 0; }", []),
        (".md-grid { margin: 0; }", ".md-grid { margin: 0; } /* .card { } */", []),
    ],
)
def test_a_second_home_is_seen(one: str, two: str, mistakes: list[str]) -> None:
    """What counts is the part that a rule styles, not where it stands nor what it is not."""
    assert shared({"one.css": one, "two.css": two}) == mistakes

"""Scripts and styles as they go out say the same to a browser as their sources do."""

import re
import subprocess
from pathlib import Path

import pytest

from macros.exports.assets import FILES, without_comments, write_assets
from tests.projects import PROJECT

SOURCES = [file for pattern in FILES for file in sorted((PROJECT / "docs").glob(pattern))]
COMPILE = ("--removeComments", "--noCheck", "--allowJs", "--target", "esnext", "--module", "esnext")


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("/** What. */\nlet a;\n", "let a;\n"),
        ("/**\n * What.\n * @param {number} b\n */\nlet a;\n", "let a;\n"),
        ("  // why\n  let a;\n", "  let a;\n"),
        ("let a; // why\n", "let a; // why\n"),
        ('let a = "// no";\nlet b = "/* no */";\n', 'let a = "// no";\nlet b = "/* no */";\n'),
        ("/** @type {Map<string, number>} */ (a).clear();\n", "/** @type {Map<string, number>} */ (a).clear();\n"),
        ("/* one */ /* two */\nlet a;\n", "/* one */ /* two */\nlet a;\n"),
        ("/* one **/\n/***/\nlet a = 6 /* six */ / 2;\n", "let a = 6 /* six */ / 2;\n"),
        ("const a = /[/*]/;\n// why\nconst b = 1;\n/* c */\n", "const a = /[/*]/;\nconst b = 1;\n"),
    ],
)
def test_a_comment_goes_where_it_has_its_lines_for_itself(source: str, left: str) -> None:
    """What stands beside code stays with it."""
    assert without_comments(source, ".js") == left


def test_a_style_keeps_what_is_no_comment_there() -> None:
    """Two strokes begin none in a style."""
    style = "/* Why. */\na {\n  background: url(\n//b/c.svg\n);\n}\n"
    assert without_comments(style, ".css") == style.removeprefix("/* Why. */\n")


def test_scripts_are_the_same_programs_without_them(tmp_path: Path) -> None:
    """A compiler makes the same of each script of ours as it goes out, and most have become smaller."""
    texts = {file.name: file.read_text("utf-8") for file in SOURCES if file.suffix == ".js"}
    left = {name: without_comments(text, ".js") for name, text in texts.items()}
    programs = [compiled(tmp_path / "whole", texts), compiled(tmp_path / "left", left)]
    assert programs[0] == programs[1]
    assert len(programs[0]) == len(texts)
    assert sum(map(len, left.values())) < 0.85 * sum(map(len, texts.values()))


def compiled(folder: Path, scripts: dict[str, str]) -> dict[str, str]:
    """Return what the compiler makes of scripts, without comments and in a layout of its own."""
    (folder / "in").mkdir(parents=True)
    for name, text in scripts.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    files = [str(folder / "in" / name) for name in scripts]
    tsc = PROJECT / "node_modules" / ".bin" / "tsc"
    subprocess.run([tsc, *COMPILE, "--ignoreConfig", "--outDir", folder / "out", *files], cwd=folder, check=True)
    return {file.name: file.read_text("utf-8") for file in (folder / "out").rglob("*.js")}


def test_styles_are_the_same_rules_without_them() -> None:
    """With every comment gone from both, nothing but space tells them apart."""
    for file in SOURCES:
        if file.suffix == ".css":
            text = file.read_text("utf-8")
            both = [re.sub(r"/\*.*?\*/", "", one, flags=re.DOTALL) for one in (text, without_comments(text, ".css"))]
            assert both[0].split() == both[1].split(), file.name


def test_a_style_sheet_takes_in_what_it_imports(tmp_path: Path) -> None:
    """One file in the order of the list, and none of the others is left; told twice, nothing changes."""
    styles = tmp_path / "assets" / "css"
    styles.mkdir(parents=True)
    (styles / "all.css").write_text('/* Why. */\n@import "two.css";\n@import "one.css";\nb { margin: 0; }\n', "utf-8")
    (styles / "one.css").write_text("a { margin: 1px; }\n", "utf-8")
    (styles / "two.css").write_text("/* What. */\na { margin: 2px; }\n", "utf-8")
    (styles / "by-itself.css").write_text("i { margin: 0; }\n", "utf-8")
    for _ in range(2):
        assert write_assets(tmp_path) == 2
        left = {file.name: file.read_text("utf-8") for file in styles.iterdir()}
        assert left["all.css"] == "a { margin: 2px; }\na { margin: 1px; }\nb { margin: 0; }\n"
        assert sorted(left) == ["all.css", "by-itself.css"]


def test_every_sheet_that_a_list_imports_is_there() -> None:
    """Each of ours that no template links stands in the list that every page has."""
    listed = re.findall(r'@import "([\w-]+\.css)";', (PROJECT / "docs/assets/css/site.css").read_text("utf-8"))
    assert len(listed) == len(set(listed)) > 5
    assert all((PROJECT / "docs/assets/css" / name).is_file() for name in listed)

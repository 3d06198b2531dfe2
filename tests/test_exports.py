"""What `export` writes beside the pages of a built site: each output enters itself."""

import sys
from pathlib import Path

import pytest

from macros import __main__ as command
from macros import exports
from tests.projects import TOY_DATA

PLANTED = """
def _export(built):
    (built.folder / "patterns.txt").write_text(" ".join(built.content.playbook.patterns))
    return f"a list of {len(built.content.playbook.patterns)} patterns"

EXPORT = _export
"""


def test_an_output_that_is_added_is_written_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever adds an export writes one module, and no list or command names it."""
    (tmp_path / "planted.py").write_text(PLANTED, encoding="utf-8")
    monkeypatch.setattr(exports, "__path__", [str(tmp_path)])
    monkeypatch.setattr(command, "configured_roots", lambda _project: [TOY_DATA])
    monkeypatch.chdir(tmp_path)
    assert command.main(["export", str(tmp_path)]) == 0
    sys.modules.pop("macros.exports.planted")
    assert (tmp_path / "patterns.txt").read_text(encoding="utf-8") == "loose-rope dark-lamp"
    assert capsys.readouterr().out == "wrote a list of 2 patterns into .\n"


def test_an_output_that_reads_the_others_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it is called: what it says of the others is then true of all of them."""
    for name, text in {"a_reader": "LAST = True\nEXPORT = 'reader'", "b_writer": "EXPORT = 'writer'"}.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(exports, "__path__", [str(tmp_path)])
    assert [str(export) for export in exports.exports()] == ["writer", "reader"]
    for name in ("a_reader", "b_writer"):
        sys.modules.pop(f"macros.exports.{name}")

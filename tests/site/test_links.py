"""Every link and every anchor of the built site, followed over loopback."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import serve

_SETTINGS = """
[checking]
threads=4
maxrequestspersecond=1000
[AnchorCheck]
"""


def check_links(address: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Follow every link below *address* with its anchor; a warning fails as an error does."""
    settings = folder / "linkcheckerrc"
    settings.write_text(_SETTINGS, encoding="utf-8")
    command = [str(Path(sys.executable).parent / "linkchecker"), f"--config={settings}", "--no-status", address]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_link_and_anchor_holds(served: str, tmp_path: Path) -> None:
    """No link leads nowhere, and no anchor is missing where it leads."""
    result = check_links(served, tmp_path)
    assert result.returncode == 0, result.stdout
    assert "0 warnings found. 0 errors found" in result.stdout, result.stdout


def test_a_dead_link_and_a_dead_anchor_are_found(tmp_path: Path) -> None:
    """The check above would see them: tried on a page that has both."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "404.html").write_text("<!doctype html><title>not here</title>", encoding="utf-8")
    links = '<a href="gone/">x</a><a href="#nowhere">y</a><a href="#here">z</a>'
    (site / "index.html").write_text(f'<!doctype html><title>a</title><h1 id="here">a</h1>{links}', encoding="utf-8")
    for address in serve(site):
        result = check_links(address, tmp_path)
        assert result.returncode == 1
        assert "gone/" in result.stdout and "nowhere" in result.stdout, result.stdout
        assert "#here" not in result.stdout, result.stdout

"""A site that is called, looks and shows as its settings say: no link leads nowhere, and no name is ours."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import serve
from tests.projects import build, replace, tame_project
from tests.site.pages import soup
from tests.site.test_links import check_links

_SETTINGS = {
    "site_name: Askwell": "site_name: Quayside asks",
    "language: en": "language: de",
    "logo: assets/mark-light.svg": "logo: assets/ours.svg",
    "favicon: assets/mark.svg": "favicon: assets/ours.svg",
    'colour: ""': 'colour: "#8a1c4a"',
    "leave_out: {}": """leave_out:
      situations: [row-at-night]
      scripts: [boat-by-noon]
      exercises: [who-hails]
      tracks: [after-the-tide]
      sheets: [night-page, one-list, pocket-cards]
      rules: [oil-now]""",
    "first: {}": "first: {situations: [lend-the-oil], tracks: [ebb-and-flow]}",
    "data: [data]": "data: [data, ours]",
}
_MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="28" fill="#e8a"/></svg>'
_GONE = "row-at-night|boat-by-noon|who-hails|after-the-tide|night-page|one-list|pocket-cards"
_TEXTS = {".html", ".md", ".json", ".txt", ".xml", ".atom", ".ics", ".csv", ".yml", ".webmanifest"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy's site, built whole with all the settings that a team may change."""
    folder = tmp_path_factory.mktemp("together")
    project = tame_project(folder)
    for old, new in _SETTINGS.items():
        replace(project / "mkdocs.yml", old, new)
    (project / "docs/assets/ours.svg").write_text(_MARK, encoding="utf-8")
    (project / "ours").mkdir()
    label = "labels:\n  - {id: nav-home, text: Startseite}\n"
    (project / "ours/interface.yaml").write_text(label, encoding="utf-8")
    for track in ("first-hour", "first-week"):  # which the page for those who lead links to, and the toy has not
        replace(project / "docs/learn/for-leads/index.md", f'<a href="../{track}/">', "<a>")
    return build(project, folder / "site", "--sync", SITE_URL="https://example.org/askwell/")


def test_no_link_leads_nowhere(site: Path, tmp_path: Path) -> None:
    """Whatever led to what is left out."""
    for address in serve(site):
        result = check_links(address, tmp_path)
        assert "0 warnings found. 0 errors found" in result.stdout, result.stdout


def test_nothing_names_what_is_left_out(site: Path) -> None:
    """Pages, twins, search, data, files to take along: none of their addresses, and no file of theirs."""
    files = [file for file in site.rglob("*") if file.is_file()]
    assert [file for file in files if re.search(_GONE, file.relative_to(site).as_posix())] == []
    texts = {file: file.read_text(encoding="utf-8") for file in files if file.suffix in _TEXTS}
    address = re.compile(rf"(?:situations|scripts|practice|learn|print|downloads)/[a-z-]*(?:{_GONE})\b")
    assert {file.name: found[0] for file, text in texts.items() if (found := address.search(text))} == {}


def test_everything_says_the_sites_own_name(site: Path) -> None:
    """Ours is left in what says which program wrote a calendar."""
    for file in site.rglob("*"):
        if file.suffix in _TEXTS:
            text = file.read_text(encoding="utf-8").replace("PRODID:-//Askwell//", "")
            assert "Askwell" not in text, file
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["lang"], manifest["theme_color"]) == ("Quayside asks", "de", "#8a1c4a")
    assert manifest["icons"][0]["src"] == "assets/ours.svg" and len(manifest["icons"]) == 3


def test_every_page_is_in_the_sites_language_and_colour(site: Path) -> None:
    """The theme speaks it, a later root's labels do, and the styles are there at every depth."""
    for page in (site / "index.html", site / "learn/ebb-and-flow/index.html"):
        html = soup(page)
        assert html.html and html.html["lang"] == "de" and "Startseite" in page.read_text(encoding="utf-8")
        (style,) = html.select('link[rel=stylesheet][href$="colour.css"]')
        assert (page.parent / str(style["href"])).resolve() == (site / "assets/css/colour.css").resolve()
        (logo,) = html.select(".md-header__button.md-logo img")
        assert str(logo["src"]).endswith("assets/ours.svg")

"""A site's own colour: what follows from it can be read everywhere, or the colour is refused."""

import json
import re
from pathlib import Path

import pytest

from macros.exports.manifest import write_manifest
from macros.generators import CannotBuild
from macros.look import EASY, LEAST, OURS, Look, contrast, style_sheet, wrong_colour
from macros.pages import look
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.settings import wrong_settings
from macros.sync import stale, sync
from tests.projects import PROJECT, replace, toy_project

#: A brand's colours: dark and light, dull and loud, and the lightest grey that white words can stand on.
COLOURS = ["#005f73", "#b00020", "#6a00ff", "#767676", "#000000", "#2E7D32", "#0000ff"]
LIGHT, DARK = '[data-md-color-scheme="default"]', '[data-md-color-scheme="slate"]'


def values(sheet: str, selector: str) -> dict[str, str]:
    """Return the custom properties that a style sheet sets below a selector."""
    (block,) = re.findall(re.escape(selector) + r" \{(.*?)\}", sheet, re.DOTALL)
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-fA-F]{3,6});", block))


def test_the_contrast_is_that_of_the_guidelines() -> None:
    """The two ends, and a pair whose contrast is printed everywhere."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21) and contrast("#123456", "#123456") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("colour", COLOURS)
def test_each_pair_can_be_read(colour: str) -> None:
    """Against every ground of the theme's own, as its style sheet has them now."""
    theme = (PROJECT / "docs/assets/css/theme.css").read_text(encoding="utf-8")
    sheet = style_sheet(colour)
    assert wrong_colour(colour) is None
    for selector, least in ((LIGHT, LEAST), (DARK, EASY)):
        ours, new = values(theme, selector), values(sheet, selector)
        for words in ("--md-accent-fg-color", "--md-typeset-a-color"):
            for ground in ("--md-default-bg-color", "--paper", "--tint"):
                assert contrast(new[words], ours[ground].replace("#fff", "#ffffff")[:7]) >= least
        assert contrast(new["--md-primary-fg-color"], "#f2f5f6" if selector == DARK else "#ffffff") >= LEAST
        assert contrast(new["--md-footer-bg-color--dark"], new["--md-footer-fg-color--light"]) >= LEAST
    for name in ("--button", "--button-over"):
        assert contrast(values(sheet, ":root")[name], "#ffffff") >= LEAST
    assert contrast(Look(colour).card, "#c9d9e0") >= LEAST


@pytest.mark.parametrize("colour", ["#ffcc00", "#777777", "#00ff00", "#ffffff"])
def test_a_colour_under_which_words_fade_is_refused_with_the_nearest(colour: str) -> None:
    """Whoever reads it may copy what fits."""
    said = wrong_colour(colour)
    assert said and f"has a contrast of {contrast(colour, '#ffffff'):.1f}:1" in said[0]
    (instead,) = re.findall(r'"(#[0-9a-f]{6})"', said[1])
    assert wrong_colour(instead) is None and contrast(instead, "#ffffff") < 4.6


@pytest.mark.parametrize("value", [None, "teal", "#fff", "005f73", 5, ["#005f73"]])
def test_a_colour_is_written_in_one_way(value: object) -> None:
    """Without its quotes, YAML takes it for a comment and leaves nothing."""
    settings = {"site_name": "A", "site_url": "https://a.example/", "theme": {"language": "en"}}
    askwell = {"data": ["data"], "colour": value}
    (problem,) = wrong_settings(settings | {"extra": {"askwell": askwell}}, "mkdocs.yml")
    assert problem.field == "extra.askwell.colour" and 'in quotes, as in "#005f73"' in problem.remedy


def test_a_site_without_a_colour_has_no_styles_for_it(tmp_path: Path, toy: Playbook) -> None:
    """They are written when the setting is, and go when it goes."""
    project = toy_project(tmp_path)
    styles = project / "docs/assets/css/colour.css"
    assert look(project) == OURS and not styles.exists()
    replace(project / "mkdocs.yml", 'colour: ""', 'colour: "#005f73"')
    assert "colour.css:1:1: file: this file is missing" in str(stale(toy, project)[0])
    assert styles in sync(toy, project) and "--button: #005f73;" in styles.read_text(encoding="utf-8")
    replace(project / "mkdocs.yml", 'colour: "#005f73"', 'colour: ""')
    assert "the settings name no colour any more" in str(stale(toy, project)[0])
    assert sync(toy, project) == [styles] and not styles.exists() and stale(toy, project) == []


@pytest.mark.parametrize(("mark", "icons"), [("our/mark.svg", 3), ("our/mark.ico", 1)])
def test_a_device_shows_the_site_in_its_own_colour_with_its_own_mark(tmp_path: Path, mark: str, icons: int) -> None:
    """Icons are drawn of what can be drawn."""
    (tmp_path / "our").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / mark).write_bytes((PROJECT / "docs/assets/mark.svg").read_bytes())
    imprint = Imprint("Quayside", "https://a.example/", "de", Look("#005f73", mark))
    write_manifest(tmp_path, imprint, "To ask.")
    manifest = json.loads((tmp_path / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["lang"], manifest["theme_color"]) == ("Quayside", "de", "#005f73")
    assert len(manifest["icons"]) == icons and manifest["icons"][0]["src"] == mark


@pytest.mark.parametrize(("mark", "said"), [("our/none.svg", "there is no picture our/none.svg"), ("a.bmp", "none of")])
def test_a_mark_that_is_no_picture_is_told(tmp_path: Path, mark: str, said: str) -> None:
    """And not found out by whoever draws the icons."""
    with pytest.raises(CannotBuild, match=rf"^theme\.favicon: .*{said}"):
        write_manifest(tmp_path, Imprint("A", "https://a.example/", look=Look("", mark)), "To ask.")

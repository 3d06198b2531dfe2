"""What a built site hands to browsers that keep it, with both generators: worker, name of the build, manifest."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from macros.exports.worker import write_worker
from macros.generators import CannotBuild
from macros.loading import load
from tests.projects import PROJECT, TOY_DATA
from tests.site.pages import addresses, file_of, soup


@pytest.fixture(params=["toy_site", "zensical_site"])
def either(request: pytest.FixtureRequest) -> Path:
    """The toy as one of the generators made it."""
    return Path(request.getfixturevalue(request.param))


def edition(site: Path) -> dict[str, Any]:
    """Read what the worker was told."""
    found = re.search(
        r"^const EDITION = (.*);$", (site / "service-worker.js").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert found
    return dict(json.loads(found[1]))


def test_every_page_says_of_which_build_it_is(either: Path) -> None:
    """Early, for what it asks for waits until it has said so; the pages for wrong addresses and for no network too."""
    build = edition(either)["build"]
    assert re.fullmatch(r"[0-9a-f]{8}", build)
    for file in either.rglob("*.html"):
        assert f'<meta name="build" content="{build}">' in file.read_text(encoding="utf-8")[:1000], file


def test_the_worker_knows_every_file_that_a_page_needs(either: Path) -> None:
    """Each page, and each style, script and picture, by what is in it; modules that come later, and the search, too."""
    told = edition(either)
    files = told["core"] | told["more"]
    for address, known in files.items():
        file = either / address if address and not address.endswith("/") else either / address / "index.html"
        assert sha256(file.read_bytes()).hexdigest().startswith(known), address
    assert {address.lstrip("/") for address in addresses(either)} <= files.keys()
    modules = {f"assets/js/{file.name}" for file in (PROJECT / "docs" / "assets" / "js").glob("*.js")}
    assert modules | {"offline.html", "manifest.webmanifest", "assets/mark.svg"} <= told["core"].keys()
    assert "assets/search.json" in told["more"]
    for address in addresses(either):
        for tag in soup(file_of(either, address)).select("script[src], link[rel=stylesheet], link[rel=icon]"):
            asked = (file_of(either, address).parent / str(tag.get("src") or tag.get("href"))).resolve()
            assert asked.relative_to(either.resolve()).as_posix() in told["core"], asked


def test_a_build_is_named_by_what_is_in_it(toy_site: Path, tmp_path: Path) -> None:
    """The same twice is the same build; a letter in a style or in what is sent is another."""
    site = Path(shutil.copytree(toy_site, tmp_path / "site"))
    before = edition(site)
    write_worker(site, load([TOY_DATA]))
    assert edition(site) == before
    for file in ("assets/css/site.css", "_headers"):
        (site / file).write_text((site / file).read_text(encoding="utf-8") + "\n", encoding="utf-8")
        write_worker(site, load([TOY_DATA]))
        assert edition(site)["build"] != before["build"]
        before = edition(site)


def test_where_the_theme_left_no_place_the_worker_keeps_nothing(toy_site: Path, tmp_path: Path) -> None:
    """A team that wants nothing kept leaves the setting empty; what an earlier build kept is then taken away."""
    site = Path(shutil.copytree(toy_site, tmp_path / "site"))
    shutil.copy(PROJECT / "docs" / "service-worker.js", site)
    for file in site.rglob("*.html"):
        file.write_text(re.sub('<meta name="build"[^>]*>', "", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert write_worker(site, load([TOY_DATA])) == 0
    assert 'build: ""' in (site / "service-worker.js").read_text(encoding="utf-8")


def test_the_site_can_be_taken_among_the_apps(either: Path) -> None:
    """Every page links the manifest, which is whole, and whose icons are there and as large as it says."""
    manifest = json.loads((either / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] and manifest["short_name"] and manifest["description"] and manifest["lang"]
    assert manifest["start_url"] == manifest["scope"] == "./", "it holds below a folder too"
    assert manifest["display"] in {"minimal-ui", "standalone"}
    sizes = set()
    for icon in manifest["icons"]:
        content = (either / icon["src"]).read_bytes()
        sizes.add(icon["sizes"])
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
            assert content[:8] == b"\x89PNG\r\n\x1a\n" and f"{width}x{height}" == icon["sizes"]
    assert {"192x192", "512x512", "any"} <= sizes
    for address in addresses(either):
        page = file_of(either, address)
        link = soup(page).select_one("link[rel=manifest]")
        assert link and (page.parent / str(link["href"])).resolve() == (either / "manifest.webmanifest").resolve()


def test_a_page_for_wrong_addresses_in_other_words_stops_the_build(tmp_path: Path) -> None:
    """A theme that was changed is told in a line, and no page without a network says what is wrong of an address."""
    (tmp_path / "404.html").write_text("<h1>Gone</h1>", encoding="utf-8")
    with pytest.raises(CannotBuild, match=r"404\.html does not say"):
        write_worker(tmp_path, load([TOY_DATA]))

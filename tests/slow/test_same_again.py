"""A build depends on its commit alone: not on the network, nor on when, where and in which run it is made."""

import datetime
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import build, run, tame_project

SETTINGS = {"SITE_URL": "https://example.org/askwell/"}
#: Python's own sockets end the run; who calls the system past Python finds no network, where the system lets us.
_NO_SOCKETS = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        sys.stderr.write(f"a build asked the network: {event} {arguments[1:]}\\n")
        sys.stderr.flush()
        import os
        os._exit(9)

sys.addaudithook(refuse)
"""


def whole_site(folder: Path, generator: str, **environment: str) -> dict[str, bytes]:
    """Build a project and what belongs beside its pages; return every file by its place in the site."""
    site = build(folder, folder / "site", "--with", generator, **environment)
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def without_network(folder: Path, patch: pytest.MonkeyPatch) -> str:
    """Let no command of this run reach a network; return the PYTHONPATH by which Python refuses to ask."""
    (folder / "sitecustomize.py").write_text(_NO_SOCKETS, encoding="utf-8")
    apart = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") and subprocess.run([*apart, "true"], capture_output=True, check=False).returncode == 0:
        shell = folder / "python"
        shell.write_text(f'#!/bin/sh\nexec {" ".join(apart)} "{sys.executable}" "$@"\n', encoding="utf-8")
        shell.chmod(0o755)
        patch.setattr(sys, "executable", str(shell))
    return str(folder)


Sites = tuple[dict[str, bytes], dict[str, bytes]]


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """One tree built twice: the second time in another folder, zone, day and hash seed, and without a network."""
    top = tmp_path_factory.mktemp("twice")
    places = top / "one", top / "the" / "other", top / "hook"
    for place in places:
        place.mkdir(parents=True)
    one, other, hook = tame_project(places[0]), tame_project(places[1]), places[2]
    for tree in (one, other):  # an edition's own day, which may be today, is no clock
        changes = tree / "CHANGELOG.md"
        changes.write_text(re.sub(r"\d{4}-\d\d-\d\d", "2001-02-03", changes.read_text("utf-8")), encoding="utf-8")
    for number, file in enumerate(sorted(other.rglob("*"))):
        os.utime(file, (1e9 + number, 1e9 + number))
    first = whole_site(one, request.param, PYTHONHASHSEED="1", TZ="Pacific/Auckland", **SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        path = f"{other}{os.pathsep}{without_network(hook, patch)}"
        asking = run(other, "pip", "download", "--index-url", "http://127.0.0.1:9/", "mkdocs", PYTHONPATH=path)
        assert asking.returncode == 9, "who asks is seen"
        then = {"SOURCE_DATE_EPOCH": "1000000000", "PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"}
        second = whole_site(other, request.param, PYTHONPATH=path, **then, **SETTINGS)
    return first, second


def test_two_builds_of_one_commit_are_the_same_to_the_byte(sites: Sites) -> None:
    """Neither folder nor day nor chance is in a file, and the network is in none."""
    first, second = sites
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert {name.rpartition(".")[2] for name in first} >= {"html", "pdf", "png", "xml", "json"}


def test_no_file_names_the_day_of_its_build(sites: Sites) -> None:
    """Tomorrow's build would differ."""
    today = datetime.datetime.now(datetime.UTC)
    days = [today.strftime(form).encode() for form in ("%Y-%m-%d", "%Y%m%d", "%d %b %Y", "%B %d, %Y")]
    assert [name for name, content in sites[0].items() if any(day in content for day in days)] == []

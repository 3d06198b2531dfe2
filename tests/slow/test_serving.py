"""The supervisor: it shows every change, and survives every mistake."""

from collections.abc import Iterator

import pytest

from tests.projects import toy_project
from tests.slow.serving import Running, replaced, saved, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A project of the toy, served."""
    with serving(toy_project(tmp_path_factory.mktemp("serving")), "--pages") as running:
        running.wait_for("", lambda page: "I feel resistance" in page)
        yield running


@pytest.mark.parametrize(
    ("file", "old", "new", "page", "sign"),
    [
        ("data/patterns/dark-lamp.yaml", "Who is out", "Lanterns. Who is out", "patterns/dark-lamp/", "Lanterns."),
        ("macros/templates/parts/head.html", "<h1>", '<h1 class="new">', "patterns/", '<h1 class="new">'),
        ("docs/privacy/index.md", "\n## ", "\nA new sentence.\n\n## ", "privacy/", "A new sentence."),
        ("docs/assets/css/theme.css", ":root {", ":root {\n  --new: 1;", "assets/css/theme.css", "--new: 1"),
        ("macros/views/records.py", 'f"{place} · {more}"', 'f"{place} ~ {more}"', "patterns/dark-lamp/", " ~ "),
    ],
    ids=["a record", "a partial", "a page", "a style", "Python"],
)
def test_a_change_is_shown(server: Running, file: str, old: str, new: str, page: str, sign: str) -> None:
    """Whatever is saved is on the page a moment later, without a restart."""
    with saved(server.folder / file, replaced(server.folder / file, old, new)):
        server.wait_for(page, lambda text: sign in text)


TACTIC = """\
title: Bring a chair
summary: Bring a second chair before you ask anybody to sit down and listen to you.
plain: Bring what they sit on
number: 11
needs: [safe]
how:
  - Carry it in.
borrow:
  - Would you sit down for a minute?
avoid:
  - {line: Sit., why: It pulls.}
evidence: {grade: guess, statement: One log says so., over_claimed: That all sit., sources: [able-2001]}
misuse: A chair can stand in the way.
"""


def test_a_record_is_added_renamed_and_removed(server: Running) -> None:
    """Its page comes and goes, in the index too, and no other file is edited by hand."""
    data = server.folder / "data" / "tactics"
    with saved(data / "bring-a-chair.yaml", TACTIC):
        server.wait_for("tactics/bring-a-chair/", lambda page: ">Bring a chair</h1>" in page)
        assert "bring-a-chair/" in server.get("tactics/")
    with saved(data / "bring-a-stool.yaml", TACTIC):
        server.wait_for("tactics/bring-a-stool/", lambda page: ">Bring a chair</h1>" in page)
        server.wait_for("tactics/bring-a-chair/", lambda page: "This page is not here" in page)
    server.wait_for("tactics/bring-a-stool/", lambda page: "This page is not here" in page)
    assert "bring-a-stool" not in server.get("tactics/")


def test_a_mistake_is_shown_and_the_last_good_site_stays(server: Running) -> None:
    """The page carries the error above its old text, the terminal says it too, and mending it clears both."""
    file = server.folder / "data" / "patterns" / "dark-lamp.yaml"
    with saved(file, replaced(file, "need: safe\n", "need: saef\n")):
        page = server.wait_for("patterns/dark-lamp/", lambda text: "saef" in text)
        assert "write &#x27;safe&#x27; (unknown-reference)" in page and "A dark lamp" in page
        assert "(unknown-reference)" in server.log.read_text()
    server.wait_for("patterns/dark-lamp/", lambda text: "saef" not in text and '<div role="alert"' not in text)


def test_a_mistake_in_python_is_shown_and_survived(server: Running) -> None:
    """A slip in the code ends one build and not the server."""
    file = server.folder / "macros" / "views" / "records.py"
    with saved(file, file.read_text(encoding="utf-8") + "\nimport no_such_module\n"):
        server.wait_for("", lambda text: "no_such_module" in text and "I feel resistance" in text)
    server.wait_for("", lambda text: '<div role="alert"' not in text)


def test_an_editors_lock_is_no_record_and_a_dead_link_is_a_mistake_until_it_goes(server: Running) -> None:
    """The mistake goes with what caused it, though that was no file that anybody could read."""
    folder = server.folder / "data" / "patterns"
    lock, link = folder / ".#dark-lamp.yaml", folder / "gone.yaml"
    lock.symlink_to("somebody@somewhere.1234")
    link.symlink_to("nowhere.yaml")
    page = server.wait_for("", lambda text: "dead-link" in text)
    assert "gone.yaml" in page and ".#dark-lamp" not in page
    link.unlink()
    server.wait_for("", lambda text: '<div role="alert"' not in text)
    lock.unlink()


def test_a_file_that_may_be_read_again_is_read(server: Running) -> None:
    """Nobody tells of a right that was given; the mistake goes all the same."""
    file = server.folder / "data" / "patterns" / "dark-lamp.yaml"
    file.chmod(0)
    server.wait_for("", lambda text: "unreadable" in text)
    file.chmod(0o644)
    server.wait_for("", lambda text: '<div role="alert"' not in text)


def test_a_user_text_in_a_mistake_is_no_markup(server: Running) -> None:
    """What a record says wrong is shown as text on the page that reports it."""
    file = server.folder / "data" / "patterns" / "dark-lamp.yaml"
    with saved(file, replaced(file, "Who is out", "<script>alert(1)</script> Who is out")):
        page = server.wait_for("", lambda text: "tag-like-text" in text)
        assert "&lt;script" in page
    server.wait_for("", lambda text: '<div role="alert"' not in text)

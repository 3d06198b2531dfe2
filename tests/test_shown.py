"""What the server of `make serve` shows at each moment, and when a page is told to look anew."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.serving import shown as showing
from macros.serving.answers import Answers
from macros.serving.connections import Answer, Request
from macros.serving.messages import Begun, Early, Ended, Message, Saved, Sound, Watch, line_of, message_in
from macros.serving.shown import Shown

PAGE = '<head><meta name="build" content="{0}"><title>{1}</title></head><body>{1}</body>'


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """A site of two pages and a style, built."""
    write(tmp_path / "site" / "index.html", PAGE.format("one", "Home"))
    write(tmp_path / "site" / "a" / "index.html", PAGE.format("one", "A"))
    write(tmp_path / "site" / "404.html", PAGE.format("one", "Not here"))
    write(tmp_path / "site" / "assets" / "a.css", "p {}")
    return Shown(tmp_path / "site")


def write(file: Path, text: str) -> Path:
    """Write a file, with the folder that it stands in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def token(shown: Shown, address: str) -> str:
    """Return the token of the page at *address*."""
    return shown.token(shown.page(address)[0])


def early(shown: Shown, build: int, address: str, text: str) -> Path:
    """Show *text* early, and return the file that holds it."""
    folder = shown.site.parent / str(build)
    file = write(folder / address / ("index.html" if address.endswith("/") else "") if address else folder, text)
    shown.note(Early(build, address, str(file)))
    return file


def ask(shown: Shown, target: str, method: str = "GET", host: str = "localhost", hosts: tuple[str, ...] = ()) -> Answer:
    """Ask for *target*."""
    worker = write(shown.site.parent / "worker.js", "leave")
    return asyncio.run(_answer(Answers(shown, hosts, worker), Request(method, target, host)))


async def _answer(answers: Answers, request: Request) -> Answer:
    return await answers(request)


@pytest.mark.parametrize(
    "message",
    [Saved(["a\nb"], ["c/"]), Watch(["a"], ["ä"]), Begun(1), Sound(1), Early(1, "a/", "b"), Ended(1, "m", False)],
)
def test_a_message_is_one_line_and_comes_back_as_it_was(message: Message) -> None:
    """Whatever it holds."""
    line = line_of(message)
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    assert message_in(line) == message


def test_an_early_page_is_shown_over_the_old_site_until_the_new_one_stands(shown: Shown) -> None:
    """Then it is forgotten, with its file, for the site holds it."""
    shown.note(Begun(1))
    file = early(shown, 1, "a/", "early")
    assert shown.page("a/") == (b"early", True)
    shown.note(Ended(1))
    assert not file.exists() and b"A" in shown.page("a/")[0]


def test_what_comes_late_from_a_build_that_is_over_is_passed_over(shown: Shown) -> None:
    """Neither its pages nor its end say anything of the one that is under way."""
    shown.note(Begun(1))
    shown.note(Begun(2))
    early(shown, 1, "a/", "late")
    shown.note(Ended(1))
    assert b"late" not in shown.page("a/")[0]
    early(shown, 2, "a/", "early")
    assert shown.page("a/") == (b"early", True)


def test_an_early_page_stays_while_later_builds_begin(shown: Shown) -> None:
    """A page that was seen does not go back to how it was while somebody saves on."""
    shown.note(Begun(1))
    early(shown, 1, "a/", "early")
    shown.note(Begun(2))
    assert shown.page("a/") == (b"early", True)


def test_a_mistake_of_the_records_goes_once_they_are_sound_and_one_of_the_build_when_that_is_good(shown: Shown) -> None:
    """What is left to find out stays told until it is."""
    words = str(write(shown.site.parent / "words", "wrong"))
    shown.note(Begun(1))
    shown.note(Ended(1, words, sound=False))
    assert shown.mistake == "wrong"
    shown.note(Begun(2))
    shown.note(Sound(2))
    told = [shown.mistake]
    for message in (Ended(2, words), Begun(3), Sound(3), Ended(3)):
        shown.note(message)
        told.append(shown.mistake)
    assert told == ["", "wrong", "wrong", "wrong", ""]


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        (lambda shown: write(shown.site / "a" / "index.html", PAGE.format("one", "B")), True),
        (lambda shown: write(shown.site / "a" / "index.html", PAGE.format("two", "A")), False),
        (lambda shown: write(shown.site / "index.html", PAGE.format("one", "B")), False),
        (lambda shown: write(shown.site / "assets" / "a.css", "p { margin: 0 }"), True),
        (lambda shown: write(shown.site / "assets" / "search.json", "{}"), False),
        (lambda shown: shown.say("wrong"), True),
    ],
    ids=["its words", "its build", "another page", "a style", "the search", "a mistake"],
)
def test_a_page_is_loaded_again_when_it_would_look_another_way(
    shown: Shown, change: Callable[[Shown], object], differs: bool
) -> None:
    """And not for what nobody sees on it, or a reader would lose the place twice for each save."""
    before = token(shown, "a/")
    shown.note(Begun(1))
    change(shown)
    words = write(shown.site.parent / "words", shown.mistake)
    shown.note(Ended(1, str(words) if shown.mistake else ""))
    assert (token(shown, "a/") != before) is differs


def test_news_come_at_once_or_after_a_while(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that looks other than it says gets an answer at once; one that waits, with the next change."""
    monkeypatch.setattr(showing, "WAIT_AT_MOST", 0.2)
    now = token(shown, "a/")

    async def wait() -> tuple[str, str, list[str]]:
        assert await shown.news_of("a/", "other") == now
        assert await shown.news_of("a/", now) == now
        waiting = asyncio.create_task(shown.news_of("a/", now))
        await asyncio.sleep(0.01)
        opened = list(shown.opened)
        shown.say("wrong")
        return await waiting, token(shown, "a/"), opened

    news, then, opened = asyncio.run(wait())
    assert news == then != now
    assert opened == ["a/"] and not shown.opened


def test_a_page_carries_the_mistake_as_text_and_addresses_that_hold_below_a_path(shown: Shown) -> None:
    """There is no script and no style in the page itself, which a strict policy would refuse."""
    shown.say("<b>wrong</b>")
    answer = ask(shown, "/a/?x=1")
    page = answer.body.decode()
    assert answer.status == 200 and "&lt;b&gt;wrong" in page and 'href="../-/mistake.css"' in page
    assert f'<script type="module" src="../-/reload.js?page=a%2F&amp;seen={token(shown, "a/")}"></script>' in page
    assert "style=" not in page


@pytest.mark.parametrize(
    ("target", "status", "holds"),
    [
        ("/", 200, b"Home"),
        ("/a/index.html", 200, b"reload.js"),
        ("/assets/a.css", 200, b"p {}"),
        ("/nowhere/", 404, b"Not here"),
        ("/../../etc/passwd", 404, b"Not here"),
        ("//etc/passwd", 404, b"Not here"),
        ("/%2e%2e/words", 404, b"Not here"),
        ("/%00", 404, b"Not here"),
        ("/service-worker.js", 200, b"leave"),
        ("/-/reload.js", 200, b"location.reload"),
        ("/-/nothing", 404, b"nothing"),
        ("/-/changes?page=../../words&seen=x", 200, b"seen"),
    ],
)
def test_each_address_has_its_answer(shown: Shown, target: str, status: int, holds: bytes) -> None:
    """Pages, files, the server's own, and nothing outside the site."""
    write(shown.site.parent / "words", "secret")
    answer = ask(shown, target)
    assert answer.status == status and holds in answer.body and b"secret" not in answer.body
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_folder_without_its_slash_leads_on_relative_to_where_it_was_asked(shown: Shown) -> None:
    """Also where its name could be read as another host, or as a scheme."""
    write(shown.site / "a:b" / "index.html", "x")
    assert ask(shown, "/a?x=1").headers["Location"] == "./a/?x=1"
    assert ask(shown, "//a").headers["Location"] == "./a/"
    assert ask(shown, "/a:b").headers["Location"] == "./a%3Ab/"


@pytest.mark.parametrize(
    ("host", "hosts", "status"),
    [
        ("localhost:8000", (), 200),
        ("[::1]:8000", (), 200),
        ("other.example", (), 421),
        ("other.example", ("Other.Example",), 200),
        ("192.168.0.7:8000", (), 421),
        ("192.168.0.7:8000", ("192.168.0.7",), 200),
        ("192.168.0.7:8000", ("0.0.0.0",), 200),
        ("other.example", ("0.0.0.0",), 421),
        ("", (), 421),
        ("[", (), 421),
    ],
)
def test_a_name_is_answered_that_was_given_and_a_number_that_is_listened_at(
    shown: Shown, host: str, hosts: tuple[str, ...], status: int
) -> None:
    """A number is nobody's to lead elsewhere."""
    assert ask(shown, "/", host=host, hosts=hosts).status == status


def test_nothing_but_reading_is_served(shown: Shown) -> None:
    """And what may be asked is said."""
    assert ask(shown, "/", method="DELETE").headers["Allow"] == "GET, HEAD"


def test_before_the_first_build_there_is_a_page_that_waits(tmp_path: Path) -> None:
    """It is loaded again when there is something to show, and says no more than is so."""
    shown = Shown(tmp_path / "none" / "site")
    answer = ask(shown, "/")
    assert answer.status == 404 and b"reload.js" in answer.body
    assert b"built for the first time" in answer.body and b"There is no page yet" not in answer.body
    shown.say("data/x.yaml:1:1: title: is missing")
    body = ask(shown, "/").body
    assert b"There is no page yet. Mend this" in body and b"as it was before" not in body

"""The settings: what the theme prints as it is cannot hold what would end an attribute, nor lead anywhere else."""

from pathlib import Path

import pytest

from macros import define_env
from macros.__main__ import main
from macros.live import BadData
from macros.pages import site_address
from macros.settings import wrong_settings
from tests.projects import PROJECT, copy_parts

GOOD = {
    "site_name": "Askwell & friends",
    "site_description": "Ask so that they can answer freely.",
    "site_url": "https://example.org/askwell/",
    "theme": {"language": "en"},
    "extra": {"askwell": {"data": ["data"], "repository": ""}},
}
NO_ADDRESSES = (
    'http://x/"><script>alert(1)</script>',
    "javascript:alert(1)",
    "data:text/html,x",
    "//example.org/",
    "example.org",
    "https://",
    "https://name:word@example.org/",
    "https://example.org:99999/",
    "https://example.org/?x",
    "https://example.org/#x",
    "https://exam ple.org/",
    "https://example.org/\n",
    "",
    None,
)


def told(**changed: object) -> list[str]:
    """Return the fields of which something is told when some settings are changed."""
    return [problem.field for problem in wrong_settings(GOOD | changed, "settings.yml")]


def test_good_settings_are_not_told() -> None:
    """The addresses of a server at home, of one in a folder and of one with letters of its own are good."""
    assert told() == []
    for address in ("http://127.0.0.1:8000/", "https://example.org/~team/@us/a%20b/", "https://b\u00fccher.example/"):
        assert told(site_url=address) == []
    assert (
        told(extra={"askwell": {"data": ["data", "../ours"], "repository": "https://example.org/team/askwell"}}) == []
    )
    assert told(site_description=None) == []


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_the_address_of_the_site_is_one_of_the_web(address: str | None) -> None:
    """It lands in links and in attributes of every page."""
    assert told(site_url=address) == ["site_url"]


@pytest.mark.parametrize("address", [one for one in NO_ADDRESSES if one] + ["https://example.org/team/"])
def test_the_address_of_the_repository_is_one_of_the_web(address: str) -> None:
    """Pages link to it; a slash at its end would stand twice."""
    settings = {"askwell": {"data": ["data"], "repository": address}}
    assert told(extra=settings) == ["extra.askwell.repository"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"site_name": 'Ask"well'}, "site_name"),
        ({"site_name": " "}, "site_name"),
        ({"site_name": ["Askwell"]}, "site_name"),
        ({"site_description": "<b>Ask</b>"}, "site_description"),
        ({"theme": {"language": '"x"'}}, "theme.language"),
        ({"theme": {}}, "theme.language"),
        ({"extra": {"askwell": {"data": "data"}}}, "extra.askwell.data"),
        ({"extra": {"askwell": {"data": [["data"]]}}}, "extra.askwell.data"),
        ({"extra": {}}, "extra.askwell.data"),
    ],
)
def test_other_settings_are_held_too(changed: dict[str, object], field: str) -> None:
    """What the theme prints as it is, and what the package cannot do without."""
    assert told(**changed) == [field]


def test_every_command_tells_a_wrong_setting_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line with the file, and the name of the variable that may hold it; nothing is written."""
    copy_parts(tmp_path, ("mkdocs.yml", "nav.yml", "data"))
    monkeypatch.setattr("macros.__main__.PROJECT", tmp_path)
    monkeypatch.setenv("REPOSITORY_URL", "javascript:alert(1)")
    lines = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(lines, 1) if one.strip().startswith("repository:"))
    for command in (["check"], ["sync"], ["review"], ["export", str(tmp_path / "site")]):
        assert main(command) == 1
        said = capsys.readouterr().out
        assert said.startswith(f"mkdocs.yml:{line}:1: extra.askwell.repository: ") and said.count("\n") == 1
        assert "REPOSITORY_URL" in said
    assert not (tmp_path / "docs").exists()


def test_a_build_ends_with_the_wrong_setting() -> None:
    """Whoever builds without the commands reads the same line."""

    class Env:
        conf = GOOD | {"site_url": "javascript:alert(1)"}

    with pytest.raises(BadData, match=r"mkdocs\.yml:1:1: site_url: 'javascript:alert\(1\)' is no address"):
        define_env(Env())


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of which the settings alone matter, and in which the commands run."""
    copy_parts(tmp_path, ("mkdocs.yml",))
    monkeypatch.setattr("macros.__main__.PROJECT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"", "mkdocs.yml:1:1: file: "),
        (b"- a\n- b\n", "mkdocs.yml:1:1: file: "),
        (b"a: 1\nb: [\n", "mkdocs.yml:3:1: file: "),
        (b"a: 1\n\tb: 2\n", "mkdocs.yml:2:1: file: "),
        (b"a: 1\nb: abc\xe9\n", "mkdocs.yml:2:7: file: "),
        (b"a: 1\nb: \x01\n", "mkdocs.yml:2:4: file: "),
        (b"site_url: !ENV {a: b}\n", "mkdocs.yml:1:11: file: "),
        (b"a: 2024-13-45\n", "mkdocs.yml:1:1: file: "),
        (b"a: " + b"9" * 4900 + b"\n", "mkdocs.yml:1:1: file: "),
        (b"[" * 5000, "mkdocs.yml:1:1: file: "),
    ],
    ids=["empty", "list", "syntax", "tab", "latin", "control", "mapping", "date", "digits", "deep"],
)
def test_settings_that_cannot_be_read_are_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], written: bytes, told: str
) -> None:
    """With the file and the line, and no traceback."""
    (project / "mkdocs.yml").write_bytes(written)
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert said.startswith(told) and said.endswith("(bad-setting)\n") and said.count("\n") == 1


@pytest.mark.parametrize("tag", ["!ENV ADDRESS", "!ENV [ADDRESS]", "!ENV [NONE_SUCH, ADDRESS, 7]"])
def test_the_environment_is_read_as_the_generator_reads_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    """One name, or several and what holds where none is set."""
    address = "https://example.org/ours/"
    lines = (project / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [f"site_url: {tag}\n" if line.startswith("site_url:") else line for line in lines]
    (project / "mkdocs.yml").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setenv("ADDRESS", address)
    assert site_address(project) == address


@pytest.mark.parametrize("tag", ["!ENV NONE_SUCH", "!ENV []", "!ENV [NONE_SUCH]"])
def test_an_address_that_the_environment_lacks_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], tag: str
) -> None:
    """On the line of its setting."""
    lines = (project / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("site_url:"))
    lines[at] = f"site_url: {tag}\n"
    (project / "mkdocs.yml").write_text("".join(lines), encoding="utf-8")
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"mkdocs.yml:{at + 1}:1: site_url: is no address") and said.count("\n") == 1

"""The settings: what the theme prints as it is cannot hold what would end an attribute, nor lead anywhere else."""

from pathlib import Path

import pytest

from macros import BadData, define_env
from macros.__main__ import main
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

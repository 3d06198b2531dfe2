"""What hosts send, made from built pages: which scripts the policy lets run, and how each host is told."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from macros.exports.headers import inline_scripts, policy, write_headers
from macros.generators import CannotBuild
from tests.hosting import sent_with

_SCOPE = '__md_scope=new URL("{}",location)'
_PAGE = (
    '<!doctype html><meta http-equiv="Content-Security-Policy" content="">'
    '<script>{}</script><script type="application/json">{{"a": 1}}</script><script src="a.js"></script>'
)


def hash_of(script: str) -> str:
    """Return a script's hash as a policy names it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages, one of them with a script that no theme wrote, and the theme's own files."""
    (tmp_path / "404.html").write_text(_PAGE.format(_SCOPE.format("/askwell/")), encoding="utf-8")
    (tmp_path / "a").mkdir()
    page = _PAGE.format(_SCOPE.format("..")) + "<script>alert(1)</script>"
    (tmp_path / "a" / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    for name in ("bundle.0123abcd.min.js", "other.min.js"):
        (tmp_path / "assets" / "javascripts" / name).write_text("", encoding="utf-8")
    return tmp_path


def test_the_scripts_of_the_theme_run_at_any_depth_and_no_others(site: Path) -> None:
    """What the page for wrong addresses has too is the theme's; a script in a page's own text gets no hash."""
    told = policy(site)
    assert hash_of(_SCOPE.format("/askwell/")) in told and hash_of(_SCOPE.format("..")) in told
    assert hash_of("alert(1)") not in told
    assert "unsafe" not in told and told.count("sha256-") == 2


@pytest.mark.parametrize(
    "root",
    ["/~me/askwell/", "/a%20b/", "/a b/", "/a&amp;b/", "/a@b+c,d;e=f(g)!$*/", "/a&#39;b/", "/a&quot;b/", "/ä/人/"],
)
def test_the_scripts_of_the_theme_run_below_any_folder(site: Path, root: str) -> None:
    """The way to the root is compared as it stands in the page, where some letters are written otherwise."""
    (site / "404.html").write_text(_PAGE.format(_SCOPE.format(root)), encoding="utf-8")
    told = policy(site)
    assert hash_of(_SCOPE.format(root)) in told and hash_of(_SCOPE.format("..")) in told


@pytest.mark.parametrize(
    "root",
    ["https://evil.example/", "//evil.example/", "/\\\\evil.example/", "/\t/evil.example/", '..",location);alert("1'],
)
def test_a_script_that_only_looks_like_the_themes_does_not_run(site: Path, root: str) -> None:
    """Its way to the root leads to another host, or does more: no policy is made of that, nor any site."""
    page = _PAGE.format(_SCOPE.format(root))
    (site / "a" / "index.html").write_text(page, encoding="utf-8")
    with pytest.raises(CannotBuild) as refused:
        write_headers(site)
    line = str(refused.value)
    assert line.startswith("a/index.html: ") and "\n" not in line and "__md_scope=new URL(" in line
    assert not (site / "_headers").exists() and (site / "a" / "index.html").read_text(encoding="utf-8") == page


def test_every_host_is_told_the_same(site: Path) -> None:
    """`_headers` for two hosts, a file for each of two servers, and the page itself, as far as it can say it."""
    told = policy(site)
    write_headers(site)
    sent = dict(sent_with(site, "/a/"))
    assert sent["Content-Security-Policy"] == told
    assert sent["X-Content-Type-Options"] == "nosniff" and "Referrer-Policy" in sent
    for name in ("nginx.conf", "Caddyfile", "apache.conf"):
        text = (site / "hosting" / name).read_text(encoding="utf-8")
        assert all(f'{header} "{value}"' in text for header, value in sent.items())
    held = told.replace("frame-ancestors 'none'; ", "")
    assert f'content="{held}">' in (site / "a" / "index.html").read_text(encoding="utf-8")
    write_headers(site)
    assert dict(sent_with(site, "/a/")) == sent, "a second time changes nothing"


def test_only_a_file_that_never_changes_is_kept_for_ever(site: Path) -> None:
    """Its name holds the hash of what it says; of all others a host is asked anew."""
    write_headers(site)
    kept = dict(sent_with(site, "/assets/javascripts/bundle.0123abcd.min.js"))
    assert "immutable" in kept["Cache-Control"]
    assert "Cache-Control" not in dict(sent_with(site, "/assets/javascripts/other.min.js"))


def test_without_such_a_file_nothing_is_kept_for_ever(site: Path) -> None:
    """A theme may name its files without hashes: then no server has a rule that fits every address, or none at all."""
    (site / "assets" / "javascripts" / "bundle.0123abcd.min.js").unlink()
    write_headers(site)
    names = ("nginx.conf", "Caddyfile", "apache.conf")
    nginx, caddy, apache = ((site / "hosting" / name).read_text(encoding="utf-8") for name in names)
    for told in (nginx, caddy, apache, (site / "_headers").read_text(encoding="utf-8")):
        assert "immutable" not in told
    assert 'add_header Cache-Control "no-cache";' in nginx and "if (" not in nginx and "$askwell_cache" not in nginx
    assert 'header Cache-Control "no-cache"' in caddy and "@" not in caddy
    assert 'Header always set Cache-Control "no-cache"' in apache and "FilesMatch" not in apache


def test_data_blocks_are_no_scripts() -> None:
    """They hold data, and no browser runs them; a module and a script without a type run."""
    page = '<script type="application/json">1</script><script type="module">2</script><SCRIPT>3</SCRIPT>'
    assert inline_scripts(page) == ["2", "3"]

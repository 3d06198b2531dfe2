"""What a host has to send with each page: the content security policy above all.

`_headers` is read as it stands by Netlify and Cloudflare; `hosting/` holds the same for others. The policy names the
theme's inline scripts by their hashes, so it is made from the built pages, and it fits whichever generator made them.
A script that the page for wrong addresses does not have is none of the theme's: it gets no hash, and does not run. One
that begins as the theme's do, and goes on otherwise, is a mistake: its page would be half dead, so nothing is built.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from macros.exports import Built, Export
from macros.generators import CannotBuild

#: The one name under which scripts of ours may say that an address is that of a script: docs/assets/js/offline.js.
TRUSTED = "askwell"
_SCRIPT_TYPES = ("", "module", "text/javascript")
#: What differs from page to page in a script of the theme's: the way to the site's root, as it stands in the page. It
#: may hold all that neither ends a string of JavaScript nor leads to another host.
_ROOT = re.compile(r'new URL\("(?:\.{1,2}(?:/\.\.)*/?|/(?!/)[^"\\<\x00-\x1f\x7f\u2028\u2029]*)", ?location\)')
#: A file whose name holds a hash of what it says, so that it never changes.
_HASHED = re.compile(r"^/assets/(?:javascripts|stylesheets)/[\w-]+\.[0-9a-f]{8}\.min\.(?:js|css)$")
_FOR_EVER = "public, max-age=31536000, immutable"
#: Kinds of file that a server does not know by itself.
_KINDS = {
    "webmanifest": "application/manifest+json",
    "md": "text/markdown; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}
_PLACE = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')
#: What a browser does not take from a page itself.
_SENT_ONLY = ("frame-ancestors",)


def policy(site: Path) -> str:
    """Return the content security policy under which every page of the built *site* works.

    Raises:
        CannotBuild: when a page holds a script of the theme's that is not as in the other pages.
    """
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in sorted(_of_the_theme(site)))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}".rstrip(),
            "style-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            f"trusted-types {TRUSTED}",
        )
    )


def headers(site: Path) -> dict[str, str]:
    """Return what is sent with every file of the built *site*, by the header's name."""
    return {
        "Content-Security-Policy": policy(site),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # a track knows by it who came from its list; no other host hears anything
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def inline_scripts(page: str) -> list[str]:
    """Return every script that stands in a page itself and would run."""
    reader = _Scripts()
    reader.feed(page)
    reader.close()
    return reader.found


def write_headers(site: Path) -> None:
    """Write what hosts read, and the policy into each page that has a place for it."""
    sent = headers(site)
    unchanging = sorted(file for file in _files(site) if _HASHED.match(file))
    (site / "_headers").write_text(_as_rules(sent, unchanging), encoding="utf-8")
    folder = site / "hosting"
    folder.mkdir(exist_ok=True)
    (folder / "nginx.conf").write_text(_for_nginx(sent, unchanging), encoding="utf-8")
    (folder / "Caddyfile").write_text(_for_caddy(sent, unchanging), encoding="utf-8")
    (folder / "apache.conf").write_text(_for_apache(sent, unchanging), encoding="utf-8")
    held = "; ".join(part for part in sent["Content-Security-Policy"].split("; ") if not part.startswith(_SENT_ONLY))
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        filled = _PLACE.sub(rf"\g<1>{held}\g<2>", text)
        if filled != text:
            page.write_text(filled, encoding="utf-8")


class _Scripts(HTMLParser):
    """Gathers the inline scripts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if tag == "script" and "src" not in has and (has.get("type") or "").lower() in _SCRIPT_TYPES:
            self.inside = True
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"


def _of_the_theme(site: Path) -> set[str]:
    theme = inline_scripts((site / "404.html").read_text(encoding="utf-8"))
    shapes, beginnings = ({of(script) for script in theme} for of in (_shape, _beginning))
    found = set()
    for page in sorted(site.rglob("*.html")):
        for script in inline_scripts(page.read_text(encoding="utf-8")):
            if _shape(script) in shapes:
                found.add(script)
            elif _beginning(script) in beginnings:
                at = page.relative_to(site).as_posix()
                what = f"the inline script {_beginning(script)!r} is not as in 404.html, so no policy lets it run"
                raise CannotBuild(f"{at}: {what}; look at SITE_URL and at the theme.")
    return found


def _shape(script: str) -> str:
    return _ROOT.sub("", script)


def _beginning(script: str) -> str:
    """Return the first call of a script, whatever is handed to it."""
    return "".join(script.partition("(")[:2]).strip()


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


def _files(site: Path) -> Iterator[str]:
    return (f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*") if file.is_file())


def _as_rules(sent: dict[str, str], unchanging: Iterable[str]) -> str:
    """Write `_headers`. Both hosts have every file asked for anew unless it is told otherwise, so only that is said."""
    rules = [("/*", sent), *((file, {"Cache-Control": _FOR_EVER}) for file in unchanging)]
    lines = ([path, *(f"  {name}: {value}" for name, value in some.items())] for path, some in rules)
    return "\n".join(line for rule in lines for line in rule) + "\n"


def _for_nginx(sent: dict[str, str], unchanging: Sequence[str]) -> str:
    return "\n".join(
        (
            "# Made with each build. Inside `server { }`: include /the/path/of/site/hosting/nginx.conf;",
            *_kept_by_nginx(unchanging),
            *(f'add_header {name} "{value}" always;' for name, value in sent.items()),
            *(rf'location ~ \.{ending}$ {{ types {{ }} default_type "{kind}"; }}' for ending, kind in _KINDS.items()),
            "",
        )
    )


def _kept_by_nginx(unchanging: Sequence[str]) -> tuple[str, ...]:
    if not unchanging:  # a rule without names would fit every address
        return ('add_header Cache-Control "no-cache";',)
    names = "|".join(re.escape(file) for file in unchanging)
    return (
        'set $askwell_cache "no-cache";',
        f'if ($uri ~ "(?:{names})$") {{ set $askwell_cache "{_FOR_EVER}"; }}',
        "add_header Cache-Control $askwell_cache;",
    )


def _for_caddy(sent: dict[str, str], unchanging: Sequence[str]) -> str:
    return "\n".join(
        (
            "# Made with each build. Inside a site's block: import /the/path/of/site/hosting/Caddyfile",
            "header {",
            *(f'\t{name} "{value}"' for name, value in sent.items()),
            "}",
            *_kept_by_caddy(unchanging),
            "",
        )
    )


def _kept_by_caddy(unchanging: Sequence[str]) -> tuple[str, ...]:
    if not unchanging:
        return ('header Cache-Control "no-cache"',)
    names = " ".join(f"*{file}" for file in unchanging)
    return (
        f"@unchanging path {names}",
        f"@others not path {names}",
        f'header @unchanging Cache-Control "{_FOR_EVER}"',
        'header @others Cache-Control "no-cache"',
    )


def _for_apache(sent: dict[str, str], unchanging: Sequence[str]) -> str:
    """Write what Apache includes; it names files without their folders, and what is said last of a file holds."""
    names = "|".join(re.escape(file.rpartition("/")[2]) for file in unchanging)
    kept = (f'<FilesMatch "^(?:{names})$">', f'\tHeader always set Cache-Control "{_FOR_EVER}"', "</FilesMatch>")
    return "\n".join(
        (
            "# Made with each build. Inside the site's <Directory>: Include /the/path/of/site/hosting/apache.conf",
            *(f'Header always set {name} "{value}"' for name, value in sent.items()),
            'Header always set Cache-Control "no-cache"',
            *(kept if unchanging else ()),
            *(f'AddType "{kind}" .{ending}' for ending, kind in _KINDS.items()),
            "",
        )
    )


def _export(built: Built) -> str:
    write_headers(built.folder)
    return "the headers for hosts"


#: What `export` writes of them.
EXPORT: Export = _export

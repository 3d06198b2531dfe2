"""What the server answers: pages with the news in them, files as they are, and its own addresses below `-/`."""

import html
import ipaddress
import json
from collections.abc import Iterable
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from macros.serving.connections import Answer, Request
from macros.serving.shown import Shown

#: The addresses of the server itself begin so, and are named relative to the page: a proxy may put it below a path.
OWN = "-/"
_FILES = {file.name: file for file in (Path(__file__).parent / "page").iterdir()}
#: By which names a browser on this machine asks for it.
_HERE = frozenset(("localhost", "127.0.0.1", "::1"))
#: A worker keeps pages for reading without a network, so each would be yesterday's; as it is committed, it goes away.
_WORKER = "service-worker.js"
_MISTAKE = (
    '<link rel="stylesheet" href="{own}mistake.css"><div role="alert" class="serving-mistake">{what}\n\n{mistake}</div>'
)
_BEFORE = "The last change could not be built. This is the page as it was before."
_NONE = "There is no page yet. Mend this, and it comes by itself."
_SCRIPT = '<script type="module" src="{own}reload.js?page={page}&amp;seen={seen}"></script>'
_EMPTY = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Not built yet</title>"
    b"<body><p>The site is built for the first time. This page comes by itself, in a minute or so.</p></body></html>"
)
_TEXTS = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


class Answers:
    """Answers requests out of what is shown.

    Args:
        shown: the site.
        hosts: names by which it may be asked for, beside those of this machine. Any other name is refused, so that no
            page elsewhere that has its name lead here can read along; numbers are no names, and pass where they are
            asked for.
        worker: the file that a service worker is before a build.
    """

    def __init__(self, shown: Shown, hosts: Iterable[str], worker: Path) -> None:
        self._shown = shown
        self._hosts = _HERE | {host.lower() for host in hosts}
        self._worker = worker

    async def __call__(self, request: Request) -> Answer:
        """Answer a request."""
        if not self._is_ours(request.host):
            return _text(
                421, f"This server is not {request.host}. To have it answer to that name: make serve NAMES=…\n"
            )
        if request.method not in ("GET", "HEAD"):
            return _text(405, "This server shows pages, and takes nothing.\n", {"Allow": "GET, HEAD"})
        path, _, query = request.target.partition("?")
        address = unquote(path).lstrip("/")
        if address.startswith(OWN):
            return await self._own(address.removeprefix(OWN), query)
        return self._site(address, query)

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
            if name in self._hosts:
                return True
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return "0.0.0.0" in self._hosts or "::" in self._hosts

    async def _own(self, name: str, query: str) -> Answer:
        if name == "changes":
            asked = {key: values[0] for key, values in parse_qs(query).items()}
            token = await self._shown.news_of(asked.get("page", ""), asked.get("seen", ""))
            return _answer(200, "application/json", json.dumps({"seen": token}).encode())
        if name in _FILES:
            return _answer(200, _kind(name), _FILES[name].read_bytes())
        return _text(404, "There is nothing here.\n")

    def _site(self, address: str, query: str) -> Answer:
        file = self._worker if address == _WORKER else self._shown.file(address)
        if file and not (address.endswith((".html", "/")) or not address):
            try:
                return _answer(200, _kind(file.name), file.read_bytes())
            except OSError:
                return _text(404, "There is nothing here.\n")
        if not file and address and not address.endswith("/") and self._shown.is_folder(address):
            last = quote(address.rpartition("/")[2])
            return _text(301, "", {"Location": f"./{last}/{'?' if query else ''}{query}"})
        return self._page(address)

    def _page(self, address: str) -> Answer:
        page, found = self._shown.page(address)
        own = "../" * address.count("/") + OWN
        mistake = self._shown.mistake
        what = _BEFORE if page else _NONE
        news = _MISTAKE.format(own=own, what=what, mistake=html.escape(mistake)) if mistake else ""
        news += _SCRIPT.format(own=own, page=quote(address, safe=""), seen=self._shown.token(page))
        before, body, after = (page or _EMPTY).rpartition(b"</body>")
        return _answer(200 if found else 404, "text/html", before + news.encode() + body + after)


def _kind(name: str) -> str:
    return (
        "application/manifest+json"
        if name.endswith(".webmanifest")
        else guess_type(name)[0] or "application/octet-stream"
    )


def _answer(status: int, kind: str, body: bytes, headers: dict[str, str] | None = None) -> Answer:
    kind = f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind
    return Answer(status, kind, body, {"Cache-Control": "no-store", **(headers or {})})


def _text(status: int, text: str, headers: dict[str, str] | None = None) -> Answer:
    return _answer(status, "text/plain", text.encode(), headers)

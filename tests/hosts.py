"""How hosts answer a request for a built site: small rules, and a server that keeps them. Where each is known from:

GitHub Pages: docs.github.com, "What is GitHub Pages" (a project's site stands below its repository's name), "Creating
a custom 404 page"; it has no file for headers, and lets browsers keep a file for ten minutes, as its answers say.
Netlify: docs.netlify.com, "Custom headers" and "Redirect options". Whether it sends a site's headers with the page for
wrong addresses is not written there: here it does not.
Cloudflare Pages: developers.cloudflare.com, "Serving Pages" and "Headers". Its own program for trying a site at home
(`wrangler pages dev` 4.40) gave each of these answers for a site of ours.
Slashes: the table of github.com/slorber/trailing-slash-guide, whose author put one site on each of the three.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from bench.served import QuietServer
from tests.hosting import Sent, sent_with

_RULES = ("/_headers", "/_redirects")


@dataclass(frozen=True)
class Answer:
    """What a host answers: the status, the file that it shows, the headers that it adds, and where else it leads."""

    status: int
    file: Path | None = None
    sent: Sent = field(default_factory=list)
    leads: str = ""


#: Answers a path, which begins with a slash at the site's root, from the folder of a site.
Host = Callable[[Path, str], Answer]


def github_pages(site: Path, path: str) -> Answer:
    """Answer as GitHub Pages does: folders end with a slash, and a file needs no `.html`."""
    sent = [("Cache-Control", "max-age=600"), ("Access-Control-Allow-Origin", "*")]
    if file := _file(site, path) or _page(site, path):
        return Answer(200, file, sent)
    if _folder(site, path):
        return Answer(301, sent=sent, leads=f"{path}/")
    return Answer(404, site / "404.html", sent)


def netlify(site: Path, path: str) -> Answer:
    """Answer as Netlify does, with *Pretty URLs* as a new site has them."""
    sent = _over([("Cache-Control", "public,max-age=0,must-revalidate")], sent_with(site, path))
    if file := _file(site, path) or _page(site, path):
        return Answer(200, file, sent)
    if _folder(site, path):
        return Answer(301, leads=f"{path}/")
    if path.endswith("/") and _page(site, path.rstrip("/")):
        return Answer(301, leads=path.rstrip("/"))
    return Answer(404, site / "404.html")


def cloudflare_pages(site: Path, path: str) -> Answer:
    """Answer as Cloudflare Pages does: no address ends with `.html`, and the headers go with every answer."""
    sent = sent_with(site, path)
    shown = path.removesuffix("index.html") if path.endswith("/index.html") else path.removesuffix(".html")
    if path in _RULES:
        return Answer(404, site / "404.html", sent)
    if shown != path and _file(site, path):
        return Answer(308, sent=sent, leads=shown)
    if file := _file(site, path) or _page(site, path):
        return Answer(200, file, _over([("Cache-Control", "public, max-age=0, must-revalidate")], sent))
    if _folder(site, path):
        return Answer(308, sent=sent, leads=f"{path}/")
    return Answer(404, site / "404.html", sent)


def _over(own: Sent, ours: Sent) -> Sent:
    """Lay the headers of a site over those that a host sends by itself."""
    return list({**dict(own), **dict(ours)}.items())


def _file(site: Path, path: str) -> Path | None:
    file = site / path.lstrip("/") / "index.html" if path.endswith("/") else site / path.lstrip("/")
    return file if file.is_file() else None


def _page(site: Path, path: str) -> Path | None:
    return None if path.endswith("/") else _file(site, f"{path}.html")


def _folder(site: Path, path: str) -> bool:
    return not path.endswith("/") and (site / path.lstrip("/") / "index.html").is_file()


class _Handler(BaseHTTPRequestHandler):
    """Sends what the host answers, below the folder at which the site stands."""

    def __init__(self, *args: Any, site: Path, host: Host, below: str, **named: Any) -> None:
        self.site, self.host, self.below = site, host, below
        super().__init__(*args, **named)

    def do_GET(self) -> None:
        asked = self.path.partition("?")[0]
        answer = self.host(self.site, f"/{asked.removeprefix(self.below)}") if asked.startswith(self.below) else None
        found = answer or Answer(404)  # of the host's own, outside of the site
        body = found.file.read_bytes() if found.file else b""
        self.send_response(found.status)
        for name, value in found.sent:
            self.send_header(name, value)
        if found.leads:
            self.send_header("Location", self.below.rstrip("/") + found.leads)
        kind = guess_type(found.file.name)[0] if found.file else None
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind else "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test's output for the tests."""


def shown_by(host: Host, site: Path, below: str = "/") -> Iterator[str]:
    """Serve *site* on loopback as *host* would, and yield the site's address."""
    server = QuietServer(("127.0.0.1", 0), partial(_Handler, site=site, host=host, below=below))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{below}"
    server.shutdown()
    server.server_close()

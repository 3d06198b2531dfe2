"""A site on loopback as a host would send it, gzipped, with cache headers and tags, and a record of what was sent."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import md5
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

#: What hosts compress; pictures and fonts are compressed as they are.
_TEXTS = frozenset((".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"))


@dataclass(frozen=True)
class Sent:
    """An answer of the server."""

    path: str
    size: int  # bytes of the body, gzipped where it is text


@dataclass
class Served:
    """A site that is being served."""

    address: str
    sent: list[Sent] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the body waits for the headers to be acknowledged

    def __init__(self, *arguments: Any, sent: list[Sent], **options: Any) -> None:
        self.sent = sent
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Answer with a file, a folder's page, or the site's own page for what is not there."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else Path(self.directory) / "404.html"
        body = packed(file)
        tag = f'"{md5(body, usedforsecurity=False).hexdigest()}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.sent.append(Sent(urlsplit(self.path).path, len(body)))
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", f"{self.guess_type(file)}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={600 if file.suffix == '.html' else 31536000}")
        if file.suffix in _TEXTS:
            self.send_header("Content-Encoding", "gzip")  # every browser takes it
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of single requests."""


class QuietServer(ThreadingHTTPServer):
    """A server on loopback that a browser may leave at any moment."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves early is no error."""


@cache
def packed(file: Path) -> bytes:
    """Return what goes over the wire for *file*: its bytes, after `gzip -9` where it is text."""
    raw = file.read_bytes()
    return gzip.compress(raw, 9) if file.suffix in _TEXTS else raw


@contextmanager
def served(site: Path, port: int = 0) -> Iterator[Served]:
    """Serve *site* on loopback until the block ends; port 0 is any that is free."""
    sent: list[Sent] = []
    server = QuietServer(("127.0.0.1", port), partial(_Handler, directory=str(site), sent=sent))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/", sent)
    finally:
        server.shutdown()
        server.server_close()

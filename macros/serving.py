"""A small supervisor for writing: build on every change, keep the last good site up, show what is wrong.

Both generators' own servers die on bad data and keep old Python loaded. Here each build is a process of
its own, so a mistake ends that process and nothing else; its words are shown in the terminal and on top
of the page, until the next build is good again.
"""

import argparse
import html
import io
import json
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from macros.mishaps import speak_plainly
from macros.pages import configured_roots

LOOK_EVERY = 0.25  # seconds between two looks at the files
WAIT_AT_MOST = 20.0  # seconds that a page's question after changes stays open
_OWN = "/-/"  # addresses below this belong to the server, not to the site

_RELOAD = """
let seen = null;
(async function listen() {
  for (;;) {
    try {
      const answer = await fetch(`/-/changes?seen=${seen ?? ""}`);
      const { version } = await answer.json();
      if (seen !== null && version !== seen) return location.reload();
      seen = version;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
})();
"""
_BANNER = (
    '<div role="alert" style="position:fixed;inset:0 0 auto 0;z-index:99;max-height:60vh;overflow:auto;'
    'padding:1rem;background:#7a1020;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap">'
    "The last change could not be built. This is the page as it was before.\n\n{}</div>"
)
_EMPTY = "<!doctype html><html lang=en><meta charset=utf-8><title>Not built yet</title><body></body></html>"


@dataclass
class State:
    """What the server knows: how often the site changed, and what is wrong with the last attempt."""

    version: int = 0
    mistake: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, mistake: str) -> None:
        """Note the end of a build, and wake every page that waits for one."""
        with self.changed:
            self.version += 1
            self.mistake = mistake
            self.changed.notify_all()

    def wait_for_news(self, seen: str) -> int:
        """Return the version as soon as it is not *seen*, or after `WAIT_AT_MOST` seconds."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.version) != seen, WAIT_AT_MOST)
            return self.version


class Handler(SimpleHTTPRequestHandler):
    """Serves the site's files; into each page goes the reload script, and the mistake where there is one."""

    def __init__(self, *arguments: Any, state: State, **options: Any) -> None:
        self.state = state
        super().__init__(*arguments, **options)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of single requests: the terminal belongs to mistakes."""

    def send_head(self) -> io.BytesIO | Any:
        """Answer a request with a page, the server's own addresses, or a file."""
        path = self.path.partition("?")[0]
        if path == f"{_OWN}reload.js":
            return self._send(_RELOAD, "text/javascript")
        if path == f"{_OWN}changes":
            version = self.state.wait_for_news(self.path.partition("seen=")[2])
            return self._send(json.dumps({"version": str(version)}), "application/json")
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not path.endswith("/"):
            return super().send_head()
        page = file / "index.html" if file.is_dir() else file
        if page.is_file() and page.suffix != ".html":
            return super().send_head()
        found = page.is_file()
        page = page if found else Path(self.directory) / "404.html"
        text = page.read_text(encoding="utf-8") if page.is_file() else _EMPTY
        return self._send(self._with_news(text), "text/html", 200 if found else 404)

    def _with_news(self, page: str) -> str:
        banner = _BANNER.format(html.escape(self.state.mistake)) if self.state.mistake else ""
        before, body, after = page.rpartition("</body>")
        return f'{before}{banner}<script src="{_OWN}reload.js" defer></script>{body}{after}'

    def _send(self, text: str, kind: str, status: int = 200) -> io.BytesIO:
        raw = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        return io.BytesIO(raw)

    def end_headers(self) -> None:
        """Keep the browser from showing yesterday's page."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class Server(ThreadingHTTPServer):
    """A server that says nothing when a page is left before it was read to its end."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what went wrong, unless it is only a reader who left."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def fingerprint(paths: list[Path]) -> frozenset[tuple[str, int, int]]:
    """Tell the state of all files below *paths* as (path, time in ns, size in bytes)."""
    return frozenset(_stats(paths))


def _stats(paths: list[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else [path]:
            if "__pycache__" in file.parts:
                continue
            try:
                stat = file.stat()
            except OSError:  # removed between the listing and the look, or a link that leads nowhere
                continue
            if file.is_file():
                yield str(file), stat.st_mtime_ns, stat.st_size


def _data_roots() -> list[Path]:
    """Return the data roots, or none while the settings cannot be read: the build then says why."""
    try:
        return configured_roots(Path.cwd())
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        return []


def run(command: str) -> str:
    """Run *command*; return nothing when it ends well, and all that it said when it does not."""
    result = subprocess.run(shlex.split(command), capture_output=True, text=True, check=False)
    said = "\n".join(line for line in (result.stdout + result.stderr).splitlines() if not line.startswith("make: ***"))
    return "" if result.returncode == 0 else said.strip() or f"`{command}` failed and said nothing"


def build_on_change(state: State, paths: list[Path], prepare: str, build: str) -> None:
    """Build now and after every change in *paths* or in a configured data root, for ever.

    What *prepare* writes is no change of the writer's, so the files are looked at after it and before *build*.
    """
    last: frozenset[tuple[str, int, int]] | None = None
    watched = paths
    while True:
        if fingerprint(watched) == last:
            time.sleep(LOOK_EVERY)
            continue
        started = time.monotonic()
        mistake = run(prepare)
        watched = [*paths, *_data_roots()]
        last = fingerprint(watched)
        mistake = mistake or run(build)
        state.tell(mistake)
        outcome = f"{mistake}\nNot built; the last good site stays up." if mistake else "Built"
        print(f"{outcome} ({time.monotonic() - started:.1f} s)", flush=True)


def _port(text: str) -> int:
    """Read a port's number, or end with one line that says what it can be."""
    if not text.isdecimal() or not 0 < int(text) < 1 << 16:
        sys.exit(f"{text} cannot be a port: name a number from 1 to 65535, as in `make serve PORT=8001`.")
    return int(text)


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m macros.serving", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--site", type=Path, required=True, help="the folder that the build writes")
    parser.add_argument("--watch", type=Path, nargs="+", required=True, help="files and folders to look at")
    parser.add_argument("--prepare", required=True, help="a command that writes derived files into watched folders")
    parser.add_argument("--build", required=True, help="a command that builds the site")
    speak_plainly()
    options = parser.parse_args()
    state = State()
    handler = partial(Handler, state=state, directory=str(options.site))
    try:
        server = Server((options.host, options.port), handler)
    except OSError as error:
        sys.exit(f"Cannot serve at {options.host}:{options.port}: {error.strerror}. Try `make serve PORT=8001`.")
    builder = (state, options.watch, options.prepare, options.build)
    threading.Thread(target=build_on_change, args=builder, daemon=True).start()
    print(f"Serving at http://{options.host}:{options.port}/ (Ctrl-C ends it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()

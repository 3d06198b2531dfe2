"""Which Chromium the browser tests and the benchmark start."""

import shutil
from collections.abc import Iterable
from typing import Any

#: Chromium without windows: it opens a page for a third of the work.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
WHOLE = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing but loopback is to be had
)


def chromium_path(names: Iterable[str] = (*SHELLS, *WHOLE)) -> str | None:
    """Return the first of *names* that is on the path; None where none is, and Playwright takes its own."""
    return next((found for name in names if (found := shutil.which(name))), None)


def whole_chromium() -> dict[str, Any]:
    """Return what makes Playwright launch a Chromium with windows, which keeps the page that one leaves."""
    path = chromium_path(WHOLE)
    return {"executable_path": path} if path else {"executable_path": None, "channel": "chromium"}

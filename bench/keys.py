"""How long the builder takes from a key to the laid-out preview, on the longest script, with the CPU slowed down."""

import statistics
from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import chromium, opened
from bench.served import packed, served
from bench.sites import Sites
from bench.table import aligned

SLOWDOWN = 4  # times
KEYS = 40
FRAME = 16  # ms
_WATCH = """() => {
  window.took = [];
  window.addEventListener("input", () => { window.started = performance.now(); }, { capture: true });
  window.addEventListener("input", () => {
    document.querySelector("script-builder").getBoundingClientRect(); // lays out what was written
    window.took.push(performance.now() - window.started);
  });
}"""


def keys(sites: Sites) -> str:
    """Type into the longest script's form and write the table."""
    script = longest_script(sites.ours)
    with served(sites.ours) as server, chromium() as browser:
        took = key_times(browser, f"{server.address}scripts/{script}/")
    code = sum(len(packed(file)) for file in (sites.ours / "assets" / "js").glob("script-*.js")) / 1000
    rows = [
        [f"{script} with every worry, CPU {SLOWDOWN} times slower, {KEYS} keys", "aim", "measured"],
        ["key to laid-out preview, median ms", str(FRAME), f"{statistics.median(took):.1f}"],
        ["key to laid-out preview, largest ms", str(FRAME), f"{max(took):.1f}"],
        ["the builder's own code, KB gzipped", "10", f"{code:.1f}"],
    ]
    return aligned(rows)


def longest_script(site: Path) -> str:
    """Return the id of the script whose page is the longest."""
    return max((site / "scripts").glob("*/index.html"), key=lambda page: page.stat().st_size).parent.name


def key_times(browser: Browser, address: str) -> list[float]:
    """Add the line of every worry, type into the first text blank; return the milliseconds of work behind each key."""
    with opened(browser, address, 360) as page:
        worries = page.locator("[data-worry]")
        for at in range(worries.count()):
            worries.nth(at).dispatch_event("click")
            page.locator("[data-worry][aria-pressed=true]").nth(at).wait_for(state="attached")
        page.evaluate(_WATCH)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.locator("script-builder input[type=text]").first.press_sequentially("k" * KEYS)
        took: list[float] = page.evaluate("window.took")
    return took

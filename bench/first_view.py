"""What a first visit fetches before any key is pressed, how much the page jumps, and what the search costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.browser import chromium, opened
from bench.search_driver import OURS, SLOWDOWN, THEMES, Search, ms_to_answer
from bench.served import Sent, Served, packed, served
from bench.sites import Sites
from bench.table import aligned

PAGES = {
    "home": "",
    "pattern": "patterns/hidden-costs/",
    "script": "scripts/mutual-benefit/",
    "index": "patterns/",
    "track": "learn/first-hour/",
    "exercise": "practice/two-people-for-returns/",
}
WIDTHS = (360, 1280)
QUESTION = "you only ever ring when you want something"
TIMES = 5

_KEPT = 3000.0  # ms in which all that is kept is there
_SETTLED = 500.0  # ms after the last answer, when scripts have done what they do unasked
_SHIFT = """() => new Promise((done) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((shift) => (sum += shift.hadRecentInput ? 0 : shift.value));
  new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 200);
})"""
_THEME = "/assets/stylesheets/", "/assets/javascripts/"
_SEARCH_MODULES = "site-search.js", "search-*.js"

Row = tuple[str, str, Callable[["View"], str]]  # what, the aim, and how it is written


@dataclass(frozen=True)
class View:
    """The first view of a page."""

    sent: list[Sent]
    shifts: dict[int, float]  # by width
    kept: float  # KB sent once the page was there, to be read without a network

    def kilobytes(self, kind: str = "", theme: bool | None = None) -> float:
        """Return the KB (a thousand bytes) sent: of one kind, and of it the theme's or ours."""
        chosen = [one for one in self.sent if not kind or _kind(one.path) == kind]
        return sum(one.size for one in chosen if theme is None or one.path.startswith(_THEME) == theme) / 1000


def _kind(path: str) -> str:
    """Return the ending of a file's name: html for a page, css, js, or other."""
    ending = "html" if path.endswith("/") else path.rpartition(".")[2]
    return ending if ending in ("html", "css", "js") else "other"


_ROWS: Sequence[Row] = (
    ("requests", "", lambda view: str(len(view.sent))),
    ("KB gzipped, in all", "100", lambda view: f"{view.kilobytes():.1f}"),
    ("  HTML", "", lambda view: f"{view.kilobytes('html'):.1f}"),
    ("  CSS: the theme's", "", lambda view: f"{view.kilobytes('css', theme=True):.1f}"),
    ("  CSS: ours", "12", lambda view: f"{view.kilobytes('css', theme=False):.1f}"),
    ("  JavaScript: the theme's", "", lambda view: f"{view.kilobytes('js', theme=True):.1f}"),
    ("  JavaScript: ours", "6", lambda view: f"{view.kilobytes('js', theme=False):.1f}"),
    ("  else", "", lambda view: f"{view.kilobytes('other'):.1f}"),
    ("KB gzipped after it, to read without a network", "", lambda view: f"{view.kept:.1f}"),
    *((f"layout shift at {width} px", "", lambda view, width=width: f"{view.shifts[width]:.3f}") for width in WIDTHS),
)


def weights(sites: Sites) -> str:
    """Measure both sites and write the tables."""
    with chromium() as browser:
        ours, our_search = _measure(browser, sites.ours, OURS)
        theme, theme_search = _measure(browser, sites.theme, THEMES)
    head = ["first view", "aim", *(cell for page in PAGES for cell in (f"{page}: ours", "theme's"))]
    rows = [
        [name, aim, *(written(view) for page in PAGES for view in (ours[page], theme[page]))]
        for name, aim, written in _ROWS
    ]
    search = [
        ["search", "aim", "ours", "theme's"],
        ["index, KB gzipped", "60", _size(sites.ours, "assets/search.json"), _size(sites.theme, "search/*.json")],
        ["element and ranking, KB gzipped (theme's: its worker)", "10", *_code_sizes(sites)],
        [f"last key to results, CPU {SLOWDOWN} times slower, ms", "50", f"{our_search:.0f}", f"{theme_search:.0f}"],
    ]
    return f"{aligned([head, *rows])}\n\n{aligned(search)}"


def _measure(browser: Browser, site: Path, search: Search) -> tuple[dict[str, View], float]:
    """Open each page of a built site, and ask its search; return the views, and the ms to an answer."""
    with served(site) as server:
        views = {name: _view_of(browser, server, page) for name, page in PAGES.items()}
        answers = [ms_to_answer(browser, server.address, search, QUESTION) for _ in range(TIMES)]
    return views, median(answers)


def _view_of(browser: Browser, server: Served, address: str) -> View:
    shifts = {}
    for width in WIDTHS:
        server.sent.clear()
        with opened(browser, server.address + address, width) as page:
            page.wait_for_timeout(_SETTLED)
            shifts[width] = float(page.evaluate(_SHIFT))
    sent = list(server.sent)
    server.sent.clear()
    with opened(browser, server.address + address, kept=True) as page:
        page.wait_for_timeout(_KEPT)
    more = sum(one.size for one in server.sent) - sum(one.size for one in sent)
    return View(sent, shifts, more / 1000)


def _code_sizes(sites: Sites) -> list[str]:
    ours = sum(float(_size(sites.ours, f"assets/js/{name}")) for name in _SEARCH_MODULES)
    return [f"{ours:.1f}", _size(sites.theme, "assets/javascripts/workers/search.*.js")]


def _size(site: Path, name: str) -> str:
    return f"{sum(len(packed(file)) for file in site.glob(name)) / 1000:.1f}"

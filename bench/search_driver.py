"""Both searches, ours and the theme's, driven on a built home page as a reader drives them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bench.browser import opened
from bench.processes import CannotMeasure

SLOWDOWN = 4  # times
_KEY_EVERY = 100.0  # ms between two keys: a quick typist
_AT_REST = 1000.0  # ms after the last key, when the answer stands
_WATCH = """list => {
  window.bench = {key: 0, shown: 0};
  addEventListener("keydown", (event) => (window.bench.key = event.timeStamp), true);
  const painted = () => setTimeout(() => (window.bench.shown = performance.now()));
  new MutationObserver(() => requestAnimationFrame(painted)).observe(list, {childList: true});
}"""

_FIRST_LINKS = "items => items.map((item) => item.querySelector('a').href)"  # the theme's others lead to sections


@dataclass(frozen=True)
class Search:
    """Where a search takes its words and shows its answer."""

    field: str
    status: str
    at_rest: str  # what the status says while the field is empty
    results: str  # a list, with an item for each page


OURS = Search(
    "site-search input[type=search]",
    "site-search [role=status]",
    "",
    "site-search [role=search] ol",
)
THEMES = Search(
    ".md-search__input",
    ".md-search-result__meta",
    "Type to start searching",
    ".md-search-result__list",
)


def ask(page: Page, search: Search, question: str) -> list[str]:
    """Ask *question* and return the addresses of the pages found, in the order shown, without anchor.

    Each answer is known to be this question's, because the field was emptied and the search was at rest before.
    """
    _type(page, search, "")
    _wait(page, search, "===")
    _type(page, search, question)
    _wait(page, search, "!==")
    links: list[str] = page.eval_on_selector_all(f"{search.results} > li", _FIRST_LINKS)
    return [urlsplit(link).path.strip("/") for link in links]


def _type(page: Page, search: Search, text: str) -> None:
    page.fill(search.field, text)
    page.press(search.field, "End")  # the theme looks at its field when a key is let go


def _wait(page: Page, search: Search, how: str) -> None:
    says = f"([status, text]) => document.querySelector(status).textContent.trim() {how} text"
    page.wait_for_function(says, arg=[search.status, search.at_rest])


def ms_to_answer(browser: Browser, address: str, search: Search, question: str) -> float:
    """Type *question* key by key on a fresh page; return the ms from the last key to the answer on the screen.

    The CPU is slowed down, and the index has been read when the last key comes.

    Raises:
        CannotMeasure: when no answer comes.
    """
    with opened(browser, address) as page:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.eval_on_selector(search.results, _WATCH)
        page.focus(search.field)
        page.keyboard.type(question, delay=_KEY_EVERY)
        page.wait_for_timeout(_AT_REST)
        key, shown = page.evaluate("[window.bench.key, window.bench.shown]")
    if shown < key:
        raise CannotMeasure(f"{address} does not answer '{question}'")
    return float(shown - key)

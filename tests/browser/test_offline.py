"""Reading without a network: what was opened opens again, whole builds at a time, until the reader says no."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.exports.worker import write_worker
from macros.loading import load
from tests.conftest import serve
from tests.projects import TOY_DATA, replace

SCRIPT = "scripts/boat-by-noon/"
PATTERN = "patterns/loose-rope/"
OTHER = "patterns/dark-lamp/"
_KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => !name.endsWith("marks"));
  const urls = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((k) => k.url)));
  return urls.flat();
}"""


#: Waits for the worker, and not for ever: it is never there where its first build could not be kept.
_READY = """() => Promise.race([
  navigator.serviceWorker.ready.then(() => undefined),
  new Promise((_, no) => setTimeout(() => no(new Error("no worker came")), 20000)),
])"""
#: Asks for a new build, and says what became of it; nothing where there is none, or the browser has it already.
_UPDATE = """async () => {
  for (let tried = 0; tried < 10; tried++) {
    const { installing } = await (await navigator.serviceWorker.ready).update();
    if (installing) return await new Promise((done) => {
      installing.onstatechange = () => ["redundant", "activated"].includes(installing.state) && done(installing.state);
    });
    await new Promise((done) => setTimeout(done, 200));
  }
}"""


@pytest.fixture
def site(toy_site: Path, tmp_path: Path) -> Path:
    """A site of its own, that a test may publish anew; so old that a browser takes its files for good for a day."""
    site = Path(shutil.copytree(toy_site, tmp_path / "site"))
    long_ago = time.time() - 10 * 24 * 3600
    for file in site.rglob("*"):
        os.utime(file, (long_ago, long_ago))
    return site


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Where it is served."""
    yield from serve(site)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's browser that keeps what it is asked to keep."""
    context = browser.new_context(service_workers="allow")
    yield context
    context.close()


def publish(site: Path, **changes: tuple[str, str]) -> None:
    """Change files and publish the site anew, later than before: `publish(site, **{"a.css": ("old", "new")})`."""
    for file, (old, new) in changes.items():
        replace(site / file, old, new)
    write_worker(site, load([TOY_DATA]))
    later = time.time() + 60
    for changed in site.rglob("*"):
        os.utime(changed, (later, later))


def kept(page: Page) -> list[str]:
    """List the addresses of what the browser keeps."""
    return list(page.evaluate(_KEPT))


def wait_for(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds that no element shows."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come")


def opened(context: BrowserContext, address: str) -> Page:
    """Open a page, and wait until it and all that belongs to it is kept."""
    page = context.new_page()
    page.goto(address)
    page.evaluate(_READY)
    wait_for(page, lambda: address in kept(page))
    return page


def visit(page: Page, address: str) -> None:
    """Go to a page, and wait until it is kept."""
    page.goto(address)
    wait_for(page, lambda: address in kept(page))


def build_of(page: Page) -> str:
    """Return the build that a page says it is of."""
    return str(page.locator("[name=build]").get_attribute("content"))


def test_the_worker_begins_once_the_page_is_there(context: BrowserContext, address: str) -> None:
    """What it fetches takes nothing from the first view."""
    context.add_init_script("""{
      const register = ServiceWorkerContainer.prototype.register;
      ServiceWorkerContainer.prototype.register = function (...given) {
        window.begun = document.readyState;
        return register.apply(this, given);
      };
    }""")
    page = context.new_page()
    page.goto(f"{address}{SCRIPT}")
    page.evaluate(_READY)
    assert page.evaluate("window.begun") == "complete"


def test_a_page_that_was_opened_opens_without_a_network(context: BrowserContext, address: str) -> None:
    """The first page that one opens too, with its styles and what it does; with a search, once one has searched."""
    page = opened(context, address + SCRIPT)
    visit(page, address + PATTERN)
    page.locator("site-search input").fill("boat")
    expect(page.locator("[role=search] ol a").first).to_be_visible()
    wait_for(page, lambda: any(url.endswith("search.json") for url in kept(page)))
    context.set_offline(True)
    for _ in range(2):
        page.goto(address + SCRIPT)
        expect(page.locator("script-builder[data-awake]")).to_be_visible()
    control = page.locator("script-builder form input[type=text]:visible").first
    control.fill("Ada Obi")
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Ada Obi")
    page.goto(address + PATTERN)
    page.locator("site-search input").fill("boat")
    expect(page.locator("[role=search] ol a").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.lede')).fontSize") != "16px"


def test_the_first_page_does_all_it_can_while_it_stays_open(context: BrowserContext, address: str) -> None:
    """What it fetches at the first touch is there, though the network went before that."""
    page = opened(context, address + SCRIPT)
    context.set_offline(True)
    wait_for(page, lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))
    page.locator("script-builder form input[type=text]:visible").first.fill("Ada Obi")
    expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Ada Obi")


def test_a_page_that_was_not_opened_says_so_kindly(context: BrowserContext, address: str) -> None:
    """It looks like the site, and leads on once there is a network."""
    page = opened(context, address)
    context.set_offline(True)
    page.goto(address + PATTERN)
    expect(page.locator("h1")).to_have_text("You are offline")
    expect(page.locator(".lede")).to_contain_text("has not been opened")
    assert page.title().startswith("You are offline")
    page.goto(address.rstrip("/") + "/patterns")
    expect(page.locator("h1")).to_have_text("You are offline")
    context.set_offline(False)
    page.goto(address + PATTERN)
    expect(page.locator("h1")).not_to_have_text("You are offline")


def test_a_host_may_leave_out_the_end_of_a_name(context: BrowserContext, site: Path) -> None:
    """Cloudflare Pages leads from x.html to x: the page in place of others is kept, shown, and renewed all the same."""
    for address in serve(site, {"offline.html": "offline"}):
        page = opened(context, address + PATTERN)
        context.set_offline(True)
        page.goto(address + OTHER)
        expect(page.locator("h1")).to_have_text("You are offline")
        context.set_offline(False)
        publish(site, **{"404.html": ("<main", "<main data-new")})
        page.goto(address + PATTERN)
        assert page.evaluate(_UPDATE) != "redundant"
        context.set_offline(True)
        page.goto(address + OTHER)
        expect(page.locator("main[data-new] h1")).to_have_text("You are offline")


def test_a_build_that_a_host_leads_out_of_the_site_for_is_not_taken(context: BrowserContext, site: Path) -> None:
    """Whoever answers there is another, whatever it says; nothing is left of the try."""
    leads: dict[str, str] = {}
    for address in serve(site, leads):
        page = opened(context, address + PATTERN)
        before = page.evaluate("caches.keys()")
        leads["offline.html"] = "/elsewhere/offline"
        publish(site, **{"404.html": ("<main", "<main data-new")})
        assert page.evaluate(_UPDATE) == "redundant"
        assert page.evaluate("caches.keys()") == before


def test_a_new_build_is_seen_at_the_next_visit(context: BrowserContext, site: Path, address: str) -> None:
    """Its page with its style, at once; then all that was opened is of it, though only one page was opened again."""
    page = opened(context, address + PATTERN)
    visit(page, address + OTHER)
    before = build_of(page)
    publish(site, **{"assets/css/site.css": (":root", "h1 { color: rgb(1, 2, 3) !important }\n:root")})
    page.goto(address + PATTERN)
    assert build_of(page) != before
    colour = "getComputedStyle(document.querySelector('h1')).color"
    assert page.evaluate(colour) == "rgb(1, 2, 3)"
    new = build_of(page)
    wait_for(page, lambda: all(name.endswith((new, "marks")) for name in page.evaluate("caches.keys()")))
    context.set_offline(True)
    for kept_page in (OTHER, PATTERN):
        page.goto(address + kept_page)
        assert build_of(page) == new
        assert page.evaluate(colour) == "rgb(1, 2, 3)"


def test_no_page_is_half_of_an_old_build(context: BrowserContext, site: Path, address: str) -> None:
    """A page that stays open while a new build comes fetches what it lacks from its own."""
    old = opened(context, address + SCRIPT)
    publish(site, **{"assets/js/script-works.js": ("export async", "window.fromNew = true;\nexport async")})
    new = context.new_page()
    new.goto(address + SCRIPT)
    wait_for(new, lambda: old.evaluate("Boolean(navigator.serviceWorker.controller)"))
    for page, of_new in ((old, None), (new, True)):
        page.bring_to_front()
        page.locator("script-builder form input[type=text]:visible").first.fill("Ada Obi")
        expect(page.locator('[data-message="ask"] [data-text]')).to_contain_text("Ada Obi")
        assert page.evaluate("window.fromNew") is of_new


def test_a_build_that_is_not_whole_on_the_server_is_not_taken(
    context: BrowserContext, site: Path, address: str
) -> None:
    """While a host puts files in their places, the browser keeps what it has; when they are, it takes them."""
    page = opened(context, address + PATTERN)
    before = build_of(page)
    publish(site, **{"assets/css/site.css": (":root", "h1 { color: rgb(1, 2, 3) }\n:root")})
    whole = (site / "assets/css/site.css").read_text(encoding="utf-8")
    (site / "assets/css/site.css").write_text(whole[:100], encoding="utf-8")
    assert page.evaluate(_UPDATE) == "redundant"
    assert [name for name in page.evaluate("caches.keys()") if not name.endswith((before, "marks"))] == []
    context.set_offline(True)
    page.goto(address + PATTERN)
    assert build_of(page) == before
    context.set_offline(False)
    (site / "assets/css/site.css").write_text(whole, encoding="utf-8")
    later = time.time() + 120
    os.utime(site / "assets/css/site.css", (later, later))
    assert page.evaluate(_UPDATE) != "redundant"
    context.set_offline(True)
    page.goto(address + PATTERN)
    assert build_of(page) != before


def test_it_can_be_switched_off_and_stays_so(context: BrowserContext, address: str) -> None:
    """What was kept is gone, nothing is kept on any page after that, and it can be switched on again."""
    page = opened(context, address + "privacy/")
    box = page.locator("offline-switch input")
    expect(box).to_be_checked()
    box.uncheck()
    expect(page.locator("offline-switch .said")).to_contain_text("gone")
    for there in ("", "privacy/"):
        page.goto(address + there)
        page.wait_for_timeout(300)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        assert page.evaluate("caches.keys()") == []
    expect(box).not_to_be_checked()
    box.check()
    expect(page.locator("offline-switch .said")).to_contain_text("kept here")
    wait_for(page, lambda: address + "privacy/" in kept(page))


def test_a_site_that_wants_it_no_longer_takes_it_back(context: BrowserContext, site: Path, address: str) -> None:
    """A build without it takes the worker of an earlier one away, with all that it kept."""
    page = opened(context, address + PATTERN)
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8").replace('<meta name="build"', '<meta name="none"')
        text = text.replace("assets/js/offline.js", "assets/js/kit.js")
        file.write_text(text, encoding="utf-8")
    (site / "service-worker.js").write_text(
        (Path(__file__).parents[2] / "docs" / "service-worker.js").read_text(encoding="utf-8"), encoding="utf-8"
    )
    page.goto(address + PATTERN)
    wait_for(page, lambda: page.evaluate("caches.keys()") == [])


def test_another_site_of_the_same_host_is_left_alone(context: BrowserContext, address: str) -> None:
    """The worker answers for nothing outside the site's own folder, and touches no cache but its own."""
    page = opened(context, address)
    page.evaluate("caches.open('askwell /other/ 1234').then(() => undefined)")
    page.goto(address + "privacy/")
    page.locator("offline-switch input").uncheck()
    expect(page.locator("offline-switch .said")).to_contain_text("gone")
    assert page.evaluate("caches.keys()") == ["askwell /other/ 1234"]

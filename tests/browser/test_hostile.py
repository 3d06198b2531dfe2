"""A hostile playbook in a browser: no page runs or follows anything of its own accord, and each text is text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from macros.loading import load
from macros.pages import stubs
from macros.sync import sync
from tests.conftest import SETTINGS, once, serve
from tests.hostile import hostile_toy
from tests.projects import build, export_for_hosts, toy_project

#: What a page shows that no page of ours has: handlers, and addresses that run.
_HARM = """() => [...document.querySelectorAll("*")].flatMap((tag) => [...tag.attributes]
  .filter(({ name, value }) => /^on/.test(name) || /^\\s*(javascript|data|vbscript):/i.test(value) && name !== "content"
    && !/^data-|^value$|^placeholder$|^aria-|^title$|^alt$|^label$|^id$/.test(name))
  .map(({ name, value }) => `<${tag.localName} ${name}=${value}>`))"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile records as a whole site."""

    def make(folder: Path) -> None:
        project = toy_project(folder)
        (project / "data" / "interface.yaml").unlink()
        hostile_toy(project / "data")
        sync(load([project / "data"]), project)
        export_for_hosts(build(project, folder / "site", "--pages", **SETTINGS), project / "data")

    return once(tmp_path_factory, "hostile", make)


@pytest.fixture(scope="module")
def hostile_served(hostile_site: Path) -> Iterator[str]:
    """Its address on loopback."""
    yield from serve(hostile_site / "site")


def watched(browser: Browser) -> tuple[Page, list[str]]:
    """Open a page that notes what runs and where it is led."""
    page = browser.new_page()
    noted: list[str] = []

    def note(dialog: Dialog) -> None:
        noted.append(f"dialog on {page.url}")
        dialog.dismiss()

    page.on("dialog", note)
    page.on("pageerror", lambda error: noted.append(f"{error} on {page.url}"))
    page.on("request", lambda request: noted.append(request.url) if "evil" in request.url else None)
    return page, noted


def test_no_page_runs_a_script_or_leads_away(browser: Browser, hostile_site: Path, hostile_served: str) -> None:
    """Each page is opened, its folds too, its fields are focused, and the pointer goes over it."""
    page, noted = watched(browser)
    files = [stub.file for stub in stubs(load([hostile_site / "data"])) if not stub.moved_to]
    assert len(files) > 40
    for file in files:
        address = f"{hostile_served}{file.removesuffix('index.md')}"
        page.goto(address)
        noted += [f"{harm} on {address}" for harm in page.evaluate(_HARM)]
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        page.evaluate("document.querySelectorAll('main *').forEach((one) => one.dispatchEvent(new Event('mouseover')))")
        page.evaluate("document.querySelectorAll('main [tabindex], main a, main input').forEach((one) => one.focus())")
        if page.url.partition("#")[0] != address:
            noted.append(f"{address} led to {page.url}")
    page.goto(f"{hostile_served}nowhere-at-all/")
    noted += page.evaluate(_HARM)
    page.close()
    assert not noted


def test_what_elements_show_of_a_record_is_text(browser: Browser, hostile_served: str) -> None:
    """The search, the builder, Diagnose and an exercise take texts from data and show them."""
    page, noted = watched(browser)
    page.goto(hostile_served)
    page.locator("main site-search input").fill("alert")
    page.locator("main [role=search] ol a").first.wait_for()
    noted += page.evaluate(_HARM)
    page.goto(f"{hostile_served}scripts/boat-by-noon/")
    for field in page.locator("script-builder form input[type=text]").all():
        field.fill('"><img src=x onerror=alert(1)>')
    page.locator("[data-message=ask] [data-text]", has_text="<img").first.wait_for()
    for button in page.locator("[data-worry]").all():
        button.dispatch_event("click")
    noted += page.evaluate(_HARM)
    page.goto(f"{hostile_served}diagnose/")
    for box in page.locator("pattern-finder input[type=checkbox]").all():
        box.dispatch_event("click")
    noted += page.evaluate(_HARM)
    page.goto(f"{hostile_served}practice/who-hails/")
    for button in page.locator("main button, main input[type=radio]").all():
        button.dispatch_event("click")
    noted += page.evaluate(_HARM)
    page.close()
    assert not noted

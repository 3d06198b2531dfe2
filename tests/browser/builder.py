"""What the tests of the script builder do as a person would: open it, fill it in, read what it hands over."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import wait_until

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def part(page: Page, name: str, inside: str = "") -> Locator:
    """Return a message's section, or a part of it."""
    return page.locator(f'[data-message="{name}"] {inside}'.strip())


def text_of(page: Page, name: str = "ask") -> Locator:
    """Return where a message stands."""
    return part(page, name, "[data-text]")


def bring(page: Page, name: str) -> None:
    """Show a message, where one of several is shown."""
    choice = page.locator(f'[data-show="{name}"]')
    if choice.count():
        choice.click()
    expect(part(page, name)).to_be_visible()


def fields(page: Page) -> list[Locator]:
    """Return the controls of the blanks that are asked for."""
    controls = page.locator("script-builder form [name]:not([name^=_], [type=date])").all()
    return [control for control in controls if control.is_visible()]


def fill_all(page: Page, mark: str = "Zed") -> None:
    """Fill every blank that is asked for as a person would, text blanks with something that can be found again."""
    for control in fields(page):
        kind = control.evaluate("control => control.type")
        if kind == "select-one":
            control.select_option(index=1)
        elif kind == "number":
            control.fill(control.get_attribute("min") or "7")
        elif kind == "time":
            control.fill("09:30")
        else:
            control.fill(f"{mark} {control.get_attribute('name')}")
    awake(page)


def awake(page: Page) -> None:
    """Touch the builder, which brings its works, and wait until they have come."""
    page.locator("script-builder").dispatch_event("pointerover")
    wait_until(page, "Boolean(document.querySelector('script-builder').works)")


def copied(page: Page) -> str:
    """Return what the clipboard holds."""
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


def tab_to(page: Page, selector: str, most: int = 160) -> None:
    """Press Tab until what *selector* names has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")


def link_to(page: Page, draft: object) -> str:
    """Make a link to a draft as the first edition and this one do."""
    coded = page.evaluate(
        """(draft) => {
          const bytes = new TextEncoder().encode(JSON.stringify(draft));
          const coded = btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
          return coded.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
        }""",
        draft,
    )
    return f"{page.url.partition('#')[0]}#draft={coded}"

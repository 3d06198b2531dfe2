"""Pictures of every kind of page, for people to look at: three widths, light and dark.

`make look` builds the site, opens it on loopback and writes the pictures into `.cache/look/`.
They are no test: nothing compares them.
"""

import tempfile
from pathlib import Path

from bench.browser import chromium
from tests.conftest import BELOW, serve
from tests.projects import PROJECT, build

KINDS = {
    "home": "",
    "principle": "principle/",
    "patterns": "patterns/",
    "pattern": "patterns/hidden-costs/",
    "tactic": "tactics/give-an-out/",
    "situations": "situations/",
    "situation": "situations/overdue-invoice/",
    "script": "scripts/bounded-request/",
    "answer": "scripts/first-line-answer/",
    "diagnose": "diagnose/",
    "check": "check/",
    "being-asked": "being-asked/",
    "which-way-to-ask": "which-way-to-ask/",
    "when-not-to-ask": "when-not-to-ask/",
    "map": "map/",
    "evidence": "evidence/",
    "evidence-topic": "evidence/free/",
    "twelve-ways-wrong": "twelve-ways-wrong/",
    "glossary": "glossary/",
    "what-people-say": "what-people-say/",
    "wishes": "what-people-say/wishes/",
    "learn": "learn/",
    "track": "learn/first-hour/",
    "for-leads": "learn/for-leads/",
    "practice": "practice/",
    "mixed": "practice/mixed/",
    "exercise-name": "practice/two-people-for-returns/",
    "exercise-find": "practice/tune-for-the-garden/",
    "exercise-choose": "practice/hut-is-full/",
    "exercise-order": "practice/hand-hygiene-in-may/",
    "contribute": "contribute/add-a-record/",
    "not-found": "no-such-page/",
}
WIDTHS = (360, 768, 1280)


def look(folder: Path) -> int:
    """Write a picture of the first screens of each kind of page into *folder*; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        site = build(PROJECT, Path(temporary) / "site", "--pages", SITE_URL=f"https://example.org{BELOW}")
        for address in serve(site):
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    context = browser.new_context(viewport={"width": width, "height": 1400}, color_scheme=scheme)
                    page = context.new_page()
                    for name, part in KINDS.items():
                        page.goto(address + part)
                        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                        count += 1
                    context.close()
    return count


if __name__ == "__main__":
    target = PROJECT / ".cache" / "look"
    print(f"{look(target)} pictures in {target.relative_to(PROJECT)}/")

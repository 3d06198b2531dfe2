"""What a reader came for stands on a phone's first screen of every record's page."""

import pytest

from macros.playbook import Playbook
from tests.browser.conftest import OpenPage

SCREEN = 844  # px, beside a width of 390
#: What must be whole on the first screen, by kind: what to do; of a message, the first line of the ask or the answer.
FIRST = {
    "patterns": ".fix-headline",
    "tactics": "ol.steps > li:first-child",
    "situations": "[data-message]:not([hidden]) .line",
    "scripts": "[data-message]:not([hidden]) .line",
}


@pytest.mark.parametrize("kind", FIRST)
def test_the_first_screen_shows_what_to_do(open_page: OpenPage, playbook: Playbook, kind: str) -> None:
    """At 390 x 844, without scrolling or pressing anything."""
    page = open_page(f"{kind}/", width=390)
    page.set_viewport_size({"width": 390, "height": SCREEN})
    far = {}
    for id in playbook.records(kind):
        page.goto(page.url.split(f"/{kind}/")[0] + f"/{kind}/{id}/")
        lower = page.evaluate(
            "part => document.querySelector(`article ${part}`).getBoundingClientRect().bottom", FIRST[kind]
        )
        far[id] = round(lower)
    assert not {id: px for id, px in far.items() if px > SCREEN}


def test_evidence_and_power_are_folded_and_open_by_their_links(open_page: OpenPage, playbook: Playbook) -> None:
    """The grade stands on the fold; what is inside is found by the section's link, and on paper."""
    id, pattern = next((id, pattern) for id, pattern in playbook.patterns.items() if pattern.power)
    page = open_page(f"patterns/{id}/", width=390)
    fold = page.locator("#evidence ~ * details.more, #evidence ~ details.more").first
    assert playbook.words["grades"][pattern.evidence.grade].label in fold.locator("summary").inner_text()
    assert fold.get_attribute("open") is None
    page.emulate_media(media="print")
    assert fold.locator(".evidence").is_visible()

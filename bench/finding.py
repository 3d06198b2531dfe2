"""How often a question in a stranger's words finds its page, with our search and with the theme's."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from bench.browser import chromium, opened
from bench.project import CHECKOUT
from bench.search_driver import OURS, THEMES, Search, ask
from bench.served import served
from bench.sites import Sites
from bench.table import aligned

HALVES = {"tuned": "tuned.yaml", "held out": "held-out.yaml"}
_FIRST = 5


@dataclass(frozen=True)
class Question:
    """A stranger's words, and the pages that answer them."""

    words: str
    pages: list[str]


@dataclass(frozen=True)
class Score:
    """How many questions found what."""

    questions: int
    first: int
    among: int
    nothing: int


def findings(sites: Sites) -> str:
    """Ask both searches every question and write the table."""
    halves = {half: _questions(CHECKOUT / "tests" / "search" / name) for half, name in HALVES.items()}
    scores = [_scores(sites.ours, OURS, halves), _scores(sites.theme, THEMES, halves)]
    cells = [some[half] for half in halves for some in scores]
    absent: list[str] = yaml.safe_load((CHECKOUT / "tests" / "search" / "absent.yaml").read_text(encoding="utf-8"))
    told = [_told(sites.ours, OURS, absent), _told(sites.theme, THEMES, absent)]
    questions = aligned(
        [
            ["strangers' questions", *(cell for half in halves for cell in (f"{half}: ours", "theme's"))],
            ["questions", *(str(score.questions) for score in cells)],
            ["right page first", *(str(score.first) for score in cells)],
            [f"right page among the first {_FIRST}", *(str(score.among) for score in cells)],
            ["found nothing", *(str(score.nothing) for score in cells)],
        ]
    )
    rows = [
        ["what no page is about", "ours", "theme's"],
        ["asked", *[str(len(absent))] * 2],
        ["told so", *map(str, told)],
    ]
    return f"{questions}\n\n{aligned(rows)}"


def _questions(file: Path) -> list[Question]:
    read: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [Question(entry["q"], entry["pages"]) for entry in read]


def _scores(site: Path, search: Search, halves: dict[str, list[Question]]) -> dict[str, Score]:
    with chromium() as browser, served(site) as server, opened(browser, server.address) as page:
        return {half: _score(page, search, questions) for half, questions in halves.items()}


def _told(site: Path, search: Search, absent: list[str]) -> int:
    """Count the questions that find nothing, of those that nothing answers."""
    with chromium() as browser, served(site) as server, opened(browser, server.address) as page:
        return sum(not ask(page, search, words) for words in absent)


def _score(page: Page, search: Search, questions: list[Question]) -> Score:
    answers = [(ask(page, search, question.words), question.pages) for question in questions]
    return Score(
        len(questions),
        first=sum(any(found in pages for found in answer[:1]) for answer, pages in answers),
        among=sum(any(found in pages for found in answer[:_FIRST]) for answer, pages in answers),
        nothing=sum(not answer for answer, _ in answers),
    )

"""The checker's pages: what they list, and that no figure stands there which nobody measured."""

import json
from pathlib import Path

from bs4 import BeautifulSoup

from macros.loading import load
from macros.playbook import Playbook
from macros.records.measured import NEVER
from macros.rulebook import every_rule, fingerprint, rules_for_readers
from macros.views import MACROS, Site


def page(book: Playbook, view: str) -> BeautifulSoup:
    """Return what a view writes."""
    return BeautifulSoup(MACROS[view](Site(book)), "html5lib")


def measured_as(root: Path, text: str) -> Playbook:
    """Return the toy with other figures."""
    (root / "measured.yaml").write_text(text, encoding="utf-8")
    return load([root])


def test_the_box_offers_what_a_draft_may_be_and_where_it_may_go_on(toy: Playbook) -> None:
    """A first ask, a reminder or an answer; and each script that asks."""
    box = page(toy, "check")
    assert [option["value"] for option in box.select("select[name=mode] option")] == ["ask", "nudge", "answer"]
    asks = [id for id, script in toy.scripts.items() if not script.is_answer]
    assert sorted(str(option["value"]) for option in box.select("select[name=into] option")) == sorted(asks)
    assert len(box.select("textarea")) == 1


def test_every_pattern_and_tactic_has_its_words_in_the_box(toy: Playbook) -> None:
    """A finding names what it is about in plain words, with a reason, and leads there."""
    template = MACROS["check"](Site(toy)).partition("<template>")[2].partition("</template>")[0]
    subjects = {part["data-subject"]: part for part in BeautifulSoup(template, "html5lib").select("[data-subject]")}
    assert set(subjects) == {*toy.patterns, *toy.tactics}
    assert all(part.select_one("a[href]") and part.select_one("q") for part in subjects.values())


def test_every_question_has_a_box_to_tick(toy: Playbook) -> None:
    """For paper, and for whoever has no JavaScript."""
    questions = page(toy, "check").select(".questions > li")
    assert all(question.select_one("label > input[type=checkbox]") for question in questions)


def test_rules_that_are_shown_are_listed_and_the_others_are_counted(toy: Playbook) -> None:
    """Each under what it is about, with the words that it puts in, a draft that it hits and one that it spares."""
    listed = page(toy, "check_rules")
    shown = {id: rule for id, rule in toy.rules.items() if rule.shown}
    assert {item["id"] for item in listed.select(".rules li")} == set(shown) < set(toy.rules)
    for id, rule in shown.items():
        quoted = [quote.get_text() for quote in listed.select(f".rules #{id} q")]
        assert len(quoted) == (3 if rule.better else 2), id


def test_a_page_fetches_what_is_shown_without_its_drafts_and_tests_read_all_of_it(toy: Playbook) -> None:
    """What says nothing to anybody on a phone is not sent there."""
    fetched = {rule["id"]: rule for rule in json.loads(rules_for_readers(toy))["rules"]}
    assert set(fetched) == {id for id, rule in toy.rules.items() if rule.shown} < set(toy.rules)
    assert not any("hits" in rule or "misses" in rule for rule in fetched.values())
    assert every_rule(toy).count('"hits":') == len(toy.rules)


def test_what_was_not_measured_is_said_to_be_so(root: Path) -> None:
    """No figure is invented, and nothing is said of rules that changed."""
    worth = page(measured_as(root, f"rules: {NEVER}\n"), "how_good").get_text()
    label = load([root]).labels
    assert worth.count(label["worth-none"]) == 4 + len(load([root]).checking.tried)
    assert label["worth-old"] not in worth


def test_figures_stand_as_they_were_measured(toy: Playbook) -> None:
    """The area with its interval, what was found of how many, and what is taken for what."""
    worth = page(toy, "how_good")
    cells = [cell.get_text() for cell in worth.select("td")]
    assert {"0.81 (0.77 to 1.00)", "7 of 9", "2 in 5", "5 of 8", "1 of 7"} <= set(cells)
    assert toy.labels["worth-harmless"].format(found="2 of 11") in worth.get_text()
    assert [link.get_text() for link in worth.select("td a")] == [
        page.title.replace('"so"', "\u201cso\u201d").replace("it's", "it\u2019s")
        for page in (toy.patterns["dark-lamp"], toy.patterns["loose-rope"])
    ]


def test_figures_of_other_rules_are_told_to_be_old(root: Path, toy: Playbook) -> None:
    """Whoever changes a rule need not remember to say so."""
    label = toy.labels["worth-old"]
    assert label in page(toy, "how_good").get_text()
    assert label not in page(measured_as(root, f"rules: {fingerprint(toy)}\n"), "how_good").get_text()

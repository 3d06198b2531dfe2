"""The words of the records: what a machine can hold of the house style."""

import re
from collections import Counter, defaultdict

import pytest

from macros.exports.review import LONG_SENTENCE, long_sentences, sentences
from macros.playbook import Playbook
from macros.records.pattern import Pattern
from macros.records.source import short_citation
from macros.records.tactic import Tactic
from tests.words import Passage, passages, shared_runs

#: Fields whose text shows how not to write, or what people type.
QUOTED = {"aliases", "rewrite.before", "avoid.line", "ways.broken", "claims.claim", "draft.text", "answers.text"}
#: Fields that speak of works, where a year is a fact and not a date to act by.
OF_WORKS = re.compile(r"evidence\.|power\.|claims\.")
BANNED = re.compile(
    r"\b(totally|super|reach(ed|ing)? out|circl(e|ed|ing) back|leverag(e|es|ing) (your|their|our|the)|"
    r"unlock(s|ed|ing)?|seamless(ly)?|journey|at the end of the day|hope this finds you|quick question|"
    r"i was wondering if|thanks in advance|thank you in advance|no worries if not|delve|game.?changer|"
    r"studies show|research (shows|proves)|science says|it'?s important to note|needless to say)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(behavior|favors?\b|favorite|honors?\b|colors?\b|labors?\b|neighbor|humor\b|rumor|centers?\b|theaters?\b|fiber|gray\b|plow|skeptic|"
    r"organiz|apologiz|recogniz|realiz|analyz|summariz|judgment|catalog\b|dialog\b|traveled|canceled)",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\b\d{{1,2}}(st|nd|rd|th)? ({_MONTHS}|May)\b|\b({_MONTHS}) \d{{1,2}}\b|"
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(19\d\d|20[0-4]\d)\b"
)


@pytest.fixture(scope="module")
def texts(playbook: Playbook) -> list[Passage]:
    return list(passages(playbook))


def found(texts: list[Passage], pattern: re.Pattern[str], without: frozenset[str] = frozenset()) -> list[str]:
    """List the places where a pattern is found, outside the fields in *without*."""
    return [
        f"{text.page} {text.field}: {hit[0]}"
        for text in texts
        if text.field not in without and (hit := pattern.search(text.text))
    ]


def test_no_phrase_of_a_template_stands_on_any_page(texts: list[Passage]) -> None:
    """What `voice.md` bans is written only where a page shows how not to write."""
    assert found(texts, BANNED, frozenset(QUOTED)) == []


def test_nothing_is_shouted(texts: list[Passage]) -> None:
    """An exclamation mark does the work of a reason; the pages give the reason."""
    assert found(texts, re.compile("!"), frozenset(QUOTED)) == []


def test_no_dash_strings_sentences_together(texts: list[Passage]) -> None:
    """A full stop is longer than a dash and easier to read aloud."""
    assert found(texts, re.compile("[—–]")) == []


def test_spelling_is_british(texts: list[Passage]) -> None:
    """People may type as they like: only aliases hold American spelling."""
    assert found(texts, AMERICAN, frozenset({"aliases", "forms"})) == []


def test_no_example_holds_a_date(texts: list[Passage]) -> None:
    """A weekday is right every week, a date on one day; a year belongs to a work."""
    timeless = [text for text in texts if not OF_WORKS.match(text.field) and text.field != "aliases"]
    assert found(timeless, DATE) == []


def test_no_six_words_stand_on_two_pages(texts: list[Passage]) -> None:
    """A sentence that could stand on any page says nothing on its own; labels and questions may be alike."""
    alike = ("aliases", "question")
    written = [text for text in texts if text.field not in alike and not text.field.startswith("blanks.")]
    assert {" ".join(run): sorted(pages) for run, pages in shared_runs(written).items()} == {}


def test_a_setting_is_its_pages_own(texts: list[Passage]) -> None:
    """No two examples tell of the same people."""
    settings = Counter(text.text.casefold() for text in texts if text.field.endswith("setting"))
    assert [setting for setting, count in settings.items() if count > 1] == []
    assert len(settings) >= 12


def test_every_pattern_is_told_in_full(playbook: Playbook) -> None:
    """Signs, steps and paragraphs keep to what a reader takes in, and each pattern has its way wrong."""
    broken = {way.id for way in playbook.ways_wrong.ways}
    for id, pattern in playbook.patterns.items():
        assert 4 <= len(pattern.signs) <= 7, id
        assert 3 <= len(pattern.fix.steps) <= 5, id
        assert len(pattern.why) == 3, id
        assert pattern.question and pattern.aliases, id
        assert id in broken, id


def test_every_tactic_has_lines_enough(playbook: Playbook) -> None:
    """At least six lines to borrow, and three to avoid that each hold their repair."""
    for id, tactic in playbook.tactics.items():
        assert len(tactic.borrow) >= 6, id
        assert len(tactic.avoid) >= 3, id
        assert all(len(sentences(line.why)) >= 2 for line in tactic.avoid), id


def test_evidence_is_three_sentences_at_most(playbook: Playbook) -> None:
    """The finding with its number, and its limit."""
    pages: list[Pattern | Tactic] = [*playbook.patterns.values(), *playbook.tactics.values()]
    for page in pages:
        assert 2 <= len(sentences(page.evidence.statement)) <= 3, page.evidence.statement


def test_the_longest_sentences_are_few(playbook: Playbook) -> None:
    """A long sentence is a habit to break and no error: the review lists each, and they stay under 3 in 100."""
    total = sum(len(sentences(text.text)) for text in passages(playbook) if text.field not in QUOTED)
    long = list(long_sentences(playbook))
    assert all(count > LONG_SENTENCE for count, _, _ in long)
    assert len(long) < 0.03 * total
    assert max((count for count, _, _ in long), default=0) <= 36


def test_a_work_that_is_named_is_listed(playbook: Playbook, texts: list[Passage]) -> None:
    """Author and year in a sentence are those of a source that the same page cites."""
    known = {(surnames(short_citation(source)), source.year) for source in playbook.sources.values()}
    named = re.compile(r"\b([A-Z][\w'’-]+)(?: (?:and|et al\.?)(?: [A-Z]?[\w'’-]+)?)? \(?((?:19|20)\d\d)\)?")
    for text in texts:
        for hit in named.finditer(text.text):
            if hit[1] not in ("In", "Since", "Until", "By", "From"):
                assert (hit[1], int(hit[2])) in known, (text.page, hit[0])


def surnames(citation: str) -> str:
    """Return the first surname of a short citation."""
    return re.split(r" and | \(", citation)[0]


def test_every_term_is_used_somewhere(playbook: Playbook) -> None:
    """A term that no page uses explains nothing that a reader met."""
    assert [id for id in playbook.terms if not playbook.pages_using[id]] == []


def test_a_doi_stands_in_the_bibliography_alone(texts: list[Passage]) -> None:
    """Pages cite a source by its id, so that a wrong DOI can be mended in one place."""
    assert found(texts, re.compile(r"\b10\.\d{4,}/|doi\.org")) == []


def test_a_claim_that_failed_is_not_made_elsewhere(texts: list[Passage]) -> None:
    """The numbers that everybody quotes stand beside what became of them, or where a track leads there."""
    quoted = re.compile(r"\b34 times|47\.5 percent|ego depletion", re.IGNORECASE)
    homes = defaultdict(set)
    for text in texts:
        if text.field not in ("aliases", "forms", "term", "meaning") and (hit := quoted.search(text.text)):
            homes[text.page].add((text.field, hit[0]))
    assert all(
        page.startswith(("famous-claims/", "tracks/")) or all(field.startswith("evidence.") for field, _ in places)
        for page, places in homes.items()
    ), homes

"""How good the checker is: on texts that others collected, on marked drafts, and on the scripts of this site.

With the folder of texts at hand, the figures of the page are written into data/measured.yaml.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.areas import Area, Scored, area_with_interval, area_within_fifths
from bench.corpora import POLITE, UNSET, Corpus, corpora, folder
from bench.lines import MODES, Line, drafts_of, harmless, lines_in, seen_by_subject
from bench.marked import HALVES, Tally, drafts_in, found, tally
from bench.reader import Message, Read, Remark, key_times, messages_of, read_all
from bench.table import aligned
from macros.playbook import Playbook
from macros.records.measured import Confusion, Drafts, Found, Interval, Measured
from macros.records.measured import Corpus as Reached
from macros.rulebook import fingerprint

PROJECT = Path(__file__).parent.parent
DRAFTS = PROJECT / "tests" / "drafts"
LINES = PROJECT / "tests" / "lines"
SOUND = PROJECT / "tests" / "sound"
FIGURES = PROJECT / "data" / "measured.yaml"
_LONG = 10_000  # characters
NOTE = "# Written by `make bench part=check`; nobody edits it.\n"

Texts = list[tuple[Corpus, list[Read]]]
Library = list[tuple[Message, Read]]
Lines = list[tuple[Line, list[list[Remark]]]]


def checking(book: Playbook) -> str:
    """Measure and write the report; the figures are kept where all of them could be measured."""
    root = folder()
    tallies = tallied(book)
    messages = list(messages_of(book))
    library = list(zip(messages, read_all(book, [(one.text, one.mode) for one in messages]), strict=True))
    lines = read_lines(book)
    halves = (_marked(half, sums) for half, sums in tallies.items())
    parts = [
        *halves,
        *_on_lines(lines),
        _on_sound(book, sound_drafts(SOUND)),
        _keys(key_times(book, _long(library))),
        _on_scripts(library),
    ]
    if root is None:
        return "\n\n".join([UNSET, *parts])
    texts = [(one, read_all(book, [(text, "ask") for text in one.texts])) for one in corpora(root)]
    reached = [_reached(*one) for one in texts]
    FIGURES.write_text(figures(book, reached, tallies, lines, library), encoding="utf-8")
    return "\n\n".join([_areas(reached), _fifths(texts), *parts, _rules(book, texts, library)])


def tallied(book: Playbook) -> dict[str, Tally]:
    """Read every marked draft and count what was found, for each half of which there are any."""
    drafts = drafts_in(DRAFTS)
    read = list(zip(drafts, read_all(book, [(draft.text, draft.mode) for draft in drafts]), strict=True))
    halves = {half: [(draft, one.remarks) for draft, one in read if draft.half == half] for half in HALVES}
    return {half: tally(some) for half, some in halves.items() if some}


def read_lines(book: Playbook) -> Lines:
    """Read every line in every mode."""
    lines = lines_in(LINES)
    read = iter(read_all(book, [draft for line in lines for draft in drafts_of(line)]))
    return [(line, [next(read).remarks for _ in MODES]) for line in lines]


def _reached(corpus: Corpus, read: list[Read]) -> Reached:
    """Measure what length, polite words and both sums reach on one corpus."""

    def of(scores: Iterable[float]) -> Interval:
        sides: dict[bool, list[float]] = {True: [], False: []}
        for score, label in zip(scores, corpus.labels, strict=True):
            sides[label].append(score)
        return _interval(area_with_interval(Scored(sides[True], sides[False])))

    return Reached(
        id=corpus.id,
        texts=len(corpus.texts),
        length=of(len(text.split()) for text in corpus.texts),
        word_list=of(len(POLITE.findall(text)) for text in corpus.texts),
        shown=of(one.shown for one in read),
        all=of(one.all for one in read),
    )


def _interval(area: Area) -> Interval:
    return Interval(value=f"{area.value:.2f}", low=f"{area.low:.2f}", high=f"{area.high:.2f}")


def figures(book: Playbook, reached: list[Reached], tallies: dict[str, Tally], lines: Lines, library: Library) -> str:
    """Return the file that the page takes its figures from."""
    apart = [(line, modes) for line, modes in lines if line.apart]
    confusions: Counter[tuple[str, str]] = sum((sums.confusions for sums in tallies.values()), start=Counter())
    measured = Measured(
        rules=fingerprint(book),
        corpora=reached or None,
        drafts=[_counts(half, sums) for half, sums in tallies.items()] or None,
        lines=seen_by_subject(apart) or None,
        harmless=harmless(apart) if apart else None,
        confusions=[Confusion(meant=one, said=other, times=times) for (one, other), times in confusions.most_common()]
        or None,
        library=_in_library(library),
    )
    data: dict[str, Any] = measured.model_dump(exclude_none=True)
    return NOTE + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120)


def _counts(half: Any, sums: Tally) -> Drafts:
    return Drafts(
        id=half,
        drafts=sums.drafts,
        faults=found(sums.faults),
        strengths=found(sums.strengths),
        missing=found(sums.missing),
        false_alarms=Found(found=len(sums.alarms), of=sums.good_drafts),
        praise=found(sums.praise),
    )


def _in_library(library: Library) -> Found:
    remarks = [remark for _, read in library for remark in read.remarks if remark.kind == "wakes"]
    return Found(found=len(remarks), of=len(library))


def _areas(reached: list[Reached]) -> str:
    head = ["area under the curve, 95 % interval", "texts", "length", "word list", "what is shown", "all rules"]
    rows = [
        [
            one.id,
            str(one.texts),
            *(f"{a.value} ({a.low}-{a.high})" for a in (one.length, one.word_list, one.shown, one.all)),
        ]
        for one in reached
    ]
    return aligned([head, *rows])


def _fifths(texts: Texts) -> str:
    rows = [["within fifths of length", "what is shown", "all rules"]]
    for corpus, read in texts:
        lengths = [len(text.split()) for text in corpus.texts]
        sums = ([one.shown for one in read], [one.all for one in read])
        rows.append([corpus.id, *(f"{area_within_fifths(one, lengths, corpus.labels):.2f}" for one in sums)])
    return aligned(rows)


def _marked(half: str, sums: Tally) -> str:
    """Write what was found in one half of the drafts; of those kept apart, nothing that one could mend rules by."""
    rows = [[f"drafts, {half}: {sums.drafts}", "found", "of", "share"]]
    counted = {"faults": sums.faults, "strengths": sums.strengths, "missing": sums.missing}
    for name, marks in {**counted, "praise that the editor gave too": sums.praise}.items():
        one = found(marks)
        rows.append([name, str(one.found), str(one.of), f"{one.found / max(1, one.of):.0%}"])
    rows.append(["false alarms in good asks", str(len(sums.alarms)), str(sums.good_drafts), ""])
    rows.append(["remarks beside the marks, in the others", str(len(sums.unasked)), "", ""])
    listed = [*sums.alarms, *sums.unasked, *(f"overlooked: {one}" for one in sums.overlooked)]
    confused = [f"{one} taken for {other}: {times}" for (one, other), times in sums.confusions.most_common()]
    return "\n".join([aligned(rows), *confused, *(listed if half == "tuned" else [])])


def _on_lines(lines: Lines) -> Iterator[str]:
    """Write for either half how many lines were understood, by pattern and tactic, and how many marked for nothing."""
    for half, apart in zip(HALVES, (False, True), strict=True):
        some = [(line, modes) for line, modes in lines if line.apart is apart]
        seen = seen_by_subject(some)
        rows = [[f"lines, {half}: {len(some)}", "found", "of", "share"]]
        rows += [[one.about, str(one.found), str(one.of), f"{one.found / one.of:.0%}"] for one in seen]
        nothing = harmless(some)
        rows.append(["marked, with nothing to mend", str(nothing.found), str(nothing.of), ""])
        yield aligned(rows)


def sound_drafts(folder: Path) -> list[str]:
    """Return the drafts of a folder in which strangers saw nothing to mend; their good moves are not marked."""
    return [one["text"] for file in sorted(folder.glob("*.yaml")) for one in yaml.safe_load(file.read_text("utf-8"))]


def _on_sound(book: Playbook, texts: list[str]) -> str:
    """Write what is said of drafts that nobody would change; all of them were read while the rules were written."""
    read = zip(texts, read_all(book, [(text, "ask") for text in texts]), strict=True)
    said = [(text, [one for one in each.remarks if one.kind != "good"]) for text, each in read]
    lines = [f"{one.rule} ({one.kind}): {text[one.start : one.end]!r}" for text, some in said for one in some]
    return "\n".join([f"{sum(bool(some) for _, some in said)} of {len(texts)} sound drafts are remarked on", *lines])


def _long(library: Library) -> str:
    """Return as long a draft as anybody types, made of our own messages."""
    return "\n".join(one.text for one, _ in library)[:_LONG]


def _keys(took: list[float]) -> str:
    cells = [f"{median(took):.1f}", f"{max(took):.1f}"]
    return aligned([[f"a key in {_LONG:,} characters", "median ms", "largest ms"], ["rules that are shown", *cells]])


def _on_scripts(library: Library) -> str:
    fired = [(one.name, remark) for one, read in library for remark in read.remarks if remark.kind != "good"]
    texts = {one.name: one.text for one, _ in library}
    lines = [f"{name}: {one.rule} ({one.kind}): {texts[name][one.start : one.end]!r}" for name, one in fired]
    return "\n".join([f"{len(lines)} remarks and questions on {len(library)} messages of our scripts", *lines])


def _rules(book: Playbook, texts: Texts, library: Library) -> str:
    """Write how often each rule fires, and how much more often on the side that its weight speaks for."""
    rows = [["rule", "weight", *(f"{corpus.id}: fires, lift" for corpus, _ in texts), "scripts"]]
    scripts = [id for _, read in library for id in set(read.fired)]
    for id, rule in book.rules.items():
        weight = rule.weight if rule.weight is not None else 1 if rule.finds == "good" else -1
        cells = [_lift(id, weight, corpus, read) for corpus, read in texts]
        rows.append([id, str(weight), *cells, str(scripts.count(id))])
    return aligned(rows)


def _lift(id: str, weight: int, corpus: Corpus, read: list[Read]) -> str:
    sides = {True: 0.5, False: 0.5}  # so that none is zero
    for one, label in zip(read, corpus.labels, strict=True):
        sides[label] += id in one.fired
    share = {side: count / max(1, corpus.labels.count(side)) for side, count in sides.items()}
    lift = share[weight > 0] / share[weight <= 0]
    return f"{sum(sides.values()) - 1:.0f}, {lift:.1f}"

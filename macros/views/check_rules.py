"""The rules of the checker in plain words: what each says, a draft that it hits and one that it leaves alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.listed import letters
from macros.parts import Entry, listing
from macros.playbook import Key, Playbook
from macros.records.rule import Rule
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site
from macros.views.split import part_of

_PAGE = Key("pages", "check/rules")
#: The kinds that rules are about, and the label of the heading above them.
_CALLED = {"patterns": "heading-found-wakes", "tactics": "heading-rules-tactics"}
#: Bytes of the tags of a heading, and of a rule.
_HEADING, _RULE = 330, 240


@dataclass(frozen=True)
class RuleShown:
    """A rule: what it says, the words that it would put in or nothing, a draft that it hits and one that it spares."""

    id: str
    finds: str
    say: str
    better: str
    hit: str
    miss: str


@dataclass(frozen=True)
class Subject:
    """A pattern or a tactic, and the rules about it; *need* is a class of styles, or nothing."""

    id: str
    link: Link
    plain: str
    need: str
    rules: list[RuleShown]


@page_macro("check/rules")
def check_rules(site: Site, number: str = "1") -> str:
    """Write every rule that is shown, by pattern and by tactic."""
    part = part_of(site, _PAGE, number, lambda desk, section: desk.labels[_CALLED[section]], _titled)
    desk = part.desk
    shown = [id for id, rule in desk.playbook.rules.items() if rule.shown]
    return desk.render(
        "pages/check-rules.html",
        head=part.head(_PAGE),
        parts=part.links,
        check=desk.link("pages", "check"),
        worth=desk.link("pages", "check/how-good"),
        own=desk.link("pages", "contribute/your-own-data"),
        count=len(shown),
        counted=len(desk.playbook.rules) - len(shown),
        patterns=list(_subjects(desk, "patterns", part.ids("patterns"))),
        tactics=list(_subjects(desk, "tactics", part.ids("tactics"))),
    )


def _titled(desk: Desk, id: str) -> str:
    return desk.link("skills", id).title


def _about(book: Playbook) -> Mapping[str, list[str]]:
    """Return the rules that are shown, by the pattern or the tactic that they are about."""
    found: dict[str, list[str]] = defaultdict(list)
    for id, rule in book.rules.items():
        if rule.shown:
            found[rule.about].append(id)
    return found


@listing(_PAGE)
def _entries(book: Playbook, _key: Key) -> Iterable[Entry]:
    about = _about(book)
    for kind in _CALLED:
        for id, record in book.records(kind).items():
            if id in about:
                rules = [book.rules[rule] for rule in about[id]]
                said = sum(letters(rule.say, rule.better, rule.hits[0], rule.misses[0]) + _RULE for rule in rules)
                yield Entry(kind, id, letters(id, record.title, record.plain) + _HEADING + said)


def _subjects(desk: Desk, kind: str, ids: list[str]) -> Iterator[Subject]:
    book = desk.playbook
    about, records = _about(book), book.records(kind)
    for id in ids:
        need = f" need-{records[id].need}" if kind == "patterns" else ""
        rules = [_shown(desk, rule, book.rules[rule]) for rule in about[id]]
        yield Subject(id, desk.link(kind, id), records[id].plain, need, rules)


def _shown(desk: Desk, id: str, rule: Rule) -> RuleShown:
    finds = desk.labels[f"finds-{rule.finds}"]
    return RuleShown(id, finds, rule.say or "", rule.better or "", rule.hits[0], rule.misses[0])

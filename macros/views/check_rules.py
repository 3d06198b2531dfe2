"""The rules of the checker in plain words: what each says, a draft that it hits and one that it leaves alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.playbook import Key
from macros.records.rule import Rule
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site


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
def check_rules(site: Site) -> str:
    """Write every rule that is shown, by pattern and by tactic."""
    desk = site.at("check/rules/")
    shown = [id for id, rule in desk.playbook.rules.items() if rule.shown]
    return desk.render(
        "pages/check-rules.html",
        head=desk.head(Key("pages", "check/rules")),
        check=desk.link("pages", "check"),
        worth=desk.link("pages", "check/how-good"),
        own=desk.link("pages", "contribute/your-own-data"),
        count=len(shown),
        counted=len(desk.playbook.rules) - len(shown),
        patterns=list(_subjects(desk, "patterns", shown)),
        tactics=list(_subjects(desk, "tactics", shown)),
    )


def _subjects(desk: Desk, kind: str, shown: list[str]) -> Iterator[Subject]:
    book = desk.playbook
    for id, record in book.records(kind).items():
        rules = [_shown(desk, rule, book.rules[rule]) for rule in shown if book.rules[rule].about == id]
        if rules:
            need = f" need-{record.need}" if kind == "patterns" else ""
            yield Subject(id, desk.link(kind, id), record.plain, need, rules)


def _shown(desk: Desk, id: str, rule: Rule) -> RuleShown:
    finds = desk.labels[f"finds-{rule.finds}"]
    return RuleShown(id, finds, rule.say or "", rule.better or "", rule.hits[0], rule.misses[0])

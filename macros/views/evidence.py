"""What is known: the claims and the works behind them, and what became of famous claims."""

import re
from dataclasses import dataclass

from macros.playbook import Key
from macros.records.famous_claims import Claim
from macros.records.source import Source, short_citation, surname
from macros.records.vocabulary import Status
from macros.views.glance import graded, meanings
from macros.views.index import facet
from macros.views.registry import page_macro, page_macros
from macros.views.site import Desk, Link, RecordView, Site
from macros.works import FOLDER, TOPICS, topics, works_by_topic

_MOST_NAMED = 4


@dataclass(frozen=True)
class WorkNamed:
    """A work in one line: what its mark says, the link to its full entry, and the tags that filters read."""

    id: str
    link: Link
    status: Status
    tags: str


@dataclass(frozen=True)
class Topic:
    """What a group of works is about: the page on which they stand in full, and each in one line."""

    id: str
    page: Link
    works: list[WorkNamed]


@page_macro("evidence")
def evidence(site: Site) -> str:
    """Write each claim under its grade, with its works as marks, and every work in one line that leads to it."""
    desk = site.at(f"{FOLDER}/")
    book = desk.playbook
    shown = [id for works in works_by_topic(book).values() for id in works]
    tags = [{"status": [book.sources[id].status], "work": [book.sources[id].kind]} for id in shown]
    return desk.render(
        "pages/evidence.html",
        head=desk.head(Key("pages", FOLDER)),
        meanings=meanings(desk),
        grades=graded(desk),
        statuses=list(book.statuses.values()),
        famous=desk.link("famous-claims", "famous-claims"),
        facets=[facet(desk, name, tags) for name in ("status", "work")],
        count=len(shown),
        topics=[_topic(desk, topic) for topic in topics(book)],
    )


def _topic(desk: Desk, topic: str) -> Topic:
    works = [_named(desk, id) for id in works_by_topic(desk.playbook)[topic]]
    return Topic(topic, desk.link("pages", f"{FOLDER}/{topic}"), works)


def _named(desk: Desk, id: str) -> WorkNamed:
    source, statuses = desk.playbook.sources[id], desk.playbook.statuses
    tags = f"status:{source.status} work:{source.kind}"
    return WorkNamed(id, desk.link("sources", id), statuses[source.status], tags)


@dataclass(frozen=True)
class Work:
    """A work of the bibliography in full: how pages name it, its authors, and the pages that cite it."""

    name: str
    source: RecordView[Source]
    authors: str
    pages: list[Link]


@page_macros(FOLDER, TOPICS)
def evidence_topic(site: Site, topic: str) -> str:
    """Write the works on one topic: what each found, what limits it and which pages cite it."""
    desk = site.at(f"{FOLDER}/{topic}/")
    book = desk.playbook
    works = works_by_topic(book)[topic]
    return desk.render(
        "pages/evidence-topic.html",
        head=desk.head(Key("pages", f"{FOLDER}/{topic}")),
        works=[_work(desk, id) for id in works],
        topics=[desk.link("pages", f"{FOLDER}/{other}") for other in topics(book) if other != topic],
        all=desk.link("pages", FOLDER),
    )


def _work(desk: Desk, id: str) -> Work:
    source = desk.playbook.sources[id]
    return Work(
        name=short_citation(source),
        source=desk.view(source),
        authors=_authors(desk, [with_initials(author) for author in source.authors]),
        pages=[desk.link(*key) for key in _claiming(desk.playbook.cited_by[id]) or [Key("pages", "learn")]],
    )


def with_initials(name: str) -> str:
    """Shorten the given names, as bibliographies do: "V. K. B. Lake" of "Vanessa K. B. Lake"."""
    if name.startswith("and "):
        return name
    family = surname(name)
    given = re.sub(r"(\w)[^\s-]*", r"\1.", name.removesuffix(family))
    return f"{given}{family}"


def _authors(desk: Desk, names: list[str]) -> str:
    """Name the authors; of more than four the first three, and how many others there are."""
    if len(names) > _MOST_NAMED:
        shown = names[: _MOST_NAMED - 1]
        return desk.labels["and-others"].format(names=", ".join(shown), count=len(names) - len(shown))
    if len(names) == 1:
        return names[0]
    last = names[-1] if names[-1].startswith("and ") else f"and {names[-1]}"
    return f"{', '.join(names[:-1])} {last}"


@dataclass(frozen=True)
class FamousClaim:
    """A claim that everyone quotes, and the pages that it would have adorned."""

    claim: RecordView[Claim]
    pages: list[Link]


@page_macro("famous-claims")
def famous_claims(site: Site) -> str:
    """Write what everyone quotes about asking, beside what became of it."""
    desk = site.at("famous-claims/")
    key = Key("famous-claims", "famous-claims")
    book = desk.playbook
    used = {claim.verdict for claim in book.famous.claims}
    claims = [FamousClaim(desk.view(claim), _adorned(desk, claim.id)) for claim in book.famous.claims]
    return desk.render(
        "pages/famous-claims.html",
        head=desk.head(key),
        page=desk.view(book.famous),
        aliases=desk.aliases(book.famous),
        verdicts=[word for id, word in book.words["verdicts"].items() if id in used],
        claims=claims,
        evidence=desk.link("pages", "evidence"),
        file=desk.file(key),
    )


def _claiming(pages: list[Key]) -> list[Key]:
    """Leave out reading lists, which claim nothing, unless nothing else names the work."""
    return [key for key in pages if key.kind != "tracks"] or pages


def _adorned(desk: Desk, claim: str) -> list[Link]:
    """List the pages that the claim would have adorned, in the site's order."""
    return [desk.link(*key) for key in desk.playbook.titled if claim in desk.playbook.claims_on[key]]

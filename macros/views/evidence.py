"""What is known: the claims and the works behind them, and what became of famous claims."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.listed import CLAIMS, letters, linked
from macros.parts import HEADING, Entry, listing
from macros.playbook import Key, Playbook
from macros.records.famous_claims import Claim
from macros.records.source import Source, short_citation, surname
from macros.records.vocabulary import Status
from macros.views.glance import claimed, graded, meanings
from macros.views.index import facet
from macros.views.registry import page_macro, page_macros
from macros.views.site import Desk, Link, RecordView, Site
from macros.views.some import Some, some
from macros.views.split import part_of
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
    count: int
    works: list[WorkNamed]


_PAGE = Key("pages", FOLDER)
#: What stands before the id of a topic, in its anchor.
_ON = "on-"
#: Bytes of the tags of a heading, of a claim beside its link, of each of its marks, and of a work beside its link.
_HEADING, _CLAIM, _MARK, _WORK = 450, 220, 75, 220


@page_macro("evidence")
def evidence(site: Site, number: str = "1") -> str:
    """Write each claim under its grade, with its works as marks, and every work in one line that leads to it."""
    part = part_of(site, _PAGE, number, _called, lambda _, id: id)
    book, desk = site.playbook, part.desk
    shown = [id for works in works_by_topic(book).values() for id in works]
    tags = [{"status": [book.sources[id].status], "work": [book.sources[id].kind]} for id in shown]
    return desk.render(
        "pages/evidence.html",
        head=part.head(_PAGE),
        parts=part.links,
        begins=part.begins,
        meanings=meanings(desk),
        grades=graded(desk, {id: ids for id, ids in part.sections.items() if not id.startswith(_ON)}),
        statuses=list(book.statuses.values()),
        famous=desk.link("famous-claims", "famous-claims"),
        facets=[facet(desk, name, tags) for name in ("status", "work")],
        count=len(shown),
        topics=[_topic(desk, id.removeprefix(_ON), ids) for id, ids in part.sections.items() if id.startswith(_ON)],
    )


def _called(desk: Desk, section: str) -> str:
    """Name a section: a grade, or a topic."""
    grades = desk.playbook.words["grades"]
    return grades[section].label if section in grades else _page_on(desk, section.removeprefix(_ON)).title


def _topic(desk: Desk, topic: str, works: list[str]) -> Topic:
    count = len(works_by_topic(desk.playbook)[topic])
    return Topic(topic, _page_on(desk, topic), count, [_named(desk, id) for id in works])


def _page_on(desk: Desk, topic: str) -> Link:
    return desk.link("pages", f"{FOLDER}/{topic}")


@listing(_PAGE)
def _entries(book: Playbook, _key: Key) -> Iterable[Entry]:
    """Yield each claim under its grade, then each work under its topic; a section without any is a heading still."""
    for grade in book.words["grades"]:
        yield Entry(grade, HEADING, _HEADING)
        for id, one in claimed(book).items():
            if one.evidence.grade == grade:
                yield Entry(grade, id, linked(book, one.page) + _CLAIM + _MARK * len(one.evidence.sources))
    for topic, works in works_by_topic(book).items():
        yield Entry(f"{_ON}{topic}", HEADING, _HEADING)
        for id in works:
            yield Entry(f"{_ON}{topic}", id, letters(short_citation(book.sources[id]), id, id) + _WORK)


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
    pages: Some


@page_macros(FOLDER, TOPICS)
def evidence_topic(site: Site, topic: str, number: str = "1") -> str:
    """Write the works on one topic: what each found, what limits it and which pages cite it."""
    key = Key("pages", f"{FOLDER}/{topic}")
    part = part_of(site, key, number, None, lambda desk, id: short_citation(desk.playbook.sources[id]))
    book, desk = site.playbook, part.desk
    return desk.render(
        "pages/evidence-topic.html",
        head=part.head(key),
        parts=part.links,
        works=[_work(desk, id) for id in part.ids()],
        topics=[desk.link("pages", f"{FOLDER}/{other}") for other in topics(book) if other != topic],
        all=desk.link("pages", FOLDER),
    )


def _work(desk: Desk, id: str) -> Work:
    source = desk.playbook.sources[id]
    return Work(
        name=short_citation(source),
        source=desk.view(source),
        authors=_authors(desk, [with_initials(author) for author in source.authors]),
        pages=some(desk, _claiming(desk.playbook.cited_by[id]) or [Key("pages", "learn")]),
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
def famous_claims(site: Site, number: str = "1") -> str:
    """Write what everyone quotes about asking, beside what became of it."""
    part = part_of(site, CLAIMS, number, None, lambda desk, id: desk.playbook.claims[id].label)
    book, desk = site.playbook, part.desk
    used = {claim.verdict for claim in book.famous.claims}
    claims = [FamousClaim(desk.view(book.claims[id]), _adorned(desk, id)) for id in part.ids()]
    return desk.render(
        "pages/famous-claims.html",
        head=part.head(CLAIMS),
        parts=part.links,
        begins=part.begins,
        page=desk.view(book.famous),
        aliases=desk.aliases(book.famous),
        verdicts=[word for id, word in book.words["verdicts"].items() if id in used],
        claims=claims,
        evidence=desk.link("pages", "evidence"),
        file=desk.file(CLAIMS),
    )


def _claiming(pages: list[Key]) -> list[Key]:
    """Leave out reading lists, which claim nothing, unless nothing else names the work."""
    return [key for key in pages if key.kind != "tracks"] or pages


def _adorned(desk: Desk, claim: str) -> list[Link]:
    """List the pages that the claim would have adorned, in the site's order."""
    return [desk.link(*key) for key in desk.playbook.titled if claim in desk.playbook.claims_on[key]]

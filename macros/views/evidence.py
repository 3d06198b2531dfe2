"""What is known: the bibliography, and what became of famous claims."""

import re
from dataclasses import dataclass

from macros.playbook import Key
from macros.records.famous_claims import Claim
from macros.records.source import Source, surname
from macros.views.index import facet
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, RecordView, Site

_MOST_NAMED = 4


@dataclass(frozen=True)
class Work:
    """A work of the bibliography: its authors in short, the pages that cite it, and the tags that filters read."""

    source: RecordView[Source]
    authors: str
    pages: list[Link]
    tags: str


@page_macro("evidence")
def evidence(site: Site) -> str:
    """Write the bibliography, with what each work found, what limits it and which pages cite it."""
    desk = site.at("evidence/")
    book = desk.playbook
    cited = {id: source for id, source in book.sources.items() if book.cited_by[id] or source.reading}
    tags = {id: {"status": [source.status], "work": [source.kind]} for id, source in cited.items()}
    works = [
        Work(
            source=desk.view(source),
            authors=_authors(desk, [with_initials(author) for author in source.authors]),
            pages=[desk.link(*key) for key in _claiming(book.cited_by[id]) or [Key("pages", "learn")]],
            tags=f"status:{source.status} work:{source.kind}",
        )
        for id, source in cited.items()
    ]
    return desk.render(
        "pages/evidence.html",
        head=desk.head(Key("pages", "evidence")),
        grades=list(book.words["grades"].values()),
        statuses=list(book.words["statuses"].values()),
        famous=desk.link("famous-claims", "famous-claims"),
        facets=[facet(desk, name, tags.values()) for name in ("status", "work")],
        count=len(works),
        works=works,
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

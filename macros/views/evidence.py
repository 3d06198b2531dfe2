"""What is known: the bibliography, and what became of famous claims."""

from macros.playbook import Key
from macros.views.index import facet
from macros.views.site import Desk, Site


def evidence(site: Site) -> str:
    """Write the bibliography, with what each work found, what limits it and which pages cite it."""
    desk = site.at("evidence/")
    book = desk.playbook
    cited = {id: source for id, source in book.sources.items() if book.cited_by[id] or source.reading}
    tags = {id: {"status": [source.status], "work": [source.kind]} for id, source in cited.items()}
    sources = [
        desk.view(
            source,
            cited=desk.link("sources", id).title,
            who=_and(source.authors),
            pages=[desk.link(*key) for key in book.cited_by[id] or [Key("pages", "learn")]],
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
        facets=[facet(desk, name, tags) for name in ("status", "work")],
        count=len(sources),
        sources=sources,
    )


def _and(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    last = names[-1] if names[-1].startswith("and ") else f"and {names[-1]}"
    return f"{', '.join(names[:-1])} {last}"


def famous_claims(site: Site) -> str:
    """Write what everyone quotes about asking, beside what became of it."""
    desk = site.at("famous-claims/")
    key = Key("famous-claims", "famous-claims")
    book = desk.playbook
    used = {claim.verdict for claim in book.famous.claims}
    claims = [desk.view(claim, pages=_pages(desk, claim.id)) for claim in book.famous.claims]
    return desk.render(
        "pages/famous-claims.html",
        head=desk.head(key),
        page=desk.view(book.famous),
        verdicts=[word for id, word in book.words["verdicts"].items() if id in used],
        claims=claims,
        evidence=desk.link("pages", "evidence"),
        file=desk.file(key),
    )


def _pages(desk: Desk, claim: str) -> list[object]:
    """List the pages that the claim would have adorned, in the site's order."""
    return [desk.link(*key) for key in desk.playbook.titled if claim in desk.playbook.claims_on[key]]

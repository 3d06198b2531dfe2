"""Pages to look things up in: principle, check, when not to ask, glossary, field reference."""

from types import SimpleNamespace

from macros.playbook import Key
from macros.records import KINDS, SINGLES, Record
from macros.records.pattern import Pattern
from macros.records.walk import fields_of, inner_model
from macros.views.registry import page_macro
from macros.views.site import Desk, Site


@page_macro("principle")
def principle(site: Site) -> str:
    """Write the page of the principle and the four needs."""
    desk = site.at("principle/")
    book = desk.playbook
    needs = [
        desk.view(
            need,
            patterns=desk.links("patterns", [key for key, pattern in book.patterns.items() if pattern.need == id]),
            tactics=desk.links("tactics", [key for key, tactic in book.tactics.items() if id in tactic.needs]),
        )
        for id, need in book.needs.items()
    ]
    return desk.render(
        "pages/principle.html",
        head=desk.head(Key("principle", "principle")),
        principle=desk.view(book.principle),
        needs=needs,
        claims=desk.links("claims", book.claims_on[Key("principle", "principle")]),
        terms=desk.links("terms", book.terms_on[Key("principle", "principle")]),
        file=desk.file(Key("principle", "principle")),
    )


@page_macro("check")
def check(site: Site) -> str:
    """Write the questions to hold a draft against, one a pattern."""
    desk = site.at("check/")
    questions = [
        SimpleNamespace(
            id=id,
            question=question_of(desk, pattern),
            fix=pattern.fix.headline,
            need=pattern.need,
            link=desk.link("patterns", id),
        )
        for id, pattern in desk.playbook.patterns.items()
    ]
    return desk.render("pages/check.html", head=desk.head(Key("pages", "check")), questions=questions)


def question_of(desk: Desk, pattern: Pattern) -> str:
    """Return the pattern's question, or one made from its thought where it has none."""
    return pattern.question or desk.labels["question-from-thought"].format(thought=pattern.thought)


@page_macro("when-not-to-ask")
def when_not_to_ask(site: Site) -> str:
    """Write when to state and not ask, when to leave it, and when to accept a no."""
    desk = site.at("when-not-to-ask/")
    book = desk.playbook
    firm = [
        SimpleNamespace(link=desk.link("situations", id), text=desk.html(situation.firm))
        for id, situation in book.situations.items()
        if situation.firm
    ]
    key = Key("when-not-to-ask", "when-not-to-ask")
    return desk.render(
        "pages/when-not-to-ask.html",
        head=desk.head(key),
        page=desk.view(book.when_not_to_ask),
        firm=firm,
        file=desk.file(key),
    )


@page_macro("glossary")
def glossary(site: Site) -> str:
    """Write the field's terms, each with the pages in whose text it stands."""
    desk = site.at("glossary/")
    book = desk.playbook
    terms = [
        desk.view(term, pages=[desk.link(*key) for key in book.pages_using[id]]) for id, term in book.terms.items()
    ]
    return desk.render("pages/glossary.html", head=desk.head(Key("pages", "glossary")), terms=terms)


@page_macro("contribute/fields")
def field_reference(site: Site) -> str:
    """Write what each field of each record holds, from the models themselves."""
    desk = site.at("contribute/fields/")
    kinds = [_kind(kind.name, f"data/{kind.name}/<id>.yaml", kind.model) for kind in KINDS.values()]
    singles = [_kind(single.name, f"data/{single.name}.yaml", single.model) for single in SINGLES.values()]
    return desk.render(
        "pages/fields.html",
        head=desk.head(Key("pages", "contribute/fields")),
        how=desk.link("pages", "contribute/add-a-record"),
        kinds=kinds + singles,
    )


def _kind(name: str, file: str, model: type[Record]) -> SimpleNamespace:
    text = " ".join((model.__doc__ or "").split())
    return SimpleNamespace(name=name, label=name, file=file, text=text, fields=_fields(model, ""))


def _fields(model: type[Record], prefix: str) -> list[SimpleNamespace]:
    """List the fields of *model*, and below each list or group the fields inside it."""
    rows = []
    for name, field in fields_of(model).items():
        inner, many = inner_model(field.annotation)
        path = f"{prefix}{name}{'[]' if many else ''}"
        rows.append(SimpleNamespace(path=path, required=field.is_required(), text=field.description or ""))
        if inner:
            rows += _fields(inner, f"{path}.")
    return rows

"""Pages to look things up in: principle, when not to ask, glossary, field reference."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.playbook import Key
from macros.records import KINDS, SINGLES, Record
from macros.records.glossary import Term
from macros.records.walk import fields_of, inner_model, needed_by
from macros.views.needs import needs_of
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, RecordView, Site
from macros.works import page_of


@page_macro("principle")
def principle(site: Site) -> str:
    """Write the page of the principle and the four needs."""
    desk = site.at("principle/")
    book, key = desk.playbook, Key("principle", "principle")
    return desk.render(
        "pages/principle.html",
        head=desk.head(key),
        principle=desk.view(book.principle),
        aliases=desk.aliases(book.principle),
        needs=needs_of(desk),
        claims=desk.links("claims", book.claims_on[key]),
        terms=desk.links("terms", book.terms_on[key]),
        file=desk.file(key),
    )


@dataclass(frozen=True)
class FirmSituation:
    """A situation in which to state it and not ask, and how."""

    link: Link
    text: Markup


@page_macro("when-not-to-ask")
def when_not_to_ask(site: Site) -> str:
    """Write when to state and not ask, when to leave it, and when to accept a no."""
    desk = site.at("when-not-to-ask/")
    book, key = desk.playbook, Key("when-not-to-ask", "when-not-to-ask")
    firm = [
        FirmSituation(desk.link("situations", id), desk.html(situation.firm))
        for id, situation in book.situations.items()
        if situation.firm
    ]
    return desk.render(
        "pages/when-not-to-ask.html",
        head=desk.head(key),
        page=desk.view(book.when_not_to_ask),
        aliases=desk.aliases(book.when_not_to_ask),
        firm=firm,
        file=desk.file(key),
    )


@dataclass(frozen=True)
class TermUsed:
    """A term of the glossary, and the pages in whose text it stands."""

    term: RecordView[Term]
    pages: list[Link]


@page_macro("glossary")
def glossary(site: Site) -> str:
    """Write the field's terms, each with the pages in whose text it stands."""
    desk = site.at("glossary/")
    book = desk.playbook
    terms = [TermUsed(desk.view(term), _places(desk, book.pages_using[id])) for id, term in book.terms.items()]
    return desk.render("pages/glossary.html", head=desk.head(Key("pages", "glossary")), terms=terms)


def _places(desk: Desk, keys: list[Key]) -> list[Link]:
    """Return a link to each page, once; a work stands for the page on which it is shown in full."""
    pages = [page_of(desk.playbook, key.id) if key.kind == "sources" else key for key in keys]
    return [desk.link(*page) for page in dict.fromkeys(pages)]


@dataclass(frozen=True)
class FieldExplained:
    """A field of a record: its path, as in `signs[].text`, and what it holds; `required` at least in one kind."""

    path: str
    required: bool
    text: str


@dataclass(frozen=True)
class KindExplained:
    """A kind of record or a single file: where it lies, what it is, and its fields."""

    name: str
    file: str
    text: str
    fields: list[FieldExplained]


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


def _kind(name: str, file: str, model: type[Record]) -> KindExplained:
    return KindExplained(name, file, " ".join((model.__doc__ or "").split()), _fields(model, ""))


def _fields(model: type[Record], prefix: str) -> list[FieldExplained]:
    """List the fields of *model*, and below each list or group the fields inside it."""
    rows = []
    for name, field in fields_of(model).items():
        inner, many = inner_model(field.annotation)
        path = f"{prefix}{name}{'[]' if many else ''}"
        rows.append(FieldExplained(path, field.is_required() or needed_by(field) is not None, field.description or ""))
        if inner:
            rows += _fields(inner, f"{path}.")
    return rows

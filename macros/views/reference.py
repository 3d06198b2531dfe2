"""Pages to look things up in: principle, when not to ask, glossary, field reference."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from macros.listed import GLOSSARY, letters
from macros.parts import GUEST, Entry, listing
from macros.playbook import Key, Playbook
from macros.records import KINDS, SINGLES, Record
from macros.records.glossary import Term
from macros.records.walk import fields_of, inner_model, needed_by
from macros.views.needs import needs_of
from macros.views.registry import page_macro
from macros.views.site import Link, RecordView, Site
from macros.views.some import Some, some
from macros.views.split import part_of
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
def when_not_to_ask(site: Site, number: str = "1") -> str:
    """Write when to state and not ask, when to leave it, and when to accept a no."""
    part = part_of(site, _FIRM, number, None, lambda desk, id: desk.link("situations", id).title)
    book, desk = site.playbook, part.desk
    firm = {id: book.situations[id].firm or "" for id in part.ids()}
    return desk.render(
        "pages/when-not-to-ask.html",
        head=part.head(_FIRM),
        parts=part.links,
        begins=part.begins,
        page=desk.view(book.when_not_to_ask),
        aliases=desk.aliases(book.when_not_to_ask),
        firm=[FirmSituation(desk.link("situations", id), desk.html(text)) for id, text in firm.items()],
        file=desk.file(_FIRM),
    )


_FIRM = Key("when-not-to-ask", "when-not-to-ask")
#: Bytes of the tags of a situation in which to be firm.
_TAGS = 170


@listing(_FIRM, alone=GUEST, first=GUEST)
def _firm(book: Playbook, _key: Key) -> Iterable[Entry]:
    for id, situation in book.situations.items():
        if situation.firm:
            yield Entry("firm-situations", id, letters(situation.title, situation.firm) + _TAGS)


@dataclass(frozen=True)
class TermUsed:
    """A term of the glossary, and the pages in whose text it stands."""

    term: RecordView[Term]
    pages: Some


@page_macro("glossary")
def glossary(site: Site, number: str = "1") -> str:
    """Write the field's terms, each with the pages in whose text it stands."""
    part = part_of(site, GLOSSARY, number, None, lambda desk, id: desk.playbook.terms[id].term)
    book = site.playbook
    terms = [
        TermUsed(part.desk.view(book.terms[id]), some(part.desk, _places(book, book.pages_using[id])))
        for id in part.ids()
    ]
    return part.desk.render("pages/glossary.html", head=part.head(GLOSSARY), parts=part.links, terms=terms)


def _places(book: Playbook, keys: list[Key]) -> list[Key]:
    """Return each page once; a work stands for the page on which it is shown in full."""
    return list(dict.fromkeys(page_of(book, key.id) if key.kind == "sources" else key for key in keys))


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

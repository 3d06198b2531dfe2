"""Pages that lead to others: home, and the pages written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from macros.addresses import address_in
from macros.gathering import MORE, TOP, below
from macros.playbook import Key
from macros.records import KINDS
from macros.views.index import first_of
from macros.views.needs import needs_of
from macros.views.registry import macro, page_macro
from macros.views.site import Desk, Link, Site, any_ask, search_ways

#: What one may come with, of each kind: more would be a page of them.
_MOST_EXAMPLES = 6
#: The three ways in: the door's id, and the page behind it.
_DOORS = (("ask", "situations"), ("stuck", "diagnose"), ("draft", "check"))


@dataclass(frozen=True)
class Door:
    """A way in on the home page, in the words of someone who comes with a request."""

    id: str
    label: str
    text: str
    page: Link


@dataclass(frozen=True)
class Example:
    """What one may come with, and the page that answers it."""

    text: str
    page: Link


@page_macro("home")
def home(site: Site) -> str:
    """Write the home page: the question with examples, three doors, what is asked most, the principle, the needs."""
    desk = site.at("")
    book = desk.playbook
    groups = {situation.group for situation in book.situations.values()}
    return desk.render(
        "pages/home.html",
        head=desk.head(Key("pages", TOP)),
        examples=list(_examples(desk)),
        doors=list(_doors(desk)),
        situations=[*first_of(desk, "situations"), *any_ask(desk)],
        groups=[_group(desk, id) for id in book.words["groups"] if id in groups],
        asked=desk.link("being-asked", "being-asked"),
        principle=desk.link("principle", "principle"),
        statement=desk.html(book.principle.statement),
        needs=needs_of(desk),
        ways=search_ways(book),
        learn=[
            *desk.links("tracks", list(book.tracks)[:1]),  # where a newcomer begins
            *desk.links("pages", ("learn", "practice")),
        ],
        more=[desk.link(*key) for key in _more(desk)],
    )


def _examples(desk: Desk) -> Iterator[Example]:
    """Yield what one may come with: first what one needs, then what they said, and of each no more than a few."""
    for kind in ("situations", "patterns"):
        found = {id: record.example for id, record in desk.playbook.records(kind).items() if record.example}
        for id, example in islice(found.items(), _MOST_EXAMPLES):
            yield Example(example, desk.link(kind, id))


def _group(desk: Desk, id: str) -> Link:
    address = address_in(desk.playbook, Key("pages", KINDS["situations"].at), id)
    return Link(desk.playbook.words["groups"][id].label, desk.url(address))


def _more(desk: Desk) -> list[Key]:
    """List the entries of the navigation that nothing above them on the home page has led to."""
    led = {"learn", *(page for _, page in _DOORS)}
    return [key for key in below(desk.playbook, TOP) if key.id not in led]


@page_macro(MORE)
def more(site: Site) -> str:
    """Write the list of the pages that are gathered below one entry of the navigation."""
    desk = site.at(f"{MORE}/")
    links = [desk.link(*key) for key in below(desk.playbook, MORE)]
    return desk.render("pages/more.html", head=desk.head(Key("pages", MORE)), links=links)


def _doors(desk: Desk) -> Iterator[Door]:
    for id, page in _DOORS:
        yield Door(id, desk.labels[f"door-{id}"], desk.labels[f"door-{id}-text"], desk.link("pages", page))


@macro
def written(site: Site, id: str) -> str:
    """Write the head of a page whose text stands in its own Markdown file."""
    desk = site.at(f"{id}/")
    return desk.render("pages/written.html", head=desk.head(Key("pages", id)))

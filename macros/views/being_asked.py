"""The page for the one who is asked, with every situation that is answered and not asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.playbook import Key
from macros.sides import is_answered
from macros.views.registry import page_macro
from macros.views.site import Desk, Link, Site


@dataclass(frozen=True)
class Answered:
    """A situation to answer in: its page, and on that page each answer, in a word."""

    link: Link
    answers: list[Link]


@page_macro("being-asked")
def being_asked(site: Site) -> str:
    """Write what to do when one is asked: the situations with their answers first, then why a good no is good."""
    desk = site.at("being-asked/")
    book, key = desk.playbook, Key("being-asked", "being-asked")
    return desk.render(
        "pages/being-asked.html",
        head=desk.head(key),
        page=desk.view(book.being_asked),
        aliases=desk.aliases(book.being_asked),
        situations=list(_answered(desk)),
        ways=desk.link("which-way-to-ask", "which-way-to-ask"),
        claims=desk.links("claims", book.claims_on[key]),
        terms=desk.links("terms", book.terms_on[key]),
        file=desk.file(key),
    )


def _answered(desk: Desk) -> Iterator[Answered]:
    """Yield every situation whose scripts are answers, in the site's order."""
    book = desk.playbook
    for id in book.situations:
        if is_answered(book, id):
            link, script = desk.link("situations", id), book.scripts[book.scripts_for[id][0]]
            answers = [Link(desk.labels[f"show-{name}"], f"{link.address}#message-{name}") for name in script.messages]
            yield Answered(link, answers)

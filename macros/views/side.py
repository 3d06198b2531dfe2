"""What pages about a situation say to its reader: the one who asks, or the one who is asked."""

from dataclasses import dataclass

from macros.sides import is_answered, on_side
from macros.views.site import Desk, Link


@dataclass(frozen=True)
class Side:
    """The words for one side: headings, and what stands before the facts; each is called as its label is.

    *more* leads on from the time to ask, or to answer, to the page that says how.
    """

    message: str
    in_the_way: str
    prepare: str
    timing: str
    firm: str
    firm_fold: str
    asker: str
    asked: str
    minutes_asked: str
    patterns: str
    more_how: str
    more: Link


def side_of(desk: Desk, situation: str) -> Side:
    """Return the words for the side on which a situation's reader is."""
    answer = is_answered(desk.playbook, situation)
    more = "being-asked" if answer else "which-way-to-ask"

    def word(id: str) -> str:
        return desk.labels[on_side(id, answer=answer)]

    return Side(
        message=word("heading-message"),
        in_the_way=word("heading-in-the-way"),
        prepare=word("heading-prepare"),
        timing=word("heading-timing"),
        firm=word("heading-firm"),
        firm_fold=word("firm-fold"),
        asker=word("asker"),
        asked=word("asked"),
        minutes_asked=word("minutes-asked"),
        patterns=word("likely-patterns"),
        more_how=word("more-how"),
        more=desk.link(more, more),
    )

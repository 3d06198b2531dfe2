"""Which way to ask: chat, mail, a call and others, by what each is for, what it costs them and how a no looks there."""

from pydantic import Field

from macros.records.base import Evidence, Id, Page, Prose, Record, Text
from macros.records.kind import Single


class Way(Record):
    """One way to ask."""

    id: Id = Field(description="A short id: its anchor on the page.")
    label: Text = Field(description="The way, in one to three words.")
    good_for: Text = Field(description="What to ask in this way.")
    costs: Text = Field(description="What it costs the one who is asked, and how to make that less.")
    a_no: Text = Field(description="How a no looks there, and how easy it is.")


class Tested(Record):
    """Something about ways and lengths that was tested."""

    id: Id = Field(description="A short id: its anchor on the page.")
    label: Text = Field(description="What was tested, in a few words.")
    evidence: Evidence = Field(description="What research says about it.")


class WhichWayToAsk(Page):
    """Which channel and which moment: how to choose, every way in a row of a table, and what was tested."""

    choose: list[Prose] = Field(min_length=1, description="How to choose, the commonest case first.")
    ways: list[Way] = Field(min_length=1, description="The ways, one a row.")
    evidence: list[Tested] = Field(min_length=1, description="What was tested about it, each with its own grade.")


SINGLE = Single("which-way-to-ask", WhichWayToAsk, place=75, text=("ways.label", "choose", "ways.good_for"))

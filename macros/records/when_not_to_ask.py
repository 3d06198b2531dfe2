"""When not to ask: the questions before any script, what to state, and when to take a no."""

from pydantic import Field

from macros.records.base import Id, Page, Prose, Record, Text
from macros.records.kind import Single


class Gate(Record):
    """A question to answer before asking."""

    id: Id = Field(description="A short id: the question's anchor on the page.")
    question: Text = Field(description="The question, answered yes when it is right to go on.")
    reason: Prose = Field(description="Why it comes before any wording.")
    exit: Prose = Field(description="What to do decently when the answer is no.")


class Statement(Record):
    """Something to state and not to ask."""

    id: Id = Field(description="A short id: its anchor on the page.")
    label: Text = Field(description="What it is, in a few words.")
    why: Prose = Field(description="Why it is no favour.")
    setting: Text = Field(description="Who says it to whom.")
    say: Text = Field(description="A firm and decent way to say it.")


class WhenNotToAsk(Page):
    """When to state and not ask, when to leave it, and when to accept a no."""

    questions: list[Gate] = Field(min_length=1, description="The questions before any script.")
    state: list[Statement] = Field(min_length=1, description="What to state and not ask.")
    accept: list[Prose] = Field(min_length=1, description="When to accept a no.")


SINGLE = Single("when-not-to-ask", WhenNotToAsk, place=80, text=("questions.question", "state.label"))

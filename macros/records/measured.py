"""The checker's figures, as `make bench part=check` writes them; whatever was not measured is left out."""

from typing import Annotated, Literal

from pydantic import Field

from macros.records.base import Record, Ref, Text, Whole
from macros.records.kind import Single

NEVER = "none"  # where nothing was measured yet
Count = Annotated[Whole, Field(ge=0)]
Share = Annotated[str, Field(pattern=r"^(0\.\d\d|1\.00)$")]


class Interval(Record):
    """An area under the curve: 0.50 is a coin, 1.00 is never wrong."""

    value: Share = Field(description="The area, as in 0.81.")
    low: Share = Field(description="The lower end of its 95 % interval.")
    high: Share = Field(description="The upper end of its 95 % interval.")


class Corpus(Record):
    """What was reached on the texts of others."""

    id: Text = Field(description="The id that checking.yaml gives them.")
    texts: Count = Field(description="How many texts were told apart.")
    length: Interval = Field(description="What their length alone reaches.")
    word_list: Interval = Field(description="What a count of please, thanks and could you reaches.")
    shown: Interval = Field(description="What the rules reach that readers see.")
    all: Interval = Field(description="What all rules reach.")


class Found(Record):
    """How many of something were found, of how many there were."""

    found: Count = Field(description="How many were found.")
    of: Count = Field(description="How many there were.")


class Drafts(Record):
    """What was found in drafts that editors had marked."""

    id: Literal["tuned", "apart"] = Field(
        description="tuned for drafts that the rules were mended on, apart for those kept away from them."
    )
    drafts: Count = Field(description="How many drafts.")
    faults: Found = Field(description="Faults that were found with the right pattern.")
    strengths: Found = Field(description="Good moves that were found with the right tactic.")
    missing: Found = Field(description="Missing moves that were named.")
    false_alarms: Found = Field(
        description="Remarks on drafts with nothing to mend, and how many such drafts there were."
    )
    praise: Found = Field(description="Tactics that were praised, and how many of them the editor marked too.")


class Seen(Record):
    """In how many lines that strangers wrote for a pattern or a tactic it was named."""

    about: Annotated[str, Ref("skills")] = Field(description="The pattern or the tactic.")
    found: Count = Field(description="In how many lines it was named.")
    of: Count = Field(description="How many lines there were.")


class Confusion(Record):
    """One pattern taken for another."""

    meant: Annotated[str, Ref("patterns")] = Field(description="The pattern that the editor named.")
    said: Annotated[str, Ref("patterns")] = Field(description="The pattern that the checker named for the same words.")
    times: Count = Field(description="How often.")


class Measured(Record):
    """The checker's figures; `make bench part=check` writes this file."""

    rules: Text = Field(description="What tells the measured rules from later ones: none where nothing was measured.")
    corpora: list[Corpus] | None = Field(None, description="What was reached on the texts of others.")
    drafts: list[Drafts] | None = Field(None, description="What was found in drafts that editors had marked.")
    lines: list[Seen] | None = Field(
        None, description="How many lines of strangers were understood, by pattern and tactic."
    )
    harmless: Found | None = Field(
        None, description="Lines that do no harm and were marked all the same, and how many such lines there were."
    )
    confusions: list[Confusion] | None = Field(None, description="Which patterns were taken for which.")
    library: Found | None = Field(
        None, description="Remarks on this site's own scripts, and how many messages they have."
    )


SINGLE = Single("measured", Measured, place=250)

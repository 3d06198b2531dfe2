"""The form of a script: a field for each blank, with the control that suits what is filled in."""

from dataclasses import dataclass
from typing import Literal

from macros.records.script import Blank
from macros.views.site import Desk


@dataclass(frozen=True)
class Option:
    """One choice of a field, and whether it stands there before anyone chooses."""

    text: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """A field of a form.

    Attributes:
        id: the blank's id; it is the control's name too.
        control: which control it has; `parts/field-<control>.html` prints it.
        described_by: the ids of the elements that describe it, as `aria-describedby` takes them.
        value: what stands there before anyone types, or nothing.
        bounds: `min` and `max` of a number, where it has them.
        unit: what is counted, for a number.
        options: what can be chosen.
        capitals: how a phone begins what is typed: `none` for what stands in the middle of a sentence.
        spare: whether no core line of the first variant needs it; the builder hides it until one does.
    """

    id: str
    label: str
    control: str
    optional: bool
    help: str | None
    described_by: str
    example: str
    value: str
    bounds: dict[str, int]
    unit: str | None
    options: list[Option]
    spare: bool
    capitals: Literal["none", "sentences"]


def field_of(desk: Desk, blank: Blank, *, spare: bool) -> Field:
    """Return the field to fill a blank in."""
    warning = f"blank-{blank.id}-warning"
    choices = desk.labels["days"].split(", ") if blank.kind == "day" else blank.choices or []
    bounds = {"min": blank.min, "max": blank.max}
    return Field(
        id=blank.id,
        label=blank.label,
        control=blank.kind,
        optional=blank.optional is True,
        help=blank.help,
        described_by=f"blank-{blank.id}-help {warning}" if blank.help else warning,
        example=blank.example,
        value=blank.default or "",
        bounds={name: bound for name, bound in bounds.items() if bound is not None},
        unit=blank.unit,
        options=[Option(choice, choice == blank.default) for choice in choices],
        spare=spare,
        capitals="sentences" if blank.example[:1].isupper() else "none",
    )

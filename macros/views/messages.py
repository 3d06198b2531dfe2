"""The messages of a script, filled with its examples and marked up as the builder draws them."""

from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup, escape

from macros.filling import example_of, example_parts
from macros.prose import set_quotes
from macros.records.script import SLOT, Line, Script, Variant
from macros.records.vocabulary import Channel
from macros.views.site import Desk, Link


@dataclass(frozen=True)
class Example:
    """What stands in the blanks of a script, by their ids; *bare* where no element asks which blank it is."""

    values: dict[str, str]
    bare: bool


@dataclass(frozen=True)
class Reason:
    """Why a line stands in a message: its tactic, numbered as in the message."""

    number: int
    tactic: Link


@dataclass(frozen=True)
class Answers:
    """What to say after a pause, by what was heard; *after* names the line before the pause."""

    after: str | None
    said: list[tuple[str, Markup]]


@dataclass(frozen=True)
class Message:
    """A core message of the conversation, filled with the examples.

    Attributes:
        subject: empty but for what can be sent first, and there too where the channel has none.
        answers: what is read after a pause and not sent.
        remind: whether a reminder is offered, for when it may be needed.
        checked: whether the checker reads it; a reply to a yes or a no is neither an ask nor an answer to one.
        opens: whether it can be what is sent first, and so have a subject.
        form_next: whether the worries and the form follow it: they stand below what can be sent first.
    """

    id: str
    label: str
    subject: Markup
    text: Markup
    words: str
    answers: list[Answers]
    reasons: list[Reason]
    remind: bool
    checked: bool
    form_next: bool
    opens: bool


@dataclass(frozen=True)
class WorryShown:
    """A worry that a variant has a line for: the pattern, its plain words, and the lines that it adds.

    Those of an answer that is not shown at first stand in *others*, or in *lines* where there are none else.
    """

    id: str
    plain: str
    link: Link
    lines: list[Markup]
    others: list[Markup]


@dataclass(frozen=True)
class VariantShown:
    """The whole conversation for one channel, filled with the examples.

    Attributes:
        by: the channel's label; nothing where the variant's own label says it.
    """

    id: str
    label: str
    by: str
    by_mail: bool
    messages: list[Message]
    worries: list[WorryShown]


def variant_shown(desk: Desk, record: Script, variant: Variant, *, bare: bool) -> VariantShown:
    """Fill a variant with the script's examples, marked as what the sender replaces; *bare* where no element reads it.

    A script with four variants would else carry the marks of three for nobody.
    """
    example = Example({blank.id: example_of(blank) for blank in record.blanks}, bare)
    channel = desk.playbook.channels[variant.channel]
    return VariantShown(
        id=variant.id,
        label=variant.label,
        by="" if channel.label.casefold() in variant.label.casefold() else channel.label,
        by_mail=variant.channel == "mail",
        messages=[_message(desk, record, variant, name, example) for name in record.messages],
        worries=[_worry(desk, record, variant, id, example) for id in variant.worries],
    )


def between(channel: Channel) -> str:
    """Return what stands between two moves: an empty line in a mail or a letter, a new line elsewhere."""
    return "\n\n" if channel.paragraphs else "\n"


def message_label(desk: Desk, name: str) -> str:
    """Return what stands above a message."""
    return desk.labels[f"message-{name.replace('_', '-')}"]


def _message(desk: Desk, record: Script, variant: Variant, name: str, example: Example) -> Message:
    core = [(number, line) for number, line in enumerate(variant.message(name), 1) if line.core]
    sent = [_line(desk, number, line, example) for number, line in core if not line.heard]
    lines = [*_around(variant.greeting, example), *sent, *_around(variant.closing, example)]
    text = Markup(between(desk.playbook.channels[variant.channel])).join(lines)
    return Message(
        id=name,
        label=message_label(desk, name),
        subject=_filled(variant.subject, example) if variant.subject and name in record.opening else Markup(),
        text=text,
        words=desk.labels["builder-words"].format(count=len(text.striptags().split())),
        answers=_answers(desk, [line for _, line in core], example),
        reasons=[Reason(number, desk.link("tactics", line.tactic)) for number, line in core if not line.heard],
        remind=name == "nudge",
        checked=name not in ("if_yes", "if_no"),
        form_next=name == record.opening[-1],
        opens=name in record.opening,
    )


def _line(desk: Desk, number: int, line: Line, example: Example) -> Markup:
    """Return a line with its number, and where one waits for the answer, with what shows that."""
    pause = Markup(' data-pause="{}"').format(desk.labels["builder-pause"]) if line.pause else ""
    said = _filled(line.say, example)
    if example.bare:
        return Markup('<span class="line"{}>{}</span>').format(pause, said) if pause else said
    return Markup('<span class="line" data-line="{}"{}>{}</span>').format(number, pause, said)


def _around(text: str | None, example: Example) -> list[Markup]:
    if not text:
        return []
    said = _filled(text, example)
    return [said if example.bare else Markup("<span>{}</span>").format(said)]


def _answers(desk: Desk, lines: list[Line], example: Example) -> list[Answers]:
    """Group what to say next by the pause before it."""
    groups: list[Answers] = []
    after: str | None = None
    for line in lines:
        if line.pause:
            said = _filled(line.say, example).striptags()
            after = desk.labels["builder-after-pause"].format(line=said)
        if line.heard:
            if not groups or groups[-1].after != after:
                groups.append(Answers(after, []))
            groups[-1].said.append((line.heard, _filled(line.say, example)))
    return groups


def _worry(desk: Desk, record: Script, variant: Variant, id: str, example: Example) -> WorryShown:
    added = {
        name: [_filled(line.say, example) for line in variant.message(name) if line.worry == id]
        for name in record.messages
    }
    here = record.messages[:1] if record.is_answer else record.messages
    lines = [line for name in here for line in added[name]]
    others = [
        Markup("{}: {}").format(message_label(desk, name), Markup(" ").join(said))
        for name, said in added.items()
        if said and name not in here
    ]
    return WorryShown(
        id=id,
        plain=desk.playbook.patterns[id].plain,
        link=desk.link("patterns", id),
        lines=lines or others,
        others=others if lines else [],
    )


def _filled(text: str, example: Example) -> Markup:
    """Put examples into a text's slots, each marked with its blank, to which the builder leads from there."""
    blanks = iter(SLOT.findall(text))
    parts = example_parts(text, example.values)
    whole = iter(set_quotes("".join(part for part, _ in parts)))  # a quotation may reach over several parts
    shown = [("".join(islice(whole, len(part))), slot) for part, slot in parts]
    return Markup("").join(_marked(next(blanks), part, example) if slot else escape(part) for part, slot in shown)


def _marked(blank: str, text: str, example: Example) -> Markup:
    if example.bare:
        return Markup('<span class="slot">{}</span>').format(text)
    return Markup('<span class="slot example" data-slot="{}">{}</span>').format(blank, text)

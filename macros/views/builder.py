"""The builder of a script: the messages filled with its examples, the form, and the same as data for the element."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from macros.filling import example_of, example_parts, plural
from macros.records.script import MESSAGES, SLOT, Blank, Line, Script, Variant
from macros.records.vocabulary import Channel
from macros.views.fields import Field, field_of
from macros.views.site import Desk, Link

#: What undoes the tactic behind a blank, as expressions that a browser reads too, by the label that says so.
_UNDOES = {
    "undoes-haste": r"\b(asap|as soon as possible|urgent(ly)?|right away|immediately)\b",
    "undoes-vague": r"\b(some ?time|a (little )?while|a bit|quick(ly)?|at some point|soon(ish)?|whenever)\b",
    "undoes-reason": r"^(because )?i (really |just )?need (it|this|that|help)\W*$",
}
#: What the builder says, by the ends of the labels' ids.
SAYS = (
    *("words", "missing", "needed", "bounds", "copied", "copy-refused", "mail-opened", "mail-long", "shared"),
    *("link-copied", "link-broken", "link-lost", "reset-done", "undo-done", "worry-added", "worry-removed", "long"),
)
_PARTS = ("subject", "greeting", "closing")


@dataclass(frozen=True)
class Reason:
    """Why a line stands in a message: its tactic, and the worry that it answers in plain words, where it has one."""

    tactic: Link
    worry: str | None


@dataclass(frozen=True)
class Message:
    """A core message of the conversation, filled with the examples; *answers* are read after a pause, not sent.

    *subject* is empty but for the request, and there too where the channel has none.
    """

    id: str
    label: str
    subject: Markup
    text: Markup
    answers: list[tuple[str, Markup]]
    reasons: list[Reason]


@dataclass(frozen=True)
class WorryShown:
    """A worry that a variant's ask can answer: the pattern, its plain words, and the lines that it adds to the ask."""

    id: str
    plain: str
    link: Link
    lines: list[Markup]


@dataclass(frozen=True)
class VariantShown:
    """The whole conversation for one channel, filled with the examples."""

    id: str
    label: str
    channel: Channel
    messages: list[Message]
    worries: list[WorryShown]


@dataclass(frozen=True)
class Builder:
    """All that `parts/builder.html` prints; *data* is what the element reads."""

    id: str
    own: str | None
    fields: list[Field]
    variants: list[VariantShown]
    first: VariantShown
    others: list[VariantShown]
    data: dict[str, object]


def builder_of(desk: Desk, id: str) -> Builder:
    """Return the builder of a script, as the page of *desk* shows it."""
    record = desk.playbook.scripts[id]
    variants = [_variant(desk, record, variant) for variant in record.variants]
    return Builder(
        id=id,
        own=own_name(record),
        fields=[field_of(desk, blank) for blank in record.blanks],
        variants=variants,
        first=variants[0],
        others=variants[1:],
        data=_data(desk, id, record),
    )


def own_name(record: Script) -> str | None:
    """Return the text blank with which a message is signed, if one is."""
    signed = [slot for variant in record.variants for slot in SLOT.findall(variant.closing or "")]
    texts = {blank.id for blank in record.blanks if blank.kind == "text"}
    return next((slot for slot in signed if slot in texts), None)


def between(channel: Channel) -> str:
    """Return what stands between two moves: an empty line in a mail or a letter, a new line elsewhere."""
    return "\n\n" if channel.paragraphs else "\n"


def _channel(desk: Desk, variant: Variant) -> Channel:
    return desk.playbook.channels[variant.channel]


def _variant(desk: Desk, record: Script, variant: Variant) -> VariantShown:
    """Fill a variant with the script's examples, marked as what the sender replaces."""
    return VariantShown(
        id=variant.id,
        label=variant.label,
        channel=_channel(desk, variant),
        messages=[_message(desk, record, variant, name) for name in MESSAGES],
        worries=[_worry(desk, record, variant, id) for id in variant.worries],
    )


def _message(desk: Desk, record: Script, variant: Variant, name: str) -> Message:
    example = _examples(record)
    core = [line for line in variant.message(name) if line.core]
    parts = [variant.greeting, *(line.say for line in core if not line.heard), variant.closing]
    subject = variant.subject if name == "ask" else None
    return Message(
        id=name,
        label=desk.labels[f"message-{name.replace('_', '-')}"],
        subject=fill_with_examples(subject or "", example),
        text=Markup(between(_channel(desk, variant))).join(fill_with_examples(part, example) for part in parts if part),
        answers=[(line.heard, fill_with_examples(line.say, example)) for line in core if line.heard],
        reasons=[_reason(desk, line) for line in variant.message(name)],
    )


def _reason(desk: Desk, line: Line) -> Reason:
    return Reason(desk.link("tactics", line.tactic), desk.playbook.patterns[line.worry].plain if line.worry else None)


def _worry(desk: Desk, record: Script, variant: Variant, id: str) -> WorryShown:
    lines = [fill_with_examples(line.say, _examples(record)) for line in variant.ask if line.worry == id]
    return WorryShown(id, desk.playbook.patterns[id].plain, desk.link("patterns", id), lines)


def _examples(record: Script) -> dict[str, str]:
    return {blank.id: example_of(blank) for blank in record.blanks}


def fill_with_examples(text: str, example: dict[str, str]) -> Markup:
    """Put examples into a text's slots, each marked as what the sender replaces."""
    marked = Markup('<span class="slot">{}</span>')
    return Markup("").join(marked.format(part) if slot else escape(part) for part, slot in example_parts(text, example))


def _data(desk: Desk, id: str, record: Script) -> dict[str, object]:
    """Return what the builder reads: the record, with every tactic and worry as a link, and the words that it says."""
    worries = dict.fromkeys(worry for variant in record.variants for worry in variant.worries)
    return {
        "id": id,
        "title": record.title,
        "own": own_name(record),
        "blanks": [_blank(blank) for blank in record.blanks],
        "variants": [_variant_data(desk, variant) for variant in record.variants],
        "worries": {
            worry: {"plain": desk.playbook.patterns[worry].plain, **_link(desk, "patterns", worry)} for worry in worries
        },
        "labels": {name: desk.labels[f"builder-{name}"] for name in SAYS},
        "undoes": [{"words": words, "say": desk.labels[label]} for label, words in _UNDOES.items()],
    }


def _blank(blank: Blank) -> dict[str, object]:
    """Return a blank with the plural of its unit, so that no other code has to make one."""
    return blank.model_dump(exclude={"help"}) | {"units": plural(blank.unit) if blank.unit else None}


def _variant_data(desk: Desk, variant: Variant) -> dict[str, object]:
    channel = _channel(desk, variant)
    stranger = variant.reader == "stranger" and channel.words_to_stranger
    return {
        "id": variant.id,
        "channel": variant.channel,
        "apart": between(channel),
        "limit": channel.words_to_stranger if stranger else channel.words,
        **{part: getattr(variant, part) for part in _PARTS},
        **{name: list(_lines(desk, variant.message(name))) for name in MESSAGES},
    }


def _lines(desk: Desk, lines: list[Line]) -> Iterator[dict[str, object]]:
    for line in lines:
        tactic = _link(desk, "tactics", line.tactic)
        yield {"say": line.say, "tactic": tactic, "worry": line.worry, "pause": line.pause is True, "heard": line.heard}


def _link(desk: Desk, kind: str, id: str) -> dict[str, str]:
    link = desk.link(kind, id)
    return {"title": link.title, "address": link.address, "summary": link.summary}

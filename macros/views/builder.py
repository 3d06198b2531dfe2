"""The page of a script: the form, the messages filled with its examples, and the same as data for the builder."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from macros.filling import example_of, example_parts, plural
from macros.playbook import Key, tactics_of
from macros.records.script import MESSAGES, SLOT, Line, Script, Variant
from macros.records.vocabulary import Choice
from macros.views.fields import field_of
from macros.views.registry import macro
from macros.views.sheets import printout_about
from macros.views.site import Desk, Link, Site, duration

#: What undoes the tactic behind a blank, as expressions that a browser reads too, by the label that says so.
_UNDOES = {
    "undoes-haste": r"\b(asap|as soon as possible|urgent(ly)?|right away|immediately)\b",
    "undoes-vague": r"\b(some ?time|a (little )?while|a bit|quick(ly)?|at some point|soon(ish)?|whenever)\b",
    "undoes-reason": r"^(because )?i (really |just )?need (it|this|that|help)\W*$",
}
#: What the builder says, by the ends of the labels' ids.
SAYS = (
    *("words", "missing", "needed", "bounds", "copied", "copy-refused", "mail-opened", "mail-long", "shared"),
    *("link-copied", "link-broken", "link-lost", "reset-done", "undo-done", "line-optional"),
)
_PARTS = ("subject", "greeting", "closing")
#: Channels in which each move is a paragraph of its own; elsewhere all are one. The builder knows the same two.
_IN_PARAGRAPHS = ("mail", "letter")


@dataclass(frozen=True)
class Message:
    """A message of the conversation, filled with the examples; *moves* are the tactics behind its lines, in order.

    *subject* is empty but for the request, and there too where the channel has none.
    """

    id: str
    label: str
    subject: Markup
    text: Markup
    moves: list[Link]


@dataclass(frozen=True)
class VariantShown:
    """The whole conversation for one channel, filled with the examples."""

    id: str
    label: str
    channel: Choice
    messages: list[Message]


@macro
def script(site: Site, id: str) -> str:
    """Write the page of a script; without JavaScript it is a form to print, and the messages are whole."""
    book, desk = site.playbook, site.at(f"scripts/{id}/")
    record = book.scripts[id]
    likely = [pattern.id for pattern in book.situations[record.situation].patterns]
    variants = [_variant(desk, record, variant) for variant in record.variants]
    first, others = variants[0], variants[1:]
    return desk.render(
        "pages/script.html",
        head=desk.head(Key("scripts", id), desk.labels["kicker-script"]),
        script=desk.view(record),
        aliases=desk.aliases(record),
        own=own_name(record),
        fields=[field_of(desk, blank) for blank in record.blanks],
        variants=variants,
        first=first,
        others=others,
        data=_data(desk, id, record),
        report=desk.report(Key("scripts", id)),
        minutes=duration(desk, record.minutes_to_send),
        patterns=desk.links("patterns", likely),
        tactics=desk.links("tactics", tactics_of(record)),
        paper=printout_about(desk, Key("situations", record.situation)),
        near=desk.neighbours("scripts", id),
    )


def own_name(record: Script) -> str | None:
    """Return the text blank with which a message is signed, if one is."""
    signed = [slot for variant in record.variants for slot in SLOT.findall(variant.closing or "")]
    texts = {blank.id for blank in record.blanks if blank.kind == "text"}
    return next((slot for slot in signed if slot in texts), None)


def _variant(desk: Desk, record: Script, variant: Variant) -> VariantShown:
    """Fill a variant with the script's examples, marked as what the sender replaces."""
    return VariantShown(
        id=variant.id,
        label=variant.label,
        channel=desk.playbook.words["channels"][variant.channel],
        messages=[_message(desk, record, variant, name) for name in MESSAGES],
    )


def _message(desk: Desk, record: Script, variant: Variant, name: str) -> Message:
    example = {blank.id: example_of(blank) for blank in record.blanks}
    lines: list[Line] = getattr(variant, name)
    parts = [variant.greeting, *(line.say for line in lines), variant.closing]
    between = Markup("\n\n" if variant.channel in _IN_PARAGRAPHS else " ")
    subject = variant.subject if name == "ask" else None
    return Message(
        id=name,
        label=desk.labels[f"message-{name.replace('_', '-')}"],
        subject=fill_with_examples(subject or "", example),
        text=between.join(fill_with_examples(part, example) for part in parts if part),
        moves=desk.links("tactics", [line.tactic for line in lines]),
    )


def fill_with_examples(text: str, example: dict[str, str]) -> Markup:
    """Put examples into a text's slots, each marked as what the sender replaces."""
    marked = Markup('<span class="slot">{}</span>')
    return Markup("").join(marked.format(part) if slot else escape(part) for part, slot in example_parts(text, example))


def _data(desk: Desk, id: str, record: Script) -> dict[str, object]:
    """Return what the builder reads: the record, with every tactic as a link, and the words that it says."""
    return {
        "id": id,
        "own": own_name(record),
        "blanks": [
            blank.model_dump(exclude={"help"}) | {"units": plural(blank.unit) if blank.unit else None}
            for blank in record.blanks
        ],
        "variants": [
            {
                "id": variant.id,
                "channel": variant.channel,
                **{part: getattr(variant, part) for part in _PARTS},
                **{name: [_line(desk, line) for line in getattr(variant, name)] for name in MESSAGES},
            }
            for variant in record.variants
        ],
        "labels": {name: desk.labels[f"builder-{name}"] for name in SAYS},
        "undoes": [{"words": words, "say": desk.labels[label]} for label, words in _UNDOES.items()],
    }


def _line(desk: Desk, line: Line) -> dict[str, object]:
    tactic = desk.link("tactics", line.tactic)
    shown = {"title": tactic.title, "address": tactic.address, "summary": tactic.summary}
    return {"say": line.say, "optional": bool(line.optional), "tactic": shown}

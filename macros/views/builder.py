"""The builder of a script: the messages filled with its examples, the form, and the same as data for the element."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.filling import plural
from macros.playbook import tactics_of
from macros.prose import set_quotes
from macros.records.script import SLOT, Blank, Line, Script, Variant
from macros.sides import on_side
from macros.views.fields import Field, field_of
from macros.views.messages import VariantShown, between, message_label, variant_shown
from macros.views.site import Desk, Link

#: What undoes the tactic behind a blank, as expressions that a browser reads too, by the label that says so.
_UNDOES = {
    "undoes-haste": r"\b(asap|as soon as possible|urgent(ly)?|right away|immediately)\b",
    "undoes-vague": r"\b(some ?time|a (little )?while|a bit|quick(ly)?|at some point|soon(ish)?|whenever)\b",
    "undoes-reason": r"^(because )?i (really |just )?need (it|this|that|help)\W*$",
}
#: What the builder says, by the ends of the labels' ids.
SAYS = (
    *("words", "long", "pause", "after-pause", "missing", "edit-first", "needed", "form", "bounds", "back"),
    *("copied", "copy-refused", "mail-opened", "mail-long", "by-hand-gone", "remind-title", "reminded"),
    *("shared", "shared-left", "link-copied", "link-broken", "link-lost", "reset-done", "undo-done"),
    *("draft-yours", "draft-nobodys", "draft-shared", "kept", "kept-no-more", "kept-refused"),
    *("worry-added", "worry-removed", "worry-added-other", "worry-removed-other", "worry-by-hand", "worry-fill"),
    *("draft-handed", "check-found", "check-none", "check-typed", "check-open", "check-failed"),
)
#: The labels that the element shows, by the names by which it knows them.
_SAID = {name: f"builder-{name}" for name in SAYS} | {"by-hand": "by-hand"}
_PARTS = ("subject", "greeting", "closing")


@dataclass(frozen=True)
class AnswerChoice:
    """One of the four answers, to choose in a word."""

    id: str
    label: str


@dataclass(frozen=True)
class BuilderWords:
    """What the builder says to one side: to the one who asks, or to the one who is asked."""

    worries: str
    worries_how: str
    copy: str
    later: str


@dataclass(frozen=True)
class Builder:
    """All that `parts/builder.html` prints.

    Attributes:
        choices: the answers to choose from; none where it asks.
        others: the variants after the first that are printed whole for readers without JavaScript.
        hears: whether a message has lines to say after an answer.
        later: the fields that the first variant needs for what is not sent first.
        front: the anchor of what is sent first.
        drafts: the page of kept drafts.
        data: what the element reads.
    """

    id: str
    words: BuilderWords
    choices: list[AnswerChoice]
    front: str
    own: str | None
    fields: list[Field]
    later: list[Field]
    variants: list[VariantShown]
    first: VariantShown
    others: list[VariantShown]
    hears: bool
    drafts: Link
    data: dict[str, object]

    @property
    def several(self) -> bool:
        """Whether there is a variant to choose."""
        return len(self.variants) > 1


def builder_of(desk: Desk, id: str, *, whole: bool) -> Builder:
    """Return the builder of a script, as the page of *desk* shows it; *whole* where it prints every variant."""
    record = desk.playbook.scripts[id]
    variants = [variant_shown(desk, record, variant, bare=place > 0) for place, variant in enumerate(record.variants)]
    needed, first = (needed_blanks(record.variants[0], names) for names in (record.messages, record.messages[:1]))
    fields = [field_of(desk, blank, spare=blank.id not in needed) for blank in record.blanks]
    return Builder(
        id=id,
        words=_words(desk, record),
        choices=[AnswerChoice(name, desk.labels[f"show-{name}"]) for name in record.messages if record.is_answer],
        front="your-answer" if record.is_answer else f"message-{record.messages[0]}",
        own=own_name(record),
        fields=[field for field in fields if field.spare or field.id in first],
        later=[field for field in fields if not field.spare and field.id not in first],
        variants=variants,
        first=variants[0],
        others=variants[1:] if whole else [],
        hears=any(line.heard for line in _all_lines(record)),
        drafts=desk.link("pages", "your-drafts"),
        data=_data(desk, id, record),
    )


def _all_lines(record: Script) -> Iterator[Line]:
    for variant in record.variants:
        for name in record.messages:
            yield from variant.message(name)


def _words(desk: Desk, record: Script) -> BuilderWords:
    worries, how, copy, later = (
        desk.labels[on_side(id, answer=record.is_answer)]
        for id in ("worries", "worries-how", "copy-ask", "heading-later-blanks")
    )
    return BuilderWords(worries, how, copy, later)


def own_name(record: Script) -> str | None:
    """Return the text blank with which a message is signed, if one is."""
    signed = [slot for variant in record.variants for slot in SLOT.findall(variant.closing or "")]
    texts = {blank.id for blank in record.blanks if blank.kind == "text"}
    return next((slot for slot in signed if slot in texts), None)


def needed_blanks(variant: Variant, names: Iterable[str]) -> set[str]:
    """Return the blanks that the core of some of a variant's messages uses, with what stands around them."""
    core = [line.say for name in names for line in variant.message(name) if line.core]
    around = [getattr(variant, part) or "" for part in _PARTS]
    return {slot for text in (*around, *core) for slot in SLOT.findall(text)}


def _data(desk: Desk, id: str, record: Script) -> dict[str, object]:
    """Return what the builder reads: the record, with every tactic and worry as a link, and the words that it says."""
    worries = dict.fromkeys(worry for variant in record.variants for worry in variant.worries)
    tactics = list(tactics_of(record))
    return {
        "id": id,
        "title": record.title,
        "own": own_name(record),
        "messages": {name: set_quotes(message_label(desk, name)) for name in record.messages},
        "blanks": [_blank(blank) for blank in record.blanks],
        "variants": [_variant_data(desk, record, variant, tactics) for variant in record.variants],
        "tactics": [_link(desk, "tactics", tactic) for tactic in tactics],
        "worries": {worry: _worry(desk, worry) for worry in worries},
        "labels": {name: set_quotes(desk.labels[id]) for name, id in _SAID.items()},
        "undoes": [{"words": words, "say": set_quotes(desk.labels[label])} for label, words in _UNDOES.items()],
    }


def _blank(blank: Blank) -> dict[str, object]:
    """Return a blank with the plural of its unit, so that no other code has to make one."""
    said = {"label": set_quotes(blank.label), "units": plural(blank.unit) if blank.unit else None}
    return _compact(blank.model_dump(exclude={"help"}) | said)


def _variant_data(desk: Desk, record: Script, variant: Variant, tactics: list[str]) -> dict[str, object]:
    channel = desk.playbook.channels[variant.channel]
    stranger = variant.reader == "stranger" and channel.words_to_stranger
    return {
        "id": variant.id,
        "channel": variant.channel,
        "apart": between(channel),
        "limit": channel.words_to_stranger if stranger else channel.words,
        **_compact({part: getattr(variant, part) for part in _PARTS}),
        **{name: list(_lines(variant.message(name), tactics)) for name in record.messages},
    }


def _lines(lines: list[Line], tactics: list[str]) -> Iterator[dict[str, object]]:
    """Yield what the element reads of each line; its tactic by its place in *tactics*, which is shorter."""
    for line in lines:
        heard = set_quotes(line.heard) if line.heard else None
        said = {"say": line.say, "worry": line.worry, "pause": line.pause, "heard": heard}
        yield _compact(said | {"tactic": tactics.index(line.tactic)})


def _compact(values: Mapping[str, object]) -> dict[str, object]:
    """Leave out what says nothing: every page with a builder carries its data."""
    return {name: value for name, value in values.items() if value is not None}


def _worry(desk: Desk, id: str) -> dict[str, str]:
    return {"plain": set_quotes(desk.playbook.patterns[id].plain), "address": desk.link("patterns", id).address}


def _link(desk: Desk, kind: str, id: str) -> dict[str, str]:
    link = desk.link(kind, id)
    return {"title": set_quotes(link.title), "address": link.address, "summary": set_quotes(link.summary)}

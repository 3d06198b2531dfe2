"""A script as Markdown: what to fill in, and every message, its core line by line, then the lines for a worry."""

from collections.abc import Iterator

from markupsafe import Markup

from macros.filling import example_of
from macros.markdown import text_as_markdown
from macros.records.script import Blank, Line, Script, Variant
from macros.twins import Desk, Part
from macros.twins.records import heading_of


def script_parts(desk: Desk, script: Script) -> list[Part]:
    """Write the blanks of a script, and its messages for each channel."""
    blanks = Part(heading_of(desk.book.labels, "blanks"), items=[_blank(desk, blank) for blank in script.blanks])
    situation = Part("", [desk.link("situations", script.situation)])
    return [situation, blanks, *(part for variant in script.variants for part in _variant(desk, script, variant))]


def _blank(desk: Desk, blank: Blank) -> Markup:
    label = desk.book.labels["twin-blank"].format(label=blank.label, example=example_of(blank))
    return Markup("`{{{}}}`: {}").format(Markup(blank.id), text_as_markdown(label))


def _variant(desk: Desk, script: Script, variant: Variant) -> Iterator[Part]:
    yield Part(variant.label, [text_as_markdown(desk.book.channels[variant.channel].label)])
    for message in script.messages:
        lines = variant.message(message)
        subject = variant.subject if message in script.opening else None
        said = [*_subject(desk, subject), *_text(variant.greeting)]
        said += [_said(desk, line) for line in lines if line.core]
        added = [_worry(desk, line) for line in lines if line.worry]
        heading = desk.book.labels[f"message-{message.replace('_', '-')}"]
        yield Part(heading, [*said, *_text(variant.closing)], added, level=3)


def _subject(desk: Desk, subject: str | None) -> list[Markup]:
    if not subject:
        return []
    return [Markup("**{}** {}").format(text_as_markdown(desk.book.labels["subject"]), text_as_markdown(subject))]


def _text(text: str | None) -> list[Markup]:
    return [text_as_markdown(text)] if text else []


def _said(desk: Desk, line: Line) -> Markup:
    """Write a core line; one that answers what was heard stands behind that."""
    if not line.heard:
        return text_as_markdown(line.say)
    return Markup("**{}** {}").format(text_as_markdown(line.heard), text_as_markdown(line.say))


def _worry(desk: Desk, line: Line) -> Markup:
    plain = desk.book.patterns[str(line.worry)].plain
    return Markup("**{}** {}").format(text_as_markdown(plain), text_as_markdown(line.say))

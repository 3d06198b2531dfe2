"""A twin of each page in Markdown, `index.html.md` beside it: made from the record, and named as llmstxt.org has it."""

from markupsafe import Markup

from macros.addresses import address_of, summary_of, title_of
from macros.exports import Built, Export
from macros.files import write_below
from macros.paper.press import Imprint
from macros.playbook import Key
from macros.records.exercise import Exercise
from macros.records.script import Script
from macros.twins import NAME, Desk, Part
from macros.twins.exercises import exercise_parts
from macros.twins.pages import by_hand, page_parts
from macros.twins.records import parts_of
from macros.twins.scripts import script_parts
from macros.views.jinja import markdown_environment
from macros.views.site import Site

#: What stands before a heading, by its level.
MARKS = {level: Markup("#" * level) for level in (2, 3)}


def twins(content: Site, imprint: Imprint) -> dict[str, str]:
    """Return the twin of every page by its address from the site's root."""
    book = content.playbook
    keys = (*(Key("pages", id) for id in book.pages), *book.titled)
    return {f"{address_of(key)}{NAME}": _twin(content, imprint, key) for key in keys}


def _twin(content: Site, imprint: Imprint, key: Key) -> str:
    address = address_of(key)
    return (
        markdown_environment()
        .get_template("twin.md")
        .render(
            title=title_of(content.playbook, key),
            summary=summary_of(content.playbook, key),
            address=Markup(imprint.address + address),
            parts=parts_for(Desk(content.playbook, address), key),
            notes=by_hand(content.written(address)),
            marks=MARKS,
        )
    )


def parts_for(desk: Desk, key: Key) -> list[Part]:
    """Write what a page says, as its kind wants it."""
    if key.kind == "pages":
        return page_parts(desk, key.id)
    match desk.book.titled[key]:
        case Script() as script:
            return script_parts(desk, script)
        case Exercise() as exercise:
            return exercise_parts(desk, exercise)
        case record:
            return parts_of(desk, record)


def _export(built: Built) -> str:
    files = twins(built.content, built.press.imprint)
    write_below(built.folder, dict(files))
    return f"{len(files)} pages in Markdown"


#: What `export` writes of them.
EXPORT: Export = _export

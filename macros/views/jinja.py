"""The Jinja environment of the partials, and what becomes of a rendered one."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros import markdown
from macros.compiled import Compiled
from macros.prose import finalize, set_quotes
from macros.raw_mark import mark_raw
from macros.records.names import check_id

TEMPLATES = Path(__file__).parent.parent / "templates"
#: A heading, which only the filter of that name writes: escaped text cannot hold the marks.
_HEADING = re.compile(r"<!--heading-->(.*?)<!--/heading-->\n?")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the Jinja environment of the partials: it escapes, and an unknown name is an error."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled("pages"),
    )
    jinja.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    jinja.filters["heading"] = heading
    jinja.filters["data_attributes"] = data_attributes
    return jinja


@lru_cache(maxsize=1)
def markdown_environment() -> Environment:
    """Return the Jinja environment of templates of Markdown, which escapes as Markdown wants it."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,
        undefined=StrictUndefined,
        finalize=markdown.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_page(template: str, **context: object) -> str:
    """Render a template as a page's Markdown: headings, and between them finished HTML, marked as such.

    What is a heading is told by its marks and never by its looks, so that no text becomes one.
    """
    parts = _HEADING.split(environment().get_template(template).render(**context))
    return "".join(f"{part}\n" if place % 2 else mark_raw(part) for place, part in enumerate(parts))


def data_attributes(data: Mapping[str, str]) -> Markup:
    """Write what an element reads, as attributes: `{"round": "6"}` is `data-round="6"`."""
    return Markup(" ").join(Markup('data-{}="{}"').format(name, set_quotes(text)) for name, text in data.items())


def heading(text: str, id: str, level: int = 2) -> Markup:
    """Write a heading as a line of Markdown, in which no mark of Markdown works but its own; the id is its anchor."""
    line = " ".join(set_quotes(text).split())
    words = "".join(f"\\{character}" if character in r"\`*_{}[]()#+-.!|" else character for character in line)
    return Markup("<!--heading-->{} {} {{: #{} }}<!--/heading-->").format("#" * level, words, check_id(id))

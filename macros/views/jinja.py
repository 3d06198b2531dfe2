"""The Jinja environment of the partials, and what becomes of a rendered one."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.prose import finalize, set_quotes
from macros.raw_html import mark_raw

TEMPLATES = Path(__file__).parent.parent / "templates"
#: A heading's line, or all that stands before the next one.
_HEADING = re.compile(r"(^#+ .*\n?)|(?:^(?!#+ ).*\n?)+", re.MULTILINE)


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
    )
    jinja.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    jinja.filters["heading"] = heading_text
    jinja.filters["data_attributes"] = data_attributes
    return jinja


def render_page(template: str, **context: object) -> str:
    """Render a template as a page's Markdown: headings, and between them finished HTML, marked as such."""
    text = environment().get_template(template).render(**context)
    return _HEADING.sub(lambda part: part[0] if part[1] else mark_raw(part[0]), text)


def data_attributes(data: Mapping[str, str]) -> Markup:
    """Write what an element reads, as attributes: `{"round": "6"}` is `data-round="6"`."""
    return Markup(" ").join(Markup('data-{}="{}"').format(name, set_quotes(text)) for name, text in data.items())


def heading_text(text: str) -> Markup:
    """Escape a label for a Markdown heading, in which no mark of Markdown may work."""
    marked = "".join(
        f"\\{character}" if character in r"\`*_{}[]()#+-.!|" else character for character in set_quotes(text)
    )
    return Markup(escape(marked))

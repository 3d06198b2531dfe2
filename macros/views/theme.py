"""Parts of the theme that hold our labels: search and menu in the header, and the text for wrong addresses.

The theme shows them at any depth, so their links begin at `root`, which macros/theme/main.html sets. What is written
here is a template of the theme, so no brace of a label may come through.
"""

from markupsafe import Markup

from macros.addresses import address_of
from macros.playbook import Key, Playbook
from macros.views.jinja import environment
from macros.views.site import Link, search_ways

#: Stands for the theme's own variable until all else is written; a text is escaped and cannot hold it.
_ROOT = Markup("<root>")
_NOTE = "{# Written by `make sync`; edit data/interface.yaml instead. #}\n"
_DOORS = ("scripts", "diagnose", "check", "patterns", "situations")


def theme_partials(playbook: Playbook) -> dict[str, str]:
    """Return the partials, by file name."""
    doors = [playbook.pages[id] for id in _DOORS]
    links = [Link(page.title, _ROOT + address_of(Key("pages", page.id)), page.summary) for page in doors]
    ways = search_ways(playbook)
    values = {"label": playbook.labels, "links": links, "root": _ROOT, "ways": ways}
    names = ("not-found.html", "header-search.html", "drawer.html")
    return {name: _NOTE + _as_template(environment().get_template(f"pages/{name}").render(values)) for name in names}


def _as_template(html: str) -> str:
    """Write finished HTML as a template that says the same: its braces are text, and only the root is a variable."""
    return html.replace("{", "&#123;").replace(_ROOT, "{{ root }}")

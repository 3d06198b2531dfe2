"""Parts of the theme that hold our labels: the search in the header, and the text for wrong addresses.

The theme shows them at any depth, so their links begin at `base_url`, which both generators fill in.
"""

from macros.playbook import Key, Playbook
from macros.views.site import Link, address_of, environment

_DOORS = ("scripts", "diagnose", "check", "patterns", "situations")


def theme_partials(playbook: Playbook) -> dict[str, str]:
    """Return the partials, by file name."""
    doors = [playbook.pages[id] for id in _DOORS]
    links = [Link(page.title, "{{ base_url }}/" + address_of(Key("pages", page.id)), page.summary) for page in doors]
    jinja, label = environment(), playbook.labels
    return {
        "not-found.html": jinja.get_template("pages/not-found.html").render(label=label, links=links),
        "header-search.html": jinja.get_template("pages/header-search.html").render(label=label),
    }

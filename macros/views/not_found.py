"""The text of the page for addresses that do not exist; the theme shows it at any depth."""

from macros.playbook import Key, Playbook
from macros.views.site import Link, address_of, environment

_DOORS = ("scripts", "diagnose", "check", "patterns", "situations")


def not_found(playbook: Playbook) -> str:
    """Write a theme partial whose links begin at the site's own address."""
    doors = [playbook.pages[id] for id in _DOORS]
    links = [Link(page.title, "{{ base_url }}/" + address_of(Key("pages", page.id)), page.summary) for page in doors]
    return environment().get_template("pages/not-found.html").render(label=playbook.labels, links=links)

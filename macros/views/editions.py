"""The page of all editions: what changed for readers in each, the newest first."""

from macros.editions import PAGE, editions
from macros.playbook import Key
from macros.views.registry import page_macro
from macros.views.site import Site

FEED = "changes.atom"


@page_macro(PAGE)
def what_changed(site: Site) -> str:
    """Write what CHANGELOG.md tells readers of each edition."""
    desk = site.at(f"{PAGE}/")
    head = desk.head(Key("pages", PAGE))
    return desk.render("pages/editions.html", head=head, feed=desk.url(FEED), editions=editions())

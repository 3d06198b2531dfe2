"""The page of drafts: an element lists what the reader's own browser keeps, and the site knows nothing of it."""

from macros.playbook import Key
from macros.views.registry import page_macro
from macros.views.site import Site


@page_macro("your-drafts")
def your_drafts(site: Site) -> str:
    """Write the page on which kept drafts are opened, copied and deleted."""
    desk = site.at("your-drafts/")
    return desk.render("pages/your-drafts.html", head=desk.head(Key("pages", "your-drafts")))

"""The page on privacy: its text is written by hand, and above it stands what a reader may switch off."""

from macros.playbook import Key
from macros.views.registry import page_macro
from macros.views.site import Site


@page_macro("privacy")
def privacy(site: Site) -> str:
    """Write the head of the page, and the box by which a browser keeps the pages that were opened, or does not."""
    desk = site.at("privacy/")
    return desk.render("pages/privacy.html", head=desk.head(Key("pages", "privacy")))

"""The page on channel and moment: how to choose, a table of ways, and what was tested."""

from macros.playbook import Key
from macros.views.registry import page_macro
from macros.views.site import Site


@page_macro("which-way-to-ask")
def which_way_to_ask(site: Site) -> str:
    """Write which way to ask: how to choose, each way in a row, and the evidence under its grades."""
    desk = site.at("which-way-to-ask/")
    book, key = desk.playbook, Key("which-way-to-ask", "which-way-to-ask")
    return desk.render(
        "pages/which-way-to-ask.html",
        head=desk.head(key),
        page=desk.view(book.which_way),
        aliases=desk.aliases(book.which_way),
        asked=desk.link("being-asked", "being-asked"),
        file=desk.file(key),
    )

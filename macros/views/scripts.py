"""The page of a script: the message first, then what it is for and why each tactic is there."""

from macros.playbook import Key, tactics_of
from macros.views.builder import builder_of
from macros.views.registry import macro
from macros.views.sheets import printout_about
from macros.views.side import side_of
from macros.views.site import Site, duration


@macro
def script(site: Site, id: str) -> str:
    """Write the page of a script; without JavaScript it is a form to print, and the messages are whole."""
    book, desk = site.playbook, site.at(f"scripts/{id}/")
    record = book.scripts[id]
    likely = [pattern.id for pattern in book.situations[record.situation].patterns]
    return desk.render(
        "pages/script.html",
        head=desk.head(Key("scripts", id), desk.labels["kicker-script"]),
        side=side_of(desk, record.situation),
        script=desk.view(record),
        aliases=desk.aliases(record),
        builder=builder_of(desk, id, whole=True),
        report=desk.report(Key("scripts", id)),
        situation=desk.view(book.situations[record.situation]),
        boundaries=desk.link("when-not-to-ask", "when-not-to-ask"),
        minutes=duration(desk, record.minutes_to_send),
        patterns=desk.links("patterns", likely),
        tactics=desk.links("tactics", tactics_of(record)),
        paper=printout_about(desk, Key("situations", record.situation)),
        near=desk.neighbours("scripts", id),
    )

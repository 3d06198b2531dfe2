"""Twelve ways wrong: one request whole, broken by each pattern in turn, and whole again."""

from dataclasses import dataclass

from macros.playbook import Key
from macros.records.ways_wrong import WaysWrong, WayWrong
from macros.views.registry import page_macro
from macros.views.site import Desk, RecordView, Site


@dataclass(frozen=True)
class Line:
    """A line of the request as it stands, and whether it is the one that was changed."""

    text: str
    changed: bool


@dataclass(frozen=True)
class Broken:
    """The request with one line changed: that line as it was, what the reader thinks, and the pattern's fix."""

    id: str
    said: str
    way: RecordView[WayWrong]
    lines: list[Line]
    was: str
    fix: str


@page_macro("twelve-ways-wrong")
def twelve_ways_wrong(site: Site) -> str:
    """Write the request whole, then with one line changed for each pattern, in the patterns' order."""
    desk = site.at("twelve-ways-wrong/")
    book = desk.playbook
    key = Key("twelve-ways-wrong", "twelve-ways-wrong")
    ways = {way.id: way for way in book.ways_wrong.ways}
    return desk.render(
        "pages/twelve-ways-wrong.html",
        head=desk.head(key),
        page=desk.view(book.ways_wrong),
        aliases=desk.aliases(book.ways_wrong),
        whole=_lines(book.ways_wrong),
        ways=[_way(desk, ways[id]) for id in book.patterns if id in ways],
        check=desk.link("pages", "check"),
        scripts=desk.link("pages", "scripts"),
        file=desk.file(key),
    )


def _way(desk: Desk, way: WayWrong) -> Broken:
    pattern = desk.playbook.patterns[way.id]
    page = desk.playbook.ways_wrong
    return Broken(
        id=way.id,
        said=pattern.plain,
        way=desk.view(way),
        lines=_lines(page, way),
        was=next(line.text for line in page.request if line.id == way.line),
        fix=pattern.fix.headline,
    )


def _lines(page: WaysWrong, way: WayWrong | None = None) -> list[Line]:
    """List the lines of the request, the one that *way* changes in its broken form."""
    broken = {way.line: way.broken} if way else {}
    return [Line(broken.get(line.id, line.text), line.id in broken) for line in page.request]

"""A page as it works from disk.

It is changed where it stands, by a few expressions, and not read as a tree: html5lib takes a second for twenty pages,
and a tree written out again would change what nobody asked for. What the expressions rest on holds for both generators:
attributes stand in double quotes, and no text holds a bare `<`. tests/site/test_disk.py looks at every link afterwards.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from macros.disk.addresses import to_page, to_pages_in_json
from macros.generators import CannotBuild

#: The one script that stands for all modules.
SCRIPT = "assets/modules.js"
#: Attributes that hold an address which may be a folder; those of other elements than links are read by our scripts.
ADDRESSES = ("href", "data-check", "data-onward", "data-scripts")
_ADDRESS = re.compile(rf'(\s(?:{"|".join(ADDRESSES)})=")([^"]*)')
#: Links, and elements of ours. What stands in quotes may hold anything.
_TAG = re.compile(r'<(?:a|area|link|[a-z]+-[a-z-]+)\s(?:[^<>"]+|"[^"]*")*>')
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="\d+; url=)([^"]*)')
_DATA = re.compile(r'(<script type="application/json"[^>]*>)(.*?)(?=</script>)', re.DOTALL)
#: What only a server makes sense of: the name of the build, the policy (which names no disk), and the manifest.
_SERVED = re.compile(
    r'<(?:meta name="build"|meta http-equiv="Content-Security-Policy"|link rel="manifest")[^>]*>[ \t]*\n?'
)
_MODULE = re.compile(r'<script\b(?=[^>]*\stype="module")[^>]*>(.*?)</script>', re.DOTALL)
#: Where the page that offers the copy says its size; in the copy that page leads to the newest one, of another size.
SIZE = re.compile(r"(<span data-size>)[^<]*")
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z]+:|/")


@dataclass(frozen=True)
class DiskPage:
    """A page's HTML, and the names of the modules that it runs, which are their paths from the site's root."""

    html: str
    runs: list[str]


def disk_page(html: str, at: str, elsewhere: Mapping[str, str]) -> DiskPage:
    """Make a page one that works from disk.

    Args:
        html: as it was built.
        at: the page's path from the site's root, as in `scripts/any-ask/index.html`.
        elsewhere: where those files of the site are that the copy leaves out, by their paths from the root.

    Raises:
        CannotBuild: when a module stands in the page itself, since from disk it would not run.
    """
    root = "../" * at.count("/")
    outside = {f"{root}{file}": address for file, address in elsewhere.items()}

    def lead(found: re.Match[str]) -> str:
        return f"{found[1]}{outside.get(found[2]) or to_page(found[2])}"

    html = SIZE.sub(r"\1", _SERVED.sub("", html))
    html = _TAG.sub(lambda tag: _ADDRESS.sub(lead, tag[0]), html)
    html = _REFRESH.sub(lead, html)
    html = _DATA.sub(lambda found: f"{found[1]}{to_pages_in_json(found[2])}", html)
    return _with_one_script(html, at, root)


def _with_one_script(html: str, at: str, root: str) -> DiskPage:
    """Put one script in the place of the first module; like modules, it waits until the page is read."""
    runs: list[str] = []

    def gather(found: re.Match[str]) -> str:
        source = _SOURCE.search(found[0].partition(">")[0])
        if not source:
            raise CannotBuild(f"{at}: a module stands in the page itself, which cannot run from disk; give it a file.")
        if _OUTSIDE.match(source[1]):
            return found[0]
        runs.append(normpath(join(dirname(at), source[1])))
        return "\0" if len(runs) == 1 else ""

    html = _MODULE.sub(gather, html)
    runs = list(dict.fromkeys(runs))
    script = f'<script defer src="{root}{SCRIPT}" data-run="{" ".join(runs)}"></script>'
    return DiskPage(html.replace("\0", script), runs)

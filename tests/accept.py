"""Keep today's pages of the toy as what the tests expect: `make accept`, after looking at the difference."""

import re
from functools import lru_cache
from pathlib import Path

from macros.loading import load
from macros.pages import stubs
from macros.views import MACROS, Site
from tests.projects import PROJECT, TOY_DATA

EXPECTED = PROJECT / "tests" / "toy_site"
REPOSITORY = "https://example.org/toy"
#: Views whose pages are the same for every playbook.
SAME_FOR_ALL = ("written", "field_reference")


def write_pages(site: Site) -> dict[str, str]:
    """Return what the views write for every page of a site, by the page's file in `docs/`."""
    written = {}
    for page in stubs(site.playbook):
        call = re.fullmatch(r"(\w+)\((.*)\)", page.call)
        assert call, page
        arguments = [part.strip(' "') for part in call[2].split(",") if part.strip()]
        written[page.file] = MACROS[call[1]](site, *arguments)
    return written


@lru_cache(maxsize=1)
def rendered_toy() -> dict[str, str]:
    """Return every page of the toy that its records tell from another playbook's, by the name of the kept file."""
    toy = load([TOY_DATA])
    written = write_pages(Site(toy, REPOSITORY))
    own = [page.file for page in stubs(toy) if page.call.partition("(")[0] not in SAME_FOR_ALL]
    return {f"{Path(file).parent.as_posix().replace('/', '-').lstrip('.') or 'home'}.md": written[file] for file in own}


def main() -> None:
    """Write every page, and remove what is no page any more."""
    EXPECTED.mkdir(exist_ok=True)
    for file in EXPECTED.glob("*.md"):
        file.unlink()
    for name, text in rendered_toy().items():
        (EXPECTED / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

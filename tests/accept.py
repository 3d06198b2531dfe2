"""Keep today's pages of the toy as what the tests expect: `make accept`, after looking at the difference."""

import re
from functools import lru_cache
from pathlib import Path

from macros.loading import load
from macros.pages import stubs
from macros.views import MACROS, Site
from tests.projects import PROJECT, TOY_DATA

EXPECTED = PROJECT / "tests" / "toy_site"


@lru_cache(maxsize=1)
def rendered_toy() -> dict[str, str]:
    """Return what the views write for every page of the toy, by the name of the kept file."""
    toy = load([TOY_DATA])
    site = Site(toy, "https://example.org/toy")
    kept = {}
    for page in stubs(toy):
        call = re.fullmatch(r"(\w+)\((.*)\)", page.call)
        assert call, page
        if call[1] in ("written", "field_reference"):  # the same for every playbook
            continue
        arguments = [part.strip(' "') for part in call[2].split(",") if part.strip()]
        name = Path(page.file).parent.as_posix().replace("/", "-").lstrip(".") or "home"
        kept[f"{name}.md"] = MACROS[call[1]](site, *arguments)
    return kept


def main() -> None:
    """Write every page, and remove what is no page any more."""
    EXPECTED.mkdir(exist_ok=True)
    for file in EXPECTED.glob("*.md"):
        file.unlink()
    for name, text in rendered_toy().items():
        (EXPECTED / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

"""What the finder's page fetches once it holds too much for one page, `assets/finder.json`; else nothing."""

from macros.exports import Built, Export
from macros.views.diagnose import left_out
from macros.views.finder_apart import FILE


def _export(built: Built) -> str:
    text = left_out(built.content)
    if text is None:
        return "nothing apart from the finder's page"
    file = built.folder / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return "what the finder's page leaves out"


#: What `export` writes of it.
EXPORT: Export = _export

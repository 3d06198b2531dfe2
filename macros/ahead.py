"""Pages written ahead: whoever has read the records writes the pages' Markdown, and the generator takes it as text.

A build does so in its own process (`macros.writing`) while the generator that it started writes the first pages. That
one then reads no record, loads none of the models and views, and keeps none of them in memory; Zensical, which begins
anew with every page, would look at every file each time. A page that is not there in the end is written live, so what
is wrong with it is told by the generator as ever.

Nothing of this outlives the build, so no page can be of other records than the build's.
"""

import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Tells a generator where the pages are written, and by which process.
_FOLDER, _WRITER = "ASKWELL_PAGES", "ASKWELL_PAGES_BY"
_MACROS, _DONE = "macros", "done"
_PLAIN = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")
_BLINK = 0.002  # seconds between two looks for a page that is still to come


@dataclass(frozen=True)
class Ahead:
    """A folder in which the process *writer* writes, or wrote, pages as text, each whole when it is there."""

    folder: Path
    writer: int

    @property
    def surroundings(self) -> dict[str, str]:
        """What a generator's environment says of it."""
        return {_FOLDER: str(self.folder), _WRITER: str(self.writer)}

    def begin(self, macros: Sequence[str]) -> None:
        """Make the folder, and note which macros a page may call."""
        self.folder.mkdir(parents=True)
        (self.folder / _MACROS).write_text("\n".join(macros), encoding="utf-8")

    def put(self, text: str, name: str, arguments: Sequence[str]) -> None:
        """Put down what a macro says, whole at once."""
        if file := self._file(name, arguments):
            file.parent.mkdir(parents=True, exist_ok=True)
            begun = self.folder / "begun"
            begun.write_bytes(text.encode())
            begun.replace(file)

    def end(self) -> None:
        """Note that nothing more will come."""
        (self.folder / _DONE).touch()

    def macros(self) -> list[str]:
        """List the macros that a page may call."""
        return (self.folder / _MACROS).read_text(encoding="utf-8").split()

    def macro(self, name: str, live: Callable[..., str]) -> Callable[..., str]:
        """Return a macro that takes its page from here, or else asks *live* for it by its name and arguments."""

        def taken(*arguments: str) -> str:
            text = self._text(name, arguments)
            return live(name, *arguments) if text is None else text

        return taken

    def _text(self, name: str, arguments: Sequence[str]) -> str | None:
        """Return a page, once it is there; None where it will not come."""
        if not (file := self._file(name, arguments)):
            return None
        while True:
            ended = (self.folder / _DONE).exists() or os.getppid() != self.writer
            try:
                return file.read_bytes().decode()
            except FileNotFoundError:
                if ended:
                    return None
            time.sleep(_BLINK)

    def _file(self, name: str, arguments: Sequence[str]) -> Path | None:
        """Return where a page stands; None where what it is called with is no plain name or address."""
        if not all(isinstance(one, str) and _PLAIN.fullmatch(one) for one in arguments):
            return None
        return self.folder.joinpath(*(f"of-{one}" for one in (name, *arguments)), "page.md")


def written_ahead() -> Ahead | None:
    """Return where pages are written ahead for this process, if they are."""
    folder = os.environ.get(_FOLDER)
    return Ahead(Path(folder), int(os.environ[_WRITER])) if folder else None

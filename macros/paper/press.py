"""The press: a job's words and a Typst template make a PDF, or the fields that are too long for their places."""

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from macros.hues import NEEDS
from macros.late import late
from macros.look import OURS, Look
from macros.paper.said import Words, place_of, texts
from macros.playbook import Key, Playbook
from macros.problems import DataProblems, Problem
from macros.records.base import Loc

if TYPE_CHECKING:
    import typst
else:
    typst = late("typst")  # 7 MB, which a build of the pages alone has no use for

PACKAGE = Path(__file__).parent.parent
FONTS = PACKAGE / "fonts"
TEMPLATES = PACKAGE / "templates" / "paper"
#: What Typst calls each paper.
PAPERS = {"a4": "a4", "letter": "us-letter"}
_SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}  # millimetres, upright
_REGIONS = {"en": "GB"}
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
#: Pixels to the inch of the pictures in the gallery: a page's shape and headings can be told, its text not read.
PICTURE_PPI = 40
Format = Literal["pdf", "png"]


@dataclass(frozen=True)
class Imprint:
    """What every file says of itself: the site's name, address and look, and the language of its words."""

    name: str
    address: str
    language: str = "en"
    look: Look = OURS


@dataclass(frozen=True)
class PrintJob:
    """One file to lay out for one paper: its name without the ending, its template, and the words that it shows."""

    name: str
    template: str
    title: str
    summary: str
    paper: str
    orientation: str
    subject: Key
    words: Words


def picture_size(paper: str, orientation: str) -> tuple[int, int]:
    """Return the width and height in pixels of a page's picture."""
    width, height = (round(side / 25.4 * PICTURE_PPI) for side in _SIZES[paper])
    return (height, width) if orientation == "landscape" else (width, height)


@dataclass(frozen=True)
class Press:
    """Lays out jobs; what it has made before for the same words it takes from *cache*."""

    playbook: Playbook
    imprint: Imprint
    cache: Path | None = None

    def pdf(self, job: PrintJob) -> bytes:
        """Lay the job out as a tagged PDF.

        Raises:
            DataProblems: with each field that is too long for its place.
        """
        made = self._made(job, "pdf")
        return made[0]

    def pictures(self, job: PrintJob) -> list[bytes]:
        """Return a small PNG of each page.

        Raises:
            DataProblems: with each field that is too long for its place.
        """
        return self._made(job, "png", PICTURE_PPI)

    def problems(self, job: PrintJob) -> list[Problem]:
        """List the fields that are too long for their places on *job*."""
        compiler = self._compiler(self.inputs(job))
        found = json.loads(compiler.query("<over>", field="value"))
        return [self._problem(job, over) for over in found]

    def _made(self, job: PrintJob, format: Format, ppi: float | None = None) -> list[bytes]:
        inputs = self.inputs(job)
        kept = self._kept(json.dumps([inputs, job.template, format, ppi]))
        if kept and (pages := _kept_pages(kept)):
            return pages
        if problems := self.problems(job):
            raise DataProblems(problems)
        try:
            made = self.lay_out(inputs, format, ppi)
        except typst.TypstError as error:
            raise DataProblems(self._unprintable(job, error)) from None
        if kept:
            _keep(made, kept)
        return made

    def lay_out(self, inputs: dict[str, str], format: Format, ppi: float | None = None) -> list[bytes]:
        """Return the pages whatever their texts need; a PDF is one piece."""
        made = self._compiler(inputs).compile(format=format, ppi=ppi, pdf_standards=["ua-1"] if format == "pdf" else [])
        assert made is not None, "no file was named, so the bytes come back"
        return [made] if isinstance(made, bytes) else made

    def _compiler(self, inputs: dict[str, str]) -> "typst.Compiler":
        return typst.Compiler(
            TEMPLATES / inputs["template"], root=TEMPLATES, font_paths=_fonts(), sys_inputs={"data": inputs["data"]}
        )

    def inputs(self, job: PrintJob) -> dict[str, str]:
        """Return what the template of *job* reads."""
        meta = {
            "title": job.title,
            "description": job.summary,
            "author": self.imprint.name,
            "site": self.imprint.address,
            "lang": self.imprint.language,
            "region": _REGIONS.get(self.imprint.language),
            "paper": PAPERS[job.paper],
            "orientation": job.orientation,
            "hues": {need: hue.light for need, hue in NEEDS.items()},
        }
        data = json.dumps(job.words.json() | {"meta": meta}, ensure_ascii=False)
        return {"template": f"{job.template}.typ", "data": data}

    def _kept(self, inputs: str) -> Path | None:
        if not self.cache:
            return None
        return self.cache / hashlib.sha256(f"{self._tools}{inputs}".encode()).hexdigest()

    @cached_property
    def _tools(self) -> str:
        """All that a file depends on besides its words."""
        parts = [version("typst").encode(), *(file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ")))]
        return hashlib.sha256(b"".join(parts)).hexdigest()

    def _unprintable(self, job: PrintJob, error: "typst.TypstError") -> list[Problem]:
        """Say which fields hold the character that no font has.

        Raises:
            TypstError: when the error is another one, and so ours.
        """
        found = _NO_GLYPH.search(error.message)
        if not found:
            raise error
        holders = [(one.key, one.loc) for one in texts(job.words) if found[1] in one.text]
        own = [(key, loc) for key, loc in holders if found[1] in self.playbook.text_at(key, loc)]
        places: list[tuple[Key, Loc]] = own or holders or [(job.subject, ("title",))]
        what, remedy = f"'{found[1]}' is in none of the fonts for paper", "write it in other letters, or add a font"
        return [self.playbook.problem(key, loc, what, remedy, "not-in-font") for key, loc in places]

    def _problem(self, job: PrintJob, over: dict[str, Any]) -> Problem:
        key, loc = place_of(over["at"])
        where = f"on {job.name}.pdf"
        if "millimetres" in over:
            what = f"is the longest text of a part that is {over['millimetres']} mm too high for its place {where}"
            remedy = "shorten it, or let the sheet show less"
        else:
            lines = "line" if over["lines"] == 1 else f"{over['lines']} lines"
            characters = "1 character" if over["characters"] == 1 else f"{over['characters']} characters"
            what = f"is {characters} over the {lines} that it has {where}"
            remedy = "shorten it"
        return self.playbook.problem(key, loc, what, remedy, "too-long-for-paper")


def _kept_pages(folder: Path) -> list[bytes]:
    """Return the pages that were put aside, or none where nothing was, or nothing that this account may read."""
    with suppress(OSError):
        return [file.read_bytes() for file in sorted(folder.iterdir())]
    return []


def _keep(pages: list[bytes], folder: Path) -> None:
    """Put *pages* aside in one step, since another build may do the same at the same time.

    A cache is a favour: where there is no room or no right for it, the next build lays them out again.
    """
    with suppress(OSError):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as begun:
            for number, page in enumerate(pages):
                (Path(begun) / f"{number:03}").write_bytes(page)
            Path(begun).rename(folder)


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    """Read the fonts that come with the project; the machine's own are left out, or machines would differ."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])

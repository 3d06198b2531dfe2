"""Reading printed sheets back: their text, sizes, places, fonts, links and tags."""

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader

MM = 72 / 25.4


@dataclass(frozen=True)
class Run:
    """A piece of text on a page: its size in points, and where it begins, in millimetres from the lower left."""

    text: str
    size: float
    x: float
    y: float
    font: str


def read(pdf: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(pdf))


def runs(page: PageObject) -> list[Run]:
    """List the pieces of text of a page in the order in which they are read."""
    found: list[Run] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            scale = math.hypot(tm[0], tm[1]) * math.hypot(cm[0], cm[1])
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append(Run(text.strip(), round(size * scale, 2), x / MM, y / MM, str((font or {}).get("/BaseFont"))))

    page.extract_text(visitor_text=visit)
    return found


def words(text: str) -> str:
    """Leave out what a line break adds, so that a text can be found wherever it was broken."""
    return re.sub(r"\s+", "", text)


def text_of(pdf: PdfReader) -> str:
    """Return the words of a whole document, without white space."""
    return words("".join(page.extract_text() for page in pdf.pages))


def size_of(page: PageObject) -> tuple[float, float]:
    """Return a page's width and height in millimetres."""
    return (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM)


def fonts(pdf: PdfReader) -> Iterator[tuple[str, bool]]:
    """Yield the name of each font of a document, and whether its shapes are in the file."""
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            embedded = any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
            yield str(inner["/BaseFont"]).partition("+")[2], embedded


def links(pdf: PdfReader) -> list[str]:
    """List where the links of a document lead."""
    found = (note.get_object() for page in pdf.pages for note in page.get("/Annots", ()))
    return [str(note["/A"]["/URI"]) for note in found if note["/Subtype"] == "/Link"]


def tags(pdf: PdfReader) -> list[str]:
    """List the tags of a document's structure in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]))
            walk(node.get("/K", []))

    walk(pdf.root_object["/StructTreeRoot"])
    return found

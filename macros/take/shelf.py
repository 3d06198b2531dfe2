"""Every file that there is to take: where it stands, and what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from macros.editions import Edition
from macros.markdown import text_as_markdown
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.take import anki, editor, espanso, expander
from macros.take.cards import cards
from macros.take.snippets import Snippet, name_to_try, snippets
from macros.take.tasks import Minutes, task_list

FOLDER = "take"
#: The package's name for Espanso, which is that of its folder.
PACKAGE = "askwell"
#: Files by tool, below the folder; tracks have one each.
ESPANSO, EDITOR = "askwell-espanso.zip", "askwell.code-snippets"
EXPANDER, ANKI = "askwell-snippets.csv", "askwell-anki.txt"


@dataclass(frozen=True)
class Shelf:
    """What every file says of where it comes from: the site, the edition, and how long a step of a track takes."""

    imprint: Imprint
    edition: Edition
    minutes: Minutes


def tasks_of(track: str) -> str:
    """Return the name of the file with a track's steps."""
    return f"track-{track}.ics"


def files(book: Playbook, shelf: Shelf) -> dict[str, str | bytes]:
    """Return every file by its address from the site's root."""
    pieces = snippets(book)
    package = _package(book, shelf, pieces)
    made: dict[str, str | bytes] = {
        ESPANSO: _packed(package),
        EDITOR: editor.code_snippets(pieces),
        EXPANDER: expander.table(pieces),
        ANKI: anki.deck(cards(book), shelf.imprint),
    }
    for track in book.tracks:
        made[tasks_of(track)] = task_list(book, track, shelf.imprint, shelf.edition.day, shelf.minutes)
    return {f"{FOLDER}/{name}": content for name, content in (package | made).items()}


def _package(book: Playbook, shelf: Shelf, pieces: list[Snippet]) -> dict[str, str]:
    """Return the files of the package for Espanso, by their addresses below the folder."""
    name, homepage = shelf.imprint.name, f"{shelf.imprint.address}{FOLDER}/"
    about = book.labels["take-espanso-about"].format(name=name_to_try(pieces))
    readme = f"# {text_as_markdown(name)}\n\n{text_as_markdown(about)}\n\n<{homepage}>\n"
    return {
        f"espanso/{PACKAGE}/package.yml": espanso.package(pieces),
        f"espanso/{PACKAGE}/_manifest.yml": espanso.manifest(PACKAGE, name, about, shelf.edition.version, homepage),
        f"espanso/{PACKAGE}/README.md": readme,
    }


def _packed(package: Mapping[str, str]) -> bytes:
    """Pack files into an archive that is the same whenever it is made."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for address, text in package.items():
            member = ZipInfo(address.removeprefix("espanso/"))  # of 1980, the first day that an archive knows
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, text.encode())
    return packed.getvalue()

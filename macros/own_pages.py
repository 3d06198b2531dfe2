"""A team's own pages and notes, laid over the pages of this edition: words below a page's stub, files as they are.

The team keeps nothing but its words: `docs/` of its project holds, at the address of a page, what shall stand below it,
and beside it pictures and the like. All else is made anew for each edition.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from filecmp import cmp
from os.path import normpath, relpath
from pathlib import Path, PurePosixPath
from shutil import copyfile
from urllib.parse import unquote

from macros.files import write_whole
from macros.kept import FOLDER
from macros.problems import Problem, nearest, refuse, shown_path
from macros.records.names import short
from macros.teams import own_docs
from macros.yaml_texts import Mistake, decoded

#: Stands between the words of the edition and those of the team.
_MARK = "\n<!-- what the team wrote -->\n"
#: What is told of the folder itself, and is no page.
_ABOUT = "README.md"
#: Lists what was laid into a checkout, which the edition itself does not have.
_LIST = "laid.txt"
_CALL = re.compile(r"\{\{|\{%|\{#")
#: A link or a picture in Markdown, and what leads out of the site, to its root or to a place on the same page.
_LINK = re.compile(r"\]\(\s*<?(?P<to>[^)\s>#]+)[^)]*\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)
_FRONT = re.compile(r"---[ \t]*\n")


@dataclass(frozen=True)
class Own:
    """What a team has in its `docs/`: its words and its other files, by their addresses below it."""

    folder: Path
    words: Mapping[str, str]
    files: tuple[str, ...]


def own_pages(project: Path) -> Own:
    """Read what the team of *project* has of its own; nothing where there is no team.

    Raises:
        DataProblems: with each file that cannot be laid over a page.
    """
    folder = own_docs(project)
    if not folder:
        return Own(project, {}, ())
    found = {path.relative_to(folder).as_posix(): path for path in _listed(folder)}
    texts = {name: decoded(path.read_bytes()) for name, path in found.items() if name.endswith(".md")}
    refuse([problem for name, text in texts.items() for problem in _wrong(found[name], text)])
    words = {name: text for name, text in texts.items() if isinstance(text, str)}
    return Own(folder, words, tuple(name for name in found if name not in texts))


def _listed(folder: Path) -> list[Path]:
    """List the files of a team.

    Raises:
        DataProblems: with each link, which would publish what lies elsewhere.
    """
    paths = [path for path in sorted(folder.rglob("*")) if path != folder / _ABOUT]
    links = [path for path in paths if path.is_symlink()]
    what, remedy = "this is a link", "put the file or the folder itself here"
    refuse([Problem(f"{shown_path(link.parent)}/{link.name}", 1, 1, "file", what, remedy, "linked") for link in links])
    hidden = (path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return [path for path in hidden if path.is_file()]


def _wrong(file: Path, text: str | Mistake) -> Iterator[Problem]:
    """Yield what is wrong with the words of one page by themselves."""
    shown = shown_path(file)
    if isinstance(text, Mistake):
        yield Problem(shown, text.place.line, text.place.column, "file", text.what, text.remedy, text.code)
        return
    if _FRONT.match(text):
        what = "the lines between dashes cannot stand here"
        remedy = "write title and summary of a page of your own into data/interface.yaml, and nothing above the text"
        yield Problem(shown, 1, 1, "file", what, remedy, "front-matter")
    for number, line in enumerate(text.split("\n"), start=1):
        if call := _CALL.search(line):
            what, remedy = f"'{call[0]}' would be read as a call", "write its first brace as &#123;"
            yield Problem(shown, number, call.start() + 1, "text", what, remedy, "call")


def refuse_strays(own: Own, pages: Sequence[str], docs: Path) -> None:
    """Make sure that all words of a team stand at the address of a page, and lead to pages and files.

    Args:
        own: what the team has.
        pages: the files of all pages below `docs/`.
        docs: the folder of the pages, with pictures and other files that may be named.

    Raises:
        DataProblems: with each file that belongs to none, and each link that leads nowhere.
    """
    known = {*pages, *own.files}
    strays = [_stray(own, name) for name in own.words if name not in known]
    dead = [
        _dead(own, name, number, link, pages)
        for name, text in own.words.items()
        for number, link in _links(text)
        if (target := _target(name, link["to"])) not in known and not (docs / target).is_file()
    ]
    refuse([*strays, *dead])


def _stray(own: Own, name: str) -> Problem:
    """Say that no page has the address at which a team's words stand."""
    address = PurePosixPath(name).parent.as_posix()
    entry = f"pages: [{{id: {address}, title: …, summary: …}}]"
    remedy = f"move it to the page that it belongs to, or begin one in data/interface.yaml with {entry}"
    if not name.endswith("index.md"):
        remedy = f"name it {PurePosixPath(name).with_suffix('').as_posix()}/index.md"
    return Problem(
        shown_path(own.folder / name), 1, 1, "file", "there is no page at this address", remedy, "no-such-page"
    )


def _links(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the links and pictures of a text that lead to a page or a file of the site, each with its line."""
    fenced = False
    for number, line in enumerate(text.split("\n"), start=1):
        fenced ^= line.lstrip().startswith("```")
        if not fenced:
            yield from ((number, link) for link in _LINK.finditer(line) if not _ELSEWHERE.match(link["to"]))


def _target(name: str, link: str) -> str:
    return normpath(PurePosixPath(name).parent / unquote(link))


def _dead(own: Own, name: str, number: int, link: re.Match[str], pages: Sequence[str]) -> Problem:
    """Say that a link leads nowhere, and what to write."""
    target, here = _target(name, link["to"]), PurePosixPath(name).parent
    page = f"{target}/index.md" if f"{target}/index.md" in pages else nearest(target, pages)
    remedy = (
        f"write '{relpath(page, here)}'" if page else "write a page's index.md as seen from here, or put the file there"
    )
    what = f"there is no page or file '{short(link['to'])}'"
    return Problem(shown_path(own.folder / name), number, link.start("to") + 1, "text", what, remedy, "dead-target")


def edition_part(notes: str) -> str:
    """Return what stands below a stub without the words of a team."""
    return notes.partition(_MARK)[0]


def with_own(notes: str, own: str) -> str:
    """Put the words of a team below those of the edition, in place of what the team wrote before."""
    kept = edition_part(notes)
    return f"{kept}{_MARK}\n{own}" if own.strip() else kept


def lay_files(project: Path, own: Own, pages: Iterable[Path], made: Iterable[Path]) -> list[Path]:
    """Put the other files of a team into `docs/`, remove what was put there and is gone, and return what changed.

    Args:
        project: the checkout.
        own: what the team has.
        pages: the files of all pages.
        made: those of them that have just been made, where the edition has none.

    Raises:
        DataProblems: with each file that the edition has as well.
    """
    docs, listed = project / "docs", project / FOLDER / _LIST
    before = {docs / name for name in listed.read_text(encoding="utf-8").splitlines()} if listed.is_file() else set()
    files = {docs / name: own.folder / name for name in own.files}
    new = {file: theirs for file, theirs in files.items() if not file.exists() or not cmp(file, theirs, shallow=False)}
    taken = [theirs for file, theirs in new.items() if file.exists() and file not in before]
    what, remedy = "the edition has a file of that name", "give yours another name"
    refuse([Problem(shown_path(file), 1, 1, "file", what, remedy, "taken") for file in taken])
    for file, theirs in new.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        copyfile(theirs, file)
    changed = list(new)
    now = {*files, *(file for file in made if file.is_relative_to(docs)), *before.intersection(pages)}
    for file in before - now:
        file.unlink(missing_ok=True)
        changed.append(file)
    if now != before:
        write_whole(listed, "\n".join(sorted(file.relative_to(docs).as_posix() for file in now)))
    return changed

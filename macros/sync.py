"""Files that are made from the records and committed: stubs, navigation, schemas, the 404 page's text.

Each has one maker here and one checker, so that none can go stale unnoticed.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from posixpath import normpath

from macros.addresses import address_of
from macros.docs_links import wrong_links
from macros.exports.schema import schemas
from macros.files import write_whole
from macros.hues import style_sheet
from macros.look import style_sheet as coloured
from macros.own_pages import edition_part, lay_files, own_pages, refuse_strays, with_own
from macros.pages import look, navigation, notes_of, stubs
from macros.parts import pages_listed
from macros.playbook import Key, Playbook
from macros.problems import Problem, refuse
from macros.records import PAGED
from macros.records.names import PART
from macros.teams import own_docs, team_of
from macros.views.theme import theme_partials
from macros.yaml_texts import decoded

#: The stubs of the parts of a list, below its page.
PARTS = f"{PART.format(number='*')}/index.md"
#: The styles of a site whose settings name a colour; macros/theme/main.html links it where they do.
_COLOUR, _STYLES = "colour.css", Path("docs/assets/css")
COMMAND = "run `make sync`"
#: A link to a page of this site, in Markdown or in HTML.
_LINK = re.compile(r"""(?:\]\(|href=")(?P<to>[^()\s":#]+)[^()\s"]*[)"]""")


def wanted(playbook: Playbook, project: Path) -> dict[Path, str]:
    """Return every file that `sync` owns, with the text it should have.

    Raises:
        DataProblems: when a link stands in the way, or the notes below a stub cannot be read.
    """
    files, pages = _made(playbook, project), {project / "docs" / stub.file: stub for stub in stubs(playbook)}
    gone = orphans(playbook, project)
    refuse(wrong_links(project, [*files, *pages, *gone]))
    refuse(list(_links_to_what_is_left_out(playbook, project / "docs", gone)))
    own = own_pages(project)
    refuse_strays(own, [stub.file for stub in pages.values()], project / "docs")
    files |= {file: stub.text(with_own(notes_of(file), own.words.get(stub.file, ""))) for file, stub in pages.items()}
    return files | _of_the_team(playbook, project)


def _made(playbook: Playbook, project: Path) -> dict[Path, str]:
    """Return the files that hold nothing but what the records say, with their texts."""
    files = {project / "nav.yml": navigation(playbook)}
    for name, partial in theme_partials(playbook).items():
        files[project / "macros" / "theme" / "partials" / name] = partial
    files[project / _STYLES / "hues.css"] = style_sheet()
    if colour := look(project).colour:
        files[project / _STYLES / _COLOUR] = coloured(colour)
    for name, schema in schemas(playbook).items():
        files[project / "docs" / "schema" / f"{name}.json"] = schema
    return files


def _of_the_team(playbook: Playbook, project: Path) -> dict[Path, str]:
    """Return what is made in a team's own folder, for editors that see nothing else."""
    team = team_of(project)
    return {team / "schema" / f"{name}.json": text for name, text in schemas(playbook).items()} if team else {}


def _colour_of_before(project: Path) -> Path | None:
    """Return the styles of a colour that the settings do not name any more, where they are still there."""
    file = project / _STYLES / _COLOUR
    return file if file.exists() and not look(project).colour else None


def orphans(playbook: Playbook, project: Path) -> list[Path]:
    """List the stubs whose record is gone, and those of parts that a list does not have any more."""
    kept = {project / "docs" / stub.file for stub in stubs(playbook)}
    docs = project / "docs"
    records = (file for kind in PAGED.values() for file in sorted((docs / kind.at).glob("*/index.md")))
    lists = [docs / address_of(key) for key in pages_listed()]
    lists += [folder for kind in PAGED.values() for folder in sorted((docs / kind.at).glob("*"))]
    further = (file for folder in lists for file in sorted(folder.glob(PARTS)))
    return [file for file in dict.fromkeys([*records, *further]) if file not in kept]


def _links_to_what_is_left_out(playbook: Playbook, docs: Path, gone: list[Path]) -> Iterator[Problem]:
    """Say which records that are left out a text written by hand leads to; the generator would only say that one does.

    Args:
        playbook: the records.
        docs: the folder of the pages.
        gone: pages that are about to go.
    """
    left_out = {address_of(Key(*key)): named for key, named in playbook.left_out.items() if key[0] in PAGED}
    for file in sorted(docs.rglob("*.md")) if left_out else ():
        page, here = file.relative_to(docs), file.parent.relative_to(docs).as_posix()
        for link in _LINK.finditer("" if file in gone else notes_of(file)):
            target = normpath(f"{here}/{link['to'].removesuffix('index.md')}") + "/"
            if named := left_out.get(target):
                what = f"'{named.id}' is left out, and {docs.name}/{page.as_posix()} leads to {target}"
                yield named.told(what, f"keep it, or take this link out of that page: {link[0].lstrip(']')}")


def sync(playbook: Playbook, project: Path) -> list[Path]:
    """Write what is stale and remove stubs without a record, unless they hold notes; return what changed.

    Raises:
        DataProblems: as `wanted`.
    """
    changed, files = [], wanted(playbook, project)
    made = [file for file in files if not file.exists()]
    for file, text in files.items():
        if not says(file, text):
            write_whole(file, text)
            changed.append(file)
    if own_docs(project):
        changed += lay_files(project, own_pages(project), files, made)
    if unasked := _colour_of_before(project):
        unasked.unlink(missing_ok=True)
        changed.append(unasked)
    for file in orphans(playbook, project):
        if not edition_part(notes_of(file)).strip():
            file.unlink(missing_ok=True)  # by another sync at the same time
            with suppress(OSError):  # which holds more than the stub, or is gone as well
                file.parent.rmdir()
            changed.append(file)
    return changed


def stale(playbook: Playbook, project: Path) -> list[Problem]:
    """List the files that do not say what the records say, and the stubs whose record is gone.

    Raises:
        DataProblems: as `wanted`.
    """
    problems = []
    for file, text in wanted(playbook, project).items():
        if not says(file, text):
            what = "this file does not say what the records say" if file.exists() else "this file is missing"
            problems.append(_problem(file, project, what, COMMAND, "stale-file"))
    if unasked := _colour_of_before(project):
        problems.append(_problem(unasked, project, "the settings name no colour any more", COMMAND, "stale-file"))
    for file in orphans(playbook, project):
        remedy = f"move its notes to another page, then {COMMAND}" if edition_part(notes_of(file)).strip() else COMMAND
        problems.append(_problem(file, project, "this page's record is gone", remedy, "orphan-page"))
    return problems


def says(file: Path, text: str) -> bool:
    """Tell whether a file is there and says just that."""
    return file.exists() and decoded(file.read_bytes()) == text


def _problem(file: Path, project: Path, what: str, remedy: str, code: str) -> Problem:
    return Problem(file.relative_to(project).as_posix(), 1, 1, "file", what, remedy, code)

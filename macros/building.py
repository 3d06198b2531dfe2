"""A site, whole or not at all: everything is made and checked beside the old one, then put in its place in one step."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from macros.ahead import Ahead
from macros.checks.site import load_sound
from macros.exports import Built, exports
from macros.generators import CannotBuild, Generator, Run, refuse_failed, started
from macros.kept import FOLDER
from macros.loading import FileStates, file_states
from macros.pages import (
    configured_roots,
    configured_selection,
    language,
    look,
    repository,
    site_address,
    site_name,
    stubs,
)
from macros.paper.press import Imprint, Press
from macros.playbook import Playbook
from macros.problems import refuse, shown_path
from macros.sync import stale, sync
from macros.views import MACROS
from macros.views.site import Site
from macros.workshop import Workshop, workshop
from macros.writing import write_ahead

#: Folders of the project that are written by hand, beside the data roots.
_SOURCES = ("docs", "macros", ".git")
_TRIES = 3
#: Told which files were written because of the records.
Synced = Callable[[Sequence[Path]], None]
#: One of these stands at the top of every built site.
_SIGNS = ("index.html", "404.html", "sitemap.xml")


def build(
    project: Path,
    site: Path,
    generator: Generator,
    say: Callable[[str], None],
    *,
    pages_only: bool = False,
    synced: Synced | None = None,
    run: Run | None = None,
    handed: Playbook | None = None,
) -> list[str]:
    """Build the site of *project* into the folder *site*, and return what was written beside its pages.

    Args:
        project: the folder of the settings.
        site: the folder that holds the site, or will.
        generator: what writes the pages.
        say: told in one line when another build has to end first.
        pages_only: leave out what stands beside the pages.
        synced: where given, what is made from the records is written first, and these files are told; left out, the
            build is refused where they are stale.
        run: how the generator is run; left out, in a process of its own that is handed its pages' Markdown.
        handed: the records, where they have been read and what is made from them is up to date; whatever *run* runs
            must be handed the same.

    Raises:
        DataProblems: when the records, or what is made from them, are not fit to be shown.
        CannotBuild: when the generator ends badly, the folder is none for a site, or the records never rest.
        OSError: when the machine refuses.

    Whichever it is, and when the process is killed as well, *site* is as it was.
    """
    site = site.resolve()
    _refuse_folder(project, site)
    with workshop(site, say) as shop:
        for again in range(_TRIES):
            with _writer(generator, project, shop, run) as write:
                before = _states(project)
                playbook = handed or _read(project, synced, saved_meanwhile=again > 0)
                refuse_failed(generator, *write(playbook))
            wrote = [] if pages_only else export(project, playbook, shop.new)
            if handed or _states(project) == before:
                _refuse_half(playbook, shop.new)
                shop.put_up()
                return wrote
            rmtree(shop.new)  # some of its pages may say what the records said before
    raise CannotBuild("records were saved while the site was built, three times over; build again when they rest.")


@contextmanager
def _writer(
    generator: Generator, project: Path, shop: Workshop, run: Run | None
) -> Iterator[Callable[[Playbook], tuple[int, bytes]]]:
    """Yield what writes the pages of a playbook, and returns the generator's status, and all it said.

    Without a *run* of somebody's own, the generator starts in a process of its own while the records are still read,
    and this one writes the pages' Markdown ahead of it.
    """
    if run:
        yield lambda _: run(generator, project, shop.new, shop.lock)
        return
    ahead = Ahead(shop.folder / "pages", os.getpid())
    with started(generator, project, shop.new, shop.lock, ahead.surroundings) as go:

        def write(playbook: Playbook) -> tuple[int, bytes]:
            ahead.begin([*MACROS])
            site = Site(playbook, repository(project), project / "docs")
            return go(lambda: write_ahead(ahead, site))

        yield write
    rmtree(ahead.folder)


def _states(project: Path) -> FileStates:
    """Tell the state of every record, each of which a build reads more than once."""
    return file_states(configured_roots(project))


def _read(project: Path, synced: Synced | None, *, saved_meanwhile: bool) -> Playbook:
    """Read the records of *project*; where that is wanted, write what is made from them.

    Raises:
        DataProblems: when they, or what is made from them, are not fit to be shown.
        CannotBuild: when what is made from them was outrun by a save while the site was built.
    """
    playbook = load_sound(configured_roots(project), configured_selection(project))
    if synced:
        synced(sync(playbook, project))
        return playbook
    problems = stale(playbook, project)
    if problems and saved_meanwhile:
        raise CannotBuild("a record was saved while the site was built; run `make build` again.")
    refuse(problems)
    return playbook


def export(project: Path, playbook: Playbook, folder: Path) -> list[str]:
    """Write what belongs beside the pages in *folder*, and return what was written.

    Raises:
        DataProblems: with each text that has no room where it is shown.
    """
    imprint = Imprint(site_name(project), site_address(project), language(project), look(project))
    press = Press(playbook, imprint, project / FOLDER / "paper")
    built = Built(Site(playbook, docs=project / "docs"), press, folder)
    return [write(built) for write in exports()]


def _refuse_folder(project: Path, site: Path) -> None:
    """Make sure that nothing but a site can be lost at *site*.

    Raises:
        CannotBuild: when something else stands there, or stands there so that it cannot be exchanged.
    """
    shown = shown_path(site)
    sources = [project / name for name in _SOURCES] + configured_roots(project)
    builds = site.name.endswith(".builds") or any(re.fullmatch(r"\..*\.builds", part) for part in site.parts)
    if builds or project.is_relative_to(site) or any(site.is_relative_to(source) for source in sources):
        raise CannotBuild(f"{shown}: the site cannot stand here; name a folder of its own, as in SITE=site.")
    if site.is_mount():
        raise CannotBuild(f"{shown}: a disk is mounted here, which cannot be exchanged; name a folder inside it.")
    if site.exists() and not site.is_dir():
        raise CannotBuild(f"{shown}: this is a file; name a folder.")
    if site.is_dir() and any(site.iterdir()) and not any((site / sign).exists() for sign in _SIGNS):
        raise CannotBuild(f"{shown}: this folder holds other things than a site; empty it, or name another.")


def _refuse_half(playbook: Playbook, folder: Path) -> None:
    """Make sure that every page is there.

    Raises:
        CannotBuild: when one is not.
    """
    wanted = ["404.html", *(Path(stub.file).with_suffix(".html").as_posix() for stub in stubs(playbook))]
    lacking = [file for file in wanted if not (folder / file).is_file()]
    if lacking:
        raise CannotBuild(f"{len(lacking)} of {len(wanted)} pages were not written, {lacking[0]} first; build again.")

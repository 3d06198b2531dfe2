"""The pages that a save touches, written before all else: the record's own, those that are open, those that name it.

Here the generator's own steps for a single page are called, in a child of the process that holds its settings, files
and navigation. An early page may lack what only a whole build knows, such as a new entry of the navigation; that build
follows, and has the last word.
"""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jinja2
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from macros import define_env
from macros.addresses import address_of
from macros.loading import held
from macros.pages import Stub, notes_of, stubs
from macros.playbook import Key, Playbook
from macros.records import PAGED
from macros.serving.touched import Save, parts, touched
from macros.teams import settings_files

#: Pages; whoever saves more at once waits for the whole site.
_MOST = 40
#: Tells the address of a page, from the site's root, and the file in which it stands for now.
Show = Callable[[str, Path], None]


@dataclass(frozen=True)
class Stage:
    """What the generator knows before it writes the first page, and the pages that there are to write."""

    project: Path
    config: MkDocsConfig
    files: Files
    navigation: Navigation
    templates: jinja2.Environment


def set_up(project: Path, playbook: Playbook) -> Stage:
    """Read what the pages of *project* have in common, and write some for practice, so that none is a first time."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    with held(playbook), chdir(project):  # from where the plugin sees its own settings
        config = load_config(str(settings_files(project)[-1]))
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        templates = config.theme.get_env()
        files.add_files_from_theme(templates, config)
        files = config.plugins.on_files(files, config=config)
        navigation = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        for page in navigation.pages:
            page.read_source(config)
        templates = config.plugins.on_env(templates, config=config, files=files)
        stage = Stage(project, config, files, navigation, templates)
    with TemporaryDirectory() as folder:
        save = Save([], [], project / "docs", list(_one_of_each(playbook)))
        write_early(stage, playbook, save, Path(folder), lambda _address, _file: None)
    return stage


def _one_of_each(playbook: Playbook) -> Iterator[str]:
    """Yield the address of a page of each kind."""
    for kind in PAGED:
        yield from (address_of(Key(kind, id)) for id in list(playbook.records(kind))[:1])


def write_early(stage: Stage, playbook: Playbook, save: Save, folder: Path, show: Show) -> None:
    """Write what *save* touches into *folder*, and show each page as it is there."""
    for part in parts(save):
        copy = folder / part
        copy.parent.mkdir(parents=True, exist_ok=True)
        show(part.as_posix(), shutil.copyfile(save.docs / part, copy))
    _take(stage, playbook)
    found = {stub.file: stub for stub in stubs(playbook)}
    for address in islice(touched(playbook, save), _MOST):
        if stub := found.get(f"{address}index.md"):
            show(address, _write(stage, stub, folder))


def _take(stage: Stage, playbook: Playbook) -> None:
    """Let the views show *playbook*: a new start of the plugin would do it too, and ask git a dozen questions first."""
    plugin: Any = stage.config.plugins["macros"]
    with held(playbook):
        define_env(plugin)
    plugin.env.globals.update(plugin.macros)


def _write(stage: Stage, stub: Stub, folder: Path) -> Path:
    config = stage.config
    file = stage.files.get_file_from_path(stub.file) or _added(stage, stub.file)
    file.dest_dir = str(folder)
    file.content_string = stub.text(notes_of(stage.project / "docs" / stub.file))
    page = file.page or Page(None, file, config)
    _populate_page(page, config, stage.files, False)
    pages = stage.files.documentation_pages()
    _build_page(page, config, pages, stage.navigation, stage.templates)
    return Path(file.abs_dest_path)


def _added(stage: Stage, name: str) -> File:
    """Return the file of a page that is not there yet."""
    config = stage.config
    file = File(name, config.docs_dir, config.site_dir, config.use_directory_urls)
    stage.files.append(file)
    return file

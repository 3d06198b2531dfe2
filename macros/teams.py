"""A team's project: a folder with settings, records and pages of its own, in which a checkout of ours is `.askwell`.

The checkout is what is built, as ever, and the team's folder lies over it. So nothing that is made stands among what
the team keeps, and another edition is another commit of the checkout.
"""

from pathlib import Path

#: What the checkout is called in a team's folder.
CHECKOUT = ".askwell"
SETTINGS = "mkdocs.yml"
#: In the checkout; they inherit the team's settings, which inherit ours, so that each path is as seen from here.
_TEAM_SETTINGS = "team-{settings}"


def team_of(project: Path) -> Path | None:
    """Return the folder of the team in whose project the checkout *project* stands; None where it stands alone."""
    team = project.parent
    return team if project.name == CHECKOUT and (team / SETTINGS).is_file() else None


def home_of(project: Path) -> Path:
    """Return the folder in which people work: the team's, or the checkout where it stands alone."""
    return team_of(project) or project


def settings_name(project: Path, settings: str = SETTINGS) -> str:
    """Return the name of the file in *project* with which a generator begins whose own is *settings*."""
    return _TEAM_SETTINGS.format(settings=settings) if team_of(project) else settings


def settings_files(project: Path) -> list[Path]:
    """List the files of the settings, later ones over earlier ones."""
    ours, team = project / SETTINGS, team_of(project)
    return [ours, team / SETTINGS, project / settings_name(project)] if team else [ours]


def own_docs(project: Path) -> Path | None:
    """Return the folder of the team's own pages and notes, where there is one."""
    team = team_of(project)
    return team / "docs" if team and (team / "docs").is_dir() else None

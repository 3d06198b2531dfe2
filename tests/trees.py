"""Folders that stand for built sites: each of their files says which site it belongs to."""

from pathlib import Path


def tree(folder: Path, name: str, files: int = 120) -> Path:
    """Write a site of *files* files, all of which say *name*."""
    for number in range(files):
        file = folder / f"{number % 7}" / f"{number}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    (folder / "index.html").write_text(name, encoding="utf-8")
    return folder


def said_by(folder: Path) -> tuple[set[str], int]:
    """Return what the files of a site say, and how many there are."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.read_text(encoding="utf-8") for file in files}, len(files)

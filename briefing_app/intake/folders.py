"""Which files of a folder can be taken in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.intake.formats.file_names import is_hidden, is_readable_kind, is_unfinished, page_folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def supported_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to take in: those named, and the readable kinds below the folders named.

    Files named directly stay whatever they are, so that they are refused by name. Left out are hidden
    files and folders, the lock files of word processors, unfinished downloads, and what browsers save
    beside a page. Links to folders are not followed. In order, each once.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in files_below(path) if path.is_dir() else (path,):
            found.setdefault(file)
    return list(found)


def files_below(folder: Path, *, subfolders: bool = True) -> Iterator[Path]:
    """Yield the readable kinds of files in a folder, in order."""
    for parent, folders, names in os.walk(folder):
        beside = page_folders(names)
        folders[:] = sorted(name for name in folders if not is_hidden(name) and name not in beside)
        if not subfolders:
            folders.clear()
        for name in sorted(names):
            if is_readable_kind(name) and not is_hidden(name) and not is_unfinished(name):
                yield Path(parent, name)

"""Which files of a folder can be taken in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.intake.formats.registry import suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def supported_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to take in: those named, and the readable kinds below the folders named.

    Files named directly stay whatever they are, so that they are refused by name; hidden
    files and folders, and the lock files of word processors, are left out. In order, each once.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _below(path) if path.is_dir() else (path,):
            found.setdefault(file)
    return list(found)


def _below(folder: Path) -> Iterator[Path]:
    known = suffixes()
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(names):
            if name.lower().endswith(known) and not _is_hidden(name):
                yield Path(parent, name)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))

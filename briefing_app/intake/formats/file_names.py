"""Which names in a folder or an archive are worth a look."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PAGE = re.compile(r"(?P<stem>.+)\.x?html?", re.IGNORECASE)
_BESIDE = ("_files", "-files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_file", ".files")
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".opdownload")


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder is kept out of sight, or is a lock of a word processor."""
    return name.startswith((".", "~$", "__MACOSX"))


def is_unfinished(name: str) -> bool:
    """Tell whether a program still writes a file of this name and will call it otherwise."""
    return name.lower().endswith(_UNFINISHED)


def is_readable_kind(name: str) -> bool:
    """Tell whether a name ends like the files that can be taken in."""
    from briefing_app.intake.formats.registry import suffixes

    return name.lower().endswith(suffixes())


def page_folders(names: Iterable[str]) -> frozenset[str]:
    """Return the folders among `names` that browsers save beside a page, with its pictures and frames.

    `names` are the files of one folder, or the paths in an archive, parted by slashes.
    """
    stems = {match["stem"] for name in names if (match := _PAGE.fullmatch(name))}
    return frozenset(stem + ending for stem in stems for ending in _BESIDE)


def is_out_of_sight(path: str, beside_pages: frozenset[str]) -> bool:
    """Tell whether a path in an archive, parted by slashes, is hidden or beside a page, and not missed."""
    parts = path.replace("\\", "/").split("/")
    if any(is_hidden(part) for part in parts if part not in {".", ".."}):
        return True
    folders = ("/".join(parts[:end]) for end in range(1, len(parts)))
    return any(folder in beside_pages for folder in folders)

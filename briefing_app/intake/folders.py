"""Which files of a folder can be taken in, and which are passed over."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.intake.containers.content import shown_name
from briefing_app.intake.formats.file_names import is_hidden, is_readable_kind, is_unfinished, page_folders
from briefing_app.intake.passed_over import PassedOver, is_litter, passed_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What lies in folders: the files to take in, and what is passed over for its kind."""

    files: tuple[Path, ...]
    passed_over: PassedOver


def looked_through(paths: Iterable[Path]) -> LookedThrough:
    """Return the files to take in: those named, and the readable kinds below the folders named.

    Files named directly stay whatever they are, so that they are refused by name. Left out are hidden
    files and folders, the lock files of word processors, unfinished downloads, and what browsers save
    beside a page; nobody misses those. Links to folders are not followed. In order, each once.
    """
    found: dict[Path, None] = {}
    others: dict[Path, str] = {}
    for path in paths:
        if not path.is_dir():
            found.setdefault(path)
            continue
        for file, is_readable in finished_below(path):
            if is_readable:
                found.setdefault(file)
            else:
                others.setdefault(file, shown_name(file.relative_to(path).as_posix()))
    return LookedThrough(
        tuple(found), passed_over(name for file, name in others.items() if file not in found)
    )


def finished_below(folder: Path, *, subfolders: bool = True) -> Iterator[tuple[Path, bool]]:
    """Yield the files in a folder, in order, each with whether it is of a readable kind."""
    for parent, folders, names in os.walk(folder):
        beside = page_folders(names)
        folders[:] = sorted(name for name in folders if not is_hidden(name) and name not in beside)
        if not subfolders:
            folders.clear()
        for name in sorted(names):
            if not (is_hidden(name) or is_unfinished(name) or is_litter(name)):
                yield Path(parent, name), is_readable_kind(name)

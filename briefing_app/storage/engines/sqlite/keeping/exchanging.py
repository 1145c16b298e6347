"""Compacting, moving and restoring a library that nobody has open.

Each makes the new file beside the place where it shall lie, sees that it is sound, and only then
lets it take the place; what was there before is kept or was the same.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.files import in_words, put_in_place, unfinished_file
from briefing_app.storage.engines.sqlite.keeping.copying import (
    compact_library,
    copy_library,
    library_size,
    log_of,
    refuse_unsound,
)
from briefing_app.storage.engines.sqlite.keeping.reading import reading
from briefing_app.storage.engines.sqlite.keeping.swapping import free_name, set_aside, settle, swap_in
from briefing_app.storage.engines.sqlite.place import FOR_A_DESK, is_remote

if TYPE_CHECKING:
    from briefing_app.progress import Progress


def compact(library: Path, progress: Progress) -> tuple[int, int]:
    """Make the file of a closed library as small as it can be; return its size before and after."""
    settle(library)
    before = library_size(library)
    with unfinished_file(library) as finished:
        compact_library(library, finished, progress)
        refuse_unsound(finished, progress, "The compacted library")
        swap_in(finished, library)
    return before, library_size(library)


def move(library: Path, place: Path, progress: Progress) -> Path:
    """Let a closed library lie at `place`; return the name that the old file is kept under."""
    refuse_place(library, place)
    settle(library)
    with unfinished_file(place) as finished:
        copy_library(library, finished, progress)
        refuse_unsound(finished, progress, "The copy at the new place")
        return leave(library, finished, place)


def leave(library: Path, finished: Path, place: Path) -> Path:
    """Let the finished copy of a closed library be the library at `place`, and rename the old file."""
    if not settle(library):
        raise BriefingError(
            "The library's latest changes could not be brought into its file, so it was not moved.",
            where=str(library),
            hint="Check the library: main.py check.",
        )
    old = free_name(library, "moved")
    try:
        put_in_place(finished, place)
        library.rename(old)
    except OSError as error:
        raise in_words(error, place) from error
    return old


def restore(library: Path, backup: Path, now: datetime, progress: Progress) -> Path | None:
    """Let a backup be the library; return where the one of before was set aside, None without one.

    `now` is the local time. The backup stays where it is.
    """
    refuse_what_cannot_open(backup)
    if backup.absolute() == library.absolute():
        raise BriefingError("This is the library itself.", where=str(backup), hint="Choose a backup.")
    with unfinished_file(library) as finished:
        copy_library(backup, finished, progress)
        refuse_unsound(finished, progress, "What was read from the backup")
        aside = None
        if library.exists():
            aside = free_name(library, f"before restore {now.strftime('%Y-%m-%d %H%M')}")
            set_aside(library, aside)
        elif log_of(library).exists():  # a log without its library must not meet the next file
            try:
                log_of(library).replace(log_of(free_name(library, "log without library")))
            except OSError as error:
                raise in_words(error, library) from error
        try:
            put_in_place(finished, library)
        except OSError as error:
            raise in_words(error, library) from error
    return aside


def refuse_place(library: Path, place: Path) -> None:
    """Raise an error when a library cannot be moved to `place`."""
    if place.exists():
        raise BriefingError(
            "There is a file of this name already.", where=str(place), hint="Choose another name."
        )
    if log_of(place).exists():
        raise BriefingError(
            "There lies the log of another library.", where=str(log_of(place)), hint="Choose another name."
        )
    if not place.parent.is_dir():
        raise BriefingError(
            f"The folder “{place.parent}” does not exist.",
            where=str(place),
            hint="Create it, or choose another one.",
        )
    if is_remote(place.parent.resolve()):
        raise BriefingError(
            "A library on a network share would be damaged sooner or later.",
            where=str(place),
            hint=FOR_A_DESK,
        )


def refuse_what_cannot_open(backup: Path) -> None:
    """Raise an error when this program could not open what it is asked to restore."""
    from briefing_app.storage.engines.sqlite.migrations import STEPS

    with reading(backup) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(STEPS):
        raise BriefingError(
            "This backup was made by a newer version of Briefing Desk.",
            where=str(backup),
            hint="Install the newer version to restore it.",
        )

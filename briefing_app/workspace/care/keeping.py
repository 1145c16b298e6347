"""Looking after the file of a library from a window or a command: each a plain function with progress.

They take where the library lies and open it a second time, only to read; what they make is put into
its place by whoever holds the library (`Store.exchange`, `Store.move_to`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.files import unfinished_file
from briefing_app.storage import checking
from briefing_app.storage.changing import upkeep
from briefing_app.storage.engines.sqlite.keeping.backups import Backup, Keep, backup_folder, make_backup
from briefing_app.storage.engines.sqlite.keeping.copying import (
    compact_library,
    copy_library,
    library_size,
    refuse_unsound,
    require_room,
)
from briefing_app.storage.engines.sqlite.keeping.exchanging import refuse_what_cannot_open

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.progress import Progress
    from briefing_app.settings import Settings
    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.engines.opening import Place


class Finished:
    """A library that waits to take its place; `before` is how large the one it came from was, in bytes."""

    def __init__(self, path: Path, before: int, ending: ExitStack) -> None:
        self.path = path
        self.before = before
        self.size = library_size(path)
        self._ending = ending

    def remove(self) -> None:
        """Take it away, unless it has its place."""
        self._ending.close()


def folder_of(library: Path, settings: Settings) -> Path:
    """Return where the backups of a library lie, as the user has settled it."""
    return backup_folder(library, settings.backup_folder)


def keep_of(settings: Settings) -> Keep:
    """Return how many backups are kept, as the user has settled it."""
    return Keep(settings.backup_days, settings.backup_weeks, settings.backup_months)


def back_up(library: Path, folder: Path, keep: Keep, now: datetime, progress: Progress) -> Backup:
    """Make a backup of a library that may be in use; `now` is the local time."""
    return make_backup(library, folder, keep, now, progress)


def look_at_backups(folder: Path, now: datetime) -> tuple[bool, datetime | None]:
    """Return whether the backup of the day is due, and when the last was made if that is long ago."""
    from briefing_app.storage.engines.sqlite.keeping.backups import backups_in, is_due, is_old

    latest = backups_in(folder)[0].made_at if is_old(folder, now) else None
    return is_due(folder, now), latest


def make_compact(library: Path, progress: Progress) -> Finished:
    """Write the library without its gaps beside it, and see that the copy is sound."""
    what = "The compacted library"
    return _made(library, library, lambda beside: compact_library(library, beside, progress), progress, what)


def make_copy(library: Path, place: Path, progress: Progress) -> Finished:
    """Write the library to a file beside `place`, and see that the copy is sound."""
    what = "The copy at the new place"
    return _made(library, place, lambda beside: copy_library(library, beside, progress), progress, what)


def read_backup(library: Path, backup: Path, progress: Progress) -> Finished:
    """Write what a backup holds beside the library, and see that it is sound and can be opened."""
    refuse_what_cannot_open(backup)
    if backup.absolute() == library.absolute():
        raise BriefingError("This is the library itself.", where=str(backup), hint="Choose a backup.")
    what = "What was read from the backup"
    return _made(backup, library, lambda beside: copy_library(backup, beside, progress), progress, what)


def make_snapshot(library: Path, progress: Progress) -> Finished:
    """Write the library as it is at this moment to a passing file, to be checked at leisure.

    A copy is the same page by page: what is damaged in one is damaged in the other.
    """
    with ExitStack() as stack:
        copy = stack.enter_context(unfinished_file(_passing(library)))
        copy_library(library, copy, progress)
        return Finished(copy, library_size(library), stack.pop_all())


def parts_to_check() -> int:
    """Return in how many parts a library is checked."""
    return len(checking.PARTS)


def check_part(place: Place, number: int) -> list[str]:
    """Return what is wrong in one part of a snapshot, or of a library on a server; for a worker process."""
    with _looked_at(place) as database:
        return checking.check_part(database, number)


def tally_corrections(place: Place) -> dict[tuple[str, str], int]:
    """Return by how much the numbers of lists are off in such a library, for `Store.correct_tallies`."""
    with _looked_at(place) as database, database.transaction():
        return dict(upkeep.tally_corrections(database))


@contextmanager
def _looked_at(place: Place) -> Iterator[Database]:
    from briefing_app.storage.engines.opening import opened
    from briefing_app.storage.engines.sqlite.connection import SqliteDatabase

    # A snapshot is opened as it lies: it is nobody's library and needs no lock.
    database = SqliteDatabase(place) if isinstance(place, Path) else opened(place, create=False)
    try:
        yield database
    finally:
        database.close()


def _passing(library: Path) -> Path:
    """Return where a passing copy may lie: with the system's, beside the library where those have no room."""
    folder = Path(tempfile.gettempdir())
    try:
        require_room(folder, library_size(library))
    except BriefingError:
        return library
    return folder / library.name


def _made(source: Path, place: Path, make: Callable[[Path], None], progress: Progress, what: str) -> Finished:
    """Return what `make` writes beside `place`, once it was found sound."""
    with ExitStack() as stack:
        beside = stack.enter_context(unfinished_file(place))
        before = library_size(source)
        make(beside)
        refuse_unsound(beside, progress, what)
        return Finished(beside, before, stack.pop_all())

"""Opening a library's file, and every reason not to."""

from __future__ import annotations

from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import not_a_library
from briefing_app.storage.engines.sqlite.connection import SqliteDatabase
from briefing_app.storage.engines.sqlite.lock import LibraryLock
from briefing_app.storage.engines.sqlite.migrations import bring_up_to_date, version_of
from briefing_app.storage.engines.sqlite.place import FOR_A_DESK, is_remote


def opened_file(path: Path, *, create: bool) -> SqliteDatabase:
    """Return the library at `path`, made new when there is none and `create` allows it."""
    path = path.expanduser().absolute()
    _refuse_what_is_no_place_for_a_library(path, create=create)
    lock = LibraryLock(path)
    try:
        return _opened(path, lock)
    except BaseException:
        lock.release()
        raise


def _refuse_what_is_no_place_for_a_library(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise not_a_library(path)
    if not path.exists() and not create:
        raise BriefingError(
            "There is no library of this name.",
            where=str(path),
            hint="See that the name is right and that its disk is connected.",
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BriefingError(
            "The library's folder cannot be made.",
            where=str(path.parent),
            hint="Choose a folder that you may write to.",
        ) from error
    if is_remote(path.parent.resolve()):
        raise _on_a_share(path)


def _opened(path: Path, lock: LibraryLock) -> SqliteDatabase:
    database = SqliteDatabase(path, lock)
    try:
        # Refused before anything is written: the file may be somebody else's database.
        version_of(database)
        if not database.set_up():
            raise _on_a_share(path)
        bring_up_to_date(database)
        # Asks for the right to write now, not at the first edit.
        with database.transaction():
            database.words.let_order_wait()
        database.watch()
    except BaseException:
        database.close()
        raise
    return database


def _on_a_share(path: Path) -> BriefingError:
    return BriefingError(
        "This library lies on a network share, where it would be damaged sooner or later.",
        where=str(path),
        hint=FOR_A_DESK,
    )

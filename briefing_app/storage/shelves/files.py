"""The part of the library that is a file: copied, exchanged, and missed when it is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.files import in_words, put_in_place, unfinished_file
from briefing_app.storage.engines.sqlite.connection import SqliteDatabase

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.engines.opening import Place
    from briefing_app.storage.engines.sqlite.lock import LibraryLock


class FileShelf:
    """What a `Store` does with its file; on a server the server's own tools do it."""

    _database: Database
    place: Place

    @property
    def is_file(self) -> bool:
        """Whether the library is a file of this computer."""
        return isinstance(self._database, SqliteDatabase)

    def place_fault(self) -> BriefingError | None:
        """Return what is wrong with the place of the library, None when all is well."""
        return self._database.place_fault()

    def commits(self) -> int:
        """Return a number that is another one after everything that is written here."""
        return self._file().commits()

    def exchange(self, swap: Callable[[], None]) -> None:
        """Close the file for a moment, let `swap` put another into its place, and go on with that."""
        self._file().exchange(swap)

    def move_to(self, finished: Path, place: Path) -> Path:
        """Go on with a finished copy at `place`; return the name that the old file is kept under."""
        from briefing_app.storage.engines.sqlite.keeping.exchanging import leave, refuse_place
        from briefing_app.storage.engines.sqlite.lock import LibraryLock

        database = self._file()
        refuse_place(database.path, place)
        lock = LibraryLock(place)
        kept: list[Path] = []
        try:
            database.exchange(lambda: kept.append(leave(database.path, finished, place)), place, lock)
        except BaseException:
            lock.release()
            raise
        self.place = place
        return kept[0]

    def save_anew(self, place: Path) -> None:
        """Write what is still open to a new file at `place`, and go on with that."""
        from briefing_app.storage.engines.sqlite.lock import LibraryLock

        database = self._file()
        if place.exists():
            raise BriefingError(
                "There is a file of this name already.", where=str(place), hint="Choose another name."
            )
        lock = LibraryLock(place) if place != database.path else None
        try:
            with unfinished_file(place) as finished:
                database.copy_to(finished)
                # There before the old one is let go, which may exist nowhere but in this process.
                put_in_place(finished, place)
            database.exchange(lambda: None, place, lock)
        except OSError as error:
            _let_go(lock)
            raise in_words(error, place) from error
        except BaseException:
            _let_go(lock)
            raise
        self.place = place

    def _file(self) -> SqliteDatabase:
        if not isinstance(self._database, SqliteDatabase):
            raise BriefingError(
                "This library lies on a server, which looks after it by its own means.",
                where=self._database.where,
                hint="Backups are made there (pg_dump); or move the library into a file first.",
            )
        return self._database


def _let_go(lock: LibraryLock | None) -> None:
    if lock is not None:
        lock.release()

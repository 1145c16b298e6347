"""One file of a library for another, so that at every moment there is a whole library at its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.files import in_words, put_in_place, sync_file, sync_folder, unfinished_beside
from briefing_app.storage.engines.sqlite.keeping.copying import library_size, log_of, require_room
from briefing_app.storage.engines.sqlite.keeping.reading import reading, refuse_missing


def settle(library: Path) -> bool:
    """Bring what lies in the log into the file of a closed library; tell whether no log is left.

    The file alone is the library then. A damaged one may refuse.
    """
    refuse_missing(library)
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(library, isolation_level=None)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
    return not log_of(library).exists() or log_of(library).stat().st_size == 0


def swap_in(finished: Path, library: Path) -> None:
    """Put a finished file in the place of a closed library whose log was settled."""
    if not settle(library):
        # A log that outlived its file would be played into the new one.
        raise BriefingError(
            "The library's latest changes could not be brought into its file, so nothing was changed.",
            where=str(library),
            hint="Check the library: main.py check.",
        )
    try:
        _forget_log(library)
        put_in_place(finished, library)
    except OSError as error:
        raise in_words(error, library) from error


def set_aside(library: Path, aside: Path) -> None:
    """Give a closed library a second name, `aside`, that stays when its place is taken by another."""
    try:
        # A damaged one is kept with its log just as it is, and the log must not meet the next file.
        settled = _opens(library) and settle(library)
        _second_name(library, aside)
        if not settled and log_of(library).exists():
            _second_name(log_of(library), log_of(aside))
        sync_folder(library.parent)
        _forget_log(library)
    except OSError as error:
        raise in_words(error, aside) from error


def free_name(library: Path, words: str) -> Path:
    """Return a name beside `library` with `words` in it that nobody has."""
    for number in range(1, 1000):
        more = f" {number}" if number > 1 else ""
        path = library.with_name(f"{library.stem} {words}{more}{library.suffix}")
        if not path.exists() and not log_of(path).exists():
            return path
    raise BriefingError("There are too many files of this name.", where=str(library.parent))


def _opens(library: Path) -> bool:
    try:
        with reading(library) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except (BriefingError, sqlite3.Error):
        return False
    return True


def _second_name(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError:  # no such links on this disk: a copy, whole before it has its name
        require_room(name.parent, library_size(file))
        unfinished = unfinished_beside(name)
        try:
            shutil.copyfile(file, unfinished)
            sync_file(unfinished)
            unfinished.replace(name)
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def _forget_log(library: Path) -> None:
    for ending in ("-wal", "-shm"):
        library.with_name(library.name + ending).unlink(missing_ok=True)

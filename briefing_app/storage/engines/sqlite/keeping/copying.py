"""Whole copies of a library while others work in it, and whether a copy is sound."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.files import in_words, sync_file
from briefing_app.storage.engines.sqlite.keeping.reading import reading, told, watched

if TYPE_CHECKING:
    from briefing_app.progress import Progress

_PAGES_A_STEP = 1000
_SPARE_BYTES = 16 * 1024**2


def copy_library(source: Path, target: Path, progress: Progress) -> None:
    """Write the library at `source` as it is at this moment to `target`, which must not exist yet.

    Others may write meanwhile; the copy knows nothing of it. What was begun is taken away when it
    fails or is cancelled.
    """
    require_room(target.parent, library_size(source))
    name = source.name

    def tell(_: int, remaining: int, total: int) -> None:
        progress.step(total - remaining, total, name)

    with _made(target), reading(source) as connection, told(target):
        # Held open, so that what is written meanwhile does not make the copy start again.
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            copy.execute("PRAGMA synchronous = OFF")  # made durable as a whole below
            connection.backup(copy, pages=_PAGES_A_STEP, progress=tell)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()


def compact_library(source: Path, target: Path, progress: Progress) -> None:
    """Write the library at `source` without its gaps to `target`, which must not exist yet."""
    size = library_size(source)
    require_room(target.parent, size)

    def look() -> None:
        with suppress(FileNotFoundError):
            progress.step(min(target.stat().st_size, size) >> 10, size >> 10, source.name)

    with _made(target), reading(source) as connection, told(target):
        look()
        watched(connection, lambda: connection.execute("VACUUM INTO ?", (str(target),)), look)


def faults_of(path: Path, progress: Progress) -> list[str]:
    """Return what is wrong with the file of a library, in sentences; none when it is sound."""
    try:
        with reading(path) as connection:
            lines = watched(
                connection,
                lambda: connection.execute("PRAGMA quick_check(20)").fetchall(),
                lambda: progress.step(0, 1, path.name),
            )
    except BriefingError as error:
        return [str(error)]
    return [f"The file is damaged: {line}." for (line,) in lines if line != "ok"]


def refuse_unsound(path: Path, progress: Progress, what: str) -> None:
    """Raise an error when the copy at `path`, which is `what` it is called, is not sound."""
    if faults := faults_of(path, progress):
        raise BriefingError(
            f"{what} did not come out whole, so nothing was changed.",
            where=faults[0],
            hint="See that the disk is sound, and check the library: main.py check.",
        )


def count_articles(path: Path) -> int | None:
    """Return how many articles a library shows, None when it cannot be told."""
    try:
        with reading(path) as connection:
            found = connection.execute("SELECT count(*) FROM article WHERE removed = 0").fetchone()
    except (BriefingError, sqlite3.Error):
        return None
    return int(found[0])


def library_size(path: Path) -> int:
    """Return how many bytes a library takes on the disk, its log included; 0 where there is none."""
    size = 0
    for file in (path, log_of(path)):
        with suppress(OSError):
            size += file.stat().st_size
    return size


def log_of(path: Path) -> Path:
    """Return where the changes lie that are not yet in the file of a library itself."""
    return path.with_name(path.name + "-wal")


def require_room(folder: Path, size: int) -> None:
    """Raise an error when `folder` has no room for `size` bytes and a little more."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise in_words(error, folder / "…") from error
    needed = size + size // 50 + _SPARE_BYTES
    if free < needed:
        raise BriefingError(
            f"There is not enough room: {in_megabytes(needed)} are needed, {in_megabytes(free)} are free.",
            where=str(folder),
            hint="Make room, or choose a folder on another disk. Nothing was changed.",
        )


def in_megabytes(size: int) -> str:
    """Return a number of bytes as a person reads it."""
    megabytes = size / 1024**2
    return f"{megabytes / 1024:,.1f} GB" if megabytes >= 1000 else f"{max(megabytes, 0.1):,.1f} MB"


@contextmanager
def _made(target: Path) -> Iterator[None]:
    """Let a file be made: durable when the block ends well, gone when it does not."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Refuses a file that is there already; SQLite would write into it.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    except FileExistsError as error:
        raise BriefingError(
            "There is a file of this name already.", where=str(target), hint="Choose another name."
        ) from error
    except OSError as error:
        raise in_words(error, target) from error
    try:
        yield
        sync_file(target)
    except BaseException as error:
        for left in (target, target.with_name(target.name + "-journal")):
            with suppress(OSError):
                left.unlink()
        if isinstance(error, OSError):
            raise in_words(error, target) from error
        raise

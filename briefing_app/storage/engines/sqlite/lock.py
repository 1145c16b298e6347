"""One process for each library: a lock beside the file that the system lets go of by itself."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.sqlite.place import FOR_A_DESK

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD_BY_ANOTHER = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


class LibraryLock:
    """The right to a library, held until `release` or the end of the process."""

    def __init__(self, library: Path) -> None:
        self.path = library.with_name(library.name + ".lock")
        self._descriptor = self._acquire(library)

    def release(self) -> None:
        """Let go, so that another process may open the library."""
        if self._descriptor < 0:
            return
        if sys.platform != "win32":
            # Removed while still held; `_acquire` sees that its file has gone and starts over.
            with suppress(OSError):
                self.path.unlink()
        os.close(self._descriptor)
        self._descriptor = -1

    def _acquire(self, library: Path) -> int:
        while True:
            try:
                descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise BriefingError(
                    "The library's folder cannot be written to.",
                    where=str(library),
                    hint="Allow writing to the folder, or open a library somewhere else.",
                ) from error
            try:
                _take(descriptor)
            except OSError as error:
                os.close(descriptor)
                raise _refusal(error, library) from error
            if self._is_still_there(descriptor):
                return descriptor
            os.close(descriptor)

    def _is_still_there(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False


def _refusal(error: OSError, library: Path) -> BriefingError:
    if error.errno in _HELD_BY_ANOTHER:
        return BriefingError(
            "This library is already open in another window or program.",
            where=str(library),
            hint="Use that window, or close it first.",
        )
    return BriefingError(
        "This library lies where files cannot be locked, probably on a network share.",
        where=str(library),
        hint=FOR_A_DESK,
    )

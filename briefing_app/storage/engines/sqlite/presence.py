"""Whether the file that was opened is still the one at its place.

A file that is deleted or replaced while it is open goes on being written to, and is gone with the
process; so every transaction asks first.
"""

from __future__ import annotations

from pathlib import Path

from briefing_app.errors import BriefingError

Mark = tuple[int, int]
_HINT = (
    "Put it back, or save the library anew from what is still open: File, Library, Save anew. "
    "Until then nothing can be changed, and nothing is lost while this window stays open."
)


class Presence:
    """What tells the opened file, and its log, from any other."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._log = library.with_name(library.name + "-wal")
        self._mark = _mark(library)
        self._log_mark = _mark(self._log)

    def fault(self) -> BriefingError | None:
        """Return what is wrong with the file's place, None when all is well."""
        now = _mark(self._library)
        if now == self._mark:
            return None
        if now is None:
            what = "The library's file is no longer at its place."
        else:
            what = "Another file has taken the place of the library."
        return BriefingError(what, where=str(self._library), hint=_HINT)

    def has_lost_its_log(self) -> bool:
        """Tell whether the log was taken away, in which the latest changes still lie."""
        return self._log_mark is not None and _mark(self._log) != self._log_mark


def _mark(path: Path) -> Mark | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

"""A watched folder: what other programs save there is taken in by itself, once, when it is finished.

`look` lists the folder and is made for a worker process, for a disk of a network may hang. `Watch`
compares what was seen with what it knows: a file is ready when it has stayed as it is for a few
seconds, and is remembered in the library once it was taken in or refused. Neither knows Qt.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.intake.containers.content import shown_name
from briefing_app.intake.folders import finished_below
from briefing_app.intake.passed_over import PassedOver, passed_over

if TYPE_CHECKING:
    from briefing_app.storage.store import Store

SETTLED_S = 3.0
"""How long a file has to stay as it is until nobody can still be writing to it."""

LOOK_S = 2.0
MOST_FILES, MOST_OTHERS = 20_000, 2_000
MOST_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """The files of a folder by their paths below it, each with its size and time; `digest` sums them up.

    `others` are those of a kind that is not taken in; of very many, the first.
    """

    files: dict[str, str]
    digest: str
    others: dict[str, str] = field(default_factory=dict)


def look(folder: Path, subfolders: bool, digest: str = "") -> Seen | None:
    """Return what lies in a folder, None when it is what `digest` sums up.

    Raises `BriefingError` where the folder cannot be reached, or holds far too much.
    """
    files: dict[str, str] = {}
    others: dict[str, str] = {}
    try:
        os.scandir(folder).close()
        for path, is_readable in finished_below(folder, subfolders=subfolders):
            if not is_readable and len(others) >= MOST_OTHERS:
                continue
            if len(files) >= MOST_FILES:
                raise BriefingError(
                    f"The watched folder holds more than {MOST_FILES:,} files.",
                    where=str(folder),
                    hint="Watch a smaller folder; files that were taken in can be moved out of it.",
                )
            if (stamp := _stamp(path)) is not None:
                (files if is_readable else others)[path.relative_to(folder).as_posix()] = stamp
    except OSError as error:
        raise BriefingError(
            "The watched folder cannot be reached.",
            where=str(folder),
            hint="It is looked for again and again; Settings names another folder, or none.",
        ) from error
    lines = "\n".join(f"{name}\0{stamp}" for name, stamp in sorted((files | others).items()))
    found = hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()
    return None if found == digest else Seen(files, found, others)


def _stamp(path: Path) -> str | None:
    """Return a file's size and time; None for links, empty files (a place kept) and what went away."""
    try:
        if path.is_symlink():
            return None
        status = path.stat()
    except OSError:
        return None
    return f"{status.st_size}:{status.st_mtime_ns}" if status.st_size else None


class Watch:
    """What is known of one folder: what was taken in, what is being written, what is on its way."""

    def __init__(self, store: Store, folder: Path, *, subfolders: bool) -> None:
        self.folder = folder
        self.subfolders = subfolders
        self._store = store
        self._known = store.watched(str(folder))
        self._digest = ""
        self._new: dict[str, str] = {}
        self._since: dict[str, tuple[str, float]] = {}
        self._handed: dict[str, str] = {}
        self._others: dict[str, str] = {}
        self._is_lost = False

    @property
    def digest(self) -> str:
        """What the last look summed up to, for the next one."""
        return self._digest

    def ready(self, seen: Seen | None, now: float) -> list[Path]:
        """Return the files to take in now, in order, each handed out once.

        `seen` is what `look` gave; `now` counts seconds, of a clock that never goes back.
        """
        self._is_lost = False
        if seen is not None:
            self._digest = seen.digest
            self._others |= {name: stamp for name, stamp in seen.others.items() if name not in self._known}
            self._new = {
                name: stamp
                for name, stamp in seen.files.items()
                if self._known.get(name) != stamp and self._handed.get(name) != stamp
            }
        waiting: dict[str, tuple[str, float]] = {}
        found: list[Path] = []
        for name, stamp in self._new.items():
            before, since = self._since.get(name, ("", now))
            since = since if before == stamp else now
            if now - since >= SETTLED_S and len(found) < MOST_AT_ONCE:
                self._handed[name] = stamp
                found.append(self.folder / name)
            else:
                waiting[name] = (stamp, since)
        self._since = waiting
        self._new = {name: stamp for name, (stamp, _) in waiting.items()}
        return found

    def passed_over(self) -> PassedOver:
        """Return what came that is no article, each file once, also over the next start."""
        new, self._others = self._others, {}
        if new:
            self._known |= new
            self._store.remember_watched(str(self.folder), new)
        return passed_over(map(shown_name, new))

    @property
    def is_waiting(self) -> bool:
        """Whether files are there that have not settled, or were not handed out yet."""
        return bool(self._since)

    def done(self, path: Path) -> None:
        """Remember a file as taken in or refused: it comes again only when it changes."""
        name = path.relative_to(self.folder).as_posix()
        stamp = self._handed.pop(name, None)
        if stamp is not None:
            self._known[name] = stamp
            self._store.remember_watched(str(self.folder), {name: stamp})

    def lost(self, error: BriefingError) -> BriefingError | None:
        """Return what to say of a folder that cannot be looked at: once, until it is there again."""
        if self._is_lost:
            return None
        self._is_lost = True
        return error

"""Backups of a library: where they lie, which are kept, and how one is made.

Each is a whole library in a file of its own, named after the moment it was made. Kept are the
latest of each of so many days, weeks and months *that have one*: a desk that was away for a
summer, or a clock that was wrong, costs no backup.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.files import UNFINISHED, in_words, put_in_place, unfinished_file
from briefing_app.storage.engines.sqlite.keeping.copying import copy_library, count_articles, refuse_unsound
from briefing_app.storage.engines.sqlite.keeping.reading import refuse_missing

if TYPE_CHECKING:
    from briefing_app.progress import Progress

OLD_AFTER = timedelta(days=7)
_MOMENT = "%Y-%m-%d %H%M%S"


@dataclass(frozen=True, slots=True)
class Keep:
    """For how many days, weeks and months the latest backup of each is kept."""

    days: int = 7
    weeks: int = 4
    months: int = 12


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it lies, when it was made (local time, naive), how large it is in bytes."""

    path: Path
    made_at: datetime
    size: int


def backup_folder(library: Path, chosen: str = "") -> Path:
    """Return the folder for the backups of a library, beside it or in a folder that was chosen."""
    if not chosen:
        return library.with_name(f"{library.stem} backups")
    # Libraries of one name may share the folder that was chosen.
    mark = hashlib.sha256(str(library).encode("utf-8", "surrogateescape")).hexdigest()[:6]
    return Path(chosen).expanduser() / f"{library.stem} backups {mark}"


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the latest first; what is not one is passed over."""
    found: list[Backup] = []
    with suppress(OSError):
        for path in folder.iterdir():
            made_at = _moment_of(path)
            with suppress(OSError):
                if made_at is not None and path.is_file():
                    found.append(Backup(path, made_at, path.stat().st_size))
    return sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True)


def is_due(folder: Path, now: datetime) -> bool:
    """Tell whether the day of `now` (local) has no backup yet; one of a day to come counts for none."""
    return all(one.made_at.date() != now.date() for one in backups_in(folder))


def is_old(folder: Path, now: datetime) -> bool:
    """Tell whether the latest backup is older than a week."""
    made = [one.made_at for one in backups_in(folder)]
    return bool(made) and now.replace(tzinfo=None) - max(made) > OLD_AFTER


def make_backup(library: Path, folder: Path, keep: Keep, now: datetime, progress: Progress) -> Backup:
    """Copy the library into `folder`, see that the copy is sound, then let go of older ones.

    `now` is the local time. The library may be in use.
    """
    made_at = now.replace(tzinfo=None, microsecond=0)
    refuse_missing(library)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise in_words(error, folder) from error
    clear_unfinished_in(folder)
    path = folder / f"{library.stem} {made_at.strftime(_MOMENT)}{library.suffix}"
    try:
        with unfinished_file(path) as unfinished:
            copy_library(library, unfinished, progress)
            refuse_unsound(unfinished, progress, "The backup")
            put_in_place(unfinished, path)
    except OSError as error:
        raise in_words(error, path) from error
    rotate(folder, keep)
    return Backup(path, made_at, path.stat().st_size)


def rotate(folder: Path, keep: Keep) -> list[Path]:
    """Delete the backups that need not be kept; return where they lay."""
    there = backups_in(folder)
    kept = to_keep((one.made_at for one in there), keep)
    dropped: list[Path] = []
    for one in there:
        if one.made_at not in kept:
            with suppress(OSError):  # one that cannot go now goes the next time
                one.path.unlink()
                dropped.append(one.path)
    return dropped


def to_keep(moments: Iterable[datetime], keep: Keep) -> set[datetime]:
    """Return which backups stay; the latest of all always does."""
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:1])
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (keep.days, lambda at: at.date()),
        (keep.weeks, lambda at: at.isocalendar()[:2]),
        (keep.months, lambda at: (at.year, at.month)),
    )
    for number, span_of in spans:
        latest: dict[object, datetime] = {}
        for moment in newest_first:
            latest.setdefault(span_of(moment), moment)
        kept |= set(list(latest.values())[:number])
    return kept


def clear_unfinished_in(folder: Path) -> None:
    """Take away what a program that was killed left unfinished in a folder of backups."""
    with suppress(OSError):
        for left in folder.glob(f".*{UNFINISHED}*"):
            with suppress(OSError):
                left.unlink()


def backup_named(folder: Path, name: str) -> Path:
    """Return the backup that `name` means: a path, a file of the folder, or `latest`."""
    there = backups_in(folder)
    if name == "latest" and there:
        return there[0].path
    for path in (Path(name), folder / name):
        if path.is_file():
            return path
    raise BriefingError(
        "There is no such backup." if there else "There is no backup yet.",
        where=name if name != "latest" else str(folder),
        hint="main.py restore without a name lists them.",
    )


def articles_in(backups: Iterable[Path]) -> dict[Path, int | None]:
    """Return how many articles each backup shows, None for one that cannot be read."""
    return {path: count_articles(path) for path in backups}


def _moment_of(path: Path) -> datetime | None:
    found = re.search(r" (\d{4}-\d\d-\d\d \d{6})$", path.stem)
    if found is None or path.name.startswith("."):
        return None
    try:
        return datetime.strptime(found[1], _MOMENT)
    except ValueError:
        return None

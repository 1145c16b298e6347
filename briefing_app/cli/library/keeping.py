"""`backup`, `restore`, `compact`, `move` and `recover`: looking after the file of a library."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, PARTLY, Said, named_library, say, with_library
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from briefing_app.cli.terminal.console import Commands


_SHOWN = ("article", "statement", "actor", "briefing", "issue")


def declare(commands: Commands) -> None:
    """Add the commands that keep a library."""
    backup = commands.add_parser("backup", help="copy a library into its folder of backups")
    backup.add_argument("--folder", type=Path, help="instead of the one of the settings")
    with_library(backup)
    backup.set_defaults(command=_backup)

    restore = commands.add_parser("restore", help="list the backups, or let one be the library again")
    restore.add_argument("backup", nargs="?", default="", help="a file, or “latest”; without: a list")
    restore.add_argument("--folder", type=Path, help="instead of the one of the settings")
    with_library(restore)
    restore.set_defaults(command=_restore)

    compact = commands.add_parser("compact", help="make the file of a library smaller")
    with_library(compact)
    compact.set_defaults(command=_compact)

    move = commands.add_parser("move", help="let a library lie at another place")
    move.add_argument("place", type=Path, help="the new file, or a folder")
    with_library(move)
    move.set_defaults(command=_move)

    recover = commands.add_parser("recover", help="read what can be read of a damaged library into a new one")
    recover.add_argument("damaged", type=Path, metavar="FILE", help="the damaged library, which is only read")
    recover.add_argument(
        "--to", type=Path, required=True, metavar="NEW", help="a file that does not exist yet"
    )
    recover.set_defaults(command=_recover)


def _backup(options: argparse.Namespace) -> int:
    from briefing_app.settings import SettingsFile
    from briefing_app.storage.engines.sqlite.keeping.backups import Keep, make_backup
    from briefing_app.storage.engines.sqlite.keeping.copying import in_megabytes

    library = named_library(options)
    settings = SettingsFile().current
    keep = Keep(settings.backup_days, settings.backup_weeks, settings.backup_months)
    folder = _folder(options, library)
    with _perhaps_locked(library), _said("Copying") as progress:
        made = make_backup(library, folder, keep, datetime.now(), progress)
    say(f"{made.path} ({in_megabytes(made.size)})")
    return DONE


def _restore(options: argparse.Namespace) -> int:
    from briefing_app.storage.engines.sqlite.keeping.backups import backup_named, backups_in
    from briefing_app.storage.engines.sqlite.keeping.copying import count_articles, in_megabytes
    from briefing_app.storage.engines.sqlite.keeping.exchanging import restore

    library = named_library(options)
    folder = _folder(options, library)
    if not options.backup:
        there = backups_in(folder)
        for one in there:
            number = count_articles(one.path)
            what = "cannot be read" if number is None else f"{number:,} article{'s' if number != 1 else ''}"
            say(f"{one.path}  {one.made_at:%Y-%m-%d %H:%M}  {in_megabytes(one.size)}  {what}")
        if not there:
            say(f"There is no backup yet in {folder}", file=sys.stderr)
        return DONE if there else PARTLY
    backup = backup_named(folder, options.backup)
    with _locked(library), _said("Restoring") as progress:
        aside = restore(library, backup, datetime.now(), progress)
    say(f"Restored from {backup}")
    if aside is not None:
        say(f"The library of before is kept as {aside}")
    return DONE


def _compact(options: argparse.Namespace) -> int:
    from briefing_app.storage.engines.sqlite.keeping.copying import in_megabytes
    from briefing_app.storage.engines.sqlite.keeping.exchanging import compact

    library = named_library(options)
    with _locked(library), _said("Compacting") as progress:
        before, after = compact(library, progress)
    say(f"{library}: {in_megabytes(before)} before, {in_megabytes(after)} now")
    return DONE


def _move(options: argparse.Namespace) -> int:
    from briefing_app.settings import SettingsFile
    from briefing_app.storage.engines.sqlite.keeping.exchanging import move, refuse_place

    library = named_library(options)
    place: Path = options.place.expanduser().absolute()
    place = place / library.name if place.is_dir() else place
    refuse_place(library, place)
    with _locked(library), _locked(place), _said("Moving") as progress:
        old = move(library, place, progress)
    if not options.library:
        SettingsFile().change(library=str(place))
    say(f"The library lies at {place} now")
    say(f"The old file is kept as {old}; delete it when all is well")
    return DONE


def _recover(options: argparse.Namespace) -> int:
    from briefing_app.storage.engines.sqlite.keeping.recovering import recover

    new: Path = options.to.expanduser().absolute()
    with _said("Reading") as progress:
        found = recover(options.damaged.expanduser().absolute(), new, progress)
    counts = ((found.read.get(name, 0), name) for name in _SHOWN)
    say(f"{new}: " + ", ".join(f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in counts))
    for table, number in found.lost.items():
        say(f"{number:,} of {table.replace('_', ' ')} could not be read.", file=sys.stderr)
    for sentence in found.said:
        say(sentence, file=sys.stderr)
    return PARTLY if found.lost or found.said else DONE


def _folder(options: argparse.Namespace, library: Path) -> Path:
    from briefing_app.settings import SettingsFile
    from briefing_app.storage.engines.sqlite.keeping.backups import backup_folder

    named: Path | None = options.folder
    if named is not None:
        return named.expanduser().absolute()
    return backup_folder(library, SettingsFile().current.backup_folder)


@contextmanager
def _locked(library: Path) -> Iterator[None]:
    """Keep everybody else out of a library while its file is exchanged."""
    from briefing_app.storage.engines.sqlite.lock import LibraryLock

    if not library.parent.is_dir():
        raise BriefingError(
            "There is no library of this name.",
            where=str(library),
            hint="See that the name is right and that its disk is connected.",
        )
    lock = LibraryLock(library)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _perhaps_locked(library: Path) -> Iterator[None]:
    """Keep others out where nobody is in; a copy may be made while the window has the library open."""
    from briefing_app.storage.engines.sqlite.keeping.swapping import settle
    from briefing_app.storage.engines.sqlite.lock import LibraryLock

    try:
        lock = LibraryLock(library)
    except BriefingError:
        yield
        return
    try:
        yield
    finally:
        if library.is_file():
            settle(library)  # takes away what reading has left beside the file
        lock.release()


@contextmanager
def _said(what: str) -> Iterator[Said]:
    said = Said(what)
    try:
        yield said
    finally:
        said.done()

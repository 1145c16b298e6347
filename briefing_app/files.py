"""How a file reaches the disk: written beside, made durable, and moved into place; never half.

A program that is killed while it writes leaves the unfinished file behind. Each is noted in the
user's folder before it is begun, so that the next start takes it away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from briefing_app import paths
from briefing_app.errors import BriefingError

UNFINISHED = ".part"
_NOTES = "unfinished"
_OLD_S = 24 * 3600.0
_STARTED = time.time() - 1.0


def write_file(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Put `data` into the file at `path` whole or not at all; an older file survives a failure.

    What is not `lasting` does not wait for the disk: after a loss of power it may be the older one.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with unfinished_file(path) as unfinished:
            with unfinished.open("xb") as file:
                file.write(data)
            unfinished.chmod(_mode(path))
            if lasting:
                put_in_place(unfinished, path)
            else:
                unfinished.replace(path)
    except OSError as error:
        raise in_words(error, path) from error


@contextlib.contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """Give a name beside `path` for a file that is being made; it goes unless it got its place.

    It is noted, so that the next start takes it away when this one is killed.
    """
    unfinished = unfinished_beside(path)
    note = _noted(unfinished)
    try:
        yield unfinished
    finally:
        for left in (unfinished, note):
            if left is not None:
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)


def unfinished_beside(path: Path) -> Path:
    """Return a name in the folder of `path` that nobody has, for a file that is not finished yet."""
    return path.with_name(f".{path.name[:40]}.{os.getpid()}-{os.urandom(4).hex()}{UNFINISHED}")


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished file its name; from then on it is there whatever happens to the machine."""
    sync_file(unfinished)
    unfinished.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Have everything that was written to a file reach the disk."""
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make names that were given or taken in a folder durable, where the system can."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_unfinished() -> int:
    """Take away what programs that were killed left unfinished; return how many files went.

    What a program that still runs is writing is left alone.
    """
    cleared = 0
    for note in _notes():
        if _is_being_written(note):
            continue
        with contextlib.suppress(OSError, ValueError):
            named = Path(note.read_text(encoding="utf-8", errors="surrogateescape"))
            # Only a name that `unfinished_beside` gives, whatever the note came to say.
            if named.is_absolute() and named.name.startswith(".") and named.name.endswith(UNFINISHED):
                there = named.is_file() and not named.is_symlink()
                named.unlink(missing_ok=True)
                cleared += there
        with contextlib.suppress(OSError):
            note.unlink()
    _clear_old_folders()
    return cleared


def in_words(error: OSError, path: Path) -> BriefingError:
    """Return the sentence for a file at `path` that could not be written."""
    where = str(path)
    folder = str(path.parent)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return BriefingError(
                "The disk is full, so the file was not written; an older one is unchanged.",
                where=where,
                hint="Make room, or choose a folder on another disk.",
            )
        case errno.ENOENT | errno.ENOTDIR:
            return BriefingError(
                f"The folder “{folder}” does not exist.",
                where=where,
                hint="Create it, or choose another one.",
            )
        case errno.EROFS:
            return BriefingError(
                f"The folder “{folder}” can only be read.", where=where, hint="Choose another folder."
            )
        case errno.EACCES | errno.EPERM | errno.EBUSY | errno.ETXTBSY if path.exists() and os.access(
            path.parent, os.W_OK
        ):
            return BriefingError(
                "The file is open in another program or protected; it is unchanged.",
                where=where,
                hint="Close it there and try again, or choose another name.",
            )
        case errno.EACCES | errno.EPERM:
            return BriefingError(
                f"You may not write into the folder “{folder}”.",
                where=where,
                hint="Choose another folder.",
            )
        case errno.EISDIR:
            return BriefingError(
                "There is a folder of that name.", where=where, hint="Choose another file name."
            )
        case errno.ENAMETOOLONG:
            return BriefingError("The file name is too long.", where=where, hint="Choose a shorter one.")
    return BriefingError(
        f"The file was not written: {error.strerror or error}.", where=where, hint="Choose another place."
    )


def is_process(number: int) -> bool:
    """Tell whether a process of this number runs."""
    if number <= 0:
        return False
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, number)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, else those that the user's files get."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _noted(unfinished: Path) -> Path | None:
    """Note a file that is begun; None where nothing can be noted, which costs only the clearing."""
    folder = paths.user_data() / _NOTES
    try:
        folder.mkdir(parents=True, exist_ok=True)
        note = folder / f"{os.getpid()}-{os.urandom(4).hex()}"
        whole = str(unfinished.absolute())
        note.write_text(whole, encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    return note


def _notes() -> list[Path]:
    try:
        return [one for one in (paths.user_data() / _NOTES).iterdir() if one.is_file()]
    except OSError:
        return []


def _is_being_written(note: Path) -> bool:
    """Tell whether the program that made a note still runs; the number of an older one may be ours now."""
    process = note.name.partition("-")[0]
    if not process.isdigit():
        return False
    if int(process) != os.getpid():
        return is_process(int(process))
    with contextlib.suppress(OSError):
        return note.stat().st_mtime >= _STARTED
    return False


def _clear_old_folders() -> None:
    """Take away folders for copies that a killed program left in the system's place for such things."""
    import shutil

    with contextlib.suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob("briefing-desk-*"):
            with contextlib.suppress(OSError):
                if not folder.is_symlink() and time.time() - folder.lstat().st_mtime > _OLD_S:
                    shutil.rmtree(folder, ignore_errors=True)

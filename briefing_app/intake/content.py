"""A file to read, or a file inside a file: held whole, or open where it is too large for that."""

from __future__ import annotations

import io
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing_app.errors import Refused
from briefing_app.intake.limits import MAX_HELD_BYTES, MAX_STREAMED_BYTES, megabytes
from briefing_app.intake.normalise import normalise_line

HEAD_BYTES = 65_536
INSIDE = " › "
"""Stands between a file's name and what a part of it is called."""

_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds; `name` is the whole name as shown, `hint` the last name in it.

    `held` is None for a file that is too large to be held; then `path` is where it is read.
    """

    name: str
    hint: str
    size: int
    held: bytes | None
    path: Path | None = None
    media_type: str = ""

    def head(self) -> bytes:
        """Return the first bytes, enough to tell what this is."""
        if self.held is not None:
            return self.held
        assert self.path is not None
        with self.path.open("rb") as file:
            return file.read(HEAD_BYTES)

    def stream(self) -> BinaryIO:
        """Return the bytes as a file that is open for reading."""
        if self.held is not None:
            return io.BytesIO(self.held)
        assert self.path is not None
        return self.path.open("rb")


def of_bytes(data: bytes, hint: str, media_type: str = "", *, name: str = "") -> Content:
    """Return the content of bytes that came without a file of their own."""
    return Content(name or hint, hint, len(data), data, None, media_type)


def of_file(path: Path) -> Content:
    """Return the content of a file; raise `Refused` with its name where it cannot be had."""
    name = path.name
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refused("This is a folder.", where=name, hint="Import the files in it, or drop the folder.")
        if not stat.S_ISREG(status.st_mode):
            raise Refused("This is not a file that can be read.", where=name)
        if status.st_size > MAX_STREAMED_BYTES:
            raise too_large(name, status.st_size, MAX_STREAMED_BYTES)
        held = path.read_bytes() if status.st_size <= MAX_HELD_BYTES else None
    except FileNotFoundError:
        raise Refused("There is no such file, or it is no longer there.", where=name) from None
    except PermissionError:
        raise Refused(
            "You are not allowed to read this file.",
            where=name,
            hint="Change its permissions, or ask its owner for a copy.",
        ) from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
        raise Refused(f"The file cannot be read: {reason}.", where=name) from error
    return Content(name, name, status.st_size if held is None else len(held), held, path)


def too_large(name: str, size: int, limit: int) -> Refused:
    """Return the refusal of a file that weighs more than its kind may."""
    return Refused(
        f"The file is too large for an article ({megabytes(size)}; at most {megabytes(limit)}).",
        where=name,
        hint="Split it, or paste the part that you need.",
    )


def shown_name(name: str) -> str:
    """Return a name from inside a file as it can be shown: in one line, without signs that act."""
    line = normalise_line(name).strip()
    return line if len(line) <= _LONGEST_NAME else "…" + line[1 - _LONGEST_NAME :]

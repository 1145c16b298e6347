"""The door of the intake: every format declared once, every input read or refused by name."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError, Refused
from briefing_app.intake.completion import taken_from
from briefing_app.intake.docx import DOCX
from briefing_app.intake.foreign import foreign_kind
from briefing_app.intake.html import HTML
from briefing_app.intake.limits import megabytes
from briefing_app.intake.markdown import MARKDOWN
from briefing_app.intake.pasted import read_pasted
from briefing_app.intake.pdf import PDF
from briefing_app.intake.plain_text import PLAIN_TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.intake.reading import Format
    from briefing_app.intake.taken import Taken

__all__ = ["FORMATS", "read_bytes", "read_file", "read_pasted"]

FORMATS: tuple[Format, ...] = (PDF, DOCX, HTML, MARKDOWN, PLAIN_TEXT)
"""In the order of asking: the first whose content fits reads the file."""


def read_file(path: Path) -> Taken:
    """Return the article that a file holds, or raise `Refused` with its name and the reason."""
    name = path.name
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refused("This is a folder.", where=name, hint="Import the files in it, or drop the folder.")
        if not stat.S_ISREG(status.st_mode):
            raise Refused("This is not a file that can be read.", where=name)
        if status.st_size > max(format.max_bytes for format in FORMATS):
            raise _too_large(name, status.st_size, max(format.max_bytes for format in FORMATS))
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refused("The file is no longer there.", where=name) from None
    except PermissionError:
        raise Refused(
            "You are not allowed to read this file.",
            where=name,
            hint="Change its permissions, or ask its owner for a copy.",
        ) from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
        raise Refused(f"The file cannot be read: {reason}.", where=name) from error
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str, media_type: str = "") -> Taken:
    """Return the article that `data` holds; `name` and `media_type` are only hints."""
    try:
        if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
            raise Refused("The file is empty.")
        format = format_of(data, name, media_type)
        if len(data) > format.max_bytes:
            raise _too_large(name, len(data), format.max_bytes)
        return taken_from(format.read(data), data, name)
    except Refused as refusal:
        raise Refused(refusal.what, where=name, hint=refusal.hint) from refusal.__cause__
    except (BriefingError, MemoryError):
        raise
    except Exception as error:
        raise Refused(
            "The file is damaged and cannot be read.",
            where=name,
            hint="Open it in its own program and save it again, or paste its text.",
        ) from error


def format_of(data: bytes, name: str, media_type: str = "") -> Format:
    """Return the format of `data`: its content decides, then what its source calls it."""
    for format in FORMATS[:-1]:
        if format.looks_like(data, name):
            return format
    if kind := foreign_kind(data):
        raise Refused(f"This is {kind[0]}, which cannot be taken in as an article.", hint=kind[1])
    named = media_type.partition(";")[0].strip().lower()
    return next((format for format in FORMATS if named and named in format.media_types), FORMATS[-1])


def _too_large(name: str, size: int, limit: int) -> Refused:
    return Refused(
        f"The file is too large for an article ({megabytes(size)}; at most {megabytes(limit)}).",
        where=name,
        hint="Split it, or paste the part that you need.",
    )

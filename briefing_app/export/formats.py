"""The formats that a document can be written in, and how a file reaches the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.export.garbage import garbage_left
from briefing_app.export.rendered import Placement, Rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document

__all__ = [
    "FORMATS",
    "Format",
    "Placement",
    "Rendered",
    "export",
    "format_called",
    "format_for",
    "render",
    "write_file",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its short name, what people call it, its suffix, and who writes it."""

    name: str
    title: str
    suffix: str
    media_type: str
    writer: Callable[[Document, HouseStyle], Rendered]


def _pdf(document: Document, style: HouseStyle) -> Rendered:
    from briefing_app.export.pdf.writer import write_pdf

    return write_pdf(document, style)


def _docx(document: Document, style: HouseStyle) -> Rendered:
    """Write a Word file whose contents name the pages of a layout like Word's own."""
    from briefing_app.export.docx.writer import docx_file

    pages, count = word_pages(document, style)
    return docx_file(document, style, pages, count)


def word_pages(document: Document, style: HouseStyle) -> tuple[dict[str, int], int]:
    """Return the page, from 1, of each anchor of `document` as Word breaks it, and how many there are."""
    if style.word_template is None:
        from briefing_app.export.word_pages.pages import word_pages as pages_of

        with garbage_left():
            return pages_of(document, style)
    from briefing_app.export.docx.notes import laid_out_style
    from briefing_app.export.pdf.writer import lay_out

    with garbage_left():
        laid_out = lay_out(document, laid_out_style(document, style), closes_up=False)
        return {anchor: page + 1 for anchor, (page, _) in laid_out.anchors().items()}, len(laid_out.pages)


def _text(document: Document, style: HouseStyle) -> Rendered:
    from briefing_app.export.text_writer import write_text

    del style
    return Rendered(write_text(document).encode("utf-8", "replace"), None)


FORMATS = (
    Format("pdf", "PDF document", ".pdf", "application/pdf", _pdf),
    Format(
        "docx",
        "Word document",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _docx,
    ),
    Format("txt", "Plain text", ".txt", "text/plain", _text),
)


def format_called(name: str) -> Format:
    """Return the format with the short name `name`."""
    for known in FORMATS:
        if known.name == name.lower():
            return known
    raise BriefingError(f"There is no format called “{name}”.", hint=_choice())


def format_for(path: Path) -> Format:
    """Return the format that the suffix of `path` names."""
    for known in FORMATS:
        if path.suffix.lower() == known.suffix:
            return known
    what = (
        f"No document can be written as “{path.suffix}”."
        if path.suffix
        else "The file name has no suffix that says which format is wanted."
    )
    raise BriefingError(what, where=str(path), hint=_choice())


def _choice() -> str:
    names = [f"{known.suffix} ({known.title})" for known in FORMATS]
    return f"Choose {', '.join(names[:-1])} or {names[-1]}."


def render(document: Document, style: HouseStyle, kind: Format | str) -> Rendered:
    """Return `document` written in a format, itself or by its short name."""
    chosen = format_called(kind) if isinstance(kind, str) else kind
    return chosen.writer(document, style)


def page_count(document: Document, style: HouseStyle) -> int:
    """Return how many pages `document` fills as PDF."""
    from briefing_app.export.pdf.writer import write_pdf

    return write_pdf(document, style).pages or 0


def export(document: Document, style: HouseStyle, paths: Sequence[Path]) -> list[Rendered]:
    """Write `document` to each of `paths`, each in the format of its suffix.

    Every path is looked at before anything is written, and every file is made before the first lands.
    """
    chosen = [(path, format_for(path)) for path in paths]
    made = {known.name: render(document, style, known) for known in {f.name: f for _, f in chosen}.values()}
    for path, known in chosen:
        write_file(path, made[known.name].data)
    return [made[known.name] for _, known in chosen]


def write_file(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path` whole or not at all; an older file survives a failure."""
    temporary: Path | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _told(error, path) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, else those that the user's files get."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _told(error: OSError, path: Path) -> BriefingError:
    where = str(path)
    folder = str(path.parent)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
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

"""The formats that a document can be written in, and how a file reaches the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.export.garbage import garbage_left
from briefing_app.export.rendered import Placement, Rendered
from briefing_app.files import write_file

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
    from briefing_app.export.docx.blocks.notes import laid_out_style
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

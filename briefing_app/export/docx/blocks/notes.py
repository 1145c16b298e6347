"""Sources as native footnotes: where each is first cited, and the part that holds them.

Word numbers footnotes by where their marks stand, so the marks must fall in the order of the
numbers; every other citation is a field that points to its mark. Sources that nobody cites are
listed as paragraphs, and so are all of them where Word would number them otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.house_style import Notes as NotePlace
from briefing_app.document.nodes import (
    Comment,
    Contents,
    EndMark,
    Figure,
    Heading,
    Index,
    ItemHead,
    KeyFigures,
    ListBlock,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    SourceRef,
    Sources,
    Table,
)
from briefing_app.export.docx.xml import DECLARATION, NAMESPACES, paragraph, run, text_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Block, Document, Inlines, SourceEntry


NOTE_HANG, NOTE_WHITE = 15.0, 2.0
"""How far a footnote hangs behind its number, and the white above it, in points."""
_MORE_WHITE = 3.0  # by so much LibreOffice leaves more over footnotes than the PDF has there


@dataclass(frozen=True, slots=True)
class Notes:
    """Which sources are footnotes: those from 1 to `count`.

    `marks` are the positions among all citations, in the order of printing, at which they stand.
    """

    count: int = 0
    marks: frozenset[int] = frozenset()


def notes_of(document: Document) -> Notes:
    """Return which sources of `document` can be footnotes.

    Source 1 is marked where it is first cited, each later one where it is first cited after
    the mark before it: a number that runs ahead ("In brief" may cite source 7) is a field.
    """
    entries = [entry.number for entry in source_entries(document)]
    if not entries or entries != list(range(1, len(entries) + 1)):
        return Notes()
    cited = citations(document)
    places: list[int] = []
    for position, number in enumerate(cited):
        if number == len(places) + 1:
            places.append(position)
    if max(cited, default=0) > len(places):
        return Notes()
    return Notes(len(places), frozenset(places))


def source_entries(document: Document) -> list[SourceEntry]:
    """Return all sources of `document`."""
    return [entry for block in document.blocks if isinstance(block, Sources) for entry in block.entries]


def citations(document: Document) -> list[int]:
    """Return the numbers of all citations in the order in which they are printed."""
    return [
        number
        for block in document.blocks
        for inlines in inlines_of(block)
        for inline in inlines
        if isinstance(inline, SourceRef)
        for number in inline.numbers
    ]


def laid_out_style(document: Document, style: HouseStyle) -> HouseStyle:
    """Return `style` for laying out `document` as Word does: footnotes stand at the foot of their page."""
    if not notes_of(document).count:
        return style
    page = replace(style.page, notes=NotePlace.FOOT, bottom=style.page.bottom + _MORE_WHITE)
    return replace(style, page=page)


def inlines_of(block: Block) -> Sequence[Inlines]:
    """Return the inlines of `block` in the order in which this writer prints them."""
    match block:
        case Paragraph() | Heading() | ItemHead():
            return (block.inlines,)
        case Quotation():
            return (block.attribution, block.content, block.original)
        case Comment():
            return block.paragraphs
        case ListBlock():
            return block.items
        case Table():
            legend = (block.legend,) if block.rows else ()
            return (*legend, *(cell for row in block.rows for cell in row))
        case KeyFigures():
            return [figure.note for figure in block.figures]
        case Masthead() | Figure() | Contents() | Index() | Sources() | PageBreak() | EndMark():
            return ()
        case _:
            assert_never(block)


def footnotes_part(notes: list[str], title: str) -> str:
    """Return the footnotes part: `notes` are ready paragraphs, the first being number 1.

    What parts them from the text is a short rule and `title`; LibreOffice takes the rule alone.
    """
    label = paragraph("NoteRule", run("<w:separator/>")) + paragraph("NoteLabel", run(text_xml(title)))
    return "".join(
        (
            f"{DECLARATION}<w:footnotes {NAMESPACES}>",
            f'<w:footnote w:type="separator" w:id="-1">{label}</w:footnote>',
            f'<w:footnote w:type="continuationSeparator" w:id="0">{label}</w:footnote>',
            *(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 1)),
            "</w:footnotes>",
        )
    )
